import { DoubleRandomError, hashStream, type HashSuite } from "double-random";
import { formatFraction, fraction } from "../src/exact/fraction.js";
import { brokenRules } from "../src/matching/brokenRules.js";
import { chancesOf } from "../src/matching/chancesOf.js";
import { findShortage } from "../src/matching/findShortage.js";
import { hierarchyOf } from "../src/matching/hierarchyOf.js";
import { matchBalanced } from "../src/matching/matchBalanced.js";
import type { MatchingOrder, MatchingProblem, RowChances, SetRule } from "../src/matching/matching.js";
import { shuffledOrder } from "../src/matching/shuffledOrder.js";
import { forEachTeam } from "../src/matching/teamsOfRow.js";
import { leadTicket, teamTicket } from "../src/random/ticketOf.js";
import { testCases } from "./support/vectorCases.js";

interface BalancedInput {
  readonly method: "balanced/1";
  /** T. */
  readonly seed: string;
  readonly suite: HashSuite;
  readonly problem: Omit<MatchingProblem, "most"> & { readonly most: readonly (number | null)[] };
}

interface TicketInput {
  readonly method: "pair-ticket/1";
  /** S. */
  readonly seed: string;
  readonly suite: HashSuite;
  readonly target: string;
  /** By code point; the columns of rules and pairs are places in this list. */
  readonly ids: readonly string[];
  readonly demand: number;
  readonly rules: readonly SetRule[];
  readonly apart: MatchingProblem["apart"];
}

testCases<BalancedInput | TicketInput, object>(
  "assignments",
  (input, { expected }) => (input.method === "balanced/1" ? balanced(input, expected) : byTicket(input)),
  ({ details }) => details as object,
);

function balanced({ problem: given, seed, suite }: BalancedInput, expected: object): object {
  const problem = { ...given, most: given.most.map((most) => most ?? given.rows.length) };
  const stream = { seed, label: "teams", suite };
  const matched = matchBalanced({
    problem,
    prior: problem.least.map(() => 0),
    evenness: "chances",
    source: hashStream(stream),
  });
  if (matched.kind !== "matched") throw infeasible(shortageOfPlaces(problem));
  const { rows, columns, columnsOfRow }: MatchingOrder = shuffledOrder(problem, hashStream(stream));
  const wished = problem.rows.map((row) => chancesOf(hierarchyOf(row, problem.apart).root)!);
  const searched = matched.repair?.searched === true;
  // What a search finds is not prescribed, but it breaks no rule.
  if (searched && brokenRules(problem, matched.teams).total > 0) throw new Error("a rule is broken");
  return {
    order: { rows, columns, columnsOfRow },
    chances: wished.map((row, index) => inOrder(row, problem.rows[index]!.columns, formatUnits(row.denominator))),
    ...(matched.evened && {
      units: matched.chances.map((row, index) =>
        inOrder(row, problem.rows[index]!.columns, (units) => Number((units * 2n ** 20n) / row.denominator)),
      ),
      allowance: matched.evened.allowance,
    }),
    ...(searched ? { searched } : { teams: matched.teams, exchanged: matched.repair?.places ?? 0 }),
    ...("searched" in expected && !searched && { searched: false }),
  };
}

function formatUnits(denominator: bigint): (units: bigint) => string {
  return (units) => formatFraction(fraction(units, denominator));
}

/** The chances of a row in the order of its columns. */
function inOrder<T>({ root }: RowChances, columns: readonly number[], show: (units: bigint) => T): readonly T[] {
  const shown = new Map<number, T>();
  const note = (set: RowChances["root"]): void => {
    for (const [place, column] of set.columns.entries()) shown.set(column, show(set.units[place]!));
    for (const inner of set.inner) note(inner);
  };
  note(root);
  return columns.map((column) => shown.get(column)!);
}

function byTicket({ seed, suite, target, ids, demand, rules, apart }: TicketInput): object {
  const row = { visit: 0, demand, columns: [...ids.keys()], rules };
  let best: { readonly team: readonly string[]; readonly ticket: string } | undefined;
  let eligibleTeams = 0;
  forEachTeam(row, apart, (columns) => {
    eligibleTeams += 1;
    const team = columns.map((column) => ids[column]!);
    const ticket = teamTicket(suite, seed, target, team);
    if (!best || ticket < best.ticket) best = { team, ticket };
  });
  if (!best) throw infeasible({});
  const mayLead = rules.find(({ id }) => id === "lead")?.columns.map((column) => ids[column]!) ?? ids;
  const [lead] = best.team
    .filter((id) => mayLead.includes(id))
    .map((id) => ({ lead: id, leadTicket: leadTicket(suite, seed, target, id) }))
    .sort((a, b) => (a.leadTicket < b.leadTicket ? -1 : 1));
  return { ...best, ...lead, eligibleTeams };
}

/** What is missing, where demands and capacities alone say so. */
function shortageOfPlaces(problem: MatchingProblem): object {
  const plain = problem.rows.map(({ columns, demand }) => ({ least: demand, most: demand, columns, inner: [] }));
  const shortage = findShortage({ ...problem, least: problem.least.map(() => 0) }, plain);
  if (shortage?.kind !== "too-few-places") return {};
  const { rows, needed, available, short } = shortage;
  return { rows, needed, available, short };
}

function infeasible(details: object): DoubleRandomError {
  return new DoubleRandomError({ code: "ASSIGNMENT_INFEASIBLE", path: "", expected: "", received: "", details });
}
