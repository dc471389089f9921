import { describe, expect, it } from "vitest";
import { drawPlan, verifyRecord, type TaskRecord, type Team } from "double-random";
import { sealRecord } from "../../src/record/sealRecord.js";
import { smallEvidence, SMALL_SEED } from "../support/smallEvidence.js";

/** What the record alone must give away, with nobody's directory at hand: each check by its id and its sentence. */
const record = drawPlan({
  ...smallEvidence(),
  asOf: "2024-04-30",
  seed: SMALL_SEED,
  policies: { reservePerStratum: 1 },
});
const task = record.tasks[0]!;
const { selected, strata, assignment } = task;
const [first, second] = selected as [(typeof selected)[0], (typeof selected)[0]];
const full = strata.find(({ drawn, reserve }) => drawn > 0 && reserve.length > 0)!;
const drawnOfFull = selected.find(({ stratum }) => stratum === full.stratum)!;

const withStratum = (change: Partial<typeof full>): Partial<TaskRecord> => ({
  strata: strata.map((stratum) => (stratum === full ? { ...full, ...change } : stratum)),
});
const withTeam = (change: Partial<Team>): Partial<TaskRecord> => ({
  assignment: { ...assignment, teams: [{ ...assignment.teams[0]!, ...change }, ...assignment.teams.slice(1)] },
});
const [lead, member] = assignment.teams[0]!.members as [Team["members"][0], Team["members"][0]];

const FORGERIES: readonly (readonly [what: string, check: string, sentence: RegExp, Partial<TaskRecord>])[] = [
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
  ["a team fewer", "teams", /teams are listed/, { assignment: { ...assignment, teams: assignment.teams.slice(1) } }],
  ["teams in another order", "teams", /not at the place/, withTeam({ targetId: second.targetId })],
  ["one person", "teams", /not a lead and a member/, withTeam({ members: [lead] })],
  [
    "three people",
    "teams",
    /not a lead and a member/,
    withTeam({ members: [lead, member, { inspectorId: "I-99", role: "member" }] }),
  ],
  ["two leads", "teams", /not a lead and a member/, withTeam({ members: [lead, { ...member, role: "lead" }] })],
  ["one person twice", "teams", /one person twice/, withTeam({ members: [lead, { ...lead, role: "member" }] })],
  ["another ticket of a team", "teams", /^The ticket of the team /, withTeam({ ticket: "0".repeat(64) })],
  [
    "a member of nobody's choice",
    "teams",
    /^The ticket of the team /,
    withTeam({ members: [lead, { ...member, inspectorId: "I-99" }] }),
  ],
];

describe("the record alone", () => {
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
