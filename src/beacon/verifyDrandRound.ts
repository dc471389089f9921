import { bytesOfHex } from "../random/bytesOfHex.js";
import { hashBytes } from "../random/hashing.js";
import { isDrandRound } from "./drandTimeOf.js";
import { QUICKNET } from "./quicknet.js";

/** What {@link verifyDrandRound} needs. */
export interface DrandRound {
  /** The chain hash. */
  readonly chain: string;
  readonly round: number;
  /** 48 bytes in lower-case hexadecimal. */
  readonly signature: string;
}

/** Whether a beacon published what it is said to have published. */
export type BeaconVerdict = { readonly ok: true } | { readonly ok: false; readonly problem: string };

/**
 * Checks the signature of a round of drand's quicknet, offline: BLS on BLS12-381 over `sha256(u64be(round))`, with the
 * signature on G1 and the pinned key on G2.
 *
 * A chain that is not pinned, a signature that is not the one compressed form of a point of the subgroup, the point at infinity
 * and whatever the curve library throws are all a failed check. The library is loaded when the first round is checked.
 *
 * @example
 * ```ts
 * import { QUICKNET, verifyDrandRound } from "double-random/beacon";
 *
 * const signature = "b44679b9a59af2ec876b1a6b1ad52ea9b1615fc3982b19576350f93447cb1125e342b73a8dd2bacbe47e4b6b63ed5e39";
 * const round = { chain: QUICKNET.chainHash, round: 1000, signature };
 * console.log(await verifyDrandRound(round));
 * console.log(await verifyDrandRound({ ...round, round: 1001 }));
 * ```
 * ```text
 * { ok: true }
 * {
 *   ok: false,
 *   problem: 'the signature is not that of quicknet for this round'
 * }
 * ```
 */
export async function verifyDrandRound({ chain, round, signature }: DrandRound): Promise<BeaconVerdict> {
  if (chain !== QUICKNET.chainHash) return failed("the chain is not drand's quicknet, the only one known");
  if (!isDrandRound(round)) return failed("there is no such round");
  if (!/^[0-9a-f]{96}$/.test(signature)) return failed("the signature is not 48 bytes in lower-case hexadecimal");
  try {
    const { bls12_381 } = await import("@noble/curves/bls12-381.js");
    const bls = bls12_381.shortSignatures;
    const message = bytesOfHex(hashBytes("sha256", bytesOfHex(round.toString(16).padStart(16, "0"))));
    const point = bls.hash(message, new TextEncoder().encode(QUICKNET.domain));
    return bls.verify(bytesOfHex(signature), point, bytesOfHex(QUICKNET.publicKey))
      ? { ok: true }
      : failed("the signature is not that of quicknet for this round");
  } catch (error) {
    return failed(`the signature cannot be read: ${error instanceof Error ? error.message : String(error)}`);
  }
}

function failed(problem: string): BeaconVerdict {
  return { ok: false, problem };
}
