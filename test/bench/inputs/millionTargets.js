// @ts-check
/** @import { DrawInput } from "../types.js" */
import { linearCongruential, shuffled } from "./madeUpOrder.js";
import { oneTaskPlan } from "./oneTaskPlan.js";

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
    plan: oneTaskPlan({
      id: "million",
      title: "One task, 1 000 000 targets",
      quota: { kind: "ratio", ratio: "10%" },
      risk: { kind: "escalating", intensities: { low: "1", general: "2", higher: "4", high: "8" } },
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
