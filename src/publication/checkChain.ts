import type { ChainEntry } from "../model/chain.js";
import type { ChainReplay, ChainRule } from "../record/replayChain.js";
import { entryHash } from "../record/sealEntry.js";
import { checkNow, type VerificationCheck } from "../verify/report.js";
import { notMade } from "./makeCheck.js";
import type { OutsideKnowledge } from "./publication.js";

/** What the chain tells by itself, and what the entry known from outside tells of it. */
export function checkChain(
  chain: readonly ChainEntry[],
  { draws, problems }: ChainReplay,
  head: OutsideKnowledge["head"],
): readonly VerificationCheck[] {
  const ruled = (rule: ChainRule, level: "L3" | "L4", message: string): VerificationCheck =>
    checkNow({
      id: `chain.${rule}`,
      level,
      message,
      findProblem: () => problems.find((problem) => problem.rule === rule)?.message,
    });
  const open = draws.filter((draw) => !draw.result && !draw.void).map(({ place }) => place);
  return [
    ...chain.map((entry, index) =>
      checkNow({
        id: `entry.${String(index + 1)}.hash`,
        level: "L0",
        message: "The hash of the entry fits its contents.",
        findProblem: () =>
          entryHash(entry) === entry.entryHash ? undefined : "The entry was changed after it was sealed.",
      }),
    ),
    ruled("order", "L4", "The entries follow each other without a gap."),
    ruled("states", "L4", "Every entry stands where it may, and every draw that was made again says why."),
    ruled(
      "dates",
      "L3",
      "By the times that the authority states, everything was committed to before the seed could be known.",
    ),
    open.length === 0
      ? {
          id: "chain.complete",
          level: "L4",
          status: "pass",
          message: "Every commitment has led to a result or is void.",
        }
      : notMade("chain.complete", "L4", `No result and no void yet for the commitments ${open.join(", ")}.`),
    headCheck(chain, head),
  ];
}

function headCheck(chain: readonly ChainEntry[], head: OutsideKnowledge["head"]): VerificationCheck {
  const id = "chain.head";
  if (!head) return notMade(id, "L4", "Whether later entries are withheld: no entry published elsewhere was given.");
  return checkNow({
    id,
    level: "L4",
    message: `The chain has entry ${String(head.number)} as it was published elsewhere.`,
    findProblem: () =>
      chain[head.number - 1]?.entryHash === head.entryHash
        ? undefined
        : `Entry ${String(head.number)} is not the one that was published elsewhere, or is missing.`,
  });
}
