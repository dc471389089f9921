// @ts-check
/** @import { Inspector } from "double-random" */
/** @import { InspectionRound, RoundSize } from "../types.js" */
import { drawTask } from "double-random";
import { linearCongruential, shuffled } from "./madeUpOrder.js";
import { oneTaskPlan, TASK_ID } from "./oneTaskPlan.js";

const DIGITS = "16180339887498948482045868343656381177203091798057";
const GROUPS = 100;
/** Every inspector keeps away from so many of the 100 groups: 15 % of all pairs of visit and inspector. */
const AVOIDED_GROUPS = 15;
const MEMBERS = 2;

/**
 * A census of made-up targets in 100 groups, and withdrawals that differ from inspector to inspector, so that no two
 * groups can count on the same people.
 *
 * @param {RoundSize} size
 * @returns {InspectionRound}
 */
export function inspectionRound({ visits, inspectors, capacity }) {
  const nextBelow = linearCongruential();
  const plan = oneTaskPlan({
    id: "round",
    title: "A visit to every target",
    quota: { kind: "census" },
    risk: { kind: "none" },
  });
  /** @type {InspectionRound["targets"]} */
  const targets = Array.from({ length: visits }, (_, index) => ({
    id: `E-${String(index + 1).padStart(5, "0")}`,
    subjectType: "enterprise",
    status: "existing",
    regionCode: "140581",
    groupId: groupId(index % GROUPS),
  }));
  const seed = { sources: [{ type: /** @type {const} */ ("declared"), ref: "benchmark", value: DIGITS }] };
  const { most, priorOf } = capacities(capacity, (MEMBERS * visits) / inspectors);
  const roster = Array.from({ length: inspectors }, (_, index) => inspector(index, priorOf(index)));
  return {
    plan,
    targets,
    draw: drawTask({ plan, taskId: TASK_ID, targets, asOf: "2024-06-30", seed }),
    inspectors: roster,
    avoidances: roster.flatMap(({ id }) =>
      shuffled([...Array(GROUPS).keys()], nextBelow)
        .slice(0, AVOIDED_GROUPS)
        .map((group) => ({
          id: `${id}.${groupId(group)}`,
          inspectorId: id,
          against: "group",
          refId: groupId(group),
          ground: "interest",
          status: "declared",
        })),
    ),
    teamSize: MEMBERS,
    ...(most !== undefined && { most }),
  };
}

/**
 * @param {RoundSize["capacity"]} capacity
 * @param {number} mean - visits for each inspector
 * @returns {{ readonly most?: number, readonly priorOf: (index: number) => number }}
 */
function capacities(capacity, mean) {
  switch (capacity) {
    case "none":
      return { priorOf: () => 0 };
    case "even":
      return { most: Math.ceil(mean), priorOf: () => 0 };
    case "tenth": {
      const most = Math.ceil(2 * mean);
      const prior = most - Math.floor(0.9 * mean);
      return { most, priorOf: (index) => (index % 10 === 0 ? prior : 0) };
    }
  }
}

/**
 * @param {number} index
 * @param {number} priorVisits
 * @returns {Inspector}
 */
function inspector(index, priorVisits) {
  return {
    id: `I-${String(index + 1).padStart(3, "0")}`,
    unitId: `office-${String((index % 12) + 1)}`,
    active: true,
    certificates: [{ validFrom: "2020-01-01", validTo: "2029-12-31" }],
    ...(priorVisits > 0 && { priorVisits }),
    declaredOn: "2024-06-01",
  };
}

/** @param {number} group */
function groupId(group) {
  return `group-${String(group + 1)}`;
}
