// @ts-check
/** @import { Edge } from "min-cost-flow" */
/** @import { InspectionRound, PreparedCase } from "../types.js" */
import { minCostFlowForNumberNodes } from "min-cost-flow";
import { eligibleInspectors } from "../inputs/eligibleInspectors.js";
import { linearCongruential } from "../inputs/madeUpOrder.js";
import { teamsOutcome } from "../teamsOutcome.js";

const SOURCE = 0;
const FIRST_VISIT = 1;
/** Costs from 0 to below this, so that the cheapest teams are some teams and not the first ones. */
const COSTS = 1_000;

/**
 * The cheapest flow from the source over visits and inspectors to the sink, with random costs, on a graph made
 * beforehand. A visit takes as much as its team has members, an inspector gives as much as the capacity.
 *
 * @param {InspectionRound} round - with a capacity
 * @returns {PreparedCase<readonly Required<Edge<number>>[]>}
 */
export function assignByMinCostFlow(round) {
  const { targets, inspectors, teamSize, most = Infinity } = round;
  const firstInspector = FIRST_VISIT + targets.length;
  const sink = firstInspector + inspectors.length;
  const nodeOf = new Map(inspectors.map(({ id }, index) => [id, firstInspector + index]));
  const eligible = eligibleInspectors(round);
  const nextBelow = linearCongruential();
  /** @type {Edge<number>[]} */
  const edges = targets.flatMap(({ id }, index) => [
    { from: SOURCE, to: FIRST_VISIT + index, capacity: teamSize, cost: 0 },
    ...[...(eligible.get(id) ?? [])].map((inspectorId) => ({
      from: FIRST_VISIT + index,
      to: /** @type {number} */ (nodeOf.get(inspectorId)),
      capacity: 1,
      cost: nextBelow(COSTS),
    })),
  ]);
  for (const [index, { priorVisits = 0 }] of inspectors.entries()) {
    edges.push({ from: firstInspector + index, to: sink, capacity: most - priorVisits, cost: 0 });
  }
  return {
    rowCount: targets.length,
    run: () => minCostFlowForNumberNodes(edges),
    outcomeOf: (flows) => {
      /** @type {Map<number, string[]>} */
      const inspectorsOf = new Map();
      for (const { from, to, flow } of flows) {
        const inspector = inspectors[to - firstInspector];
        if (flow === 0 || from === SOURCE || !inspector) continue;
        inspectorsOf.set(from, [...(inspectorsOf.get(from) ?? []), inspector.id]);
      }
      const teams = targets.map(({ id }, index) => ({
        targetId: id,
        inspectorIds: inspectorsOf.get(FIRST_VISIT + index) ?? [],
      }));
      return teamsOutcome(round, teams);
    },
  };
}
