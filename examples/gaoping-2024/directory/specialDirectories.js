// @ts-check
/** @import { SubjectType, TargetStatus } from "double-random" */
/** @import { StreamOf } from "./randomStreams.js" */
import { shuffle } from "double-random";
import { present } from "./randomStreams.js";
import { apportion } from "./shares.js";

/** The size of county that the planned numbers are for. */
const PLANNED_FOR = 60_000;

/** In a directory nobody has cleaned, one member in this many has ceased to exist. */
const STALE_ONE_IN = 25;

/**
 * Where members come from: targets of a subject type, or members of a directory listed before, who then are in both.
 *
 * @typedef {{ readonly planned: number, readonly from: SubjectType | { readonly directory: string } }} Part
 */

/** @param {string} directory */
const of = (directory) => ({ directory });

/**
 * The special directories (专业分库) of the targeted tasks. A county may have no patent agency; this one has none.
 *
 * @type {readonly { readonly name: string, readonly parts: readonly Part[] }[]}
 */
const SPECIAL_DIRECTORIES = [
  { name: "advertising", parts: [part(120, "enterprise"), part(30, "individual")] },
  { name: "testing-laboratory", parts: [part(9, "enterprise"), part(3, "institution")] },
  { name: "food-production", parts: [part(115, "enterprise"), part(15, "cooperative")] },
  { name: "industrial-production-licence", parts: [part(55, "enterprise"), part(5, of("food-production"))] },
  { name: "school", parts: [part(180, "institution")] },
  { name: "market", parts: [part(20, "enterprise")] },
  { name: "optician", parts: [part(18, "enterprise"), part(27, "individual")] },
  {
    name: "voluntary-certification",
    parts: [
      part(75, "enterprise"),
      part(10, "cooperative"),
      part(20, of("industrial-production-licence")),
      part(15, of("food-production")),
    ],
  },
  { name: "organic-certification", parts: [part(10, of("voluntary-certification"))] },
  { name: "measurement-units", parts: [part(55, "enterprise"), part(10, of("market")), part(25, of("school"))] },
  { name: "food-sales", parts: [part(1000, "enterprise"), part(3000, "individual")] },
  { name: "special-food-sales", parts: [part(500, of("food-sales"))] },
  {
    name: "catering",
    parts: [part(300, "enterprise"), part(1800, "individual"), part(300, of("food-sales")), part(100, of("school"))],
  },
  {
    name: "special-equipment",
    parts: [
      part(500, "enterprise"),
      part(12, "individual"),
      part(40, "institution"),
      part(40, of("food-production")),
      part(8, of("market")),
    ],
  },
  { name: "trademark-agency", parts: [part(3, "enterprise")] },
  { name: "patent-agency", parts: [] },
  { name: "small-food-business", parts: [part(1550, "individual"), part(250, "other")] },
];

/**
 * A planned number at the size of the county: to the nearest, but at least one of what is planned at all.
 *
 * @param {number} planned
 * @param {number} targetCount
 */
export function scaled(planned, targetCount) {
  const doubled = 2 * planned * targetCount + PLANNED_FOR;
  const nearest = (doubled - (doubled % (2 * PLANNED_FOR))) / (2 * PLANNED_FOR);
  return planned > 0 ? Math.max(1, nearest) : 0;
}

/**
 * The special directories of each target. In a very small county a directory can run out of candidates.
 *
 * @param {StreamOf} streamOf
 * @param {readonly SubjectType[]} subjectTypes
 * @param {readonly TargetStatus[]} statuses
 * @returns {readonly (readonly string[])[]}
 */
export function memberships(streamOf, subjectTypes, statuses) {
  const targetCount = subjectTypes.length;
  /** @type {string[][]} */
  const directoriesOf = subjectTypes.map(() => []);
  /** @type {(subjectType: SubjectType, isExisting: boolean) => readonly number[]} */
  const positionsOf = (subjectType, isExisting) =>
    subjectTypes.flatMap((type, position) =>
      type === subjectType && (statuses[position] === "existing") === isExisting ? [position] : [],
    );
  /** @type {Map<string, readonly number[]>} */
  const members = new Map();
  for (const { name, parts } of SPECIAL_DIRECTORIES) {
    const source = streamOf(`directory:${name}`);
    const weights = parts.map(({ planned }) => planned);
    const counts = apportion(
      scaled(
        weights.reduce((a, b) => a + b, 0),
        targetCount,
      ),
      weights,
    );
    /** @type {Set<number>} */
    const chosen = new Set();
    for (const [index, { from }] of parts.entries()) {
      const count = present(counts[index]);
      /** @type {(positions: readonly number[], wanted: number) => void} */
      const choose = (positions, wanted) => {
        const free = positions.filter((position) => !chosen.has(position));
        for (const position of shuffle(free, source, Math.min(wanted, free.length))) chosen.add(position);
      };
      if (typeof from === "object") {
        choose(present(members.get(from.directory)), count);
      } else {
        const stale = (count - (count % STALE_ONE_IN)) / STALE_ONE_IN;
        choose(positionsOf(from, false), stale);
        choose(positionsOf(from, true), count - stale);
      }
    }
    members.set(name, [...chosen]);
    for (const position of chosen) present(directoriesOf[position]).push(name);
  }
  return directoriesOf;
}

/**
 * @param {number} planned
 * @param {Part["from"]} from
 * @returns {Part}
 */
function part(planned, from) {
  return { planned, from };
}
