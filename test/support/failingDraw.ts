import {
  DEFAULT_POLICIES,
  type AssignmentInfeasibility,
  type Avoidance,
  type Inspector,
  type Policies,
  type Target,
  type Task,
} from "double-random";
import { assignTeams, type AssignTeamsOptions } from "../../src/assignment/assignTeams.js";
import { explainFailure } from "../../src/infeasibility/explainFailure.js";
import { smallTarget, smallTask } from "./smallPlan.js";

/** What was drawn and who is there; whatever is not given is the plainest possible. */
export interface DrawnVisits {
  /** For each task the targets that it has drawn. */
  readonly tasks: readonly { readonly task: Task; readonly targetIds: readonly string[] }[];
  readonly targets?: readonly Target[];
  readonly inspectors: readonly Inspector[];
  readonly avoidances?: readonly Avoidance[];
  readonly policies?: Partial<Policies>;
}

/** What {@link assignTeams} is given for draws that were made by hand. */
export function optionsOf({
  tasks,
  targets = [],
  inspectors,
  avoidances = [],
  policies,
}: DrawnVisits): AssignTeamsOptions {
  const taskOf = new Map(tasks.map(({ task }) => [task.id, task]));
  const targetOf = new Map(targets.map((target) => [target.id, target]));
  return {
    draws: tasks.map(({ task, targetIds }, index) => ({
      taskId: task.id,
      seed: String(index + 1).padStart(64, "0"),
      selected: targetIds.map((targetId, place) => ({ order: place + 1, targetId, stratum: "general" })),
    })),
    taskOf: (id) => taskOf.get(id)!,
    targetOf: (id) => targetOf.get(id) ?? smallTarget({ id }),
    inspectors,
    avoidances,
    policies: { ...DEFAULT_POLICIES, ...policies },
  };
}

/** Why an assignment fails. */
export function infeasibilitiesOf(options: AssignTeamsOptions): readonly AssignmentInfeasibility[] {
  const result = assignTeams(options);
  if (!("failure" in result)) throw new Error("expected a failure, and there were teams");
  return explainFailure(result, options);
}

/** One task `T01` that has drawn these targets. */
export function drawnBy(targetIds: readonly string[], task: Partial<Task> = {}): DrawnVisits["tasks"] {
  return [{ task: smallTask(task), targetIds }];
}
