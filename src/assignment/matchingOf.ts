import { DoubleRandomError } from "../errors/DoubleRandomError.js";
import type { Inspector } from "../model/inspector.js";
import type { Policies } from "../model/policies.js";
import type { Target } from "../model/target.js";
import { byCodePoint } from "../random/byCodePoint.js";
import { brokenPlaces } from "../matching/brokenRules.js";
import type { MatchingProblem, MatchingRow } from "../matching/matching.js";
import type { PlannedVisit } from "./mergeVisits.js";
import { distinctPairs, type Roster, type VisitRoster } from "./rosterOf.js";
import { memberRules, visitDemand, type VisitDemand } from "./visitDemand.js";

/** An inspector or a standing team, as a column of the matching. */
export interface Column {
  readonly id: string;
  readonly inspectors: readonly Inspector[];
}

/** A row of the matching: the members of a visit, or its experts of one kind. */
export interface NamedRow extends MatchingRow {
  readonly role: "member" | "expert";
}

/** A visit with what it asks for and what the roster is to it. */
export interface VisitToMatch extends VisitRoster {
  readonly visit: PlannedVisit;
  readonly demand: VisitDemand;
  /** Pairs of columns, the smaller first, that must not meet at this visit. */
  readonly apart: MatchingProblem["apart"];
}

/** A visit before there are columns. */
type AskedVisit = Omit<VisitToMatch, "apart">;

/** A matching problem whose rows say what they are for. */
export interface NamedProblem extends MatchingProblem {
  readonly rows: readonly NamedRow[];
}

/** Visits and roster as a matching problem. */
export interface Matching {
  readonly problem: NamedProblem;
  readonly columns: readonly Column[];
  readonly visits: readonly VisitToMatch[];
  /** The whole roster, by code point of the id. */
  readonly inspectors: readonly Inspector[];
}

/** Everything that the rules allow, before anything is drawn. Rows and columns are numbered as docs/assignment.md says. */
export function matchingOf(
  visits: readonly PlannedVisit[],
  roster: Roster,
  targetOf: (id: string) => Target,
  policies: Policies,
): Matching {
  const asked = visits.map((visit): AskedVisit => {
    const demand = visitDemand(visit, policies);
    return { visit, demand, ...roster.forVisit(visit, demand, targetOf(visit.targetId)) };
  });
  const byInspector = asked.flatMap((each, index) => rowsOf(each, index, roster, targetOf, policies));
  const standing = policies.formation === "standing-teams";
  const formed = standing
    ? formStandingTeams(byInspector, roster, (row) => roster.apartAt(visits[row.visit]!))
    : formIndividuals(byInspector, roster);
  const { problem, columns, columnPairs } = problemOf(formed, policies);
  const apart = visits.map((visit) => columnPairs(roster.apartAt(visit)));
  return {
    problem: { ...problem, apart: distinctPairs([...new Set(apart)].flat()) },
    columns,
    visits: asked.map((each, index) => ({
      ...(standing ? outsideStandingTeams(each, formed, index, roster) : each),
      apart: apart[index]!,
    })),
    inspectors: roster.inspectors,
  };
}

/** The rows of a visit over inspectors: its members, then its experts. */
function rowsOf(
  { visit, demand, reasons, avoided }: AskedVisit,
  index: number,
  roster: Roster,
  targetOf: (id: string) => Target,
  policies: Policies,
): readonly NamedRow[] {
  const eligible = roster.inspectors.flatMap((inspector, number) =>
    reasons[number] === undefined ? [{ inspector, number }] : [],
  );
  return [
    {
      role: "member",
      visit: index,
      demand: demand.size,
      columns: eligible.map(({ number }) => number),
      rules: memberRules(demand, targetOf(visit.targetId), policies, eligible),
    },
    ...(demand.experts.length > 0
      ? [expertRow(visit, demand.experts, index, roster, targetOf(visit.targetId), avoided)]
      : []),
  ];
}

/** All experts of a visit together: nobody is asked to come twice. */
function expertRow(
  visit: PlannedVisit,
  shares: VisitDemand["experts"],
  index: number,
  roster: Roster,
  target: Target,
  avoided: VisitRoster["avoided"],
): NamedRow {
  const asked = shares.map(({ competence, experts }) => ({
    competence,
    experts,
    columns: roster.expertsFor(visit, competence, target, avoided),
  }));
  return {
    role: "expert",
    visit: index,
    demand: asked.reduce((sum, { experts }) => sum + experts, 0),
    columns: [...new Set(asked.flatMap(({ columns }) => columns))].sort((a, b) => a - b),
    rules: asked.flatMap(({ competence, experts, columns }) =>
      competence === undefined
        ? []
        : [{ id: `expert.${competence}`, columns, least: experts, most: Number.MAX_SAFE_INTEGER }],
    ),
  };
}

/** Rows over columns, and for each column the numbers of its inspectors. */
interface Formed {
  readonly rows: readonly NamedRow[];
  readonly columns: readonly (Column & { readonly numbers: readonly number[] })[];
}

/** Each inspector is a column. */
function formIndividuals(rows: readonly NamedRow[], { inspectors }: Roster): Formed {
  const columns = inspectors.map((inspector, number) => ({
    id: inspector.id,
    inspectors: [inspector],
    numbers: [number],
  }));
  return { rows, columns };
}

/** Each standing team is a column, and a visit needs one of them; experts are columns of their own. */
function formStandingTeams(
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

/** Marks who cannot make a visit because no standing team of theirs can. */
function outsideStandingTeams(
  each: AskedVisit,
  { rows, columns }: Formed,
  index: number,
  { inspectors }: Roster,
): AskedVisit {
  const row = rows.find(({ visit, role }) => visit === index && role === "member")!;
  const going = new Set(row.columns.flatMap((column) => columns[column]!.numbers));
  const reasons = each.reasons.map(
    (reason, number) =>
      reason ??
      (going.has(number)
        ? undefined
        : inspectors[number]!.standingTeamId === undefined
          ? "no-standing-team"
          : "standing-team"),
  );
  return { ...each, reasons };
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

/** Keeps the columns that some row may choose or that owe visits, numbers them anew, and adds capacities. */
function problemOf(
  { rows, columns }: Formed,
  { mostVisitsPerInspector, mostVisitsPerPair }: Policies,
): {
  readonly problem: Omit<NamedProblem, "apart">;
  readonly columns: readonly Column[];
  /** Turns pairs of inspectors into pairs of columns. */
  readonly columnPairs: (pairs: MatchingProblem["apart"]) => MatchingProblem["apart"];
} {
  const rowCounts = new Map<number, number>();
  for (const row of rows) for (const column of row.columns) rowCounts.set(column, (rowCounts.get(column) ?? 0) + 1);
  const used = columns
    .map((column, old) => ({
      ...column,
      old,
      least: leastOf(column),
      most: mostOf(column, mostVisitsPerInspector),
      rowCount: rowCounts.get(old) ?? 0,
    }))
    .filter(({ least, rowCount }) => least > 0 || rowCount > 0);
  for (const { id, least, most } of used) if (least > most) throw boundsReversed(id, least, most);
  const newNumber = new Map(used.map(({ old }, number) => [old, number]));
  const renumber = (numbers: readonly number[]): readonly number[] => numbers.map((old) => newNumber.get(old)!);
  const columnsOf = new Map<number, number[]>();
  for (const [column, { numbers }] of used.entries()) {
    for (const number of numbers) columnsOf.set(number, [...(columnsOf.get(number) ?? []), column]);
  }
  const columnPairs = remember((pairs: MatchingProblem["apart"]) =>
    distinctPairs(
      pairs.flatMap(([a, b]) =>
        (columnsOf.get(a) ?? []).flatMap((first) => (columnsOf.get(b) ?? []).map((second) => [first, second])),
      ),
    ).filter(([a, b]) => a !== b),
  );
  return {
    columns: used,
    columnPairs,
    problem: {
      columnCount: used.length,
      least: used.map(({ least }) => least),
      most: used.map(({ most, rowCount }) => Math.min(most, rowCount)),
      rows: rows.map((row) => ({
        ...row,
        columns: renumber(row.columns),
        rules: row.rules.map((rule) => ({ ...rule, columns: renumber(rule.columns) })),
      })),
      ...(mostVisitsPerPair !== undefined && { mostPerPair: mostVisitsPerPair }),
    },
  };
}

/** Computes each result once for the same object. */
function remember<A extends object, R>(compute: (argument: A) => R): (argument: A) => R {
  const results = new Map<A, R>();
  return (argument) => {
    const result = results.get(argument) ?? compute(argument);
    results.set(argument, result);
    return result;
  };
}

/** The visits that a column still owes; nobody owes any who is not in service. */
function leastOf({ inspectors }: Column): number {
  return Math.max(
    ...inspectors.map(({ active, leastVisits = 0, priorVisits = 0 }) =>
      active ? Math.max(0, leastVisits - priorVisits) : 0,
    ),
  );
}

/** The visits that a column can still make. */
function mostOf({ inspectors }: Column, mostVisitsPerInspector = Number.MAX_SAFE_INTEGER): number {
  return Math.min(
    ...inspectors.map(({ mostVisits = mostVisitsPerInspector, priorVisits = 0 }) =>
      Math.max(0, mostVisits - priorVisits),
    ),
  );
}

function boundsReversed(id: string, least: number, most: number): DoubleRandomError {
  return new DoubleRandomError({
    code: "FIELD_INVALID",
    path: "inspectors",
    expected: `leastVisits of ${id} (or of its members) not above mostVisits or the policy mostVisitsPerInspector`,
    received: `at least ${String(least)} and at most ${String(most)} more visits`,
  });
}
