import type { AssignTeamsOptions } from "../assignment/assignTeams.js";
import type { Assignment } from "../model/assignment.js";
import type { CommitmentEntry } from "../model/commitmentEntry.js";
import type { SeedEntry } from "../model/seedEntry.js";
import type { TaskDraw } from "../model/draw.js";
import type { Target } from "../model/target.js";
import { checkBatch } from "../plan/checkBatch.js";
import { checkListReferences, checkReferences } from "../plan/checkReferences.js";
import { drawCounted } from "../plan/drawFrame.js";
import { findTarget } from "../plan/findTarget.js";
import { findTask } from "../plan/findTask.js";
import { frameCounts, type FrameCounts } from "../plan/frameCounts.js";
import { checkCreditClasses } from "../plan/judgePolicies.js";
import { byCodePoint } from "../random/byCodePoint.js";
import { canonicalLists, type CanonicalLists } from "../random/canonicalLists.js";
import { loadSelectionMethod } from "../selection/loadSelectionMethod.js";
import { once } from "./once.js";
import type { DrawFiles } from "./publication.js";

/** Everything that a draw is made from besides its seed. */
export type DrawnFrom = Required<
  Pick<DrawFiles, "plan" | "targets" | "inspectors" | "avoidances" | "exclusions" | "salt-key">
>;

/** What is missing of the files that a draw is recomputed from. */
export function missingFiles(files: DrawFiles): readonly string[] {
  const needed = ["plan", "targets", "inspectors", "avoidances", "exclusions", "salt-key"] as const;
  return needed.filter((name) => files[name] === undefined).map((name) => `${name}.json`);
}

/** What several checks need of the files that a draw is made from, each worked out when it is first asked for. */
export interface Recomputed {
  /** The directory by id; throws if the lists do not fit together. */
  readonly directory: () => ReadonlyMap<string, Target>;
  /** The rows of the lists as they are hashed. */
  readonly rows: () => CanonicalLists;
  /** The tasks before the seed. */
  readonly counts: () => readonly FrameCounts[];
}

/** {@link Recomputed} from plan and lists, none of which is missing. */
export function recompute(commitment: CommitmentEntry, files: DrawnFrom): Recomputed {
  const directory = once(() => checkListReferences(files));
  return {
    directory,
    rows: once(() => canonicalLists(files)),
    counts: once(() => recountTasks(commitment, files, directory)),
  };
}

/**
 * The tasks of a commitment before the seed, from plan and lists; every parameter is the commitment's.
 *
 * @throws `DoubleRandomError` for lists from which no draw can be made
 */
function recountTasks(
  commitment: CommitmentEntry,
  files: DrawnFrom,
  checkLists: Recomputed["directory"],
): readonly FrameCounts[] {
  const { asOf, drawNumber, policies, tasks } = commitment;
  const { plan, targets, exclusions } = files;
  const directory = checkReferences(files, checkLists);
  checkCreditClasses(plan, policies);
  const distinct = new Map(tasks.map((task) => [task.taskId, task]));
  const inOrder = [...distinct.values()].sort((a, b) => byCodePoint(a.taskId, b.taskId));
  return inOrder.map(({ taskId, batch: stated }) => {
    const batch = checkBatch(stated, directory);
    return frameCounts({ plan, task: findTask(plan, taskId), targets, asOf, batch, drawNumber, exclusions, policies });
  });
}

/** The tasks drawn again. */
export async function redrawTasks(
  commitment: CommitmentEntry,
  seed: SeedEntry | undefined,
  files: DrawnFrom,
  counted: readonly FrameCounts[],
): Promise<readonly TaskDraw[]> {
  if (!seed) throw new Error("Without a seed there is no draw.");
  const { asOf, policies } = commitment;
  const { sources } = seed;
  const select = await loadSelectionMethod(policies.selection);
  return counted.map((counts) => {
    const task = findTask(files.plan, counts.task.taskId);
    return drawCounted(counts, { task, asOf, policies, seed: { sources }, select });
  });
}

/** The teams drawn again; `undefined` if there are none. The code for it is loaded when it is needed. */
export async function redrawTeams(
  { policies }: CommitmentEntry,
  { plan, inspectors, avoidances }: DrawnFrom,
  directory: ReadonlyMap<string, Target>,
  draws: readonly TaskDraw[],
): Promise<Assignment | undefined> {
  const { assignTeams } = await import("../assignment/assignTeams.js");
  const options: AssignTeamsOptions = {
    draws,
    taskOf: (id) => findTask(plan, id),
    targetOf: (id) => findTarget(directory, id),
    inspectors,
    avoidances,
    policies,
  };
  const result = assignTeams(options);
  return "failure" in result ? undefined : result.assignment;
}
