import { describe, expect, it } from "vitest";
import { creditCodeIsValid } from "../../src/frame/creditCodeIsValid.js";
import { scopeReason } from "../../src/frame/scopeReason.js";
import { tierOf, type TierPolicies } from "../../src/frame/tierOf.js";
import { DEFAULT_POLICIES } from "../../src/model/defaultPolicies.js";
import type { Policies } from "../../src/model/policies.js";
import type { Target } from "../../src/model/target.js";
import type { Scope } from "../../src/model/task.js";
import { TIERS, type Tier } from "../../src/model/tiers.js";
import { refusal } from "../support/badField.js";

const SHOP: Target = { id: "T-1", subjectType: "individual", status: "existing", regionCode: "140581" };
const DAY = "2024-06-30";

describe("creditCodeIsValid", () => {
  it("accepts the example of GB 32100-2015 and refuses it with another check character", () => {
    for (const check of "0123456789ABCDEFGHJKLMNPQRTUWXY") {
      expect(creditCodeIsValid(`91350100M000100Y4${check}`)).toBe(check === "3");
    }
  });

  it("has the check character 0 where the weighted sum is a multiple of 31", () => {
    expect(creditCodeIsValid("0".repeat(18))).toBe(true);
    // The weights of the first place and the sixteenth are 1 and 30.
    expect(creditCodeIsValid(`1${"0".repeat(14)}1${"0".repeat(2)}`)).toBe(true);
  });

  it("accepts no letter that the alphabet lacks, whatever the check character", () => {
    for (const letter of "IOSVZaé") {
      for (const check of "0123456789ABCDEFGHJKLMNPQRTUWXY") {
        expect(creditCodeIsValid(`9135010${letter}M000100Y4${check}`)).toBe(false);
      }
    }
  });

  it.each([
    ["a code that is too short", "91350100M000100Y4"],
    ["a code with a character more", "91350100M000100Y430"],
    ["no text at all", ""],
    ["a list of the characters", Array.from("91350100M000100Y43")],
    ["a number", 913501000001000],
    ["nothing", undefined],
  ])("refuses %s", (_, code) => {
    expect(creditCodeIsValid(code as string)).toBe(false);
  });
});

describe("a target is outside the scope", () => {
  const list = { list: "irregular", since: "2024-01-10" };
  const licence = { kind: "food", validFrom: "2024-01-10", validTo: "2024-12-31" };

  it.each<readonly [reason: ReturnType<typeof scopeReason>, scope: Scope, target: Partial<Target>]>([
    [undefined, {}, {}],
    ["not-existing", {}, { status: "deregistering" }],
    [undefined, { statuses: ["deregistering"] }, { status: "deregistering" }],
    ["not-existing", { statuses: ["deregistering"] }, {}],
    [undefined, {}, { establishedOn: DAY }],
    ["not-yet-established", {}, { establishedOn: "2024-07-01" }],
    [undefined, { regionCodes: ["1402", "1405"] }, {}],
    ["other-region", { regionCodes: ["1402", "0581"] }, {}],
    [undefined, { subjectTypes: ["enterprise", "individual"] }, {}],
    ["other-subject-type", { subjectTypes: ["enterprise"] }, {}],
    [undefined, { creditClasses: ["C", "D"] }, { creditClass: "D" }],
    ["other-credit-class", { creditClasses: ["C", "D"] }, { creditClass: "A" }],
    ["other-credit-class", { creditClasses: ["C", "D"] }, {}],
    [undefined, { directories: ["food", "schools"] }, { directories: ["drugs", "schools"] }],
    ["not-in-directory", { directories: ["food"] }, { directories: ["drugs", "schools"] }],
    ["not-in-directory", { directories: ["food"] }, {}],
    [undefined, { lists: ["other", "irregular"] }, { lists: [list] }],
    [undefined, { lists: ["irregular"] }, { lists: [{ ...list, since: DAY }] }],
    ["not-on-list", { lists: ["irregular"] }, { lists: [{ ...list, since: "2024-07-01" }] }],
    [undefined, { lists: ["irregular"] }, { lists: [{ ...list, removedOn: "2024-07-01" }] }],
    ["not-on-list", { lists: ["irregular"] }, { lists: [{ ...list, removedOn: DAY }] }],
    [undefined, { lists: ["irregular"] }, { lists: [{ ...list, removedOn: "2024-02-01" }, list] }],
    ["not-on-list", { lists: ["other"] }, { lists: [list] }],
    ["not-on-list", { lists: ["irregular"] }, {}],
    [undefined, { licenceKinds: ["drug", "food"] }, { licences: [licence] }],
    [undefined, { licenceKinds: ["food"] }, { licences: [{ kind: "food" }] }],
    [undefined, { licenceKinds: ["food"] }, { licences: [{ kind: "food", validFrom: DAY, validTo: DAY }] }],
    ["no-valid-licence", { licenceKinds: ["food"] }, { licences: [{ kind: "food", validFrom: "2024-07-01" }] }],
    ["no-valid-licence", { licenceKinds: ["food"] }, { licences: [{ kind: "food", validTo: "2024-06-29" }] }],
    [undefined, { licenceKinds: ["food"] }, { licences: [{ kind: "food", validTo: "2024-06-29" }, licence] }],
    ["no-valid-licence", { licenceKinds: ["drug"] }, { licences: [licence] }],
    ["no-valid-licence", { licenceKinds: ["food"] }, {}],
  ])("%s with %j for %j", (reason, scope, target) => {
    expect(scopeReason({ ...SHOP, ...target }, scope, DAY)).toBe(reason);
  });
});

describe("tierOf", () => {
  /** The tier of a credit class and an industry tier. */
  function of(changes: Partial<TierPolicies>, creditClass?: string, industryTier?: Tier): ReturnType<typeof tierOf> {
    const target = {
      id: "T-1",
      ...(creditClass !== undefined && { creditClass }),
      ...(industryTier && { industryTier }),
    };
    return tierOf(target, { ...DEFAULT_POLICIES, ...changes });
  }

  it("is the higher of the two, in either order", () => {
    const max = { tierCombination: "max" } as const;
    for (const [credit, creditClass] of ["A", "B", "C", "D"].entries()) {
      for (const [industry, industryTier] of TIERS.entries()) {
        expect(of(max, creditClass, industryTier)).toBe(TIERS[Math.max(credit, industry)]);
      }
    }
  });

  it("is the one that there is, and unclassified without any", () => {
    const tierMatrix = {} as NonNullable<Policies["tierMatrix"]>;
    for (const changes of [{ tierCombination: "max" }, { tierCombination: "matrix", tierMatrix }] as const) {
      expect([of(changes, "C"), of(changes, undefined, "high"), of(changes)]).toEqual([
        "higher",
        "high",
        "unclassified",
      ]);
    }
  });

  it("is that of the credit class, or of the industry, where the policy says so", () => {
    const [credit, industry] = [{ tierCombination: "credit" }, { tierCombination: "industry" }] as const;
    expect([of(credit, "C", "high"), of(credit, undefined, "high")]).toEqual(["higher", "unclassified"]);
    expect([of(industry, "C", "low"), of(industry, "C")]).toEqual(["low", "unclassified"]);
  });

  it("is looked up in the matrix by credit tier, then industry tier", () => {
    const row = { low: "low", general: "low", higher: "low", high: "low" } as const;
    const tierMatrix = { low: row, general: row, higher: { ...row, general: "high" }, high: row } as const;
    const matrix = { tierCombination: "matrix", tierMatrix } as const;
    expect([of(matrix, "C", "general"), of(matrix, "B", "higher")]).toEqual(["high", "low"]);
  });

  it("refuses the combination by matrix without one", () => {
    expect(refusal(() => of({ tierCombination: "matrix" }, "C", "low"))).toMatchObject({
      code: "FIELD_INVALID",
      path: "policies.tierMatrix",
      expected: "a matrix, because tierCombination is matrix",
      received: "nothing",
    });
  });

  it.each(["E", "toString", ""])("refuses the class %j, which the policy does not list", (creditClass) => {
    expect(refusal(() => of({}, creditClass))).toMatchObject({
      code: "CREDIT_CLASS_UNKNOWN",
      path: "targets(T-1).creditClass",
      expected: "one of A, B, C, D",
      received: JSON.stringify(creditClass),
    });
  });
});
