import { describe, expect, it } from "vitest";
import { allocate, parseRatio, type AllocateOptions, type ErrorCode } from "double-random";
import { refusal, withField } from "../support/badField.js";
import { deepFreeze } from "../support/deepFreeze.js";

const OPTIONS: AllocateOptions = deepFreeze({
  strata: [
    {
      key: "A",
      tier: "low",
      size: 700,
      intensity: "1",
      minimum: 0,
      maximum: 700,
      band: { minimum: "0%", maximum: "50%" },
    },
    {
      key: "D",
      tier: "high",
      size: 30,
      intensity: "8",
      minimum: 0,
      maximum: 30,
      band: { minimum: "10%", maximum: "100%" },
    },
  ],
  quota: { kind: "ratio", ratio: "1%" },
});

/** What is changed, to what, and the code, place and both sides of the difference of the one issue. */
type BadCall = readonly [at: string, value: unknown, code: ErrorCode, path: string, expected: string, received: string];

const BAD_CALLS: readonly BadCall[] = [
  ["strata[1].key", "A", "DUPLICATE_ID", "strata[1].key", "a value of its own (strata[0] has it already)", '"A"'],
  ["strata[1].size", -1, "FIELD_INVALID", "strata[1].size", "a whole number of at least 0", "-1"],
  ["strata[1].size", 30.5, "FIELD_INVALID", "strata[1].size", "a whole number of at least 0", "30.5"],
  ["strata[1].size", Number.NaN, "FIELD_INVALID", "strata[1].size", "a whole number of at least 0", "NaN"],
  ["strata[1].size", "30", "FIELD_INVALID", "strata[1].size", "a whole number of at least 0", '"30"'],
  ["strata[1].available", 31, "FIELD_INVALID", "strata[1].available", "at most the size", "31"],
  [
    "strata[1].minimum",
    -0,
    "FIELD_INVALID",
    "strata[1].minimum",
    "a whole number of at least 0, and not minus zero",
    "-0",
  ],
  ["strata[1].minimum", -1, "FIELD_INVALID", "strata[1].minimum", "a whole number of at least 0", "-1"],
  ["strata[1].maximum", 2.5, "FIELD_INVALID", "strata[1].maximum", "a whole number of at least 0", "2.5"],
  [
    "strata[1].tier",
    "highest",
    "FIELD_INVALID",
    "strata[1].tier",
    'one of "low", "general", "higher", "high", "unclassified", "untiered"',
    '"highest"',
  ],
  ["strata[1].intensity", "0", "FIELD_INVALID", "strata[1].intensity", "a decimal number above 0, as text", '"0"'],
  ["strata[1].intensity", "-8", "FIELD_INVALID", "strata[1].intensity", "a decimal number above 0, as text", '"-8"'],
  ["strata[1].intensity", "８", "FIELD_INVALID", "strata[1].intensity", "a decimal number above 0, as text", '"８"'],
  ["strata[1].intensity", 1.1, "FIELD_INVALID", "strata[1].intensity", "a decimal number above 0, as text", "1.1"],
  ["strata[1].band.maximum", "101%", "RATIO_INVALID", "strata[1].band.maximum", "a share from 0 to 100 %", '"101%"'],
  ["strata[1].band.minimum", "x", "RATIO_INVALID", "strata[1].band.minimum", "a share from 0 to 100 %", '"x"'],
  [
    "strata[1].band.maximum",
    "5%",
    "FIELD_INVALID",
    "strata[1].band.maximum",
    "not below the minimum of the band",
    '"5%"',
  ],
  ["strata[1].intensty", "8", "FIELD_UNKNOWN", "strata[1].intensty", "only known fields", 'the field "intensty"'],
  ["quota.ratio", "0%", "RATIO_INVALID", "quota.ratio", "a ratio above 0 and at most 100 %", '"0%"'],
  ["quota.ratio", "101%", "RATIO_INVALID", "quota.ratio", "a ratio above 0 and at most 100 %", '"101%"'],
  ["quota", { kind: "count", count: 1.5 }, "FIELD_INVALID", "quota.count", "a whole number of at least 1", "1.5"],
  ["quota", { kind: "share" }, "FIELD_INVALID", "quota.kind", "one of ", '"share"'],
  ["qouta", {}, "FIELD_UNKNOWN", "options.qouta", "only known fields", 'the field "qouta"'],
  ["rounding", "up", "FIELD_INVALID", "options.rounding", "ceil", '"up"'],
  ["method", "dail", "FIELD_INVALID", "options.method", "dial", '"dail"'],
  ["apportionment", "hamilton", "FIELD_INVALID", "options.apportionment", "largest-remainder", '"hamilton"'],
  ["onInfeasible", "ignore", "FIELD_INVALID", "options.onInfeasible", "adjust-total", '"ignore"'],
  ["minimumTotal", -1, "FIELD_INVALID", "options.minimumTotal", "a whole number of at least 0", "-1"],
  ["minimumTotal", -0, "FIELD_INVALID", "options.minimumTotal", "not minus zero", "-0"],
  ["share", "0%", "RATIO_INVALID", "options.share", "a ratio above 0", '"0%"'],
  ["apportionment", "systematic-random", "SOURCE_MISSING", "source", "a source of randomness", "nothing"],
];

describe("allocate refuses", () => {
  it.each(BAD_CALLS)("%s: %j", (at, value, code, path, expected, received) => {
    const error = refusal(() => allocate(withField(OPTIONS, at, value) as AllocateOptions));
    expect(error.issues).toHaveLength(1);
    expect(error.issues[0]).toMatchObject({ code, path, received });
    expect(error.issues[0]?.expected).toContain(expected);
    expect(error.message).toContain(`${path}: expected ${error.issues[0]?.expected ?? ""}, got ${received}`);
  });

  it("the dial without bands", () => {
    const strata = [{ key: "A", size: 5 }];
    const error = refusal(() => allocate({ strata, quota: { kind: "census" }, method: "dial" }));
    expect(error.issues).toEqual([
      {
        code: "FIELD_INVALID",
        path: "strata[0].band",
        expected: "a rate band, because the method is dial",
        received: "nothing",
      },
    ]);
  });

  it("all bad strata together", () => {
    const strata = Array.from({ length: 40 }, (_, index) => ({ key: `S${index}`, size: -1 }));
    const { issues } = refusal(() => allocate({ strata, quota: { kind: "census" } }));
    expect(new Set(issues.map(({ path }) => path.replace(/\..*/, "")))).toEqual(
      new Set(strata.map((_, index) => `strata[${index}]`)),
    );
  });
});

it("allocate does not change what it is given", () => {
  const before = JSON.stringify(OPTIONS);
  expect(allocate(OPTIONS).total).toBe(8);
  expect(JSON.stringify(OPTIONS)).toBe(before);
});

describe("parseRatio refuses", () => {
  it.each<readonly [unknown, string]>([
    ["0", '"0"'],
    ["0%", '"0%"'],
    ["0.000%", '"0.000%"'],
    ["101%", '"101%"'],
    ["100.000000000000000001%", '"100.000000000000000001%"'],
    ["1001‰", '"1001‰"'],
    ["1.5", '"1.5"'],
    ["3/2", '"3/2"'],
    ["1/0", '"1/0"'],
    ["-1%", '"-1%"'],
    ["+1%", '"+1%"'],
    ["1e-2", '"1e-2"'],
    ["NaN", '"NaN"'],
    ["", '""'],
    ["%", '"%"'],
    ["5%%", '"5%%"'],
    ["5 0%", '"5 0%"'],
    ["1,5%", '"1,5%"'],
    ["百分之五", '"百分之五"'],
    ["٥%", '"٥%"'],
    ["0x10%", '"0x10%"'],
    [0.05, "0.05"],
    [5, "5"],
    [Number.NaN, "NaN"],
    [null, "null"],
    [undefined, "nothing"],
    [5n, "5"],
    [{ numerator: 1n, denominator: 20n }, "an object"],
    [["5%"], "a list of 1"],
  ])("%s", (text, received) => {
    const error = refusal(() => parseRatio(text as string, "plan.tasks[0].quota.ratio"));
    expect(error).toMatchObject({ code: "RATIO_INVALID", path: "plan.tasks[0].quota.ratio", received });
    expect(error.message).toBe(
      `plan.tasks[0].quota.ratio: expected a ratio above 0 and at most 100 %, got ${received}`,
    );
  });
});
