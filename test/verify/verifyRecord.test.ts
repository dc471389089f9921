import { describe, expect, it } from "vitest";
import type { Evidence } from "../../src/frame/digests.js";
import { drawPlan } from "../../src/plan/drawPlan.js";
import type { VerificationReport } from "../../src/verify/report.js";
import { originQuestion, verifyRecord } from "../../src/verify/verifyRecord.js";
import { smallEvidence, SMALL_SEED } from "../support/smallEvidence.js";
import { AS_OF } from "../support/smallPlan.js";

const evidence = smallEvidence();
const drawn = { ...evidence, asOf: AS_OF, seed: SMALL_SEED };
const record = drawPlan(drawn);
const OUTSIDE = ["seed.origin", "inputs.dating", "chain", "signatures", "directory.completeness"];
const ALONE = [
  ...["record.schema", "record.hash", "record.tasks"],
  ...["T01", "T02"].flatMap((id) => ["seed", "tickets", "counts"].map((name) => `task.${id}.${name}`)),
  ...["seed", "visits", "teams", "loads"].map((name) => `assignment.${name}`),
];

function idsWith(status: "pass" | "fail" | "not-checked", { checks }: VerificationReport): readonly string[] {
  return checks.filter((check) => check.status === status).map(({ id }) => id);
}

describe("verifyRecord", () => {
  it("accepts a record with its evidence, and names last what it did not check", () => {
    const report = verifyRecord(record, evidence);
    expect(report.ok).toBe(true);
    expect(report.checks[0]).toEqual({
      ...{ id: "record.schema", level: "L0", status: "pass" },
      message: "The record has the form of protocol dr1.",
    });
    expect(idsWith("pass", report).slice(0, ALONE.length)).toEqual(ALONE);
    expect(report.checks.slice(-5)).toEqual(
      (
        [
          ["L2", "Whether the seed was fixed by chance and not chosen: it was declared by the bureau."],
          ["L3", "Whether plan, directory and roster were fixed before the seed was known."],
          ["L4", "Whether earlier draws of the same plan exist."],
          ["L5", "Who issued the record: it carries no signature."],
          ["L6", "Whether the directory holds every business that it should."],
        ] as const
      ).map(([level, message], index) => ({ id: OUTSIDE[index], level, status: "not-checked", message })),
    );
  });

  it("refuses a record of another form, and looks no further", () => {
    const message = 'record.protocol: expected one of "dr1", got "dr9"';
    expect(verifyRecord({ ...record, protocol: "dr9" }, evidence)).toEqual({
      ok: false,
      checks: [{ id: "record.schema", level: "L0", status: "fail", message }],
    });
  });

  const strange = Object.assign([], evidence);
  it.each([{}, undefined, null, [], "evidence", strange])("checks a record alone if the evidence is %j", (given) => {
    const report = verifyRecord(record, given as Partial<Evidence>);
    expect(report.ok).toBe(false);
    expect(idsWith("pass", report)).toEqual(ALONE);
    expect(idsWith("not-checked", report)).toEqual(["evidence", ...OUTSIDE]);
  });

  it.each<[unknown, string]>([
    [new Error("no such file"), "no such file"],
    ["no such file", "unknown reason"],
  ])("says that the evidence cannot be read, and checks the record alone: %s", (thrown, reason) => {
    const given = Object.defineProperty({}, "plan", {
      enumerable: true,
      get: () => {
        throw thrown;
      },
    });
    const report = verifyRecord(record, given);
    expect(idsWith("pass", report)).toEqual(ALONE);
    const message = `The evidence cannot be read: ${reason}`;
    expect(report.checks.slice(ALONE.length)).toEqual([{ id: "evidence", level: "L1", status: "fail", message }]);
  });

  it("names the tasks of the plan that were not drawn", () => {
    const { plan } = evidence;
    const third = { ...plan.tasks[1]!, id: "T03", sequence: 3 };
    const larger = { ...evidence, plan: { ...plan, tasks: [...plan.tasks, third] } };
    const part = drawPlan({ ...drawn, ...larger, taskIds: ["T02"] });
    const report = verifyRecord(part, larger);
    expect(report.ok).toBe(true);
    expect(report.checks.at(-1)).toEqual({
      ...{ id: "plan.tasks", level: "L6", status: "not-checked" },
      message: "Tasks of the plan that this record does not draw: T01, T03.",
    });
  });
});

describe("what a record leaves open of its seed", () => {
  const declared = { type: "declared", ref: "hall", value: "4711" } as const;
  const dice = { type: "announced", ref: "dice", groups: [{ count: 1, lowest: 0, highest: 9 }], value: "7" } as const;
  const chosen = "Whether the seed was fixed by chance and not chosen: it was declared by the bureau.";
  const other =
    "Whether the seed comes from the sources that it names, and was not chosen among several: a chain with a commitment shows it.";
  it.each([
    ["typed in", [declared, declared], chosen],
    ["announced", [dice], other],
    ["typed in and announced", [declared, dice], other],
  ])("is asked of a seed that was %s", (_, sources, question) => {
    expect(originQuestion({ seed: { sources, countedBits: 1 } })).toBe(question);
  });
});
