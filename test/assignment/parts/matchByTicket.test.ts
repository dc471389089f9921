import { createHash } from "node:crypto";
import { describe, expect, test } from "vitest";
import type { NamedRow } from "../../../src/assignment/columns.js";
import { matchByTicket, type TicketMatching } from "../../../src/assignment/matchByTicket.js";
import type { Matching } from "../../../src/assignment/matchingOf.js";
import type { MatchingProblem } from "../../../src/matching/matching.js";
import { allSubsets } from "../../support/allSubsets.js";
import { errorOf } from "../../support/errorOf.js";
import { plannedVisit } from "../../support/plannedVisits.js";
import { smallInspector } from "../../support/smallPlan.js";

type Apart = MatchingProblem["apart"];

const NAMES = ["a", "b", "c", "d", "e", "x", "y", "z"];
const range = (from: number, to: number): number[] => Array.from({ length: to - from }, (_, index) => from + index);

/** Visits of the targets `U-0`, `U-1`, ... for these rows, over eight columns. */
function matching(rows: readonly Partial<NamedRow>[], ...aparts: readonly Apart[]): Matching {
  const named = rows.map((row): NamedRow => ({ role: "member", visit: 0, demand: 2, columns: [], rules: [], ...row }));
  const demand = { size: 2, departments: [], experts: [], rules: [], competences: [] };
  return {
    problem: { columnCount: NAMES.length, least: [], most: [], apart: [], rows: named },
    columns: NAMES.map((id) => ({ id, inspectors: [smallInspector({ id })] })),
    inspectors: [],
    visits: range(0, Math.max(...named.map(({ visit }) => visit)) + 1).map((index) => ({
      visit: plannedVisit({ targetId: `U-${String(index)}`, seed: `seed-${String(index)}` }),
      demand,
      reasons: [],
      avoided: new Map(),
      apart: aparts[index] ?? [],
    })),
  };
}

function matched(...given: Parameters<typeof matching>): TicketMatching {
  const result = matchByTicket(matching(...given), "sha256");
  if (result.kind !== "matched") throw new Error(result.kind);
  return result;
}

/** By `printf 'dr1:pair:%s:%s:%s' ... | sha256sum`, as docs/assignment.md says. */
function ticket(kind: "pair" | "expert", visit: number, team: readonly number[], suite = "sha256"): string {
  const ids = team.map((column) => NAMES[column]).join(":");
  return createHash(suite)
    .update(`dr1:${kind}:seed-${String(visit)}:U-${String(visit)}:${ids}`)
    .digest("hex");
}

function smallest(kind: "pair" | "expert", visit: number, teams: readonly (readonly number[])[]): readonly number[] {
  return [...teams].sort((one, other) => (ticket(kind, visit, one) < ticket(kind, visit, other) ? -1 : 1))[0]!;
}

describe("of the teams of each visit that keep all rules, the one with the smallest ticket goes", () => {
  test("whatever goes elsewhere, and with the number of teams that could", () => {
    const rows = [
      { columns: range(0, 5) },
      { visit: 1, columns: range(1, 6), demand: 3 },
      { visit: 2, columns: [2, 6] },
    ];
    const teams = [
      smallest("pair", 0, allSubsets(range(0, 5), 2)),
      smallest("pair", 1, allSubsets(range(1, 6), 3)),
      [2, 6],
    ];
    const tickets = teams.map((team, visit) => ({
      team,
      ticket: ticket("pair", visit, team),
      eligibleTeams: [10, 10, 1][visit],
    }));
    expect(matched(rows)).toEqual({ kind: "matched", teams, tickets });
  });

  test("over many visits each of three teams is seen", () => {
    const rows = range(0, 40).map((visit) => ({ visit, columns: [0, 1, 2] }));
    const { teams } = matched(rows);
    expect(teams).toEqual(range(0, 40).map((visit) => smallest("pair", visit, allSubsets([0, 1, 2], 2))));
    expect(new Set(teams.map(String)).size).toBe(3);
  });

  test("where people who keep apart at one visit may be at different ones", () => {
    const rows = [{ columns: [0, 1] }, { visit: 1, columns: [2, 3] }];
    expect(matched(rows, [[0, 2]]).teams).toEqual([
      [0, 1],
      [2, 3],
    ]);
  });

  test("with the hash function of the policies", () => {
    const result = matchByTicket(matching([{ columns: [0, 1] }]), "sm3");
    expect(result).toMatchObject({ tickets: [{ ticket: ticket("pair", 0, [0, 1], "sm3") }] });
  });

  test("of those without two who keep away from each other at this visit, and within the bounds of rules", () => {
    const rules = [{ id: "lead", columns: [0, 1], least: 1, most: 1 }];
    const rows = [0, 1].map((visit) => ({ visit, columns: [0, 1, 2, 3], rules }));
    const { tickets, teams } = matched(
      rows,
      [[0, 2]],
      [
        [0, 3],
        [1, 3],
      ],
    );
    expect(tickets.map(({ eligibleTeams }) => eligibleTeams)).toEqual([3, 2]);
    expect(teams[0]).toEqual(
      smallest("pair", 0, [
        [0, 3],
        [1, 2],
        [1, 3],
      ]),
    );
    expect(teams[1]).toEqual(
      smallest("pair", 1, [
        [0, 2],
        [1, 2],
      ]),
    );
  });

  test("of standing teams, with the ids of all members", () => {
    const one = matching([{ columns: [0], demand: 1 }]);
    const inspectors = ["a", "c", "d"].map((id) => smallInspector({ id }));
    const result = matchByTicket({ ...one, columns: [{ id: "T", inspectors }] }, "sha256");
    expect(result).toMatchObject({ teams: [[0]], tickets: [{ ticket: ticket("pair", 0, [0, 2, 3]) }] });
  });
});

describe("experts", () => {
  const experts = { role: "expert", demand: 1, columns: [5, 6, 7] } as const;

  test("are chosen by tickets of their own, and give no ticket to the visit", () => {
    const rows = range(0, 8).flatMap((visit) => [
      { visit, columns: [0, 1, 2] },
      { visit, ...experts, demand: 2 },
    ]);
    const { teams, tickets } = matched(rows);
    expect(tickets).toHaveLength(8);
    expect(teams).toHaveLength(16);
    for (const visit of range(0, 8)) {
      expect(teams[2 * visit]).toEqual(smallest("pair", visit, allSubsets([0, 1, 2], 2)));
      expect(tickets[visit]!.ticket).toBe(ticket("pair", visit, teams[2 * visit]!));
      expect(teams[2 * visit + 1]).toEqual(smallest("expert", visit, allSubsets([5, 6, 7], 2)));
    }
  });

  test.each<[string, Apart]>([
    [
      "members",
      [
        [0, 5],
        [1, 6],
      ],
    ],
    [
      "each other",
      [
        [5, 6],
        [6, 7],
      ],
    ],
  ])("who keep away from %s are not chosen together with them", (_, apart) => {
    const visits = range(0, 12);
    const rows = visits.flatMap((visit) => [
      { visit, columns: [0, 1, 2] },
      { visit, ...experts, demand: 2 },
    ]);
    const { teams } = matched(rows, ...visits.map(() => apart));
    for (const visit of visits) {
      const people = [...teams[2 * visit]!, ...teams[2 * visit + 1]!];
      expect(apart.some(([one, other]) => people.includes(one) && people.includes(other))).toBe(false);
    }
  });

  test("of smaller numbers than the members keep away from them likewise", () => {
    const rows = [{ columns: [4, 5] }, { ...experts, columns: [0, 1, 2, 3] }];
    expect(
      matched(rows, [
        [0, 5],
        [1, 4],
        [2, 4],
        [2, 5],
      ]).teams[1],
    ).toEqual([3]);
    expect(
      matched(rows, [
        [0, 5],
        [1, 4],
        [3, 4],
      ]).teams[1],
    ).toEqual([2]);
  });

  test("must be left by a team, or it is not eligible", () => {
    const rows = [{ columns: [0, 1, 2] }, { ...experts, columns: [5] }];
    const { teams, tickets } = matched(rows, [[2, 5]]);
    expect(teams).toEqual([[0, 1], [5]]);
    expect(tickets[0]!.eligibleTeams).toBe(1);
  });

  test("that the rules of the row ask for must be among those left", () => {
    const crane = { id: "expert.crane", columns: [5, 6], least: 1, most: 9 };
    const rows = [{ columns: [0, 1, 2, 3] }, { ...experts, demand: 2, rules: [crane] }];
    const { tickets, teams } = matched(rows, [
      [0, 5],
      [0, 6],
      [3, 6],
      [1, 2],
    ]);
    expect(tickets[0]!.eligibleTeams).toBe(2);
    expect(teams[0]).toEqual(
      smallest("pair", 0, [
        [1, 3],
        [2, 3],
      ]),
    );
    expect(teams[1]).toEqual([5, 7]);
  });
});

describe("a visit without a team", () => {
  const failureOf = (...given: Parameters<typeof matching>): unknown => matchByTicket(matching(...given), "sha256");

  test("is named by its row, like every other one", () => {
    const rows = [{ columns: [0] }, { visit: 1, columns: [0, 1] }, { visit: 2, columns: [0, 1] }];
    expect(failureOf(rows, [], [], [[0, 1]])).toEqual({ kind: "no-team", rows: [0, 2] });
  });

  test("because too few experts know what is asked for is named by the row of the experts alone", () => {
    const rows = [{ columns: [0, 1] }, { role: "expert", demand: 2, columns: [5] }] as const;
    expect(failureOf(rows)).toEqual({ kind: "no-team", rows: [1] });
    expect(failureOf(rows, [[1, 2]])).toEqual({ kind: "no-team", rows: [1] });
  });

  test("because every expert keeps away from every team is named by the row of the members", () => {
    const rows = [{ columns: [0, 1] }, { role: "expert", demand: 1, columns: [5] }] as const;
    expect(failureOf(rows, [[0, 5]])).toEqual({ kind: "no-team", rows: [0] });
    expect(
      failureOf(rows, [
        [0, 5],
        [2, 3],
      ]),
    ).toEqual({ kind: "no-team", rows: [0] });
  });
});

test("more than five million teams of one visit are refused before any of them is looked at", () => {
  const rows = [{ columns: [0, 1] }, { visit: 1, columns: range(0, 3164) }];
  expect(errorOf(() => matchByTicket(matching(rows), "sha256"))).toMatchObject({
    code: "FIELD_INVALID",
    path: "policies.assignment",
    expected: "balanced/1, because pair-ticket/1 hashes every possible team, at most 5000000 for a visit",
    received: "pair-ticket/1 with 5003866 teams of 2",
  });
});
