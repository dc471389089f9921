import { describe, expect, it } from "vitest";
import { parseTargets, type Target } from "double-random";
import { expectRefused, MISSING, refusal, titled, withField, type BadField } from "../support/badField.js";
import { deepFreeze } from "../support/deepFreeze.js";

/** Two invented targets with every field. */
const TARGETS: readonly Target[] = deepFreeze(
  ["T-1", "T-2"].map((id, index): Target => ({
    id,
    name: `虚构企业 ${id}`,
    creditCode: `91140581MA0F1CT1${index}N`,
    subjectType: "enterprise",
    status: "existing",
    establishedOn: "2020-01-01",
    regionCode: "140581",
    localOfficeId: "office-01",
    creditClass: "B",
    creditClassAsOf: "2024-01-01",
    industryTier: "general",
    directories: ["food"],
    licences: [{ kind: "food", number: "L-1", validFrom: "2022-01-01", validTo: "2027-01-01" }],
    lists: [{ list: "abnormal", since: "2023-01-01", removedOn: "2023-06-01" }],
    groupId: "group-1",
  })),
);
const ID = "an id of 1 to 64 characters";
const CODE = "a unified social credit code: 18 half-width digits and capital letters";

const BAD_FIELDS: readonly BadField[] = [
  ["", undefined, "FIELD_INVALID", "a list", "nothing"],
  ["", { "T-1": {} }, "FIELD_INVALID", "a list", "an object"],
  ["", "[]", "FIELD_INVALID", "a list", '"[]"'],
  ["[1]", null, "FIELD_INVALID", "an object", "null"],
  ["[1]", ["T-2"], "FIELD_INVALID", "an object", "a list of 1"],
  ["[1].id", MISSING, "FIELD_INVALID", ID, "nothing"],
  ["[1].id", 2, "FIELD_INVALID", ID, "2"],
  ["[1].id", "", "FIELD_INVALID", ID, '""'],
  ["[1].id", "T-２", "FIELD_INVALID", "half-width", '"T-２"'],
  ["[1].id", "T 2", "FIELD_INVALID", ID, '"T 2"'],
  ["[1].id", "Т-2", "FIELD_INVALID", ID, '"Т-2"'],
  ["[1].id", "T-2\uD800", "FIELD_INVALID", ID, '"T-2\\ud800"'],
  ["[1].id", "T-1", "DUPLICATE_ID", "a value of its own (targets[0] has it already)", '"T-1"'],
  [
    "[1].creditCode",
    "91140581MA0F1CT10N",
    "DUPLICATE_CREDIT_CODE",
    "a value of its own (targets[0] has it already)",
    '"91140581MA0F1CT10N"',
  ],
  ["[1].creditCode", "91140581MA0F1CT11n", "FIELD_INVALID", CODE, '"91140581MA0F1CT11n"'],
  ["[1].creditCode", "９1140581MA0F1CT11N", "FIELD_INVALID", CODE, '"９1140581MA0F1CT11N"'],
  ["[1].creditCode", "91140581MA0F1CT1I", "FIELD_INVALID", CODE, '"91140581MA0F1CT1I"'],
  ["[1].creditCode", 911405810000000000, "FIELD_INVALID", CODE, "911405810000000000"],
  ["[1].subjectType", "shop", "FIELD_INVALID", 'one of "enterprise", "individual"', '"shop"'],
  ["[1].status", "存续", "FIELD_INVALID", 'one of "existing", "deregistering"', '"存续"'],
  ["[1].regionCode", 140581, "FIELD_INVALID", "a region code of 2 to 12 digits", "140581"],
  ["[1].regionCode", "高平", "FIELD_INVALID", "a region code of 2 to 12 digits", '"高平"'],
  ["[1].creditClass", "Z", "CREDIT_CLASS_UNKNOWN", "one of A, B, C, D", '"Z"'],
  ["[1].creditClass", "b", "CREDIT_CLASS_UNKNOWN", "one of A, B, C, D", '"b"'],
  ["[1].creditClass", "constructor", "CREDIT_CLASS_UNKNOWN", "one of A, B, C, D", '"constructor"'],
  ["[1].creditClass", "Ｂ", "FIELD_INVALID", "a credit class of 1 to 16 letters or digits", '"Ｂ"'],
  ["[1].creditClass", "", "FIELD_INVALID", "a credit class of 1 to 16 letters or digits", '""'],
  ["[1].creditClass", null, "FIELD_INVALID", "a credit class of 1 to 16 letters or digits", "null"],
  ["[1].creditClass", undefined, "FIELD_INVALID", "a credit class of 1 to 16 letters or digits", "nothing"],
  ["[1].industryTier", "moderate", "FIELD_INVALID", 'one of "low", "general", "higher", "high"', '"moderate"'],
  ["[1].establishedOn", "2021-02-29", "DATE_INVALID", "a day that the calendar has", '"2021-02-29"'],
  ["[1].establishedOn", "1900-02-29", "DATE_INVALID", "a day that the calendar has", '"1900-02-29"'],
  ["[1].establishedOn", "20200101", "FIELD_INVALID", "a date YYYY-MM-DD", '"20200101"'],
  ["[1].directories", "food", "FIELD_INVALID", "a list", '"food"'],
  ["[1].directories[0]", "食品", "FIELD_INVALID", ID, '"食品"'],
  [
    "[1].licences[0].validTo",
    "2021-12-31",
    "WINDOW_REVERSED",
    "a day not before validFrom (2022-01-01)",
    '"2021-12-31"',
  ],
  ["[1].licences[0].expires", "2021-12-31", "FIELD_UNKNOWN", "only known fields", 'the field "expires"'],
  ["[1].lists[0].removedOn", "2022-12-31", "WINDOW_REVERSED", "a day not before since (2023-01-01)", '"2022-12-31"'],
  ["[1].creditclass", "B", "FIELD_UNKNOWN", "only known fields", 'the field "creditclass"'],
  ["[1].__proto__", { creditClass: "A" }, "FIELD_UNKNOWN", "only known fields", 'the field "__proto__"'],
  ["[1].constructor", {}, "FIELD_UNKNOWN", "only known fields", 'the field "constructor"'],
];

describe("a bad field of a target is refused with its row", () => {
  it.each(titled(BAD_FIELDS))("%s: %j", (at, value, field) => {
    expectRefused("targets", () => parseTargets(withField(TARGETS, at, value)), field);
  });
});

describe("errors are collected", () => {
  it("forty bad rows give forty entries, each with its row and field", () => {
    const bad = [
      { field: "id", value: "Ｔ", code: "FIELD_INVALID" },
      { field: "creditClass", value: "Z", code: "CREDIT_CLASS_UNKNOWN" },
      { field: "establishedOn", value: "2024-02-30", code: "DATE_INVALID" },
      { field: "shopName", value: "x", code: "FIELD_UNKNOWN" },
    ];
    const rows = Array.from({ length: 80 }, (_, index) => {
      const row = { id: `T-${index}`, subjectType: "enterprise", status: "existing", regionCode: "140581" };
      const { field, value } = bad[((index - 1) / 2) % 4] ?? bad[0]!;
      return index % 2 === 0 ? row : { ...row, [field]: value };
    });
    const { issues, message } = refusal(() => parseTargets(rows));
    expect(issues).toHaveLength(40);
    expect(issues.map(({ code, path }) => ({ code, path }))).toEqual(
      Array.from({ length: 40 }, (_, index) => {
        const { field, code } = bad[index % 4]!;
        return { code, path: `targets[${index * 2 + 1}].${field}` };
      }),
    );
    expect(message.split("\n")).toEqual([
      "targets: 40 problems",
      expect.stringContaining("targets[1].id: expected an id"),
      '  targets[3].creditClass: expected one of A, B, C, D, got "Z"',
      expect.stringContaining("targets[5].establishedOn: expected a day that the calendar has"),
      '  targets[7].shopName: expected only known fields, got the field "shopName"',
      expect.stringContaining("targets[9].id: expected an id"),
      "  and 35 more",
    ]);
  });

  it("several bad fields of one row give an entry each", () => {
    const row = { id: "", subjectType: "shop", status: "open", regionCode: "x" };
    expect(refusal(() => parseTargets([row])).issues.map(({ path }) => path)).toEqual(
      ["id", "subjectType", "status", "regionCode"].map((field) => `targets[0].${field}`),
    );
  });

  it("every repetition names the first row that has the value", () => {
    const rows = [TARGETS[0], TARGETS[1], TARGETS[0]].map((row, index) => ({ ...row, name: `invented ${index}` }));
    expect(refusal(() => parseTargets(rows)).issues.map(({ code, path, expected }) => [code, path, expected])).toEqual([
      ["DUPLICATE_ID", "targets[2].id", "a value of its own (targets[0] has it already)"],
      ["DUPLICATE_CREDIT_CODE", "targets[2].creditCode", "a value of its own (targets[0] has it already)"],
    ]);
  });
});

describe("the credit classes in use", () => {
  const rows = [{ ...TARGETS[0], creditClass: "E" }];

  it("are A to D unless told otherwise", () => {
    expect(refusal(() => parseTargets(rows)).issues[0]?.code).toBe("CREDIT_CLASS_UNKNOWN");
    expect(parseTargets(rows, { creditClasses: ["A", "E"] })).toEqual(rows);
  });

  it("named in the error are those that were told", () => {
    const { issues } = refusal(() => parseTargets(TARGETS, { creditClasses: ["A1", "E"] }));
    expect(issues).toHaveLength(2);
    expect(issues[0]?.expected).toBe("one of A1, E");
  });

  it("must be classes that a target can have", () => {
    const { issues } = refusal(() => parseTargets([], { creditClasses: ["A", "A+"] }));
    expect(issues).toEqual([
      expect.objectContaining({ code: "FIELD_INVALID", path: "options.creditClasses[1]", received: '"A+"' }),
    ]);
  });
});

it("rows that are right come back equal, in the same order, and are not changed", () => {
  const before = JSON.stringify(TARGETS);
  expect(parseTargets(TARGETS)).toEqual(TARGETS);
  expect(JSON.stringify(TARGETS)).toBe(before);
  expect(parseTargets([TARGETS[1]])).toEqual([TARGETS[1]]);
});

it("ids that differ in case or in one character are different ids", () => {
  const rows = ["T-1", "t-1", "T_1", "T.1", "T-01"].map((id) => ({ ...TARGETS[0], id, creditCode: undefined }));
  const stated = rows.map(({ creditCode: _, ...row }) => row);
  expect(parseTargets(stated).map(({ id }) => id)).toEqual(["T-1", "t-1", "T_1", "T.1", "T-01"]);
});
