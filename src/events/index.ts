/**
 * What happens to the visits of a record after the draw: replacements, results, reserves, and what they lead to.
 *
 * @packageDocumentation
 */

export { coolingOff } from "../plan/coolingOff.js";
export { currentVisits } from "../plan/currentVisits.js";
export { recordResult } from "../plan/recordResult.js";
export { replaceInspector } from "../plan/replaceInspector.js";
export { useReserve } from "../plan/useReserve.js";
export { verifyEvents } from "../verify/verifyEvents.js";
