// @ts-check
/** @import { InspectionRound, Outcome, Team } from "./types.js" */
import { eligibleInspectors } from "./inputs/eligibleInspectors.js";

/**
 * What a contender has made of a round: who visits what, how unlike the loads are, and what is wrong with it.
 *
 * @param {InspectionRound} round
 * @param {readonly Team[]} teams
 * @returns {Outcome}
 */
export function teamsOutcome(round, teams) {
  const rows = teams.flatMap(({ targetId, inspectorIds }) => inspectorIds.map((id) => ({ stratum: targetId, id })));
  const loads = new Map(round.inspectors.map(({ id }) => [id, 0]));
  for (const { id } of rows) loads.set(id, (loads.get(id) ?? 0) + 1);
  return {
    drawn: rows.length,
    rows,
    teams: {
      pairCount: round.targets.length * round.inspectors.length,
      leastLoad: Math.min(...loads.values()),
      mostLoad: Math.max(...loads.values()),
      faults: faultsOf(round, teams, loads),
    },
  };
}

/**
 * @param {InspectionRound} round
 * @param {readonly Team[]} teams
 * @param {ReadonlyMap<string, number>} loads
 * @returns {readonly string[]}
 */
function faultsOf(round, teams, loads) {
  const eligible = eligibleInspectors(round);
  const teamOf = new Map(teams.map(({ targetId, inspectorIds }) => [targetId, inspectorIds]));
  const unlikeTeams = round.targets.filter(({ id }) => {
    const team = teamOf.get(id) ?? [];
    return team.length !== round.teamSize || new Set(team).size !== round.teamSize;
  });
  const strangers = teams.filter(({ targetId, inspectorIds }) =>
    inspectorIds.some((id) => !eligible.get(targetId)?.has(id)),
  );
  const overworked = round.inspectors.filter(({ id, priorVisits = 0 }) => {
    return (loads.get(id) ?? 0) + priorVisits > (round.most ?? Infinity);
  });
  return [
    ...(teams.length === round.targets.length ? [] : [`${String(teams.length)} teams`]),
    ...counted(unlikeTeams, "visits with other than the number of different inspectors that they need"),
    ...counted(strangers, "visits with somebody who may not go there"),
    ...counted(overworked, "inspectors with more visits than they may have"),
  ];
}

/** @param {readonly unknown[]} found @param {string} what */
function counted({ length }, what) {
  return length > 0 ? [`${String(length)} ${what}`] : [];
}
