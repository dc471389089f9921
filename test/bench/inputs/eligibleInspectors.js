// @ts-check
/** @import { InspectionRound } from "../types.js" */

/**
 * For each target of a round, the inspectors who may visit it: all but those who keep away from its group. Found
 * without the library, for the peers and for the check of what all of them return.
 *
 * @param {InspectionRound} round
 * @returns {ReadonlyMap<string, ReadonlySet<string>>}
 */
export function eligibleInspectors({ targets, inspectors, avoidances }) {
  /** @type {Map<string, Set<string>>} */
  const byGroup = new Map();
  for (const { groupId = "" } of targets) byGroup.set(groupId, new Set(inspectors.map(({ id }) => id)));
  for (const { refId, inspectorId } of avoidances) byGroup.get(refId)?.delete(inspectorId);
  return new Map(targets.map(({ id, groupId = "" }) => [id, byGroup.get(groupId) ?? new Set()]));
}
