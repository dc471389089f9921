import { drandTimeOf } from "../beacon/drandTimeOf.js";
import { verifyDrandSource } from "../beacon/verifyDrandSource.js";
import type { WitnessStatement } from "../model/witness.js";
import { earliestKnown, type DrawHistory } from "../record/replayChain.js";
import { signedText } from "../record/sealEntry.js";
import type { VerificationCheck } from "../verify/report.js";
import { distinctSignatures } from "./checkSignatures.js";
import { checkLater, notMade } from "./makeCheck.js";
import type { OutsideKnowledge, Publication } from "./publication.js";

/** When a commitment was made: not before a round of a beacon, and not after somebody else has seen it. */
export async function checkDating(
  draw: DrawHistory,
  publication: Publication,
  { witnessKeys = [] }: OutsideKnowledge,
): Promise<readonly VerificationCheck[]> {
  return [await notBeforeCheck(draw), await witnessCheck(draw, publication, witnessKeys)];
}

async function notBeforeCheck({ place, commitment }: DrawHistory): Promise<VerificationCheck> {
  const id = `draw.${String(place)}.not-before`;
  const { notBefore, at } = commitment;
  if (!notBefore)
    return notMade(id, "L3", "Whether the commitment is not older than it says: it holds no round of a beacon.");
  return checkLater({
    id,
    level: "L3",
    message: "The commitment holds a round of drand, so it is not older than that round.",
    findProblem: async () => {
      const time = drandTimeOf(Number(notBefore.ref.split("/")[1]));
      if (time > at) return `The round was published at ${time}, and the commitment states ${at}.`;
      const checked = await verifyDrandSource(notBefore);
      return checked.ok ? undefined : `The round of drand in the commitment is wrong: ${checked.problem}.`;
    },
  });
}

async function witnessCheck(
  { place, commitment }: DrawHistory,
  { lastPlaces, witnesses }: Publication,
  trusted: NonNullable<OutsideKnowledge["witnessKeys"]>,
): Promise<VerificationCheck> {
  const id = `draw.${String(place)}.witness`;
  for (const statement of witnesses) {
    if (statement.authority !== commitment.authority || (lastPlaces.get(statement.entry) ?? 0) < place) continue;
    if (statement.at >= earliestKnown(commitment)) continue;
    const name = await signerOf(statement, trusted);
    if (name === undefined) continue;
    const message = `${name} saw the commitment, or an entry that follows it, at ${statement.at}, before any source could be known.`;
    return { id, level: "L3", status: "pass", message };
  }
  const message = "Whether the commitment was made before the seed could be known: nobody whose key was given says so.";
  return notMade(id, "L3", message);
}

async function signerOf(
  statement: WitnessStatement,
  trusted: NonNullable<OutsideKnowledge["witnessKeys"]>,
): Promise<string | undefined> {
  const { verifySignature } = await import("../signature/verifySignature.js");
  const message = signedText(statement);
  for (const signature of distinctSignatures(statement.signatures)) {
    const verdict = await verifySignature({ message, signature, trusted });
    if (verdict.status === "pass") return verdict.key.name;
  }
  return undefined;
}
