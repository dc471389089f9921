import type { Avoidance, Inspector, Policies, Target, Task, TeamRule, Window } from "double-random";
import { allSubsets } from "./allSubsets.js";

/** What is assigned, with every list that the rules are about. */
export interface OracleInput {
  readonly targets: readonly Target[];
  readonly tasks: readonly Task[];
  readonly inspectors: readonly Inspector[];
  readonly avoidances: readonly Avoidance[];
  readonly policies: Policies;
}

/** A visit, by the definition of visits. */
export interface OracleVisit {
  readonly visitId: string;
  readonly target: Target;
  readonly tasks: readonly Task[];
  readonly window: Window;
}

/** The people of a visit. */
export interface OracleTeam {
  readonly members: readonly Inspector[];
  readonly experts: readonly Inspector[];
}

/**
 * The visits if every task has drawn every target: of one or two tasks. Written from the regulations, without the library, as
 * is everything here, and only good for small cases.
 */
export function visitsByDefinition({ targets, tasks, policies }: OracleInput): readonly OracleVisit[] {
  const groups = groupsOf(tasks, policies);
  return targets.flatMap((target) =>
    groups.map((group) => ({
      visitId: `${group[0]!.id}/${target.id}`,
      target,
      tasks: group,
      window: {
        start: group
          .map(({ window }) => window.start)
          .sort()
          .at(-1)!,
        end: group.map(({ window }) => window.end).sort()[0]!,
      },
    })),
  );
}

function groupsOf(tasks: readonly Task[], { visits }: Policies): readonly (readonly Task[])[] {
  if (tasks.length > 2) throw new Error("one or two tasks");
  const [first, second] = tasks as [Task, Task?];
  if (!second) return [[first]];
  const meet =
    visits === "merge" &&
    first.mode.inspectedBy === second.mode.inspectedBy &&
    first.window.start <= second.window.end &&
    second.window.start <= first.window.end;
  return meet ? [[first, second]] : [[first], [second]];
}

function everyDay({ start, end }: Window, holds: (day: string) => boolean): boolean {
  for (let time = Date.parse(start); time <= Date.parse(end); time += 86_400_000) {
    if (!holds(new Date(time).toISOString().slice(0, 10))) return false;
  }
  return true;
}

const within = (day: string, from?: string, to?: string): boolean =>
  (from === undefined || from <= day) && (to === undefined || to >= day);

const overlaps = ({ start, end }: Window, from?: string, to?: string): boolean =>
  (from === undefined || from <= end) && (to === undefined || to >= start);

const knows = ({ competences }: Inspector, name: string): boolean => competences?.includes(name) ?? false;

/** The withdrawals that count in a window. */
function countingAvoidances({ avoidances, policies }: OracleInput, window: Window): readonly Avoidance[] {
  return avoidances.filter(
    ({ status, validFrom, validTo }) =>
      status !== "rejected" &&
      !policies.ignoredWithdrawals.some((ignored) => ignored === status) &&
      overlaps(window, validFrom, validTo),
  );
}

/** Whether a withdrawal is from a target. */
export function isAgainst({ against, refId }: Avoidance, target: Target): boolean {
  switch (against) {
    case "target":
      return target.id === refId;
    case "group":
      return target.groupId === refId;
    case "unit":
      return target.localOfficeId === refId;
    case "region":
      return target.regionCode.slice(0, refId.length) === refId;
    case "inspector":
      return false;
  }
}

function isPresent(
  { active, level, absences = [] }: Inspector,
  { tasks, window }: OracleVisit,
  policies: Policies,
): boolean {
  if (!active || (level !== undefined && level !== tasks[0]!.mode.inspectedBy)) return false;
  const touching = absences.filter(({ from, to }) => overlaps(window, from, to));
  if (touching.some(({ reason }) => reason === "transfer" || reason === "retirement")) return false;
  return policies.absence === "touches-window"
    ? touching.length === 0
    : !everyDay(window, (day) => absences.some(({ from, to }) => within(day, from, to)));
}

function neededCompetences(tasks: readonly Task[]): readonly string[] {
  return tasks.flatMap(({ items }) => items.flatMap(({ competence }) => competence ?? []));
}

/** Whether an inspector may be a member, whoever else is on the team. */
export function mayBeMember(inspector: Inspector, visit: OracleVisit, input: OracleInput): boolean {
  const { policies } = input;
  const { target, window, tasks } = visit;
  const home = target.localOfficeId !== undefined && inspector.unitId === target.localOfficeId;
  return (
    inspector.isExpert !== true &&
    isPresent(inspector, visit, policies) &&
    everyDay(window, (day) => inspector.certificates.some((one) => within(day, one.validFrom, one.validTo))) &&
    (policies.competence === "one-member" || neededCompetences(tasks).every((name) => knows(inspector, name))) &&
    (inspector.regionCode === undefined ||
      target.regionCode.slice(0, inspector.regionCode.length) === inspector.regionCode) &&
    !hasWithdrawn(inspector, visit, input) &&
    !(policies.territory === "notHomeOffice" && home) &&
    !(policies.territory === "homeOfficeOnly" && !home)
  );
}

function hasWithdrawn({ id }: Inspector, { target, window }: OracleVisit, input: OracleInput): boolean {
  return countingAvoidances(input, window).some(
    (avoidance) => avoidance.inspectorId === id && isAgainst(avoidance, target),
  );
}

function keepsRule(rule: TeamRule, team: readonly Inspector[]): boolean {
  const bounded = (count: number, least = 0, most = Infinity): boolean => count >= least && count <= most;
  switch (rule.kind) {
    case "unit":
      return bounded(team.filter(({ unitId }) => unitId === rule.unitId).length, rule.least, rule.most);
    case "each-unit":
      return team.every(({ unitId }) => bounded(team.filter((other) => other.unitId === unitId).length, 0, rule.most));
    case "competence":
      return bounded(team.filter((member) => knows(member, rule.competence)).length, rule.least, rule.most);
  }
}

/** Whether eligible people are a team. */
export function keepsTeamRules(members: readonly Inspector[], visit: OracleVisit, { policies }: OracleInput): boolean {
  const { tasks, target } = visit;
  const rules = [...policies.teamRules, ...tasks.flatMap(({ team }) => team?.rules ?? [])];
  const atHome = members.filter(({ unitId }) => target.localOfficeId !== undefined && unitId === target.localOfficeId);
  return (
    rules.every((rule) => keepsRule(rule, members)) &&
    members.some(({ canLead }) => canLead !== false) &&
    (policies.competence === "all-members" ||
      neededCompetences(tasks).every((name) => members.some((member) => knows(member, name)))) &&
    !(policies.territory === "homeOfficeAtMostOne" && atHome.length > 1) &&
    tasks.every(({ team }) =>
      (team?.departments ?? []).every(
        (share) => members.filter(({ departmentId }) => departmentId === share.departmentId).length >= share.members,
      ),
    )
  );
}

/** Whether no two of some people must not meet during a window. */
export function mayMeet(people: readonly Inspector[], window: Window, input: OracleInput): boolean {
  const ids = people.map(({ id }) => id);
  return !countingAvoidances(input, window).some(
    ({ inspectorId, against, refId }) => against === "inspector" && ids.includes(inspectorId) && ids.includes(refId),
  );
}

/** How many members a visit needs; departments are not looked at. */
export function sizeOf({ tasks }: OracleVisit, { policies }: OracleInput): number {
  return Math.max(...tasks.map(({ team }) => team?.size ?? policies.teamSize));
}

/** Every team of a visit. At most one kind of expert is looked at. */
export function teamsOfVisit(visit: OracleVisit, input: OracleInput): readonly OracleTeam[] {
  const { inspectors, policies } = input;
  const eligible = inspectors.filter((inspector) => mayBeMember(inspector, visit, input));
  const shares = visit.tasks.flatMap(({ team }) => team?.experts ?? []);
  if (new Set(shares.map(({ competence }) => competence)).size > 1) throw new Error("one kind of expert");
  const [count, competence] = [Math.max(0, ...shares.map(({ experts }) => experts)), shares[0]?.competence];
  const experts = inspectors.filter(
    (inspector) =>
      inspector.isExpert === true &&
      isPresent(inspector, visit, policies) &&
      (competence === undefined || knows(inspector, competence)) &&
      !hasWithdrawn(inspector, visit, input),
  );
  return allSubsets(eligible, sizeOf(visit, input))
    .filter((members) => keepsTeamRules(members, visit, input))
    .flatMap((members) => allSubsets(experts, count).map((invited) => ({ members, experts: invited })))
    .filter(({ members, experts: invited }) => mayMeet([...members, ...invited], visit.window, input));
}

/** Whether all visits can have teams at once, capacities and meetings included: all combinations are tried. */
export function canBeAssignedAtAll(input: OracleInput): boolean {
  const { inspectors, policies } = input;
  const teams = visitsByDefinition(input)
    .map((visit) => teamsOfVisit(visit, input))
    .sort((a, b) => a.length - b.length);
  const loads = new Map(inspectors.map(({ id, priorVisits = 0 }) => [id, priorVisits]));
  const meetings = new Map<string, number>();
  const limit = policies.mostVisitsPerPair ?? Infinity;
  const isBelowMost = ({ id, mostVisits = policies.mostVisitsPerInspector ?? Infinity }: Inspector): boolean =>
    loads.get(id)! < mostVisits;
  const hasEnough = ({ id, active, leastVisits = 0 }: Inspector): boolean => !active || loads.get(id)! >= leastVisits;

  const search = (visit: number): boolean => {
    const choices = teams[visit];
    if (!choices) return inspectors.every(hasEnough);
    return choices.some(({ members, experts }) => {
      const people = [...members, ...experts];
      const pairs = allSubsets(people.map(({ id }) => id).sort(), 2).map((pair) => pair.join());
      if (!people.every(isBelowMost) || pairs.some((pair) => (meetings.get(pair) ?? 0) >= limit)) return false;
      const count = (change: number): void => {
        for (const { id } of people) loads.set(id, loads.get(id)! + change);
        for (const pair of pairs) meetings.set(pair, (meetings.get(pair) ?? 0) + change);
      };
      count(1);
      const found = search(visit + 1);
      count(-1);
      return found;
    });
  };
  return search(0);
}
