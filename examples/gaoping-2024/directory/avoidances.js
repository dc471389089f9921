// @ts-check
/** @import { Avoidance, AvoidanceAgainst, AvoidanceGround, AvoidanceStatus, Inspector, Target } from "double-random" */
/** @import { StreamOf } from "./randomStreams.js" */
/** @import { Shares } from "./shares.js" */
import { dateBetween } from "./calendar.js";
import { pick, present } from "./randomStreams.js";
import { deal } from "./shares.js";

/** @type {Shares<AvoidanceAgainst>} */
const AGAINST = [
  ["target", 100],
  ["group", 30],
  ["inspector", 25],
  ["unit", 25],
  ["region", 20],
];

/** @type {Readonly<Record<AvoidanceAgainst, readonly AvoidanceGround[]>>} */
const GROUNDS = {
  target: ["self-declared", "kinship", "interest", "former-post", "party-application", "cooling-off"],
  group: ["interest", "kinship", "former-post"],
  inspector: ["kinship", "other"],
  unit: ["territorial", "former-post"],
  region: ["territorial", "self-declared"],
};

/** @type {Shares<AvoidanceStatus>} */
const STATUSES = [
  ["declared", 45],
  ["applied", 15],
  ["upheld", 28],
  ["rejected", 12],
];

/** @type {Shares<Pick<Avoidance, "validFrom" | "validTo">>} */
const VALIDITIES = [
  [{}, 60],
  [{ validFrom: "2024-01-01", validTo: "2024-12-31" }, 20],
  [{ validFrom: "2022-01-01", validTo: "2023-12-31" }, 8],
  [{ validFrom: "2024-10-01" }, 7],
  [{ validTo: "2024-08-31" }, 5],
];

/**
 * Declared withdrawals (回避), 200 for 120 inspectors. Each points to something that the directories have.
 *
 * @param {StreamOf} streamOf
 * @param {readonly Target[]} targets
 * @param {readonly Inspector[]} inspectors
 * @returns {readonly Avoidance[]}
 */
export function makeAvoidances(streamOf, targets, inspectors) {
  const source = streamOf("avoidances");
  const total = (inspectors.length * 5 - ((inspectors.length * 5) % 3)) / 3;
  const references = referencesOf(targets, inspectors);
  const possible = AGAINST.filter(([kind]) => references[kind].length > (kind === "inspector" ? 1 : 0));
  const against = deal(source, total, possible);
  const statuses = deal(source, total, STATUSES);
  const validities = deal(source, total, VALIDITIES);
  return against.map((kind, index) => {
    const refIds = references[kind];
    const status = present(statuses[index]);
    const inspectorId = pick(source, inspectors).id;
    const isDecided = status === "upheld" || status === "rejected";
    return {
      id: `AV-${String(index + 1).padStart(3, "0")}`,
      inspectorId,
      against: kind,
      refId: pick(source, kind === "inspector" ? refIds.filter((id) => id !== inspectorId) : refIds),
      ground: pick(source, GROUNDS[kind]),
      status,
      ...(isDecided && { decidedBy: "局负责人（虚构）", decidedOn: dateBetween(source, "2023-01-01", "2024-03-28") }),
      ...validities[index],
    };
  });
}

/**
 * @param {readonly Target[]} targets
 * @param {readonly Inspector[]} inspectors
 * @returns {Readonly<Record<AvoidanceAgainst, readonly string[]>>}
 */
function referencesOf(targets, inspectors) {
  const existing = targets.filter(({ status }) => status === "existing");
  return {
    target: existing.map(({ id }) => id),
    group: distinct(targets.map(({ groupId }) => groupId)),
    inspector: inspectors.map(({ id }) => id),
    unit: distinct(targets.map(({ localOfficeId }) => localOfficeId)),
    // A township, the villages in it included; a whole county would leave nobody to inspect.
    region: distinct(targets.map(({ regionCode }) => (regionCode.length > 6 ? regionCode.slice(0, 9) : undefined))),
  };
}

/**
 * @param {readonly (string | undefined)[]} values
 * @returns {readonly string[]}
 */
function distinct(values) {
  return [...new Set(values)].filter((value) => value !== undefined).sort();
}
