import { checkOptions } from "../errors/checkOptions.js";
import { DoubleRandomError } from "../errors/DoubleRandomError.js";
import { describeValue } from "../errors/describeValue.js";
import { label } from "../model/fields.js";
import { parseWith } from "../model/parse.js";
import type { PlanRecord } from "../model/record.js";
import type { Seed } from "../model/seed.js";
import { SELECTION_METHODS } from "../selection/selectionMethods.js";
import { assignOrExplain } from "./assignOrExplain.js";
import { checkDrawNumber } from "./checkInputs.js";
import { checkRedraw } from "./checkRedraw.js";
import { checkSeed } from "./checkSeed.js";
import { composeRecord } from "./composeRecord.js";
import { readDraw, type DrawOptions } from "./readDraw.js";

/** What {@link drawPlan} needs. */
export interface DrawPlanOptions extends DrawOptions {
  readonly seed: Seed;
  /** From 1. Default 1. */
  readonly drawNumber?: number;
  /** Why the plan is drawn again. Needed if and only if `drawNumber` is above 1. */
  readonly redrawReason?: string;
  /** Told after each task, for a display of progress. It cannot change anything. */
  readonly onTask?: (done: number, total: number) => void;
}

/**
 * Draws a whole plan: the targets of every task, the visits that they lead to, a team for each visit, and a sealed record
 * from which anybody who has the same evidence can recompute every number.
 *
 * Guarantees: those of {@link drawTask} for every task, and those of {@link assignInspectors} for all of them together; each task
 * has a seed of its own, so that drawing other tasks, or in another order, changes none of its targets; permuting any list
 * changes nothing. Nothing is returned unless every task could be drawn and every visit has a team.
 *
 * @throws {@link DoubleRandomError} as {@link drawTask} and {@link assignInspectors}; `REDRAW_UNEXPLAINED` for a later draw
 *   without a reason
 *
 * @example
 * ```ts
 * import { drawPlan, verifyRecord } from "double-random";
 *
 * const targets = ["ALFA", "BRAVO", "CHARLIE"].map((id) => ({
 *   id, subjectType: "enterprise", status: "existing", regionCode: "140581", creditClass: "C",
 * }));
 * const certificates = [{ validFrom: "2022-01-01", validTo: "2026-12-31" }];
 * const inspectors = ["I-1", "I-2", "I-3"].map((id) => ({ id, unitId: "credit", active: true, certificates }));
 * const avoidances = [
 *   { id: "V-1", inspectorId: "I-1", against: "target", refId: "BRAVO", ground: "kinship", status: "declared" },
 * ];
 * const plan = {
 *   id: "plan-2024", year: 2024, title: "Example", scopeKind: "internal",
 *   issuer: { id: "140581", name: "Example bureau", regionCode: "140581" },
 *   tasks: [{
 *     id: "T01", sequence: 1, name: "Trademark agencies", kind: "targeted", items: [{ id: "agency", name: "Agency" }],
 *     scope: {}, quota: { kind: "census" }, risk: { kind: "none" },
 *     frequency: { drawsPerYear: 1 }, window: { start: "2024-05-01", end: "2024-11-30" },
 *     mode: { drawnBy: "county", inspectedBy: "county" },
 *   }],
 * };
 * const seed = { sources: [{ type: "declared", ref: "public meeting, 1 July", value: "47110815162342990371286455019283" }] };
 *
 * const evidence = { plan, targets, inspectors, avoidances };
 * const record = drawPlan({ ...evidence, asOf: "2024-04-30", seed });
 * for (const { visitId, team } of record.assignment.visits) {
 *   console.log(visitId, team.map(({ inspectorId, role }) => `${inspectorId} ${role}`).join(", "));
 * }
 * console.log(verifyRecord(record, evidence).ok);
 * ```
 * ```text
 * T01/ALFA I-2 lead, I-1 member
 * T01/BRAVO I-3 lead, I-2 member
 * T01/CHARLIE I-2 lead, I-3 member
 * true
 * ```
 */
export function drawPlan(options: DrawPlanOptions): PlanRecord {
  checkOptions(options);
  const { warnings, ...draw } = readDraw(options);
  const { policies } = draw;
  const { seed, countedBits, warnings: seedWarnings } = checkSeed(options.seed, policies.suite);
  const { drawNumber = 1, redrawReason, onTask } = options;
  checkDrawNumber(drawNumber);
  if (redrawReason !== undefined) parseWith(label, redrawReason, "redrawReason");
  checkRedraw(drawNumber, redrawReason);
  checkProgress(onTask);

  return composeRecord({
    ...draw,
    seed: { ...seed, countedBits },
    warnings: [...warnings, ...seedWarnings],
    drawNumber,
    ...(redrawReason !== undefined && { redrawReason }),
    select: SELECTION_METHODS[policies.selection],
    assign: assignOrExplain,
    ...(onTask && { onTask }),
  });
}

function checkProgress(onTask: unknown): void {
  if (onTask === undefined || typeof onTask === "function") return;
  throw new DoubleRandomError({
    code: "FIELD_INVALID",
    path: "onTask",
    expected: "a function",
    received: describeValue(onTask),
  });
}
