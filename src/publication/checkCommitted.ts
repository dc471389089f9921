import { planDigest } from "../frame/digests.js";
import { commitTask } from "../plan/commitTask.js";
import { treesOfLists } from "../record/committedLists.js";
import type { DrawHistory } from "../record/replayChain.js";
import { firstDifference } from "../verify/firstDifference.js";
import { checkNow, type VerificationCheck } from "../verify/report.js";
import { notMade } from "./makeCheck.js";
import type { DrawFiles } from "./publication.js";
import { missingFiles, type DrawnFrom, type Recomputed } from "./redraw.js";

/** Whether plan and lists are those that were committed to, and lead to the counts that were. */
export function checkCommitted(
  { place, commitment }: DrawHistory,
  files: DrawFiles,
  recomputed: Recomputed,
): readonly VerificationCheck[] {
  const prefix = `draw.${String(place)}`;
  const { suite } = commitment;
  const { plan } = files;
  const missing = missingFiles(files);
  const planCheck = plan
    ? checkNow({
        id: `${prefix}.plan`,
        level: "L1",
        message: "The plan is the one that was committed to.",
        findProblem: () =>
          planDigest(suite, plan) === commitment.plan ? undefined : "The plan is not the one that was committed to.",
      })
    : notMade(
        `${prefix}.plan`,
        "L1",
        "Whether the plan is the one that was committed to: plan.json was not published.",
      );
  if (missing.length > 0) {
    const why = `not published: ${missing.join(", ")}`;
    return [
      planCheck,
      notMade(`${prefix}.lists`, "L1", `Whether the lists are those that were committed to; ${why}.`),
      notMade(`${prefix}.tasks`, "L1", `Whether frames and counts follow from them; ${why}.`),
    ];
  }
  const complete = files as DrawnFrom;
  const hashing = { suite, saltKey: complete["salt-key"].key };
  return [
    planCheck,
    checkNow({
      id: `${prefix}.lists`,
      level: "L1",
      message: "The lists are those that were committed to, row for row.",
      findProblem: () => {
        recomputed.directory();
        return describe(firstDifference(treesOfLists(hashing, recomputed.rows()), commitment.lists, "lists"));
      },
    }),
    checkNow({
      id: `${prefix}.tasks`,
      level: "L1",
      message: "Frames and counts follow from plan, lists and policies.",
      findProblem: () => {
        const tasks = recomputed.counts().map((counts) => commitTask(counts, hashing));
        return describe(firstDifference(tasks, commitment.tasks, "tasks"));
      },
    }),
  ];
}

function describe(difference: ReturnType<typeof firstDifference>): string | undefined {
  if (!difference) return undefined;
  const { path, expected, received } = difference;
  return `${path}: recomputed ${expected}, the commitment says ${received}.`;
}
