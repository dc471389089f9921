import { DEFAULT_POLICIES } from "double-random";
import type { AssignTeamsOptions } from "../../src/assignment/assignTeams.js";
import { tasksOf, type AssignAllOptions } from "./assignAll.js";

/** A seed that no draw has. */
export const INVENTED_SEED: string = "5eed".repeat(16);

/** What the second draw needs, without the first: every task has drawn every target, in the order of the list. */
export function directOptions(options: AssignAllOptions, seed: string = INVENTED_SEED): AssignTeamsOptions {
  const { targets, inspectors, avoidances = [], policies = {} } = options;
  const tasks = new Map(tasksOf(options).map((task) => [task.id, task]));
  const directory = new Map(targets.map((target) => [target.id, target]));
  const selected = targets.map(({ id }, index) => ({ targetId: id, stratum: "general", order: index + 1 }));
  return {
    draws: [...tasks.keys()].map((taskId) => ({ taskId, seed, selected })),
    taskOf: (id) => tasks.get(id)!,
    targetOf: (id) => directory.get(id)!,
    inspectors,
    avoidances,
    policies: { ...DEFAULT_POLICIES, ...policies },
  };
}
