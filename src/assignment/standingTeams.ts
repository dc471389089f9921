import { brokenPlaces } from "../matching/brokenRules.js";
import type { MatchingProblem } from "../matching/matching.js";
import { byCodePoint } from "../random/byCodePoint.js";
import type { Formed, NamedRow } from "./columns.js";
import type { Roster, VisitRoster } from "./rosterOf.js";

/** Each standing team is a column, and a visit needs one of them; experts are columns of their own. */
export function formStandingTeams(
  rows: readonly NamedRow[],
  { inspectors }: Roster,
  apartIn: (row: NamedRow) => MatchingProblem["apart"],
): Formed {
  const numbersOf = new Map<string, number[]>();
  for (const [number, { standingTeamId }] of inspectors.entries()) {
    if (standingTeamId === undefined) continue;
    const members = numbersOf.get(standingTeamId);
    if (members) members.push(number);
    else numbersOf.set(standingTeamId, [number]);
  }
  const teams = [...numbersOf]
    .sort(([a], [b]) => byCodePoint(a, b))
    .map(([id, numbers]) => ({ id, numbers, inspectors: numbers.map((number) => inspectors[number]!) }));
  const experts = inspectors.flatMap((inspector, number) =>
    inspector.isExpert === true ? [{ id: inspector.id, inspectors: [inspector], numbers: [number] }] : [],
  );
  const columnOfExpert = new Map(experts.map(({ numbers }, index) => [numbers[0]!, teams.length + index]));
  const renumber = (numbers: readonly number[]): readonly number[] => numbers.map((old) => columnOfExpert.get(old)!);
  return {
    columns: [...teams, ...experts],
    rows: rows.map((row) =>
      row.role === "expert"
        ? {
            ...row,
            columns: renumber(row.columns),
            rules: row.rules.map((rule) => ({ ...rule, columns: renumber(rule.columns) })),
          }
        : { ...row, demand: 1, rules: [], columns: teamsKeepingRules(row, teams, apartIn(row)) },
    ),
  };
}

/**
 * The reasons of a visit, with those of inspectors who cannot make it because no standing team of theirs can.
 *
 * @param row - the members of the visit, over the columns of `formed`
 */
export function reasonsOutsideTeams(
  reasons: VisitRoster["reasons"],
  row: NamedRow,
  { columns }: Formed,
  { inspectors }: Roster,
): VisitRoster["reasons"] {
  const going = new Set(row.columns.flatMap((column) => columns[column]!.numbers));
  return reasons.map((reason, number) => {
    if (reason !== undefined || going.has(number)) return reason;
    return inspectors[number]!.standingTeamId === undefined ? "no-standing-team" : "standing-team";
  });
}

/** The standing teams that are large enough, all of whose members are eligible, and that keep every rule as they are. */
function teamsKeepingRules(
  row: NamedRow,
  teams: readonly { readonly numbers: readonly number[] }[],
  apart: MatchingProblem["apart"],
): readonly number[] {
  const eligible = new Set(row.columns);
  return teams.flatMap(({ numbers }, index) => {
    if (numbers.length < row.demand || !numbers.every((number) => eligible.has(number))) return [];
    const meet = apart.some(([a, b]) => numbers.includes(a) && numbers.includes(b));
    return brokenPlaces(row, numbers) === 0 && !meet ? [index] : [];
  });
}
