import { assignTeams, type AssignTeamsOptions } from "../assignment/assignTeams.js";
import { explainFailure } from "../infeasibility/explainFailure.js";
import { infeasibleError } from "../infeasibility/infeasibleError.js";
import type { Assignment } from "../model/assignment.js";

/**
 * Teams for all visits of some draws.
 *
 * @throws {@link DoubleRandomError} `ASSIGNMENT_INFEASIBLE`, which says why and what would help
 */
export function assignOrExplain(options: AssignTeamsOptions): Assignment {
  const result = assignTeams(options);
  if ("failure" in result) throw infeasibleError(explainFailure(result, options));
  return result.assignment;
}
