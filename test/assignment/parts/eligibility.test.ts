import { describe, expect, test } from "vitest";
import { expertReason, isHomeOffice, serviceReason, targetReason } from "../../../src/assignment/eligibility.js";
import type { IneligibleReason } from "../../../src/model/ineligibleReasons.js";
import type { Absence, Certificate, Inspector } from "../../../src/model/inspector.js";
import type { Territory } from "../../../src/model/policies.js";
import { smallInspector, smallTarget } from "../../support/smallPlan.js";

const MAY = { start: "2024-05-01", end: "2024-05-31" };
const DEMAND = { window: MAY, level: "county", competences: [] } as const;

function inspector(fields: Partial<Inspector> = {}): Inspector {
  return smallInspector({ id: "I-1", ...fields });
}

function asMember(fields: Partial<Inspector>, competences: readonly string[] = []): IneligibleReason | undefined {
  return serviceReason(inspector(fields), { ...DEMAND, competences }, "covers-window");
}

function asExpert(fields: Partial<Inspector>, competences: readonly string[] = []): IneligibleReason | undefined {
  return expertReason(inspector({ isExpert: true, ...fields }), { ...DEMAND, competences }, "covers-window");
}

function away(reason: Absence["reason"], from: string, to?: string): Absence {
  return { reason, from, ...(to !== undefined && { to }) };
}

describe("a member", () => {
  test.each<[IneligibleReason | undefined, Partial<Inspector>]>([
    [undefined, {}],
    ["inactive", { active: false }],
    ["inactive", { active: false, isExpert: true, level: "prefecture", certificates: [] }],
    ["expert", { isExpert: true, level: "prefecture" }],
    [undefined, { isExpert: false }],
    ["other-level", { level: "prefecture", absences: [away("transfer", "2024-05-10")] }],
    [undefined, { level: "county" }],
  ])("is kept away by %s, if they are %j", (reason, fields) => {
    expect(asMember(fields)).toBe(reason);
  });

  test.each<[IneligibleReason | undefined, readonly Absence[]]>([
    ["transferred", [away("transfer", "2024-05-31")]],
    ["transferred", [away("leave", "2024-07-01"), away("transfer", "2024-05-31")]],
    ["transferred", [away("retirement", "2024-05-02"), away("transfer", "2024-05-31")]],
    ["retired", [away("retirement", "2024-05-31")]],
    ["retired", [away("retirement", "2024-05-31"), away("leave", "2024-04-01")]],
    [undefined, [away("transfer", "2024-06-01")]],
    [undefined, [away("retirement", "2024-06-01")]],
    [undefined, [away("transfer", "2024-04-01", "2024-04-30")]],
    ["absent", [away("leave", "2024-05-01", "2024-05-31")]],
    ["absent", [away("leave", "2024-05-01", "2024-05-15"), away("training", "2024-05-16", "2024-05-31")]],
    [undefined, [away("leave", "2024-05-01", "2024-05-30")]],
    [undefined, [away("leave", "2024-05-02", "2024-05-31")]],
  ])("is kept away by %s, if the absences are %j", (reason, absences) => {
    expect(asMember({ absences })).toBe(reason);
  });

  test.each([
    [undefined, []],
    ["absent", [away("leave", "2024-05-31", "2024-06-30")]],
    ["absent", [away("leave", "2024-07-01"), away("training", "2024-04-01", "2024-05-01")]],
    [undefined, [away("leave", "2024-06-01"), away("training", "2024-04-01", "2024-04-30")]],
  ])("is kept away by %s, if one day is enough and the absences are %j", (reason, absences) => {
    expect(serviceReason(inspector({ absences }), DEMAND, "touches-window")).toBe(reason);
  });

  test.each<[IneligibleReason | undefined, readonly Certificate[]]>([
    ["no-certificate", []],
    [undefined, [{ validFrom: "2024-05-01", validTo: "2024-05-31" }]],
    ["certificate-not-yet-valid", [{ validFrom: "2024-05-02", validTo: "2024-05-31" }]],
    ["certificate-expires-in-window", [{ validFrom: "2024-05-01", validTo: "2024-05-30" }]],
    [
      "certificate-not-yet-valid",
      [
        { validFrom: "2024-01-01", validTo: "2024-05-10" },
        { validFrom: "2024-05-12", validTo: "2024-12-31" },
      ],
    ],
    [
      undefined,
      [
        { validFrom: "2024-01-01", validTo: "2024-05-10" },
        { validFrom: "2024-05-11", validTo: "2024-12-31" },
      ],
    ],
  ])("is kept away by %s, if the certificates are %j", (reason, certificates) => {
    expect(asMember({ certificates })).toBe(reason);
  });

  test("must be competent for everything that is asked of each member", () => {
    const asked = ["food", "lifts"];
    expect(asMember({}, asked)).toBe("not-competent");
    expect(asMember({ competences: ["food"] }, asked)).toBe("not-competent");
    expect(asMember({ competences: ["lifts", "food", "toys"] }, asked)).toBeUndefined();
  });

  test("is told of absences before certificates, and of certificates before competences", () => {
    const leave = away("leave", "2024-01-01");
    expect(asMember({ certificates: [], absences: [leave] }, ["food"])).toBe("absent");
    expect(asMember({ certificates: [] }, ["food"])).toBe("no-certificate");
  });
});

describe("an expert", () => {
  test("needs no certificate, but must be there and know what is asked for", () => {
    expect(asExpert({ certificates: [] })).toBeUndefined();
    expect(asExpert({ active: false })).toBe("inactive");
    expect(asExpert({ level: "prefecture" })).toBe("other-level");
    expect(asExpert({ absences: [away("leave", "2024-01-01")] })).toBe("absent");
    expect(asExpert({ competences: ["lifts"] }, ["lifts"])).toBeUndefined();
    expect(asExpert({ competences: ["food"] }, ["lifts"])).toBe("not-competent");
    expect(asExpert({}, ["lifts"])).toBe("not-competent");
  });

  test("is away on a day of the window if the policy says that this is enough", () => {
    const expert = inspector({ isExpert: true, absences: [away("leave", "2024-05-31")] });
    expect(expertReason(expert, DEMAND, "touches-window")).toBe("absent");
    expect(expertReason(expert, DEMAND, "covers-window")).toBeUndefined();
  });
});

describe("for a target", () => {
  const target = smallTarget({ id: "U-1", regionCode: "140581", localOfficeId: "office-1" });
  const reason = (fields: Partial<Inspector>, avoided = false, territory: Territory = "any"): unknown =>
    targetReason(inspector({ unitId: "office-1", ...fields }), target, avoided, territory);

  test("an inspector of a region may go where the code begins with it", () => {
    expect(reason({ regionCode: "140581" })).toBeUndefined();
    expect(reason({ regionCode: "1405" })).toBeUndefined();
    expect(reason({ regionCode: "0581" })).toBe("other-region");
    expect(reason({ regionCode: "14058101" })).toBe("other-region");
    expect(reason({})).toBeUndefined();
  });

  test("who has withdrawn may not go; another region is said first, the office last", () => {
    expect(reason({}, true)).toBe("avoids-target");
    expect(reason({ regionCode: "99" }, true)).toBe("other-region");
    expect(reason({}, true, "notHomeOffice")).toBe("avoids-target");
  });

  test.each<[Territory, unknown, unknown]>([
    ["any", undefined, undefined],
    ["homeOfficeAtMostOne", undefined, undefined],
    ["notHomeOffice", "home-office", undefined],
    ["homeOfficeOnly", undefined, "not-home-office"],
  ])("the policy %s says %s to the home office and %s to others", (territory, home, other) => {
    expect(reason({}, false, territory)).toBe(home);
    expect(reason({ unitId: "office-2" }, false, territory)).toBe(other);
  });

  test("the home office is the unit in charge; a target without one is at home nowhere", () => {
    expect(isHomeOffice(inspector({ unitId: "office-1" }), target)).toBe(true);
    expect(isHomeOffice(inspector({ unitId: "office-2" }), target)).toBe(false);
    expect(isHomeOffice(inspector(), smallTarget({ id: "U-2" }))).toBe(false);
  });
});
