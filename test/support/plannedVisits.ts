import type { PlannedVisit } from "../../src/assignment/mergeVisits.js";
import { DEFAULT_POLICIES } from "../../src/model/defaultPolicies.js";
import type { Policies } from "../../src/model/policies.js";
import type { Task, Window } from "../../src/model/task.js";
import { smallTask } from "./smallPlan.js";

/** The window of all visits here that state none. */
export const MAY: Window = { start: "2024-05-01", end: "2024-05-31" };

/** The default policies with some of them stated. */
export function policiesWith(stated: Partial<Policies> = {}): Policies {
  return { ...DEFAULT_POLICIES, ...stated };
}

/** A visit of the target `U-1` in May for one task, unless stated otherwise. */
export function plannedVisit({
  task = {},
  ...fields
}: Partial<PlannedVisit> & { task?: Partial<Task> } = {}): PlannedVisit {
  const { targetId = "U-1", window = MAY, tasks = [smallTask({ window, ...task })] } = fields;
  return { visitId: `${tasks[0]!.id}/${targetId}`, targetId, tasks, window, seed: "5eed".repeat(16), ...fields };
}
