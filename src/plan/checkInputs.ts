import { checkOptions } from "../errors/checkOptions.js";
import type { Avoidance } from "../model/avoidance.js";
import { batchSchema, type Batch } from "../model/draw.js";
import type { Exclusion } from "../model/exclusion.js";
import { date, id, listOf, positiveCount } from "../model/fields.js";
import type { Inspector } from "../model/inspector.js";
import { parseWith } from "../model/parse.js";
import { parseAvoidances } from "../model/parseAvoidances.js";
import { parseExclusions } from "../model/parseExclusions.js";
import { parseInspectors } from "../model/parseInspectors.js";
import type { Plan } from "../model/plan.js";
import type { Target } from "../model/target.js";
import { checkBatch, WHOLE_QUOTA } from "./checkBatch.js";
import { checkExclusionReferences, checkRosterReferences } from "./checkReferences.js";
import { findTask } from "./findTask.js";

export { findTarget } from "./findTarget.js";
export { indexTargets } from "./indexTargets.js";

/** The roster and its withdrawals, read again: a misspelt withdrawal must not be one that silently never applies. */
export function readRoster(
  inspectors: unknown,
  avoidances: unknown,
): { readonly inspectors: readonly Inspector[]; readonly avoidances: readonly Avoidance[] } {
  const read = { inspectors: parseInspectors(inspectors), avoidances: parseAvoidances(avoidances) };
  checkRosterReferences(read.inspectors, read.avoidances);
  return read;
}

/** The exclusions, read again; each names a task and a target that exist. */
export function readExclusions(
  input: unknown,
  plan: Plan,
  directory: ReadonlyMap<string, Target>,
): readonly Exclusion[] {
  const exclusions = input === undefined ? [] : parseExclusions(input);
  checkExclusionReferences(exclusions, plan, directory);
  return exclusions;
}

/** A batch, read; see {@link checkBatch}. */
export function readBatch(input: unknown, directory: ReadonlyMap<string, Target>): Batch {
  return checkBatch(parseWith(batchSchema, input, "batch"), directory);
}

/** The ids of the tasks to draw, read. Default: all of the plan. */
export function readTaskIds(plan: Plan, stated: unknown = plan.tasks.map((task) => task.id)): readonly string[] {
  return parseWith(listOf(id), stated, "taskIds");
}

/** The batches by task id, read; a task without one draws its whole quota. */
export function readBatches(
  batches: unknown,
  plan: Plan,
  directory: ReadonlyMap<string, Target>,
): (taskId: string) => Batch {
  checkOptions(batches, "batches");
  const stated = Object.entries(batches as Readonly<Record<string, unknown>>);
  const checked = new Map(stated.map(([taskId, batch]) => [findTask(plan, taskId).id, readBatch(batch, directory)]));
  return (taskId) => checked.get(taskId) ?? WHOLE_QUOTA;
}

/** Refuses a number of the draw that is not a whole number from 1. */
export function checkDrawNumber(drawNumber: unknown): void {
  parseWith(positiveCount, drawNumber, "drawNumber");
}

/** Refuses a date of the frame that is not a calendar date. */
export function checkAsOf(asOf: unknown): string {
  return parseWith(date, asOf, "asOf");
}
