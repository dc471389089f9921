import { judgeSeed } from "../plan/judgeSeed.js";
import type { PlanRecord } from "../model/record.js";
import { recordHash, type AnyRecord } from "../record/sealRecord.js";
import { firstDifference } from "./firstDifference.js";
import { checkNow, reportOf, type VerificationCheck, type VerificationReport } from "./report.js";
import { originQuestion } from "./verifyRecord.js";

/** What both stages tell of themselves: the hash, and what the seed is worth. */
export function checkSealed(record: AnyRecord): readonly VerificationCheck[] {
  return [
    checkNow({
      id: "record.hash",
      level: "L0",
      message: "The hash of the record fits its contents.",
      findProblem: () =>
        recordHash(record) === record.recordHash ? undefined : "The record was changed after it was sealed.",
    }),
    checkNow({
      id: "record.seed",
      level: "L0",
      message: "The values of the seed fit their sources, which carry as many bits as the record says, 64 or more.",
      findProblem: () => {
        const { countedBits, problem } = judgeSeed(record.seed, record.policies.suite);
        if (problem) return `${problem.path}: expected ${problem.expected}, got ${problem.received}.`;
        const stated = record.seed.countedBits;
        return countedBits === stated
          ? undefined
          : `The sources carry ${String(countedBits)} bits, the record says ${String(stated)}.`;
      },
    }),
  ];
}

/** A check of level 1 that compares what should be there with what is. */
export function comparedNow(
  id: string,
  message: string,
  expected: () => unknown,
  received: () => unknown,
): VerificationCheck {
  return checkNow({
    id,
    level: "L1",
    message,
    findProblem: () => {
      const difference = firstDifference(expected(), received(), "");
      if (!difference) return undefined;
      const where = difference.path ? `${difference.path}: ` : "";
      return `${where}${difference.expected} should be there, not ${difference.received}.`;
    },
  });
}

/** What is found with evidence that may be anything; if it cannot even be looked at, that is what was found. */
export function reportWith(make: () => readonly VerificationCheck[]): VerificationReport {
  try {
    return reportOf(make());
  } catch (error) {
    const message = `The evidence cannot be read: ${error instanceof Error ? error.message : "unknown reason"}`;
    return reportOf([{ id: "evidence", level: "L1", status: "fail", message }]);
  }
}

/** A check that is not made. */
export function notMadeNow(id: string, level: VerificationCheck["level"], message: string): VerificationCheck {
  return { id, level, status: "not-checked", message };
}

/** What no record of one stage shows. */
export function openQuestions(record: Pick<PlanRecord, "seed">, lists: string): readonly VerificationCheck[] {
  return [
    notMadeNow("seed.origin", "L2", originQuestion(record)),
    notMadeNow("inputs.dating", "L3", `Whether ${lists} were fixed before the seed was known.`),
    notMadeNow("chain", "L4", "Whether earlier draws exist: records of the two stages are in no chain."),
    notMadeNow("signatures", "L5", "Who issued the record: it carries no signature."),
  ];
}

/** A record without what is a note to the reader, or a seal. */
export function bareRecord(record: AnyRecord): object {
  const { warnings: _, recordHash: __, ...rest } = record;
  const bare = <T extends { readonly warnings: unknown }>({ warnings: ___, ...others }: T): Omit<T, "warnings"> =>
    others;
  return {
    ...rest,
    ...("rows" in record && { tasks: record.tasks.map(bare) }),
    ...("assignment" in record && { assignment: bare(record.assignment) }),
  };
}
