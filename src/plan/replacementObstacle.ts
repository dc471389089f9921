import { brokenPlaces } from "../matching/brokenRules.js";
import type { Column } from "../assignment/matchingOf.js";
import { memberRules } from "../assignment/visitDemand.js";
import type { Visit } from "../model/assignment.js";
import type { Inspector } from "../model/inspector.js";
import type { Policies } from "../model/policies.js";
import type { VisitStates } from "../record/replayEvents.js";
import type { PlaceReason, ReplacementPlace } from "./replacementPlace.js";

/** Finds out why somebody who is eligible cannot come after all; `undefined` if nothing stands in the way. */
export type ObstacleOf = (column: Column) => string | undefined;

/**
 * What the team as it would be afterwards has to keep: the rules of the visit, those who keep away from each other, and the capacities
 * over all visits as they stand. Whoever stays counts by what the roster says of them, eligible or not: they may be
 * about to be replaced too.
 */
export function replacementObstacle(place: ReplacementPlace, states: VisitStates, policies: Policies): ObstacleOf {
  const checks: readonly ObstacleOf[] = [
    alreadyHere(place),
    place.isExpert ? missingExpert(place) : brokenRule(place, policies),
    keptApart(place),
    fullInspector(states, policies),
    metTooOften(place, states, policies),
  ];
  return (column) => {
    for (const check of checks) {
      const obstacle = check(column);
      if (obstacle !== undefined) return obstacle;
    }
    return undefined;
  };
}

function alreadyHere({ state: { visit, left } }: ReplacementPlace): ObstacleOf {
  const present = new Set(visit.team.map(({ inspectorId }) => inspectorId));
  return ({ inspectors }) => {
    if (inspectors.some(({ id }) => present.has(id))) return "on-team";
    return inspectors.some(({ id }) => left.includes(id)) ? "left-before" : undefined;
  };
}

/** A standing team keeps every rule as it is, or it would not be a column. */
function brokenRule(place: ReplacementPlace, policies: Policies): ObstacleOf {
  if (place.isWholeTeam) return () => undefined;
  return brokenRuleOf(place, policies);
}

/** Which rule a team would break that consists of those who stay and of who comes. */
export function brokenRuleOf(
  { roster, stays, visit, target }: Pick<ReplacementPlace, "roster" | "stays" | "visit" | "target">,
  policies: Policies,
): ObstacleOf {
  const staying = stays.filter(({ role }) => role !== "expert").map(({ inspector }) => inspector);
  const numberOf = numbersOf(roster);
  const known = roster
    .map(({ inspector, reason }, number) => ({ inspector, number, reason }))
    .filter(({ inspector, reason }) => reason === undefined || staying.includes(inspector));
  const rules = memberRules(visit.demand, target, policies, known);
  const row = { visit: 0, demand: visit.demand.size, columns: known.map(({ number }) => number) };
  return ({ inspectors }) => {
    const team = [...staying, ...inspectors].map(({ id }) => numberOf.get(id)!);
    return rules.find((rule) => brokenPlaces({ ...row, rules: [rule] }, team) > 0)?.id;
  };
}

/** Of the experts, as many as the tasks ask for must know what each of them asks for. */
export function missingExpert({ stays, visit }: Pick<ReplacementPlace, "stays" | "visit">): ObstacleOf {
  const staying = stays.filter(({ role }) => role === "expert").map(({ inspector }) => inspector);
  return ({ inspectors }) => {
    const experts = [...staying, ...inspectors];
    const unfilled = visit.demand.experts.find(
      ({ competence, experts: least }) =>
        competence !== undefined &&
        experts.filter(({ competences }) => competences?.includes(competence) === true).length < least,
    );
    return unfilled && `expert.${unfilled.competence ?? ""}`;
  };
}

/** Who keeps away from somebody of the others. */
export function keptApart({ apart, roster, stays }: Pick<ReplacementPlace, "apart" | "roster" | "stays">): ObstacleOf {
  const idOf = (number: number): string => roster[number]!.inspector.id;
  const named = apart.map(([a, b]) => [idOf(a), idOf(b)] as const);
  return ({ inspectors }) => {
    const coming = new Set(inspectors.map(({ id }) => id));
    const present = new Set([...coming, ...stays.map(({ inspector }) => inspector.id)]);
    const met = named.find(([a, b]) => present.has(a) && present.has(b) && (coming.has(a) || coming.has(b)));
    return met && `apart.${met[0]}.${met[1]}`;
  };
}

/** Who has no visit left. A team that became free because a reserve is visited instead makes no visit. */
export function fullInspector(states: VisitStates, { mostVisitsPerInspector }: Policies): ObstacleOf {
  const loads = new Map<string, number>();
  for (const visit of visitsMade(states)) {
    for (const { inspectorId } of visit.team) loads.set(inspectorId, (loads.get(inspectorId) ?? 0) + 1);
  }
  const isFull = ({ id, mostVisits = mostVisitsPerInspector, priorVisits = 0 }: Inspector): boolean =>
    mostVisits !== undefined && priorVisits + (loads.get(id) ?? 0) >= mostVisits;
  return ({ inspectors }) => (inspectors.some(isFull) ? "most-visits" : undefined);
}

/** Who meets one of the others too often. */
export function metTooOften(
  { stays }: Pick<ReplacementPlace, "stays">,
  states: VisitStates,
  { mostVisitsPerPair }: Policies,
): ObstacleOf {
  if (mostVisitsPerPair === undefined) return () => undefined;
  const teams = visitsMade(states).map(({ team }) => new Set(team.map(({ inspectorId }) => inspectorId)));
  const timesMet = (first: string, second: string): number =>
    teams.filter((team) => team.has(first) && team.has(second)).length;
  return ({ inspectors }) =>
    inspectors.some(({ id }) => stays.some(({ inspector }) => timesMet(id, inspector.id) >= mostVisitsPerPair))
      ? "most-visits-per-pair"
      : undefined;
}

function visitsMade(states: VisitStates): readonly Visit[] {
  return [...states.values()].filter(({ reserved }) => reserved.length === 0).map(({ visit }) => visit);
}

function numbersOf(roster: ReplacementPlace["roster"]): ReadonlyMap<string, number> {
  return new Map(roster.map(({ inspector }, number) => [inspector.id, number]));
}

/** Somebody of the roster who cannot come. */
export interface ReplacementObstacle {
  readonly inspectorId: string;
  /**
   * - a reason why the inspector is not eligible, or `not-expert` where an expert leaves
   * - `leaves`, `on-team`, `left-before`: who leaves now, is there already, or was replaced on this visit earlier
   * - `most-visits`, `most-visits-per-pair`: no capacity is left
   * - otherwise a rule that the team would break, such as `lead`, `competence.food`, `expert.elevators` or `apart.INS-1.INS-2`
   */
  readonly reason: PlaceReason | (string & {});
}

/** Why nobody of the roster can come, by id. */
export function replacementObstacles(place: ReplacementPlace, obstacleOf: ObstacleOf): readonly ReplacementObstacle[] {
  const here = alreadyHere(place);
  const columnOf = new Map(place.columns.flatMap((column) => column.inspectors.map(({ id }) => [id, column] as const)));
  return place.roster.map(({ inspector, reason }) => {
    const { id } = inspector;
    const column = columnOf.get(id);
    const found = place.leaves.includes(id)
      ? "leaves"
      : (here({ id, inspectors: [inspector] }) ?? reason ?? (column && obstacleOf(column)));
    return { inspectorId: id, reason: found! };
  });
}
