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

/** Everything that a draw needs besides its seed. */
export interface DrawOptions extends Evidence {
  /** The date of all frames, `YYYY-MM-DD`. */
  readonly asOf: string;
  readonly policies?: Partial<Policies>;
  /** The tasks to draw. Default: all. */
  readonly taskIds?: readonly string[];
  /** The batch of a task, by task id. Default: the whole quota at once. */
  readonly batches?: Readonly<Record<string, Batch>>;
}

/** The same, read and checked. */
export interface ReadDraw extends Required<Evidence> {
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

/** Reads what a draw needs besides its seed, and refuses what is wrong with it. */
export function readDraw(options: DrawOptions): ReadDraw {
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
    ...readRoster(options.inspectors, options.avoidances),
    exclusions: readExclusions(options.exclusions, plan, directory),
    batchOf: readBatches(options.batches === undefined ? {} : options.batches, plan, directory),
    tasks: chooseTasks(plan, readTaskIds(plan, options.taskIds)),
  };
}
