import { describe, expect, it, test } from "vitest";
import type { SeedSource } from "../../src/model/seed.js";
import type { TargetRecord } from "../../src/model/targetRecord.js";
import type { TeamRecord } from "../../src/model/teamRecord.js";
import { sealRecord, type AnyRecord } from "../../src/record/sealRecord.js";
import type { VerificationCheck } from "../../src/verify/report.js";
import {
  bareRecord,
  checkSealed,
  comparedNow,
  notMadeNow,
  openQuestions,
  reportWith,
} from "../../src/verify/stageChecks.js";
import { SMALL_SEED } from "../support/smallEvidence.js";

/** 24 rolls of a die with ten sides: 24 log2(10) = 79.7 bits. */
const DICE: SeedSource = {
  ...{ type: "announced", ref: "dice", groups: [{ count: 24, lowest: 0, highest: 9 }] },
  value: "070531846291375508264193",
};

/** As much of a record as its seal and its seed need. */
function sealed(countedBits: number, ...sources: readonly SeedSource[]): TargetRecord {
  const record = { protocol: "dr1", kind: "target-record", policies: { suite: "sha256" } };
  return sealRecord({ ...record, seed: { sources, countedBits } } as unknown as TargetRecord);
}

describe("checkSealed", () => {
  const hash = { id: "record.hash", level: "L0", status: "pass", message: "The hash of the record fits its contents." };
  const seed = { id: "record.seed", level: "L0" };

  it("passes for a record as it was sealed, with a seed that carries what it says", () => {
    const message =
      "The values of the seed fit their sources, which carry as many bits as the record says, 64 or more.";
    expect(checkSealed(sealed(79, DICE))).toEqual([hash, { ...seed, status: "pass", message }]);
  });

  it("fails for a record that was changed", () => {
    const [found] = checkSealed({ ...sealed(79, DICE), planId: "x" });
    expect(found).toEqual({ ...hash, status: "fail", message: "The record was changed after it was sealed." });
  });

  it.each<[string, TargetRecord, string]>([
    ["carries more bits than it says", sealed(78, DICE), "The sources carry 79 bits, the record says 78."],
    ["carries fewer bits than it says", sealed(80, DICE), "The sources carry 79 bits, the record says 80."],
    [
      "does not fit its source",
      sealed(79, { ...DICE, value: "07053184629137550826419" }),
      'seed.sources[0].value: expected 24 digits, 1 for each of 24 numbers, in group 1, got "07053184629137550826419".',
    ],
    [
      "carries less than 64 bits",
      sealed(13, { type: "declared", ref: "hall", value: "4711" }),
      "seed: expected at least 64 bits that nobody could know beforehand, such as 20 digits rolled with ten-sided dice, got 13 bits.",
    ],
  ])("fails for a seed that %s", (_, record, message) => {
    expect(checkSealed(record)).toEqual([hash, { ...seed, status: "fail", message }]);
  });
});

describe("comparedNow", () => {
  const found = (expected: () => unknown, received: () => unknown): VerificationCheck =>
    comparedNow("evidence.plan", "It is the plan.", expected, received);
  const named = { id: "evidence.plan", level: "L1" };

  it("passes with its sentence if both are equal", () => {
    expect(
      found(
        () => [1],
        () => [1],
      ),
    ).toEqual({ ...named, status: "pass", message: "It is the plan." });
  });

  it("says what should be there, and where unless it is the whole", () => {
    expect(
      found(
        () => [{ a: 1 }],
        () => [{ a: 2 }],
      ),
    ).toEqual({
      ...{ ...named, status: "fail" },
      message: "[0].a: 1 should be there, not 2.",
    });
    expect(
      found(
        () => "a",
        () => "b",
      ).message,
    ).toBe('"a" should be there, not "b".');
  });

  it("fails if one of them cannot be made", () => {
    const refuse = (): never => {
      throw new Error("no plan");
    };
    for (const check of [found(refuse, () => 1), found(() => 1, refuse)]) {
      expect(check).toEqual({ ...named, status: "fail", message: "no plan" });
    }
  });
});

describe("reportWith", () => {
  it("reports the checks that it makes", () => {
    const check = notMadeNow("chain", "L4", "Whether earlier draws exist.");
    expect(check).toEqual({ id: "chain", level: "L4", status: "not-checked", message: "Whether earlier draws exist." });
    expect(reportWith(() => [check])).toEqual({ ok: true, checks: [check] });
  });

  it.each<[unknown, string]>([
    [new Error("no such file"), "no such file"],
    ["no such file", "unknown reason"],
  ])("reports a failure to look at the evidence: %s", (thrown, reason) => {
    const report = reportWith(() => {
      throw thrown;
    });
    const message = `The evidence cannot be read: ${reason}`;
    expect(report).toEqual({ ok: false, checks: [{ id: "evidence", level: "L1", status: "fail", message }] });
  });
});

test("what no record of one stage shows is named, from the seed to the signatures", () => {
  const questions = openQuestions({ seed: { ...SMALL_SEED, countedBits: 106 } }, "plan and directory");
  expect(questions.map(({ id, level, status }) => `${id} ${level} ${status}`)).toEqual([
    ...["seed.origin L2 not-checked", "inputs.dating L3 not-checked", "chain L4 not-checked"],
    "signatures L5 not-checked",
  ]);
  expect(questions.map(({ message }) => message)).toEqual([
    "Whether the seed was fixed by chance and not chosen: it was declared by the bureau.",
    "Whether plan and directory were fixed before the seed was known.",
    "Whether earlier draws exist: records of the two stages are in no chain.",
    "Who issued the record: it carries no signature.",
  ]);
});

describe("bareRecord", () => {
  const warnings = [{ code: "SEED_DECLARED", message: "It was typed in." }];

  it("leaves out seal and warnings, also those of the tasks of a record of targets", () => {
    const rows = [{ targetId: "A" }];
    const record = { planId: "P", rows, tasks: [{ taskId: "T01", warnings }], warnings, recordHash: "0" };
    expect(bareRecord(record as unknown as AnyRecord)).toStrictEqual({ planId: "P", rows, tasks: [{ taskId: "T01" }] });
  });

  it("leaves out seal and warnings, also those of the teams of a record of teams", () => {
    const tasks = [{ taskId: "T01" }];
    const record = { tasks, assignment: { visits: [], warnings }, warnings, recordHash: "0" };
    expect(bareRecord(record as unknown as TeamRecord)).toStrictEqual({ tasks, assignment: { visits: [] } });
  });
});
