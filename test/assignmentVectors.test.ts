import fc from "fast-check";
import { describe, expect, it } from "vitest";
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
import { HAS_PYTHON } from "./support/outsidePrograms.js";
import { askPython, refusalOf, testCases } from "./support/vectorCases.js";

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

describe.runIf(HAS_PYTHON)("random problems answered by Python at the same time", () => {
  const columnCount = 6;
  const set = fc.subarray([0, 1, 2, 3, 4, 5]);
  const row = fc
    .record({ demand: fc.constantFrom(1, 2, 2, 3), columns: fc.subarray([0, 1, 2, 3, 4, 5], { minLength: 3 }), set })
    .chain(({ demand, columns, set: some }) =>
      fc.record({ least: fc.nat(1), most: fc.integer({ min: 1, max: 3 }) }).map(({ least, most }) => ({
        demand,
        columns,
        rules: some.length > 0 ? [{ id: "unit.a", columns: some, least, most }] : [],
      })),
    );
  const problem = fc.record({
    rows: fc.array(row, { minLength: 1, maxLength: 5 }),
    most: fc.array(fc.option(fc.integer({ min: 1, max: 4 }), { freq: 2 }), { minLength: 6, maxLength: 6 }),
    least: fc.array(fc.constantFrom(0, 0, 0, 1), { minLength: 6, maxLength: 6 }),
    pair: fc.option(fc.constantFrom<readonly [number, number]>([0, 1], [2, 5])),
  });
  const inputOf = fc
    .record({ problem, seed: fc.stringMatching(/^[0-9a-f]{64}$/), suite: fc.constantFrom<HashSuite>("sha256", "sm3") })
    .map(({ problem: { rows, most, least, pair }, seed, suite }): BalancedInput => ({
      method: "balanced/1",
      seed,
      suite,
      problem: {
        columnCount,
        least,
        most: most.map((bound, column) => bound && Math.max(bound, least[column]!)),
        rows: rows.map((each, visit) => ({ visit, ...each })),
        apart: pair ? [pair] : [],
      },
    }));

  it("are matched alike", () => {
    const inputs = fc.sample(inputOf, { seed: 20240409, numRuns: 300 });
    const theirs = askPython(inputs.map((input) => ({ ask: "assign", input })));
    const ours = inputs.map((input, index) => {
      const { answer } = theirs[index] as { readonly answer?: object };
      const reply = refusalOf(() => balanced(input, answer ?? {}));
      return "answered" in reply ? { answer: reply.answered } : reply;
    });
    const codeAlone = (reply: unknown): unknown => {
      const { errorCode } = reply as { readonly errorCode?: string };
      return errorCode === undefined ? reply : { errorCode };
    };
    for (const [index, reply] of theirs.entries()) {
      expect(ours[index], JSON.stringify(inputs[index])).toEqual(codeAlone(reply));
    }
    expect(ours.filter((reply) => "answer" in reply).length).toBeGreaterThan(100);
    expect(ours.filter((reply) => "errorCode" in reply).length).toBeGreaterThan(30);
  });
});
