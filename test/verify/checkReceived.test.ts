import { describe, expect, it } from "vitest";
import type { TargetRecord } from "../../src/model/targetRecord.js";
import type { TeamRecord } from "../../src/model/teamRecord.js";
import { sealRecord } from "../../src/record/sealRecord.js";
import { checkReceived as checkParts, type ReceivedChecks } from "../../src/verify/checkReceived.js";
import { checkReceivedDraws } from "../../src/verify/checkReceivedDraws.js";
import type { VerificationCheck } from "../../src/verify/report.js";
import { twoReceived } from "../support/twoReceived.js";

const { one, other, teams, targets } = twoReceived();
const OWN = targets.filter(({ regionCode }) => regionCode === "140581");
const [task] = teams.tasks as [TeamRecord["tasks"][0]];

interface AllChecks extends ReceivedChecks {
  readonly draws: readonly VerificationCheck[];
}

function checkReceived(record: TeamRecord, given: unknown): AllChecks {
  const found = checkParts(record, given);
  return { ...found, draws: checkReceivedDraws(found.given) };
}

function briefly({ checks, draws }: Pick<AllChecks, "checks" | "draws">): readonly string[] {
  return [...checks, ...draws].map(({ id, level, status }) => `${id} ${level} ${status}`);
}

function failures({ checks, draws }: AllChecks): Readonly<Record<string, string>> {
  const failed = [...checks, ...draws].filter(({ status }) => status === "fail");
  return Object.fromEntries(failed.map(({ id, message }) => [id, message]));
}

function sealed(change: Partial<TargetRecord>): TargetRecord {
  return sealRecord({ ...one.record, ...change });
}

/** The teams as if they had been drawn for another record instead of the first. */
function teamsFor({ recordHash }: TargetRecord): TeamRecord {
  return {
    ...teams,
    received: [{ planId: "plan-a", record: recordHash }, teams.received[1]!],
    tasks: teams.tasks.map((each) => (each === task ? { ...each, record: recordHash } : each)),
  };
}

describe("checkReceived", () => {
  it("finds every part that its record gives, and every record drawn rightly, in whatever order they are given", () => {
    const found = checkReceived(teams, [other, one]);
    const { recordHash } = one.record;
    expect(found.checks.slice(0, 4)).toEqual(
      [
        ["record", `The record ${recordHash} of plan-a is a record of the first stage, as it was sealed.`],
        ["plan", "The plan given here is what the received record was made from."],
        ["part", "The tasks and targets are all that the received record gives to this region and level."],
        ["rows", "The rows given here are those that the received record was made from."],
      ].map(([name, message]) => ({ id: `received.1.${name!}`, level: "L1", status: "pass", message })),
    );
    expect(briefly({ checks: found.checks.slice(4), draws: [] })).toEqual(
      ["record", "plan", "part", "rows"].map((name) => `received.2.${name} L1 pass`),
    );
    expect(found.draws).toEqual(
      [1, 2].map((place) => ({
        ...{ id: `received.${String(place)}.draw`, level: "L4", status: "pass" },
        message: "The received record verifies by itself.",
      })),
    );
    expect(found.used).toEqual([one, other]);
  });

  it("asks for the whole directory before it draws a record again, and for no more than the own rows otherwise", () => {
    const found = checkReceived(teams, [{ ...one, targets: OWN }, other]);
    expect(found.checks.every(({ status }) => status === "pass")).toBe(true);
    expect(found.draws[0]).toEqual({
      ...{ id: "received.1.draw", level: "L4", status: "not-checked" },
      message: "Whether the received targets were drawn rightly: the whole directory was not given.",
    });
    expect(found.draws[1]!.status).toBe("pass");
  });

  it.each([[undefined], [null], ["x"], [{}], [[]], [[null, "x", [], {}, { record: "x" }, { record: {} }]]])(
    "leaves everything open if %j is given",
    (given) => {
      const found = checkReceived(teams, given);
      expect(briefly(found)).toEqual([
        ...["received.1.record L1 not-checked", "received.2.record L1 not-checked"],
        ...["received.1.draw L4 not-checked", "received.2.draw L4 not-checked"],
      ]);
      expect(found.checks[0]!.message).toBe(`The record ${one.record.recordHash} of plan-a was not given.`);
      expect(found.used).toEqual([]);
    },
  );

  it("leaves open the record that is missing, and uses the other", () => {
    const found = checkReceived(teams, [null, other]);
    expect(briefly(found)).toEqual([
      "received.1.record L1 not-checked",
      ...["record", "plan", "part", "rows"].map((name) => `received.2.${name} L1 pass`),
      ...["received.1.draw L4 not-checked", "received.2.draw L4 pass"],
    ]);
    expect(found.used).toEqual([other]);
  });

  it("fails a record of another form, and looks no further at it", () => {
    const found = checkReceived(teams, [{ ...one, record: { ...one.record, kind: "x" } }, other]);
    expect(briefly(found).slice(0, 2)).toEqual(["received.1.record L1 fail", "received.2.record L1 pass"]);
    expect(found.checks[0]!.message).toBe('record.kind: expected one of "target-record", got "x"');
    expect(found.draws[0]!.status).toBe("not-checked");
  });

  it("fails a record that was changed after it was sealed", () => {
    const found = failures(checkReceived(teams, [{ ...one, record: { ...one.record, asOf: "2024-04-01" } }, other]));
    expect(Object.keys(found)).toEqual(["received.1.record", "received.1.draw"]);
    expect(found["received.1.record"]).toBe("The record was changed after it was sealed.");
    expect(found["received.1.draw"]).toBe("The record was changed after it was sealed.");
  });

  it("fails a record of another plan than is said", () => {
    const misnamed = { ...teams, received: [{ ...teams.received[0]!, planId: "plan-c" }, teams.received[1]!] };
    expect(failures(checkReceived(misnamed, [one, other]))).toEqual({
      "received.1.record": "It is of plan-a, not of plan-c.",
    });
  });

  it("fails another plan, with which the record cannot be drawn again", () => {
    const found = failures(checkReceived(teams, [{ ...one, plan: { ...one.plan, title: "another" } }, other]));
    expect(Object.keys(found)).toEqual(["received.1.plan", "received.1.draw"]);
    expect(found["received.1.plan"]).toContain(`"${one.record.evidence.plan.slice(0, 60)}…" should be there`);
  });

  it("fails without a plan, and says that the record was not drawn again", () => {
    const { plan: _, ...bare } = one;
    const found = failures(checkReceived(teams, [bare, other]));
    expect(Object.keys(found)).toEqual(["received.1.plan", "received.1.part", "received.1.draw"]);
    expect(found["received.1.draw"]).toBe("The received record was not drawn again.");
  });

  it.each<[string, Partial<TeamRecord>, string]>([
    [
      "a target fewer",
      { tasks: [{ ...task, targetIds: task.targetIds.slice(1) }, ...teams.tasks.slice(1)] },
      `[0].targetIds[0]: "${task.targetIds[0]!}" should be there, not "${task.targetIds[1]!}".`,
    ],
    ["a task fewer", { tasks: teams.tasks.slice(1) }, "[0]: an object should be there, not nothing."],
    ["another level", { inspectedBy: "prefecture" }, "[0]: nothing should be there, not an object."],
  ])("fails a part with %s", (_, change, message) => {
    const found = failures(checkReceived({ ...teams, ...change }, [one, other]));
    expect(found["received.1.part"]).toBe(message);
  });

  const [first, ...rest] = task.targetIds as [string, ...string[]];
  const misnamed = `The row of ${first} is not the one that was drawn from, or missing.`;
  it.each<[string, unknown, string]>([
    ["no list", { length: 5 }, "There are no rows."],
    ["nothing", undefined, "There are no rows."],
    ["a row fewer", targets.filter(({ id }) => id !== first), misnamed],
    ["another row", targets.map((row) => (row.id === first ? { ...row, name: "x" } : row)), misnamed],
    ["null for a row", [null], "Cannot read properties of null (reading 'id')"],
  ])("fails rows that are %s", (_, rows, message) => {
    const found = checkReceived(teams, [{ ...one, targets: rows }, other]);
    expect(failures(found)).toEqual({ "received.1.rows": message });
    expect(found.draws[0]!.status).toBe("not-checked");
  });

  it("looks at the rows of the own targets alone", () => {
    const others = OWN.map((row) => (task.targetIds.includes(row.id) ? row : { ...row, name: "x" }));
    const strange = targets.filter((row) => !OWN.includes(row)).map((row) => ({ ...row, name: "x" }));
    expect(rest.length).toBeGreaterThan(0);
    expect(others.some(({ name }) => name === "x")).toBe(true);
    expect(failures(checkReceived(teams, [{ ...one, targets: [...others, ...strange] }, other]))).toEqual({});
  });

  it("fails a record that was not drawn rightly, where the whole directory shows it", () => {
    const record = sealed({ tasks: [{ ...one.record.tasks[0]!, quotaCount: 99 }] });
    const owner = teamsFor(record);
    const found = failures(checkReceived(owner, [{ ...one, record }, other]));
    expect(found["received.1.draw"]).toBe("tasks[0].quotaCount: 6 should be there, not 99.");
    expect(failures(checkReceived(owner, [{ ...one, record, targets: OWN }, other]))["received.1.draw"]).toBe(
      undefined,
    );
  });

  it("fails a record that miscounts its directory", () => {
    const { evidence } = one.record;
    const record = sealed({ evidence: { ...evidence, targets: { ...evidence.targets, count: 11 } } });
    const found = failures(checkReceived(teamsFor(record), [{ ...one, record }, other]));
    expect(found["received.1.draw"]).toBe("count: 10 should be there, not 11.");
  });
});
