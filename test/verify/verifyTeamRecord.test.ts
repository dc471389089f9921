import { describe, expect, it } from "vitest";
import type { TeamRecord } from "../../src/model/teamRecord.js";
import { drawTeams } from "../../src/plan/drawTeams.js";
import { sealRecord } from "../../src/record/sealRecord.js";
import type { VerificationReport } from "../../src/verify/report.js";
import { verifyTeamRecord, type TeamEvidence } from "../../src/verify/verifyTeamRecord.js";
import { COUNTY_SEED } from "../support/smallStages.js";
import { twoReceived } from "../support/twoReceived.js";

const { one, other, inspectors, avoidances, teams } = twoReceived();
const evidence = { inspectors, avoidances, received: [one, other] };
const [task, second] = teams.tasks as [TeamRecord["tasks"][0], TeamRecord["tasks"][0]];
const [ofOne, ofOther] = teams.received as [TeamRecord["received"][0], TeamRecord["received"][0]];

function failures({ checks }: VerificationReport): Readonly<Record<string, string>> {
  const failed = checks.filter(({ status }) => status === "fail");
  return Object.fromEntries(failed.map(({ id, message }) => [id, message]));
}

function openOf({ checks }: VerificationReport): readonly string[] {
  return checks.filter(({ status }) => status === "not-checked").map(({ id, level }) => `${id} ${level}`);
}

function forged(change: Partial<TeamRecord>): TeamRecord {
  return sealRecord({ ...teams, ...change });
}

const OPEN = ["seed.origin L2", "inputs.dating L3", "chain L4", "signatures L5", "record.received L6"];

describe("verifyTeamRecord", () => {
  it("draws the teams again, and names last what it did not check", () => {
    const report = verifyTeamRecord(teams, evidence);
    expect([report.ok, failures(report), openOf(report)]).toEqual([true, {}, OPEN]);
    const passed = report.checks.slice(0, -5);
    expect(passed.filter(({ id }) => !id.startsWith("received."))).toEqual(
      [
        ["record.schema", "L0", "The record has the form of protocol dr1."],
        ["record.hash", "L0", "The hash of the record fits its contents."],
        [
          ...["record.seed", "L0"],
          "The values of the seed fit their sources, which carry as many bits as the record says, 64 or more.",
        ],
        ["record.tasks", "L0", "Every task is of a received record, and its seed is that of this draw."],
        ["record.teams", "L0", "Visits, teams, tickets and loads fit the tasks and each other."],
        ["evidence.inspectors", "L1", "The directory of inspectors given here is what the record was made from."],
        ["evidence.avoidances", "L1", "The list of withdrawals given here is what the record was made from."],
        ["record.assignment", "L1", "Drawn again, every visit gets the team of the record."],
      ].map(([id, level, message]) => ({ id, level, status: "pass", message })),
    );
    const names = [1, 2].flatMap((place) =>
      ["record", "plan", "part", "rows"].map((name) => `${String(place)}.${name}`),
    );
    expect(passed.map(({ id }) => id).filter((id) => id.startsWith("received."))).toEqual(
      [...names, "1.draw", "2.draw"].map((name) => `received.${name}`),
    );
    expect(report.checks.at(-4)!.message).toBe(
      "Whether roster, withdrawals and received records were fixed before the seed was known.",
    );
    expect(report.checks.at(-1)!.message).toBe("Whether other records give targets to this region.");
  });

  it("draws a first draw again as well, for which no reason is stated", () => {
    const { authority, regionCode, inspectedBy } = teams;
    const first = drawTeams({ ...evidence, authority, regionCode, inspectedBy, seed: COUNTY_SEED });
    expect(verifyTeamRecord(first, evidence).ok).toBe(true);
  });

  it("refuses a record of another form, and looks no further", () => {
    const message = 'record.kind: expected one of "team-record", got "plan-record"';
    expect(verifyTeamRecord({ ...teams, kind: "plan-record" }, evidence)).toEqual({
      ok: false,
      checks: [{ id: "record.schema", level: "L0", status: "fail", message }],
    });
  });

  it.each([{}, undefined, null, [], "evidence"])("leaves open what follows from evidence, if that is %j", (given) => {
    const report = verifyTeamRecord(teams, given as TeamEvidence);
    expect([report.ok, failures(report)]).toEqual([false, {}]);
    expect(openOf(report)).toEqual([
      ...["evidence L1", "received.1.record L1", "received.2.record L1", "received.1.draw L4", "received.2.draw L4"],
      ...["record.assignment L1", ...OPEN],
    ]);
  });

  it.each(["inspectors", "avoidances"])("compares no roster without %s, and draws no teams again", (name) => {
    const report = verifyTeamRecord(teams, { ...evidence, [name]: undefined });
    expect([failures(report), openOf(report)]).toEqual([{}, ["evidence L1", "record.assignment L1", ...OPEN]]);
    const messages = report.checks.filter(({ level, status }) => level === "L1" && status === "not-checked");
    expect(messages.map(({ message }) => message)).toEqual([
      "The roster was not compared, because inspectors and avoidances were not both given.",
      "The teams were not drawn again, because the checks of roster and received records did not all pass.",
    ]);
  });

  it.each<[string, TeamEvidence, string]>([
    ["evidence.inspectors", { inspectors: inspectors.slice(0, 4) }, "count: 4 should be there, not 5."],
    ["evidence.avoidances", { avoidances: [] }, "count: 0 should be there, not 1."],
  ])("fails %s for another list, and draws no teams again", (check, change, message) => {
    const report = verifyTeamRecord(teams, { ...evidence, ...change });
    expect([failures(report), openOf(report)]).toEqual([{ [check]: message }, ["record.assignment L1", ...OPEN]]);
  });

  it("says that evidence cannot even be looked at", () => {
    const given = Object.defineProperty({}, "received", {
      get: () => {
        throw new Error("no such file");
      },
    });
    const message = "The evidence cannot be read: no such file";
    expect(verifyTeamRecord(teams, given)).toEqual({
      ok: false,
      checks: [{ id: "evidence", level: "L1", status: "fail", message }],
    });
  });

  it("fails for teams that do not fit each other, in the words of the first check", () => {
    const { assignment } = teams;
    const visits = assignment.visits.slice(1);
    const { visitId } = assignment.visits[0]!;
    expect(failures(verifyTeamRecord(forged({ assignment: { ...assignment, visits } }), {}))).toEqual({
      "record.teams": `${visitId} is drawn, but there is no visit for it.`,
    });
  });

  it("fails for teams that the draw does not give", () => {
    const { assignment } = teams;
    const [visit, ...others] = assignment.visits as [(typeof assignment.visits)[0]];
    const changed = { ...assignment, visits: [{ ...visit, eligible: 99 }, ...others] };
    expect(failures(verifyTeamRecord(forged({ assignment: changed }), evidence))).toEqual({
      "record.assignment": `assignment.visits[0].eligible: ${String(visit.eligible)} should be there, not 99.`,
    });
  });

  const misplaced = "is not in its place, or there twice.";
  it.each<[string, Partial<TeamRecord>, string]>([
    ["tasks in another order", { tasks: [second, task] }, `Task ${task.taskId} ${misplaced}`],
    ["a task twice", { tasks: [task, second, second] }, `Task ${second.taskId} ${misplaced}`],
    [
      "received records in another order",
      { received: [ofOther, ofOne] },
      `The received record plan-a ${ofOne.record} ${misplaced}`,
    ],
    [
      "a received record twice",
      { received: [ofOne, ofOne, ofOther] },
      `The received record plan-a ${ofOne.record} ${misplaced}`,
    ],
    ["a task of no received record", { received: [ofOne] }, "Task plan-b.T01 is of no received record."],
    [
      "a task of another record than it is called by",
      { tasks: [{ ...task, record: ofOther.record }, second] },
      "Task plan-a.T01 is of no received record.",
    ],
    [
      "another identity of a draw",
      { tasks: [task, { ...second, drawId: task.drawId }] },
      "The drawId of task plan-b.T01 is not its own.",
    ],
    [
      "another seed",
      { tasks: [task, { ...second, seed: task.seed }] },
      `The sources give task plan-b.T01 the seed ${second.seed}, but the record says ${task.seed}.`,
    ],
    [
      "a target twice",
      { tasks: [task, { ...second, targetIds: [...second.targetIds, second.targetIds[0]!] }] },
      "Task plan-b.T01 names a target twice.",
    ],
  ])("fails for %s", (_, change, message) => {
    expect(failures(verifyTeamRecord(forged(change), {}))["record.tasks"]).toBe(message);
  });
});
