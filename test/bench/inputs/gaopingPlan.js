// @ts-check
/** @import { DrawInput } from "../types.js" */
import { readFileSync } from "node:fs";
import { parsePlan } from "double-random";
import { makeDirectory } from "../../../examples/gaoping-2024/directory.js";

const DIGITS = "31415926535897932384626433832795028841971693993751";
const PLAN = new URL("../../../examples/gaoping-2024/plan.json", import.meta.url);

/**
 * The printed plan of Gaoping for 2024, 23 tasks, on the invented county of the example: 60 000 targets and 120
 * inspectors.
 *
 * @returns {DrawInput}
 */
export function gaopingPlan() {
  return {
    plan: parsePlan(JSON.parse(readFileSync(PLAN, "utf8"))),
    ...makeDirectory({ seed: "gaoping-2024-bench" }),
    asOf: "2024-06-30",
    seed: { sources: [{ type: "declared", ref: "benchmark", value: DIGITS }] },
  };
}
