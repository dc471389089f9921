import { DoubleRandomError } from "../errors/DoubleRandomError.js";
import { describeFix } from "./describeFix.js";
import { headline } from "./describeInfeasibility.js";
import type { AssignmentInfeasibility } from "./infeasibility.js";

const SHOWN = 5;

/** The error for visits without teams: the first causes, each with its first fix. `details` holds all of it. */
export function infeasibleError(infeasibilities: readonly AssignmentInfeasibility[]): DoubleRandomError {
  const shown = infeasibilities.slice(0, SHOWN).map((infeasibility) => {
    const [fix] = infeasibility.fixes;
    return `${headline(infeasibility)}${fix ? `; would help: ${describeFix(fix.change)}` : ""}`;
  });
  const hidden = infeasibilities.length - shown.length;
  return new DoubleRandomError({
    code: "ASSIGNMENT_INFEASIBLE",
    path: "inspectors",
    expected: "enough people for every visit to have a team that keeps all rules",
    received: [...shown, ...(hidden > 0 ? [`and ${String(hidden)} more`] : [])].join("; "),
    details: infeasibilities,
  });
}
