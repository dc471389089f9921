import { DoubleRandomError } from "../errors/DoubleRandomError.js";
import type { AssignmentInfeasibility, InspectorObstacle } from "./assignTeams.js";

const SHOWN_TARGETS = 5;

/** The error for targets without a team, over any number of tasks; `details` holds all of it. */
export function infeasibleError(infeasibilities: readonly AssignmentInfeasibility[]): DoubleRandomError {
  const lines = infeasibilities.flatMap(({ taskId, groups }) =>
    groups.map(({ targetIds, inspectors }) => {
      const named = targetIds.slice(0, SHOWN_TARGETS).join(", ");
      const rest = targetIds.length > SHOWN_TARGETS ? ` and ${String(targetIds.length - SHOWN_TARGETS)} more` : "";
      return `task ${taskId}: no team of two for ${named}${rest} (${summary(inspectors)})`;
    }),
  );
  return new DoubleRandomError({
    code: "ASSIGNMENT_INFEASIBLE",
    path: "inspectors",
    expected:
      "two inspectors who may inspect each drawn target together: more inspectors, valid certificates or fewer withdrawals",
    received: lines.join("; "),
    details: infeasibilities,
  });
}

/** `of 4 inspectors: 2 inactive, 1 avoids-target, 1 no-partner`. */
function summary(inspectors: readonly InspectorObstacle[]): string {
  const counts = new Map<string, number>();
  for (const { reason } of inspectors) counts.set(reason, (counts.get(reason) ?? 0) + 1);
  const reasons = [...counts].map(([reason, count]) => `${String(count)} ${reason}`).join(", ");
  return `of ${String(inspectors.length)} inspectors${reasons ? `: ${reasons}` : ""}`;
}
