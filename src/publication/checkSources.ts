import type { Misfit } from "../beacon/misfit.js";
import { sourceMisfit } from "../beacon/sourceMisfit.js";
import { seedEntropy } from "../beacon/seedEntropy.js";
import { textMisfit } from "../beacon/textMisfit.js";
import { verifyDrandSource } from "../beacon/verifyDrandSource.js";
import type { SeedSource } from "../model/seed.js";
import { LEAST_SEED_BITS } from "../plan/judgeSeed.js";
import { canonicalJson } from "../random/canonicalJson.js";
import { seedOf } from "../random/deriveSeed.js";
import type { HashSuite } from "../random/hashing.js";
import { committedForm } from "../record/committedForm.js";
import type { DrawHistory } from "../record/replayChain.js";
import { checkNow, type VerificationCheck } from "../verify/report.js";
import { checkLater, notMade } from "./makeCheck.js";

/** Where the seed of a draw comes from, and whether every `S` follows from it. */
export async function checkSources({ place, commitment, seed }: DrawHistory): Promise<readonly VerificationCheck[]> {
  const prefix = `draw.${String(place)}`;
  if (!seed) return [notMade(`${prefix}.sources`, "L2", "Where the seed comes from: it has not been given yet.")];
  const { sources, countedBits, draws } = seed;
  const bits = seedEntropy(sources);
  return [
    checkNow({
      id: `${prefix}.sources`,
      level: "L2",
      message: "The sources of the seed are the ones that were committed to.",
      findProblem: () => {
        const formOf = (source: object): string => canonicalJson(committedForm(source), "source");
        const longer = Math.max(sources.length, commitment.sources.length);
        for (let index = 0; index < longer; index++) {
          const [given, named] = [sources[index], commitment.sources[index]];
          if (!given || !named || formOf(given) !== formOf(named)) {
            return `Source ${String(index + 1)} is not the one that was committed to, or is missing.`;
          }
        }
        return undefined;
      },
    }),
    ...(await Promise.all(
      sources.map((source, index) => sourceCheck(`${prefix}.source.${String(index + 1)}`, source, commitment.suite)),
    )),
    checkNow({
      id: `${prefix}.entropy`,
      level: "L2",
      message: `The sources carry ${String(bits)} bits.`,
      findProblem: () =>
        bits < LEAST_SEED_BITS
          ? `The sources carry ${String(bits)} bits; with fewer than ${String(LEAST_SEED_BITS)} every outcome can be computed beforehand.`
          : undefined,
    }),
    checkNow({
      id: `${prefix}.seeds`,
      level: "L0",
      message: "The seed of every task follows from the sources and the identity of the draw.",
      findProblem: () => {
        if (countedBits !== bits)
          return `The sources carry ${String(bits)} bits, but the entry says ${String(countedBits)}.`;
        const derived = commitment.tasks.map(({ drawId }) => ({
          drawId,
          seed: seedOf(commitment.suite, drawId, sources),
        }));
        return canonicalJson(derived) === canonicalJson(draws)
          ? undefined
          : "The sources give other seeds than the entry says.";
      },
    }),
  ];
}

/** What a verifier cannot see of a source whose value fits. */
const UNSEEN: Readonly<Partial<Record<SeedSource["type"], string>>> = {
  declared: "the bureau typed it in, and nothing shows that it was not chosen",
  announced: "compare it with what was announced",
  nist: "the signature of NIST on the pulse is not part of the protocol",
};

/** Whether the value of a source is right, as far as anybody can see it from the publication. */
export async function sourceCheck(id: string, source: SeedSource, suite: HashSuite): Promise<VerificationCheck> {
  const check = await checkLater({
    id,
    level: "L2",
    message:
      source.type === "drand"
        ? `The signature of drand's round ${source.ref.split("/")[1] ?? ""} is right.`
        : `The value of "${source.ref}" fits what was committed to.`,
    findProblem: async () => {
      const misfit = await misfitOf(source, suite);
      if (misfit) return `Its ${misfit.field} should be ${misfit.expected}.`;
      if (source.type !== "drand") return undefined;
      const checked = await verifyDrandSource(source);
      return checked.ok ? undefined : `The round of drand is wrong: ${checked.problem}.`;
    },
  });
  const unseen = UNSEEN[source.type];
  if (check.status === "fail" || unseen === undefined) return check;
  return notMade(id, "L2", `Where the value of "${source.ref}" (${source.type}) comes from: ${unseen}.`);
}

/** SHA-512 is only loaded for the one kind of source that uses it. */
async function misfitOf(source: SeedSource, suite: HashSuite): Promise<Misfit | undefined> {
  const misfit = textMisfit(source) ?? sourceMisfit(source, suite);
  if (misfit || source.type !== "nist") return misfit;
  const { nistMisfit } = await import("../beacon/nistMisfit.js");
  return nistMisfit(source);
}
