import { describe, expect, it } from "vitest";
import { checkNow, reportOf, type VerificationCheck } from "../../src/verify/report.js";

const NAMED = { id: "record.hash", level: "L0", message: "The hash fits." } as const;

describe("checkNow", () => {
  it("passes with its own sentence if there is no problem", () => {
    expect(checkNow({ ...NAMED, findProblem: () => undefined })).toEqual({ ...NAMED, status: "pass" });
  });

  it("fails with the sentence of the problem, even an empty one", () => {
    for (const message of ["It was changed.", ""]) {
      expect(checkNow({ ...NAMED, findProblem: () => message })).toEqual({ ...NAMED, status: "fail", message });
    }
  });

  it("fails if it throws, with the words of an error and with its own for anything else", () => {
    const thrown = (value: unknown): VerificationCheck =>
      checkNow({
        ...NAMED,
        findProblem: () => {
          throw value;
        },
      });
    expect(thrown(new Error("no plan"))).toEqual({ ...NAMED, status: "fail", message: "no plan" });
    expect(thrown({ message: "no plan" })).toEqual({
      ...NAMED,
      status: "fail",
      message: "The check could not be made.",
    });
  });
});

describe("reportOf", () => {
  type Brief = readonly [level: VerificationCheck["level"], status: VerificationCheck["status"]];
  const checksOf = (...briefs: readonly Brief[]): readonly VerificationCheck[] =>
    briefs.map(([level, status], index) => ({ id: `check.${String(index)}`, level, status, message: "" }));

  it.each<[boolean, readonly Brief[]]>([
    [true, []],
    [
      true,
      [
        ["L0", "pass"],
        ["L1", "pass"],
        ["L4", "pass"],
      ],
    ],
    [
      true,
      [
        ["L0", "pass"],
        ["L2", "not-checked"],
        ["L6", "not-checked"],
      ],
    ],
    [
      false,
      [
        ["L0", "not-checked"],
        ["L1", "pass"],
      ],
    ],
    [
      false,
      [
        ["L0", "pass"],
        ["L1", "not-checked"],
      ],
    ],
    [false, [["L0", "fail"]]],
    [
      false,
      [
        ["L0", "pass"],
        ["L5", "fail"],
      ],
    ],
    [
      false,
      [
        ["L5", "fail"],
        ["L2", "not-checked"],
      ],
    ],
  ])("is %s for %j", (ok, briefs) => {
    expect(reportOf(checksOf(...briefs)).ok).toBe(ok);
  });

  it("puts what was not checked last and keeps the order otherwise, without touching the list it was given", () => {
    const checks = checksOf(
      ["L0", "pass"],
      ["L1", "not-checked"],
      ["L1", "fail"],
      ["L2", "not-checked"],
      ["L0", "pass"],
    );
    const before = [...checks];
    expect(reportOf(checks).checks.map(({ id }) => id)).toEqual([
      "check.0",
      "check.2",
      "check.4",
      "check.1",
      "check.3",
    ]);
    expect(checks).toEqual(before);
  });
});
