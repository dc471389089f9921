import type { Visit } from "../model/assignment.js";
import type { TaskDraw } from "../model/draw.js";
import type { PlanRecord } from "../model/record.js";
import { byCodePoint } from "../random/byCodePoint.js";
import { hashText } from "../random/hashing.js";
import { teamTicket } from "../random/ticketOf.js";
import { checkNow, type VerificationCheck } from "./report.js";

/** The teams of a record, and what they were drawn for. */
export interface AssignedTasks extends Pick<PlanRecord, "policies" | "assignment"> {
  readonly tasks: readonly Pick<TaskDraw, "taskId" | "seed" | "selected">[];
}

/** What the record alone says of the visits and their teams (level 0). */
export function checkAssignment(record: AssignedTasks): readonly VerificationCheck[] {
  const check = (id: string, message: string, findProblem: () => string | undefined): VerificationCheck =>
    checkNow({ id: `assignment.${id}`, level: "L0", message, findProblem });
  return [
    check("seed", "The seed of the teams follows from the seeds of the tasks.", () => seedProblem(record)),
    check("visits", "Every drawn target of every task is in exactly one visit.", () => visitProblem(record)),
    check("teams", "Every team has one lead and at least two different people.", () =>
      firstProblem(record.assignment.visits, teamProblem),
    ),
    ...(record.assignment.method === "pair-ticket/1"
      ? [
          check("tickets", "Every team has its own ticket.", () =>
            firstProblem(record.assignment.visits, (visit) => ticketProblem(record, visit)),
          ),
        ]
      : []),
    check("loads", "The loads are those of the visits, each within one of what the chances add up to.", () =>
      loadProblem(record),
    ),
  ];
}

function firstProblem(visits: readonly Visit[], problemOf: (visit: Visit) => string | undefined): string | undefined {
  for (const visit of visits) {
    const problem = problemOf(visit);
    if (problem !== undefined) return problem;
  }
  return undefined;
}

function seedProblem({ policies, tasks, assignment }: AssignedTasks): string | undefined {
  const seeds = [...tasks].sort((a, b) => byCodePoint(a.taskId, b.taskId)).map(({ seed }) => seed);
  const derived = hashText(policies.suite, ["dr1:teams", ...seeds].join(":"));
  return derived === assignment.seed ? undefined : `The tasks give ${derived}, but the record says ${assignment.seed}.`;
}

function visitProblem({ tasks, assignment }: AssignedTasks): string | undefined {
  const open = new Set(
    tasks.flatMap(({ taskId, selected }) => selected.map(({ targetId }) => `${taskId}/${targetId}`)),
  );
  for (const { visitId, targetId, taskIds } of assignment.visits) {
    if (taskIds.length === 0) return `The visit ${visitId} is for no task.`;
    if (visitId !== `${taskIds[0] ?? ""}/${targetId}`) return `The visit ${visitId} is not named by its first task.`;
    for (const taskId of taskIds) {
      if (!open.delete(`${taskId}/${targetId}`)) {
        return `The visit ${visitId} is for ${targetId} and task ${taskId}, which was not drawn or has another visit.`;
      }
    }
  }
  const [missing] = open;
  return missing === undefined ? undefined : `${missing} is drawn, but there is no visit for it.`;
}

function teamProblem({ visitId, team }: Visit): string | undefined {
  const people = new Set(team.map(({ inspectorId }) => inspectorId));
  if (people.size < team.length) return `The team of ${visitId} has one person twice.`;
  const members = team.filter(({ role }) => role !== "expert");
  if (members.length < 2) return `The team of ${visitId} has fewer than two members.`;
  if (
    team.findIndex(({ role }) => role === "lead") !== 0 ||
    members.filter(({ role }) => role === "lead").length !== 1
  ) {
    return `The team of ${visitId} has not one lead, who stands first.`;
  }
  return undefined;
}

function ticketProblem({ policies, tasks }: AssignedTasks, visit: Visit): string | undefined {
  const { visitId, targetId, taskIds, team, ticket } = visit;
  const seed = tasks.find(({ taskId }) => taskId === taskIds[0])?.seed ?? "";
  const members = team.filter(({ role }) => role !== "expert").map(({ inspectorId }) => inspectorId);
  const own = teamTicket(policies.suite, seed, targetId, members.sort(byCodePoint));
  return own === ticket
    ? undefined
    : `The ticket of the team of ${visitId} is ${own}, but the record says ${ticket ?? "none"}.`;
}

function loadProblem({ assignment }: AssignedTasks): string | undefined {
  const { visits, loads, method, repair } = assignment;
  const counts = new Map<string, number>();
  for (const { inspectorId } of visits.flatMap(({ team }) => team)) {
    counts.set(inspectorId, (counts.get(inspectorId) ?? 0) + 1);
  }
  if (new Set(loads.map(({ inspectorId }) => inspectorId)).size < loads.length) return "A load is listed twice.";
  for (const { inspectorId, visits: stated, expected } of loads) {
    const counted = counts.get(inspectorId) ?? 0;
    counts.delete(inspectorId);
    if (counted !== stated) {
      return `${inspectorId} is on ${String(counted)} teams, but the record says ${String(stated)}.`;
    }
    if (method !== "balanced/1" || repair) continue;
    if (!isWithinOne(stated, expected ?? "")) {
      return `${inspectorId} makes ${String(stated)} visits, which is not ${expected ?? "an expected load"} rounded up or down.`;
    }
  }
  const [unlisted] = counts.keys();
  return unlisted === undefined ? undefined : `${unlisted} is on a team, but the record lists no load.`;
}

/** Whether a count is at most one away from decimal text with three places. */
function isWithinOne(count: number, expected: string): boolean {
  if (!/^\d+\.\d{3}$/.test(expected)) return false;
  const distance = BigInt(count) * 1000n - BigInt(expected.replace(".", ""));
  return distance >= -1000n && distance <= 1000n;
}
