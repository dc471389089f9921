import { describe, expect, it } from "vitest";
import {
  drawPlan,
  verifyRecord,
  type Assignment,
  type Evidence,
  type PlanRecord,
  type TaskDraw,
  type TeamMember,
  type Visit,
} from "double-random";
import { sealRecord } from "../../src/record/sealRecord.js";
import { busyEvidence, smallEvidence, SMALL_SEED } from "../support/smallEvidence.js";

/** What the record alone must give away, with nobody's directory at hand: each check by its id and its sentence. */
const record = drawPlan({
  ...smallEvidence(),
  asOf: "2024-04-30",
  seed: SMALL_SEED,
  policies: { reservePerStratum: 1 },
});
const task = record.tasks[0]!;
const { selected, strata } = task;
const [first] = selected as [(typeof selected)[0]];
const full = strata.find(({ drawn, reserve }) => drawn > 0 && reserve.length > 0)!;
const drawnOfFull = selected.find(({ stratum }) => stratum === full.stratum)!;

const withStratum = (change: Partial<typeof full>): Partial<TaskDraw> => ({
  strata: strata.map((stratum) => (stratum === full ? { ...full, ...change } : stratum)),
});
const FORGERIES: readonly (readonly [what: string, check: string, sentence: RegExp, Partial<TaskDraw>])[] = [
  ["another seed", "seed", /^The sources give the seed /, { seed: "0".repeat(64) }],
  ["another identity of the draw", "seed", /^The sources give the seed /, { drawId: `${task.drawId}x` }],
  ["another ticket", "tickets", /^The ticket of .* is /, { selected: [{ ...first, ticket: "0".repeat(64) }] }],
  ["a lower cut-off", "tickets", /above the cut-off/, withStratum({ cutoff: "0".repeat(64) })],
  [
    "a drawn target among the reserves",
    "tickets",
    /should have been drawn/,
    withStratum({ cutoff: "f".repeat(64), reserve: full.reserve }),
  ],
  ["a target twice", "counts", /drawn twice/, { selected: [first, ...selected.slice(0, -1)] }],
  ["a target fewer", "counts", /are listed/, { selected: selected.slice(0, -1) }],
  ["a gap in the order", "counts", /^Place 1 /, { selected: [{ ...first, order: 9 }, ...selected.slice(1)] }],
  ["a count of a stratum", "counts", /^Stratum /, withStratum({ drawn: full.drawn + 1 })],
  ["more drawn than eligible", "counts", /more drawn than eligible/, withStratum({ eligible: full.drawn - 1 })],
  [
    "a stratum that is not listed",
    "counts",
    /which the record does not list/,
    {
      strata: strata.map((stratum) =>
        stratum === full ? { ...full, stratum: "elsewhere", drawn: 0, cutoff: "f".repeat(64) } : stratum,
      ),
    },
  ],
];

describe("the record of a task alone", () => {
  it("has reserves and a cut-off to forge", () => {
    expect(full.drawn).toBeGreaterThan(0);
    expect(drawnOfFull.ticket! <= full.cutoff!).toBe(true);
  });

  it("passes every check of arithmetic if nothing was changed, and is not verified by that", () => {
    const { ok, checks } = verifyRecord(record, {});
    expect(ok).toBe(false);
    expect(checks.filter(({ level }) => level === "L0").every(({ status }) => status === "pass")).toBe(true);
  });

  it.each(FORGERIES)("gives away %s", (_, check, sentence, change) => {
    const forged = sealRecord({ ...record, tasks: [{ ...task, ...change }, ...record.tasks.slice(1)] });
    const found = verifyRecord(forged, {}).checks.find(({ id }) => id === `task.${task.taskId}.${check}`);
    expect(found).toMatchObject({ level: "L0", status: "fail", message: expect.stringMatching(sentence) as string });
  });
});

/** Draws whose visits have experts, several tasks and several for one target. */
const METHODS = ["balanced/1", "pair-ticket/1"] as const;
const evidence: Evidence = {
  ...busyEvidence(),
  inspectors: busyEvidence().inspectors.map(({ mostVisits: _, ...inspector }) => inspector),
};

describe.each(METHODS)("the visits of a record alone, by %s", (method) => {
  const drawn = drawPlan({ ...evidence, asOf: "2024-04-30", seed: SMALL_SEED, policies: { assignment: method } });
  const { assignment, tasks } = drawn;
  const { visits, loads } = assignment;
  const shared = visits.findIndex(({ taskIds }) => taskIds.length > 1);
  const withExpert = visits.findIndex(({ team }) => team.some(({ role }) => role === "expert"));
  const other = visits.findIndex(({ targetId }) => targetId !== visits[0]!.targetId);

  type Forgery = readonly [what: string, check: string, sentence: RegExp, Partial<Assignment>];
  const withVisit = (index: number, change: Partial<Visit>): Partial<Assignment> => ({
    visits: visits.map((visit, place) => (place === index ? { ...visit, ...change } : visit)),
  });
  const withTeam = (
    index: number,
    change: (team: readonly TeamMember[]) => readonly TeamMember[],
  ): Partial<Assignment> => withVisit(index, { team: change(visits[index]!.team) });
  const named = (index: number): string => visits[index]!.visitId.replace("/", "\\/");
  const load = loads[0]!;
  const withLoad = (change: Partial<typeof load>): Partial<Assignment> => ({
    loads: [{ ...load, ...change }, ...loads.slice(1)],
  });
  /** The same teams and loads, but one visit moved from one inspector to another, consistently. */
  const stranger: TeamMember = { inspectorId: "I-99", role: "member" };

  const forgeries: readonly Forgery[] = [
    ["another seed of the teams", "seed", /^The tasks give [0-9a-f]{64}, but /, { seed: "0".repeat(64) }],
    [
      "a visit fewer",
      "visits",
      new RegExp(`^${named(0)} is drawn, but there is no visit`),
      { visits: visits.slice(1) },
    ],
    ["a visit twice", "visits", /was not drawn or has another visit/, { visits: [visits[0]!, ...visits] }],
    [
      "a visit to a target that the task has not drawn",
      "visits",
      /which was not drawn/,
      withVisit(0, { visitId: `${visits[0]!.taskIds[0]!}/T-99`, targetId: "T-99" }),
    ],
    [
      "a visit to the target of another visit",
      "visits",
      /not named by its first task|was not drawn/,
      withVisit(0, { targetId: visits[other]!.targetId }),
    ],
    [
      "a task left out of a visit for several",
      "visits",
      /is drawn, but there is no visit for it/,
      withVisit(shared, { taskIds: visits[shared]!.taskIds.slice(0, 1) }),
    ],
    [
      "the tasks of a visit in another order",
      "visits",
      /is not named by its first task/,
      withVisit(shared, { taskIds: [...visits[shared]!.taskIds].reverse() }),
    ],
    ["a visit without tasks", "visits", /is for no task/, withVisit(0, { taskIds: [] })],
    ["another name of a visit", "visits", /is not named by its first task/, withVisit(0, { visitId: "T01/T-99" })],
    [
      "one member",
      "teams",
      /fewer than two members/,
      withTeam(0, (team) => team.filter(({ role }) => role !== "member")),
    ],
    ["nobody", "teams", /fewer than two members/, withTeam(0, () => [])],
    [
      "one member and an expert",
      "teams",
      /fewer than two members/,
      withTeam(withExpert, (team) => team.filter(({ role }) => role !== "member")),
    ],
    ["no lead", "teams", /not one lead/, withTeam(0, (team) => team.map((one) => ({ ...one, role: "member" })))],
    ["two leads", "teams", /not one lead/, withTeam(0, (team) => team.map((one) => ({ ...one, role: "lead" })))],
    [
      "a lead who does not stand first",
      "teams",
      /not one lead, who stands first/,
      withTeam(0, ([lead, member, ...rest]) => [member!, lead!, ...rest]),
    ],
    [
      "one person twice",
      "teams",
      /one person twice/,
      withTeam(0, ([lead, , ...rest]) => [lead!, { ...lead!, role: "member" }, ...rest]),
    ],
    [
      "a member who is the expert as well",
      "teams",
      /one person twice/,
      withTeam(withExpert, (team) => [...team, { ...team[0]!, role: "expert" }]),
    ],
    ["a load too high", "loads", /is on \d+ teams, but the record says/, withLoad({ visits: load.visits + 1 })],
    [
      "a load of somebody who is not listed",
      "loads",
      new RegExp(`^${load.inspectorId} is on a team, but the record lists no load`),
      { loads: loads.slice(1) },
    ],
    ["a load of nobody", "loads", /^I-99 is on 0 teams/, { loads: [...loads, { ...load, inspectorId: "I-99" }] }],
    [
      "a stranger on a team",
      "loads",
      /is on \d+ teams, but the record says|lists no load/,
      withTeam(0, (team) => [...team, stranger]),
    ],
    ...(method === "balanced/1"
      ? ([
          [
            "another expected load",
            "loads",
            /is not .* rounded up or down/,
            withLoad({ expected: `${String(load.visits + 2)}.000` }),
          ],
          [
            "a smaller expected load",
            "loads",
            /is not .* rounded up or down/,
            withLoad({ expected: `${String(load.visits - 2)}.999` }),
          ],
          ["an expected load in words", "loads", /is not about two rounded/, withLoad({ expected: "about two" })],
          [
            "no expected load",
            "loads",
            /is not an expected load rounded/,
            { loads: loads.map(({ expected: _, ...rest }) => rest) },
          ],
        ] as const)
      : ([
          [
            "another ticket",
            "tickets",
            new RegExp(`^The ticket of the team of ${named(0)} is [0-9a-f]{64}, but`),
            withVisit(0, { ticket: "0".repeat(64) }),
          ],
          [
            "no ticket",
            "tickets",
            /but the record says none\.$/,
            { visits: visits.map(({ ticket: _, ...visit }) => visit) },
          ],
          [
            "a member of nobody's choice",
            "tickets",
            new RegExp(`^The ticket of the team of ${named(0)} is `),
            withTeam(0, ([lead, , ...rest]) => [lead!, stranger, ...rest]),
          ],
          [
            "the ticket of another visit",
            "tickets",
            /^The ticket of the team of /,
            withVisit(0, { ticket: visits[1]!.ticket! }),
          ],
        ] as const)),
  ];

  it("has what is to be forged", () => {
    expect(Math.min(shared, withExpert, other)).toBeGreaterThanOrEqual(0);
    expect(tasks).toHaveLength(3);
    expect(Number(load.expected ?? 9)).toBeGreaterThan(2);
  });

  it("passes every check if nothing was changed", () => {
    const checks = verifyRecord(drawn, {}).checks.filter(({ id }) => id.startsWith("assignment."));
    const expected = ["seed", "visits", "teams", ...(method === "pair-ticket/1" ? ["tickets"] : []), "loads"];
    expect(checks.map(({ id, level, status }) => `${id} ${level} ${status}`)).toEqual(
      expected.map((name) => `assignment.${name} L0 pass`),
    );
  });

  it("does not depend on the order of the tasks", () => {
    const reversed: PlanRecord = sealRecord({ ...drawn, tasks: [...tasks].reverse() });
    const seed = verifyRecord(reversed, {}).checks.find(({ id }) => id === "assignment.seed");
    expect(seed?.status).toBe("pass");
  });

  it.each(forgeries)("gives away %s", (_, check, sentence, change) => {
    const forged = sealRecord({ ...drawn, assignment: { ...assignment, ...change } });
    const found = verifyRecord(forged, {}).checks.find(({ id }) => id === `assignment.${check}`);
    expect(found).toMatchObject({ level: "L0", status: "fail", message: expect.stringMatching(sentence) as string });
  });
});

describe("a record that repairs had to be made for", () => {
  it("may have loads farther from what is expected, and no others", () => {
    const drawn = drawPlan({ ...evidence, asOf: "2024-04-30", seed: SMALL_SEED });
    const { loads } = drawn.assignment;
    const distant = { loads: loads.map((load) => ({ ...load, expected: "99.000" })) };
    const statusOf = (changes: Partial<Assignment>): string | undefined => {
      const forged = sealRecord({ ...drawn, assignment: { ...drawn.assignment, ...changes } });
      return verifyRecord(forged, {}).checks.find(({ id }) => id === "assignment.loads")?.status;
    };
    expect(statusOf(distant)).toBe("fail");
    expect(statusOf({ ...distant, repair: { places: 1, of: 2, searched: false } })).toBe("pass");
  });
});

describe("what a record leaves open of its seed", () => {
  const dice = { type: "announced", ref: "dice", groups: [{ count: 24, lowest: 0, highest: 9 }] } as const;

  it.each([
    ["typed in", SMALL_SEED, "declared by the bureau"],
    ["announced", { sources: [{ ...dice, value: "070531846291375508264193" }] }, "from the sources that it names"],
  ] as const)("is said of a seed that was %s", (_, seed, question) => {
    const evidence = smallEvidence();
    const { checks } = verifyRecord(drawPlan({ ...evidence, asOf: "2024-04-30", seed }), evidence);
    expect(checks.find(({ id }) => id === "seed.origin")?.message).toContain(question);
  });
});
