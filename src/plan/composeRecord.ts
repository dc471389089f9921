import type { Warning } from "../errors/warnings.js";
import type { AssignTeamsOptions } from "../assignment/assignTeams.js";
import { evidenceDigests, type Evidence } from "../frame/digests.js";
import type { Assignment } from "../model/assignment.js";
import type { Batch, TaskDraw } from "../model/draw.js";
import type { Policies } from "../model/policies.js";
import type { PlanRecord } from "../model/record.js";
import type { Seed } from "../model/seed.js";
import type { Target } from "../model/target.js";
import type { Task } from "../model/task.js";
import { sealRecord } from "../record/sealRecord.js";
import type { SelectionMethod } from "../selection/methods.js";
import { drawFrame } from "./drawFrame.js";
import { findTarget } from "./findTarget.js";
import { findTask } from "./findTask.js";
import { coverageWarnings, directoryWarnings, overlapWarnings } from "./planWarnings.js";
import { correctionWarnings } from "./taskWarnings.js";

/** What {@link drawTasks} needs; everything has been checked. */
export interface DrawTasksOptions extends Required<Pick<Evidence, "plan" | "targets" | "exclusions">> {
  readonly asOf: string;
  readonly policies: Policies;
  readonly seed: Seed & { readonly countedBits: number };
  /** Sorted by id, each once. */
  readonly tasks: readonly Task[];
  readonly batchOf: (taskId: string) => Batch;
  readonly drawNumber: number;
  /** The method that the policy `selection` names. */
  readonly select: SelectionMethod;
  /** Told after each task. */
  readonly onTask?: (done: number, total: number) => void;
}

/** What {@link composeRecord} needs; everything has been checked. */
export interface ComposeRecordOptions extends DrawTasksOptions, Required<Evidence> {
  /** The targets by id. */
  readonly directory: ReadonlyMap<string, Target>;
  readonly redrawReason?: string;
  /** What policies and seed have given cause to say. */
  readonly warnings: readonly Warning[];
  /** The teams for all visits, or an error. */
  readonly assign: (options: AssignTeamsOptions) => Assignment;
}

/** Draws the tasks, one after the other. */
export function drawTasks(options: DrawTasksOptions): readonly TaskDraw[] {
  const { plan, targets, exclusions, asOf, policies, seed, drawNumber, select } = options;
  return options.tasks.map((task, index) => {
    const batch = options.batchOf(task.id);
    const draw = drawFrame({ plan, task, targets, asOf, batch, drawNumber, exclusions, seed, policies, select });
    options.onTask?.(index + 1, options.tasks.length);
    return draw;
  });
}

/**
 * Draws the tasks, has the visits assigned, and seals what has come of it. Reads and checks nothing: that is for the caller,
 * with the schemas at hand.
 */
export function composeRecord(options: ComposeRecordOptions): PlanRecord {
  const { plan, targets, inspectors, avoidances, exclusions, directory } = options;
  const { asOf, policies, seed, drawNumber, redrawReason } = options;
  const tasks = drawTasks(options);
  const assignment = options.assign({
    draws: tasks,
    taskOf: (id: string) => findTask(plan, id),
    targetOf: (id: string) => findTarget(directory, id),
    inspectors,
    avoidances,
    policies,
  });

  return sealRecord({
    protocol: "dr1",
    kind: "plan-record",
    planId: plan.id,
    asOf,
    drawNumber,
    ...(redrawReason !== undefined && { redrawReason }),
    policies,
    seed,
    evidence: evidenceDigests(policies.suite, { plan, targets, inspectors, avoidances, exclusions }),
    tasks,
    assignment,
    warnings: [
      ...options.warnings,
      ...correctionWarnings(plan.corrections),
      ...directoryWarnings(targets, avoidances, asOf),
      ...coverageWarnings(plan, policies),
      ...overlapWarnings(tasks),
    ],
  });
}
