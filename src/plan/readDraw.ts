import { indexTargets } from "./indexTargets.js";
import { checkAsOf, readBatches, readExclusions, readRoster, readTaskIds } from "./checkInputs.js";
import { chooseTasks } from "./chooseTasks.js";
import { resolvePolicies } from "./resolvePolicies.js";
import type { Warning } from "../errors/warnings.js";
import type { Evidence } from "../frame/digests.js";
import type { Batch } from "../model/draw.js";
import { parsePlan } from "../model/parsePlan.js";
import type { Policies } from "../model/policies.js";
import type { Target } from "../model/target.js";
import type { Task } from "../model/task.js";

/** Everything that a draw of targets needs besides its seed. */
export interface TargetDrawOptions extends Pick<Evidence, "plan" | "targets" | "exclusions"> {
  /** The date of all frames, `YYYY-MM-DD`. */
  readonly asOf: string;
  readonly policies?: Partial<Policies>;
  /** The tasks to draw. Default: all. */
  readonly taskIds?: readonly string[];
  /** The batch of a task, by task id. Default: the whole quota at once. */
  readonly batches?: Readonly<Record<string, Batch>>;
}

/** Everything that a draw needs besides its seed. */
export interface DrawOptions extends TargetDrawOptions, Evidence {}

/** What targets are drawn from, read and checked. */
export interface ReadTargetDraw extends Required<Pick<Evidence, "plan" | "targets" | "exclusions">> {
  readonly asOf: string;
  /** The targets by id. */
  readonly directory: ReadonlyMap<string, Target>;
  readonly policies: Policies;
  /** What the policies have given cause to say. */
  readonly warnings: readonly Warning[];
  /** Sorted by id, each once. */
  readonly tasks: readonly Task[];
  readonly batchOf: (taskId: string) => Batch;
}

/** What a draw needs besides its seed, read and checked. */
export interface ReadDraw extends ReadTargetDraw, Required<Evidence> {}

/** Reads what a draw needs besides its seed, and refuses what is wrong with it. */
export function readDraw(options: DrawOptions): ReadDraw {
  return { ...readTargetDraw(options), ...readRoster(options.inspectors, options.avoidances) };
}

/** Reads what a draw of targets needs besides its seed, and refuses what is wrong with it. */
export function readTargetDraw(options: TargetDrawOptions): ReadTargetDraw {
  const plan = parsePlan(options.plan);
  const { policies, warnings } = resolvePolicies(plan, options.policies);
  const asOf = checkAsOf(options.asOf);
  const { targets } = options;
  const directory = indexTargets(targets);
  return {
    plan,
    policies,
    warnings,
    asOf,
    targets,
    directory,
    exclusions: readExclusions(options.exclusions, plan, directory),
    batchOf: readBatches(options.batches === undefined ? {} : options.batches, plan, directory),
    tasks: chooseTasks(plan, readTaskIds(plan, options.taskIds)),
  };
}
