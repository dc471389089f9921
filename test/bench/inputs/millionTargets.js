// @ts-check
/** @import { DrawInput } from "../types.js" */
import { parsePlan } from "double-random";

const DIGITS = "27182818284590452353602874713526624977572470936999";
const TARGETS = 1_000_000;
/** Credit classes with their shares in percent. */
const CLASSES = /** @type {const} */ ([
  ["A", 73],
  ["B", 19],
  ["C", 5],
  ["D", 3],
]);

/**
 * One task that draws 10 % of 1 000 000 targets with rates rising 1 : 2 : 4 : 8; the directory is in no order.
 *
 * @returns {DrawInput}
 */
export function millionTargets() {
  const nextBelow = linearCongruential();
  const numbers = shuffled(
    Array.from({ length: TARGETS }, (_, index) => index + 1),
    nextBelow,
  );
  const classes = shuffled(
    CLASSES.flatMap(([name, percent]) => Array((TARGETS * percent) / 100).fill(name)),
    nextBelow,
  );
  return {
    plan: parsePlan({
      id: "million",
      year: 2024,
      title: "One task, 1 000 000 targets",
      issuer: { id: "140000", name: "Invented bureau", regionCode: "140000" },
      scopeKind: "internal",
      tasks: [
        {
          id: "T01",
          sequence: 1,
          name: "Invented task",
          kind: "untargeted",
          items: [{ id: "item", name: "Invented item" }],
          scope: {},
          quota: { kind: "ratio", ratio: "10%" },
          risk: { kind: "escalating", intensities: { low: "1", general: "2", higher: "4", high: "8" } },
          frequency: { drawsPerYear: 1 },
          window: { start: "2024-07-01", end: "2024-11-30" },
          mode: { drawnBy: "province", inspectedBy: "county" },
        },
      ],
    }),
    targets: numbers.map((number, index) => ({
      id: `E-${String(number).padStart(7, "0")}`,
      subjectType: "enterprise",
      status: "existing",
      regionCode: "140581",
      creditClass: classes[index],
    })),
    inspectors: [],
    avoidances: [],
    asOf: "2024-06-30",
    seed: { sources: [{ type: "declared", ref: "benchmark", value: DIGITS }] },
  };
}

/**
 * @template T
 * @param {T[]} items
 * @param {(bound: number) => number} nextBelow
 */
function shuffled(items, nextBelow) {
  for (let place = items.length - 1; place > 0; place--) {
    const other = nextBelow(place + 1);
    [items[place], items[other]] = [/** @type {T} */ (items[other]), /** @type {T} */ (items[place])];
  }
  return items;
}

/** Numerical Recipes' generator on integers: good enough to leave the rows in no order, and the same everywhere. */
function linearCongruential() {
  let state = 1;
  return (/** @type {number} */ bound) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Number((BigInt(state) * BigInt(bound)) >> 32n);
  };
}
