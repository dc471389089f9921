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
 * and whatever the curve library throws are all a failed check. The library is loaded when the first round is checked; a
 * round that was right is not computed again.
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
  const named = `${String(round)} ${signature}`;
  if (right.has(named)) return { ok: true };
  try {
    const { bls12_381 } = await import("@noble/curves/bls12-381.js");
    const bls = bls12_381.shortSignatures;
    const message = bytesOfHex(hashBytes("sha256", bytesOfHex(round.toString(16).padStart(16, "0"))));
    const point = bls.hash(message, new TextEncoder().encode(QUICKNET.domain));
    const isRight = bls.verify(bytesOfHex(signature), point, bytesOfHex(QUICKNET.publicKey));
    if (!isRight) return failed("the signature is not that of quicknet for this round");
    if (right.size >= MOST_REMEMBERED) right.clear();
    right.add(named);
    return { ok: true };
  } catch (error) {
    return failed(`the signature cannot be read: ${error instanceof Error ? error.message : String(error)}`);
  }
}

/** Rounds with their signatures that were right, which they stay. Many draws name the same round, and each check takes long. */
const right = new Set<string>();
const MOST_REMEMBERED = 1000;

function failed(problem: string): BeaconVerdict {
  return { ok: false, problem };
}
