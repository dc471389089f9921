import { checkOptions } from "../errors/checkOptions.js";
import { DoubleRandomError } from "../errors/DoubleRandomError.js";
import { describeValue } from "../errors/describeValue.js";
import { assignTeams } from "../assignment/assignTeams.js";
import { explainFailure } from "../infeasibility/explainFailure.js";
import { infeasibleError } from "../infeasibility/infeasibleError.js";
import { evidenceDigests, type Evidence } from "../frame/digests.js";
import type { Batch, TaskDraw } from "../model/draw.js";
import { id, label, listOf } from "../model/fields.js";
import { parseWith } from "../model/parse.js";
import { parsePlan } from "../model/parsePlan.js";
import type { Plan } from "../model/plan.js";
import type { Policies } from "../model/policies.js";
import type { PlanRecord } from "../model/record.js";
import type { Seed } from "../model/seed.js";
import type { Task } from "../model/task.js";
import { byCodePoint } from "../random/byCodePoint.js";
import { sealRecord } from "../record/sealRecord.js";
import { checkAsOf, checkDrawNumber, findTarget, indexTargets, readExclusions, readRoster } from "./checkInputs.js";
import { checkSeed } from "./checkSeed.js";
import { drawFrame } from "./drawFrame.js";
import { checkBatch, findTask, WHOLE_QUOTA } from "./drawTask.js";
import { coverageWarnings, directoryWarnings, overlapWarnings } from "./planWarnings.js";
import { resolvePolicies } from "./resolvePolicies.js";
import { correctionWarnings } from "./taskWarnings.js";

/** What {@link drawPlan} needs. */
export interface DrawPlanOptions extends Evidence {
  /** The date of all frames, `YYYY-MM-DD`. */
  readonly asOf: string;
  readonly seed: Seed;
  readonly policies?: Partial<Policies>;
  /** The tasks to draw. Default: all. */
  readonly taskIds?: readonly string[];
  /** The batch of a task, by task id. Default: the whole quota at once. */
  readonly batches?: Readonly<Record<string, Batch>>;
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
  const plan = parsePlan(options.plan);
  const { policies, warnings: policyWarnings } = resolvePolicies(plan, options.policies);
  const { seed, countedBits, warnings: seedWarnings } = checkSeed(options.seed);
  const asOf = checkAsOf(options.asOf);
  const { targets, drawNumber = 1, redrawReason, batches = {} } = options;
  checkDrawNumber(drawNumber);
  checkReason(drawNumber, redrawReason);
  checkProgress(options.onTask);
  const directory = indexTargets(targets);
  const { inspectors, avoidances } = readRoster(options.inspectors, options.avoidances);
  const exclusions = readExclusions(options.exclusions, plan, directory);
  const batchOf = checkBatches(batches, (taskId) => findTask(plan, taskId).id, directory);

  const chosen = chooseTasks(plan, options.taskIds);
  const tasks: TaskDraw[] = [];
  for (const [index, task] of chosen.entries()) {
    const batch = batchOf(task.id);
    tasks.push(drawFrame({ plan, task, targets, asOf, batch, drawNumber, exclusions, seed, policies }));
    options.onTask?.(index + 1, chosen.length);
  }
  const teams = {
    draws: tasks,
    taskOf: (id: string) => findTask(plan, id),
    targetOf: (id: string) => findTarget(directory, id),
    inspectors,
    avoidances,
    policies,
  };
  const result = assignTeams(teams);
  if ("failure" in result) throw infeasibleError(explainFailure(result, teams));

  return sealRecord({
    protocol: "dr1",
    kind: "plan-record",
    planId: plan.id,
    asOf,
    drawNumber,
    ...(redrawReason !== undefined && { redrawReason }),
    policies,
    seed: { ...seed, countedBits },
    evidence: evidenceDigests(policies.suite, { plan, targets, inspectors, avoidances, exclusions }),
    tasks,
    assignment: result.assignment,
    warnings: [
      ...policyWarnings,
      ...seedWarnings,
      ...correctionWarnings(plan.corrections),
      ...directoryWarnings(targets, avoidances, asOf),
      ...coverageWarnings(plan, policies),
      ...overlapWarnings(tasks),
    ],
  });
}

function chooseTasks(plan: Plan, stated: unknown = plan.tasks.map(({ id }) => id)): readonly Task[] {
  const taskIds = parseWith(listOf(id), stated, "taskIds");
  if (taskIds.length === 0) {
    const expected = "at least one task";
    throw new DoubleRandomError({ code: "FIELD_INVALID", path: "taskIds", expected, received: describeValue(taskIds) });
  }
  return [...new Set(taskIds)].sort(byCodePoint).map((taskId) => findTask(plan, taskId));
}

function checkReason(drawNumber: number, redrawReason: string | undefined): void {
  if (redrawReason !== undefined) parseWith(label, redrawReason, "redrawReason");
  if (drawNumber > 1 === (redrawReason !== undefined)) return;
  throw new DoubleRandomError({
    code: "REDRAW_UNEXPLAINED",
    path: "redrawReason",
    expected: drawNumber > 1 ? `a reason, because this is draw ${String(drawNumber)}` : "no reason for the first draw",
    received: describeValue(redrawReason),
  });
}

function checkBatches(
  batches: unknown,
  checkTaskId: (taskId: string) => string,
  directory: Parameters<typeof checkBatch>[1],
): (taskId: string) => Batch {
  checkOptions(batches, "batches");
  const stated = Object.entries(batches as Readonly<Record<string, Batch>>);
  const checked = new Map(stated.map(([taskId, batch]) => [checkTaskId(taskId), checkBatch(batch, directory)]));
  return (taskId) => checked.get(taskId) ?? WHOLE_QUOTA;
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
