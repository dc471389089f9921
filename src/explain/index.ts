/**
 * Why these inspectors and not others, and why there are none, in words.
 *
 * @packageDocumentation
 */

export { describeFix } from "../infeasibility/describeFix.js";
export { describeInfeasibility } from "../infeasibility/describeInfeasibility.js";
export { explainVisit } from "../plan/explainVisit.js";
export { formatExplanation } from "../plan/formatExplanation.js";
