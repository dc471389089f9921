import type { ChainEntry } from "../model/chain.js";
import type { PublicKey, Signature } from "../model/signature.js";
import { canonicalJson } from "../random/canonicalJson.js";
import { signedText } from "../record/sealEntry.js";
import type { VerificationCheck } from "../verify/report.js";
import { notMade } from "./makeCheck.js";

/** Who issued the entries, by keys from outside. */
export async function checkSignatures(
  chain: readonly ChainEntry[],
  keys: readonly PublicKey[] = [],
): Promise<VerificationCheck> {
  const id = "chain.signatures";
  if (keys.length === 0) return notMade(id, "L5", "Who issued the entries: no key of the authority was given.");
  const verdicts = await Promise.all(chain.map((entry) => verdictOf(entry, keys)));
  const at = (status: EntryVerdict["status"]): string | undefined => {
    const index = verdicts.findIndex((verdict) => verdict.status === status);
    return index < 0 ? undefined : `Entry ${String(index + 1)}: ${verdicts[index]!.problem}`;
  };
  const [wrong, unmade] = [at("fail"), at("not-checked")];
  if (wrong !== undefined) return { id, level: "L5", status: "fail", message: wrong };
  if (unmade !== undefined) return notMade(id, "L5", unmade);
  const message = "Every entry is signed with a key of the authority that was given from outside.";
  return { id, level: "L5", status: "pass", message };
}

interface EntryVerdict {
  readonly status: VerificationCheck["status"];
  readonly problem: string;
}

async function verdictOf(entry: ChainEntry, trusted: readonly PublicKey[]): Promise<EntryVerdict> {
  try {
    const { verifySignature } = await import("../signature/verifySignature.js");
    const message = signedText(entry);
    const verdicts = await Promise.all(
      distinctSignatures(entry.signatures ?? []).map((signature) => verifySignature({ message, signature, trusted })),
    );
    for (const verdict of verdicts) if (verdict.status === "fail") return verdict;
    if (verdicts.some(({ status }) => status === "pass")) return { status: "pass", problem: "" };
    for (const verdict of verdicts) {
      if (verdict.status === "not-checked" && verdict.reason === "not-installed") return verdict;
    }
    return { status: "fail", problem: "It carries no signature by a key that was given." };
  } catch (error) {
    return { status: "fail", problem: error instanceof Error ? error.message : "Its signatures cannot be read." };
  }
}

/** Each signature once: repeating one costs whoever checks it, and shows nothing. */
export function distinctSignatures(signatures: readonly Signature[]): readonly Signature[] {
  return [...new Map(signatures.map((signature) => [canonicalJson(signature), signature])).values()];
}
