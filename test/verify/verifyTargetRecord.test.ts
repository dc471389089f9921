import { describe, expect, it } from "vitest";
import type { TargetRecord } from "../../src/model/targetRecord.js";
import { drawTargets } from "../../src/plan/drawTargets.js";
import { sealRecord } from "../../src/record/sealRecord.js";
import type { VerificationReport } from "../../src/verify/report.js";
import { verifyTargetRecord, type TargetEvidence } from "../../src/verify/verifyTargetRecord.js";
import { SMALL_SEED } from "../support/smallEvidence.js";
import { AS_OF, smallPlan } from "../support/smallPlan.js";
import { provincialTask, twoCounties } from "../support/smallStages.js";

const plan = smallPlan(
  provincialTask(),
  provincialTask({ id: "T02", sequence: 2, quota: { kind: "count", count: 3 } }),
);
const targets = twoCounties();
const exclusions = [
  {
    taskId: "T01",
    targetId: "T-03",
    reason: "recently-inspected",
    decidedBy: "credit section",
    decidedOn: "2024-04-01",
  },
] as const;
const evidence = { plan, targets, exclusions };
const drawn = { ...evidence, asOf: AS_OF, drawnBy: "province", seed: SMALL_SEED } as const;
/** A second draw, in which one task draws half of its quota. */
const record = drawTargets({
  ...drawn,
  policies: { reservePerStratum: 1 },
  batches: { T01: { number: 1, cumulativeShare: "1/2", alreadyDrawn: [] } },
  ...{ drawNumber: 2, redrawReason: "a list was not read" },
});
const { rows } = record;

function failures({ checks }: VerificationReport): Readonly<Record<string, string>> {
  const failed = checks.filter(({ status }) => status === "fail");
  return Object.fromEntries(failed.map(({ id, message }) => [id, message]));
}

function forged(change: Partial<TargetRecord>): TargetRecord {
  return sealRecord({ ...record, ...change });
}

const OPEN = ["seed.origin L2", "inputs.dating L3", "chain L4", "signatures L5", "directory.completeness L6"];

function openOf({ checks }: VerificationReport): readonly string[] {
  return checks.filter(({ status }) => status === "not-checked").map(({ id, level }) => `${id} ${level}`);
}

describe("verifyTargetRecord", () => {
  it("draws a record of targets again, and names last what it did not check", () => {
    const report = verifyTargetRecord(record, evidence);
    expect(report.ok).toBe(true);
    const passes = [
      ["record.schema", "L0", "The record has the form of protocol dr1."],
      ["record.hash", "L0", "The hash of the record fits its contents."],
      [
        ...["record.seed", "L0"],
        "The values of the seed fit their sources, which carry as many bits as the record says, 64 or more.",
      ],
      ["record.tasks", "L0", "Seeds, tickets, cut-offs and counts of every task fit each other."],
      ["record.rows", "L0", "Every drawn target has one row, by id, and there are no others."],
      ["evidence.plan", "L1", "The plan given here is what the record was made from."],
      ["evidence.targets", "L1", "The directory of targets given here is what the record was made from."],
      ["evidence.exclusions", "L1", "The list of exclusions given here is what the record was made from."],
      [
        ...["record.draw", "L1"],
        "Drawn again, every task gives the counts, targets, cut-offs, reserves and rows of the record.",
      ],
    ].map(([id, level, message]) => ({ id, level, status: "pass", message }));
    expect(report.checks.slice(0, -5)).toEqual(passes);
    expect(openOf(report)).toEqual(OPEN);
    expect(report.checks.at(-4)!.message).toBe("Whether plan and directory were fixed before the seed was known.");
    expect(report.checks.at(-1)!.message).toBe("Whether the directory holds every business that it should.");
  });

  it("refuses a record of another form, and looks no further", () => {
    const message = 'record.kind: expected one of "target-record", got "plan-record"';
    expect(verifyTargetRecord({ ...record, kind: "plan-record" }, evidence)).toEqual({
      ok: false,
      checks: [{ id: "record.schema", level: "L0", status: "fail", message }],
    });
  });

  it.each([{ plan }, { targets }, {}, undefined, null, [], "evidence"])("draws nothing again from %j", (given) => {
    const report = verifyTargetRecord(record, given as TargetEvidence);
    expect([report.ok, failures(report), openOf(report)]).toEqual([false, {}, ["evidence L1", ...OPEN]]);
    expect(report.checks.find(({ id }) => id === "evidence")!.message).toBe(
      "Nothing was drawn again, because plan and targets were not both given.",
    );
  });

  it("takes no exclusions for an empty list of them", () => {
    const report = verifyTargetRecord(drawTargets({ ...drawn, exclusions: [] }), { plan, targets });
    expect([report.ok, failures(report)]).toEqual([true, {}]);
  });

  it.each<[string, TargetEvidence, string]>([
    ["evidence.targets", { targets: targets.slice(1) }, "count: 9 should be there, not 10."],
    ["evidence.exclusions", { exclusions: [] }, "count: 0 should be there, not 1."],
  ])("fails %s for another list, and the draw with it", (check, change, message) => {
    const found = failures(verifyTargetRecord(record, { ...evidence, ...change }));
    expect(Object.keys(found)).toEqual([check, "record.draw"]);
    expect(found[check]).toBe(message);
  });

  it("fails for another plan, by both digests", () => {
    const found = failures(verifyTargetRecord(record, { ...evidence, plan: { ...plan, title: "another" } }));
    expect(Object.keys(found)).toEqual(["evidence.plan", "record.draw"]);
    expect(found["evidence.plan"]).toMatch(/^"[0-9a-f]{60}…" should be there, not "[0-9a-f]{60}…"\.$/);
  });

  it("says what is wrong with a plan that cannot be read", () => {
    const problem = 'plan.year: expected a whole number from 2000 to 2999, got "x"';
    const found = failures(verifyTargetRecord(record, { ...evidence, plan: { ...plan, year: "x" } as never }));
    expect(Object.keys(found)).toEqual(["evidence.plan", "evidence.targets", "evidence.exclusions", "record.draw"]);
    expect(found["evidence.plan"]).toContain(problem);
  });

  it("says that evidence cannot even be looked at", () => {
    const given = Object.defineProperty({}, "plan", {
      get: () => {
        throw new Error("no such file");
      },
    });
    const message = "The evidence cannot be read: no such file";
    expect(verifyTargetRecord(record, given)).toEqual({
      ok: false,
      checks: [{ id: "evidence", level: "L1", status: "fail", message }],
    });
  });

  it("fails for a task whose numbers do not fit each other, in its own words", () => {
    const [task, ...others] = record.tasks;
    const report = verifyTargetRecord(forged({ tasks: [{ ...task!, drawn: 3 }, ...others] }), evidence);
    expect(failures(report)).toMatchObject({ "record.tasks": "3 should be drawn, 2 are listed." });
  });

  it("fails for a record that says what the draw does not give", () => {
    const [task, ...others] = record.tasks;
    const found = failures(verifyTargetRecord(forged({ tasks: [{ ...task!, quotaCount: 99 }, ...others] }), evidence));
    expect(found).toEqual({ "record.draw": "tasks[0].quotaCount: 2 should be there, not 99." });
  });

  const [one, two, ...rest] = rows as [(typeof rows)[0], (typeof rows)[0], ...typeof rows];
  it.each<[string, typeof rows, string]>([
    ["in another order", [two, one, ...rest], `The row of ${one.targetId} is not in its place, or there twice.`],
    [
      "one of which is there twice",
      [one, one, two, ...rest],
      `The row of ${one.targetId} is not in its place, or there twice.`,
    ],
    ["of a target that was not drawn", [...rows, { ...one, targetId: "T-99" }], "T-99 has a row and was not drawn."],
    ["one of which is missing", rows.slice(1), "A drawn target has no row."],
  ])("fails for rows %s", (_, changed, message) => {
    const found = failures(verifyTargetRecord(forged({ rows: changed }), evidence));
    expect(found["record.rows"]).toBe(message);
  });

  it("names the tasks of its level that were not drawn, and no others", () => {
    const counties = { mode: { drawnBy: "county", inspectedBy: "county" } } as const;
    const larger = smallPlan(
      ...plan.tasks,
      provincialTask({ id: "T03", sequence: 3, ...counties }),
      provincialTask({ id: "T04", sequence: 4 }),
    );
    const part = drawTargets({ ...drawn, plan: larger, taskIds: ["T02"] });
    const report = verifyTargetRecord(part, { ...evidence, plan: larger });
    expect([report.ok, failures(report)]).toEqual([true, {}]);
    expect(report.checks.at(-1)).toEqual({
      ...{ id: "plan.tasks", level: "L6", status: "not-checked" },
      message: "Tasks of the plan that province draws and this record does not: T01, T04.",
    });
  });
});
