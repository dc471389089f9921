import { describe, expect, it } from "vitest";
import {
  parseAvoidances,
  parseExclusions,
  parseInspectors,
  type Avoidance,
  type Exclusion,
  type Inspector,
} from "double-random";
import { expectRefused, MISSING, refusal, titled, withField, type BadField } from "../support/badField.js";
import { deepFreeze } from "../support/deepFreeze.js";

const ID = "an id of 1 to 64 characters";

const INSPECTORS: readonly Inspector[] = deepFreeze(
  ["I-1", "I-2"].map((id): Inspector => ({
    id,
    name: `Invented ${id}`,
    unitId: "office-01",
    regionCode: "140581",
    active: true,
    certificates: [{ number: "C-1", validFrom: "2022-01-01", validTo: "2026-12-31" }],
    competences: ["food"],
    isExpert: false,
    canLead: true,
  })),
);

const BAD_INSPECTORS: readonly BadField[] = [
  ["", null, "FIELD_INVALID", "a list", "null"],
  ["[0]", "I-1", "FIELD_INVALID", "an object", '"I-1"'],
  ["[1].id", "I-1", "DUPLICATE_ID", "a value of its own (inspectors[0] has it already)", '"I-1"'],
  ["[1].id", "Ｉ-2", "FIELD_INVALID", "half-width", '"Ｉ-2"'],
  ["[1].unitId", MISSING, "FIELD_INVALID", ID, "nothing"],
  ["[1].active", MISSING, "FIELD_INVALID", "true or false", "nothing"],
  ["[1].active", "是", "FIELD_INVALID", "true or false", '"是"'],
  ["[1].active", 1, "FIELD_INVALID", "true or false", "1"],
  ["[1].certificates", MISSING, "FIELD_INVALID", "a list", "nothing"],
  [
    "[1].certificates[0].validTo",
    "2021-12-31",
    "WINDOW_REVERSED",
    "a day not before validFrom (2022-01-01)",
    '"2021-12-31"',
  ],
  ["[1].certificates[0].validTo", "2026-11-31", "DATE_INVALID", "a day that the calendar has", '"2026-11-31"'],
  ["[1].certificates[0].validFrom", MISSING, "FIELD_INVALID", "a date YYYY-MM-DD", "nothing"],
  ["[1].competences", "food", "FIELD_INVALID", "a list", '"food"'],
  ["[1].isExpert", "no", "FIELD_INVALID", "true or false", '"no"'],
  ["[1].phone", "0", "FIELD_UNKNOWN", "only known fields", 'the field "phone"'],
  ["[1].__proto__", { active: true }, "FIELD_UNKNOWN", "only known fields", 'the field "__proto__"'],
];

const AVOIDANCES: readonly Avoidance[] = deepFreeze(
  ["V-1", "V-2"].map((id): Avoidance => ({
    id,
    inspectorId: "I-1",
    against: "target",
    refId: "T-1",
    ground: "kinship",
    status: "upheld",
    decidedBy: "legal section",
    decidedOn: "2024-01-05",
    validFrom: "2024-01-01",
    validTo: "2024-12-31",
  })),
);

const BAD_AVOIDANCES: readonly BadField[] = [
  ["", 0, "FIELD_INVALID", "a list", "0"],
  ["[1].id", "V-1", "DUPLICATE_ID", "a value of its own (avoidances[0] has it already)", '"V-1"'],
  ["[1].inspectorId", MISSING, "FIELD_INVALID", ID, "nothing"],
  ["[1].against", "family", "FIELD_INVALID", 'one of "target", "group", "inspector", "region", "unit"', '"family"'],
  ["[1].refId", "", "FIELD_INVALID", ID, '""'],
  ["[1].ground", "friendship", "FIELD_INVALID", 'one of "self-declared", "kinship"', '"friendship"'],
  ["[1].status", "pending", "FIELD_INVALID", 'one of "declared", "applied", "upheld", "rejected"', '"pending"'],
  ["[1].validTo", "2023-12-31", "WINDOW_REVERSED", "a day not before validFrom (2024-01-01)", '"2023-12-31"'],
  ["[1].decidedOn", "yesterday", "FIELD_INVALID", "a date YYYY-MM-DD", '"yesterday"'],
  ["[1].reason", "x", "FIELD_UNKNOWN", "only known fields", 'the field "reason"'],
];

const EXCLUSIONS: readonly Exclusion[] = deepFreeze(
  ["T-1", "T-2"].map((targetId): Exclusion => ({
    taskId: "T01",
    targetId,
    reason: "recently-inspected",
    decidedBy: "credit section",
    decidedOn: "2024-04-01",
    note: "Invented",
  })),
);

const BAD_EXCLUSIONS: readonly BadField[] = [
  ["", "T-1", "FIELD_INVALID", "a list", '"T-1"'],
  ["[1].targetId", "T-1", "DUPLICATE_ID", "a value of its own (exclusions[0] has it already)", '"T01/T-1"'],
  ["[1].taskId", MISSING, "FIELD_INVALID", ID, "nothing"],
  ["[1].reason", "because", "FIELD_INVALID", 'one of "recently-inspected"', '"because"'],
  ["[1].decidedBy", "", "FIELD_INVALID", "text that is not empty", '""'],
  ["[1].decidedOn", MISSING, "FIELD_INVALID", "a date YYYY-MM-DD", "nothing"],
  ["[1].decidedon", "2024-04-01", "FIELD_UNKNOWN", "only known fields", 'the field "decidedon"'],
];

describe.each([
  ["inspectors", parseInspectors, INSPECTORS, BAD_INSPECTORS],
  ["avoidances", parseAvoidances, AVOIDANCES, BAD_AVOIDANCES],
  ["exclusions", parseExclusions, EXCLUSIONS, BAD_EXCLUSIONS],
] as const)("a list of %s", (name, parse, rows, badFields) => {
  it.each(titled(badFields))("is refused for %s: %j", (at, value, field) => {
    expectRefused(name, () => parse(withField(rows, at, value)), field);
  });

  it("with forty bad rows gives forty entries", () => {
    const many = Array.from({ length: 40 }, () => ({ ...rows[0], colour: "red" }));
    const { issues } = refusal(() => parse(many));
    expect(issues.map(({ path }) => path)).toEqual(many.map((_, index) => `${name}[${index}].colour`));
  });

  it("that is right comes back equal and is not changed", () => {
    const before = JSON.stringify(rows);
    expect(parse(rows)).toEqual(rows);
    expect(JSON.stringify(rows)).toBe(before);
    expect(parse([])).toEqual([]);
  });
});

it("one target may be excluded from two tasks", () => {
  const rows = ["T01", "T02"].map((taskId) => ({ ...EXCLUSIONS[0], taskId }));
  expect(parseExclusions(rows)).toEqual(rows);
});
