import { createHash } from "node:crypto";
import {
  canonicalJson,
  creditCodeIsValid,
  parseAvoidances,
  parseInspectors,
  parseTargets,
  scopeReason,
  tierOf,
  DEFAULT_POLICIES,
  type Inspector,
  type Scope,
  type Target,
  type TargetStatus,
} from "double-random";
import { describe, expect, it } from "vitest";
import { makeDirectory } from "../examples/gaoping-2024/directory.js";

const MIDDLE_OF_2024 = "2024-06-30";
const EVERY_STATUS: readonly TargetStatus[] = [
  "existing",
  "deregistering",
  "deregistered",
  "revoked",
  "rescinded",
  "moved-out",
  "unknown",
];

const county = makeDirectory({ seed: "the county of the tests" });
const { targets, inspectors, avoidances } = county;

describe("makeDirectory", () => {
  it("makes lists that the library reads without an issue", () => {
    expect(parseTargets(targets)).toHaveLength(60_000);
    expect(parseInspectors(inspectors)).toHaveLength(120);
    expect(parseAvoidances(avoidances)).toHaveLength(200);
  });

  it("makes valid lists of any size", () => {
    for (const targetCount of [1, 7, 100, 1000]) {
      for (const inspectorCount of [1, 2, 10]) {
        const small = makeDirectory({ seed: "small", targetCount, inspectorCount });
        expect(parseTargets(small.targets)).toHaveLength(targetCount);
        expect(parseInspectors(small.inspectors)).toHaveLength(inspectorCount);
        parseAvoidances(small.avoidances);
      }
    }
  });

  it("refuses a size that is no whole number", () => {
    expect(() => makeDirectory({ seed: "small", targetCount: 0 })).toThrow("targetCount");
    expect(() => makeDirectory({ seed: "small", targetCount: 1.5 })).toThrow("targetCount");
    expect(() => makeDirectory({ seed: "small", inspectorCount: -1 })).toThrow("inspectorCount");
  });

  it("gives the same bytes for the same seed and others for another", () => {
    const bytes = (seed: string): string => canonicalJson(makeDirectory({ seed, targetCount: 3000 }));
    expect(bytes("one")).toBe(bytes("one"));
    expect(bytes("one")).not.toBe(bytes("two"));
    expect(makeDirectory({ seed: "one", targetCount: 3000 }).targets.map(({ status }) => status)).not.toEqual(
      makeDirectory({ seed: "two", targetCount: 3000 }).targets.map(({ status }) => status),
    );
  });

  it("gives on this machine the bytes it gave on others", () => {
    const bytes = canonicalJson(makeDirectory({ seed: "frozen", targetCount: 600, inspectorCount: 30 }));
    const digest = createHash("sha256").update(bytes, "utf8").digest("hex");
    expect(digest).toBe("e3cf3bab6fc4681fb4ffc22f4e6c89e9e3b60248a38381c8d9174b9f223a4ee6");
  });
});

describe("the targets", () => {
  it("are of each kind in the planned shares", () => {
    expect(tally(targets, ({ subjectType }) => subjectType)).toEqual({
      individual: 43_800,
      enterprise: 13_200,
      cooperative: 2400,
      institution: 300,
      other: 294,
      "representative-office": 6,
    });
  });

  it("have ids in order that do not tell the kind", () => {
    const ids = targets.map(({ id }) => id);
    expect(ids).toEqual([...ids].sort());
    expect([ids[0], ids.at(-1)]).toEqual(["GP-000001", "GP-060000"]);
    for (let start = 0; start < 60_000; start += 6000) {
      const block = targets.slice(start, start + 6000).filter(({ subjectType }) => subjectType === "enterprise");
      // Hypergeometric with mean 1320 and standard deviation 30.4: five of them.
      expect(Math.abs(block.length - 1320)).toBeLessThan(152);
    }
  });

  it("have each status in the planned shares, to less than one within each kind", () => {
    const perThousand = {
      existing: 880,
      deregistered: 60,
      revoked: 35,
      deregistering: 12,
      "moved-out": 8,
      unknown: 4,
      rescinded: 1,
    };
    for (const kind of new Set(targets.map(({ subjectType }) => subjectType))) {
      expectShares(
        targets.filter(({ subjectType }) => subjectType === kind),
        ({ status }) => status,
        perThousand,
      );
    }
  });

  it("are classified 73 : 19 : 5 : 3, 97 % of the enterprises and 40 % of the cooperatives", () => {
    const ofKind = (kind: Target["subjectType"]): readonly Target[] =>
      targets.filter(({ subjectType }) => subjectType === kind);
    const shares = (percent: number): Record<string, number> => ({
      A: 73 * percent,
      B: 19 * percent,
      C: 5 * percent,
      D: 3 * percent,
      none: 100 * (100 - percent),
    });
    expectShares(ofKind("enterprise"), ({ creditClass }) => creditClass ?? "none", shares(97));
    expectShares(ofKind("cooperative"), ({ creditClass }) => creditClass ?? "none", shares(40));
    for (const kind of ["individual", "institution", "representative-office", "other"] as const) {
      expect(ofKind(kind).filter(({ creditClass }) => creditClass !== undefined)).toEqual([]);
    }
  });

  it("have no class before they were established or after the middle of 2024", () => {
    const classified = targets.filter(({ creditClass }) => creditClass !== undefined);
    expect(classified.filter(({ creditClassAsOf = "9999" }) => creditClassAsOf >= MIDDLE_OF_2024)).toEqual([]);
    const isEarly = ({ creditClassAsOf = "", establishedOn = "9999" }: Target): boolean =>
      creditClassAsOf < establishedOn;
    expect(classified.filter(isEarly)).toEqual([]);
    expect(targets.filter(({ creditClass, creditClassAsOf }) => !creditClass && creditClassAsOf)).toEqual([]);
  });

  it("have every tier, and many none", () => {
    const tiers = tally(targets, (target) => tierOf(target, DEFAULT_POLICIES));
    expect(Object.keys(tiers).sort()).toEqual(["general", "high", "higher", "low", "unclassified"]);
    for (const directory of ["food-sales", "catering", "special-equipment", "small-food-business", "food-production"]) {
      const members = targets.filter(({ directories }) => directories?.includes(directory));
      expect(Object.keys(tally(members, (target) => target.industryTier ?? "none")).sort()).toEqual([
        "general",
        "high",
        "higher",
        "low",
        "none",
      ]);
    }
  });

  it("are in the special directories as planned", () => {
    expect(
      tally(
        targets.flatMap(({ directories = [] }) => directories),
        (name) => name,
      ),
    ).toEqual({
      advertising: 150,
      "testing-laboratory": 12,
      "industrial-production-licence": 60,
      school: 180,
      market: 20,
      optician: 45,
      "organic-certification": 10,
      "measurement-units": 90,
      "food-sales": 4000,
      catering: 2500,
      "special-equipment": 600,
      "special-food-sales": 500,
      "voluntary-certification": 120,
      "trademark-agency": 3,
      "food-production": 130,
      "small-food-business": 1800,
    });
    const within = (inner: string, outer: string): boolean =>
      targets.every(({ directories = [] }) => !directories.includes(inner) || directories.includes(outer));
    expect(within("organic-certification", "voluntary-certification")).toBe(true);
    expect(within("special-food-sales", "food-sales")).toBe(true);
    expect(targets.every(({ directories = [] }) => new Set(directories).size === directories.length)).toBe(true);
    const schools = targets.filter(({ directories }) => directories?.includes("school"));
    expect(tally(schools, ({ subjectType }) => subjectType)).toEqual({ institution: 180 });
  });

  it("leave the patent agencies an empty frame, and a smaller county its rarest directories", () => {
    const frame = (list: readonly Target[], directory: string): number =>
      list.filter((target) => scopeReason(target, { directories: [directory] }, MIDDLE_OF_2024) === undefined).length;
    expect([frame(targets, "patent-agency"), frame(targets, "trademark-agency")]).toEqual([0, 3]);

    const tenth = makeDirectory({ seed: "a tenth", targetCount: 6000 }).targets;
    const counts = tally(
      tenth.flatMap(({ directories = [] }) => directories),
      (name) => name,
    );
    expect(counts).toMatchObject({ "food-sales": 400, school: 18, market: 2, optician: 5, "trademark-agency": 1 });
    expect(counts["patent-agency"]).toBeUndefined();
  });

  it("are hit by several tasks now and then", () => {
    const hits = tally(targets, ({ directories = [] }) => String(directories.length));
    expect(Number(hits["2"])).toBeGreaterThan(500);
    expect(Number(hits["3"])).toBeGreaterThan(20);
    const both = (one: string, other: string): number =>
      targets.filter(({ directories = [] }) => directories.includes(one) && directories.includes(other)).length;
    expect(both("school", "catering")).toBe(100);
    expect(both("food-sales", "catering")).toBeGreaterThanOrEqual(300);
    expect(both("food-production", "industrial-production-licence")).toBeGreaterThanOrEqual(5);
    expect(both("food-production", "voluntary-certification")).toBeGreaterThanOrEqual(15);
    expect(both("food-production", "special-equipment")).toBeGreaterThanOrEqual(40);
    expect(both("market", "measurement-units")).toBeGreaterThanOrEqual(10);
  });

  it("have a name marked as invented", () => {
    expect(targets.filter(({ name }) => !name?.endsWith("（虚构）"))).toEqual([]);
  });

  it("have a credit code of their kind, made up, with the check character wrong in one of a thousand", () => {
    const prefixes: Record<Target["subjectType"], RegExp> = {
      enterprise: /^91140(581|500|000)XN/,
      individual: /^92140581XN/,
      cooperative: /^93140581XN/,
      institution: /^[15]2140581XN/,
      "representative-office": /^91140581XN/,
      other: /^Y1140581XN/,
    };
    const coded = targets.flatMap(({ creditCode, subjectType }) => (creditCode ? [{ creditCode, subjectType }] : []));
    expect(coded.filter(({ creditCode, subjectType }) => !prefixes[subjectType].test(creditCode))).toEqual([]);
    expect(coded.filter(({ creditCode }) => organisationSum(creditCode.slice(8, 17)) % 11 !== 0)).toEqual([]);
    expect(coded.filter(({ creditCode }) => !creditCodeIsValid(creditCode))).toHaveLength(56);
    expect(coded).toHaveLength(56_674);
  });

  it("have no code if they are stalls, as a rule, and some others have none", () => {
    const uncoded = targets.filter(({ creditCode }) => creditCode === undefined);
    const isSmallFood = ({ directories }: Target): boolean => directories?.includes("small-food-business") ?? false;
    expect(uncoded.filter(isSmallFood)).toHaveLength(1530);
    const others = tally(
      uncoded.filter((target) => !isSmallFood(target)),
      ({ subjectType }) => subjectType,
    );
    expect(others).toEqual({ enterprise: 66, individual: 1690, other: 40 });
  });

  it("go on and off the list of abnormal operations before, in and after the middle of 2024", () => {
    const scope: Scope = { lists: ["abnormal-operations"], statuses: EVERY_STATUS };
    const listedOn = (day: string): readonly Target[] =>
      targets.filter((target) => scopeReason(target, scope, day) === undefined);
    const counts = ["2023-12-31", MIDDLE_OF_2024, "2024-12-31"].map((day) => listedOn(day).length);
    // Of 13 200 enterprises: 1.7 % on the list throughout, 0.5 % removed before, 0.6 % removed and 0.2 % added after.
    expect(counts).toEqual([225 + 66 + 79, 225 + 79, 225 + 26]);
    expect(
      tally(
        targets.filter(({ lists }) => lists),
        ({ subjectType }) => subjectType,
      ),
    ).toEqual({ enterprise: 396 });
    const isEarly = ({ lists = [], establishedOn = "" }: Target): boolean =>
      lists.some(({ since }) => since < establishedOn);
    expect(targets.filter(isEarly)).toEqual([]);
  });

  it("hold licences, some of them expired", () => {
    const holders = (directory: string, kind: string): readonly number[] => {
      const members = targets.filter(({ directories }) => directories?.includes(directory));
      const scope: Scope = { licenceKinds: [kind], statuses: EVERY_STATUS };
      const valid = members.filter((target) => scopeReason(target, scope, MIDDLE_OF_2024) !== "no-valid-licence");
      expect(members.every(({ licences = [] }) => licences.some((licence) => licence.kind === kind))).toBe(true);
      return [members.length, valid.length];
    };
    expect(holders("industrial-production-licence", "industrial-product")).toEqual([60, 53]);
    for (const directory of ["food-sales", "catering"]) {
      const [held = 0, valid = 0] = holders(directory, "food-business");
      expect(Math.abs(valid / held - 0.88)).toBeLessThan(0.02);
    }
    holders("food-production", "food-production");
    const ends = targets.flatMap(({ licences = [] }) => licences.map(({ validTo = "" }) => validTo));
    expect(ends.filter((day) => "2024-06-01" <= day && day <= "2024-11-30")).toEqual([]);
  });

  it("are in the county, in one of its offices, unless they moved to a neighbour", () => {
    const isOfCounty = ({ regionCode }: Target): boolean => /^140581(\d{3}(\d{3})?)?$/.test(regionCode);
    const [inside, outside] = [targets.filter(isOfCounty), targets.filter((target) => !isOfCounty(target))];
    expect(inside.every(({ localOfficeId }) => /^office-(0[1-9]|10)$/.test(localOfficeId ?? ""))).toBe(true);
    expect(outside.every(({ localOfficeId }) => localOfficeId === undefined)).toBe(true);
    expect([...new Set(outside.map(({ regionCode }) => regionCode))].sort()).toEqual(["140502", "140524", "140525"]);
    expect(tally(inside, ({ regionCode }) => String(regionCode.length))).toHaveProperty("12");
    expect(Object.keys(tally(inside, ({ localOfficeId }) => localOfficeId ?? ""))).toHaveLength(10);
    expect(outside.some(({ status }) => status === "existing")).toBe(true);
    expect(outside.filter(({ status }) => status === "moved-out").length).toBeGreaterThan(outside.length / 2);
  });

  it("form chains that share a brand", () => {
    const chained = targets.filter(({ groupId }) => groupId !== undefined);
    const sizes = Object.values(tally(chained, ({ groupId }) => groupId ?? ""));
    expect(sizes).toHaveLength(60);
    expect(sizes.every((size) => size >= 2 && size <= 10)).toBe(true);
    const brand = ({ name = "" }: Target): string => name.replace(/^高平市/, "").slice(0, 3);
    expect(new Set(chained.map((target) => `${target.groupId ?? ""} ${brand(target)}`)).size).toBe(60);
  });

  it("open after the middle of 2024 in a few cases", () => {
    const late = targets.filter(({ establishedOn = "" }) => establishedOn > MIDDLE_OF_2024);
    expect(tally(late, ({ subjectType }) => subjectType)).toEqual({ individual: 44 });
  });
});

describe("the inspectors", () => {
  const isFullyValid = ({ active, isExpert, certificates }: Inspector): boolean =>
    active &&
    isExpert !== true &&
    certificates.some(({ validFrom, validTo }) => validFrom <= "2024-04-01" && "2024-11-30" <= validTo);

  it("are at least 20 for each competence, free of anything that keeps them from a team", () => {
    // At most 17 certificates and 12 posts stand in the way; the other 91 are dealt 182 competences in turns of nine.
    for (const seed of ["the county of the tests", "second", "third", "fourth", "fifth"]) {
      const roster = makeDirectory({ seed, targetCount: 1 }).inspectors.filter(isFullyValid);
      const held = tally(
        roster.flatMap(({ competences = [] }) => competences),
        (name) => name,
      );
      expect(Object.keys(held).sort()).toEqual([
        "advertising",
        "certification",
        "food",
        "industrial-licence",
        "intellectual-property",
        "metrology",
        "price",
        "special-equipment",
        "testing-accreditation",
      ]);
      expect(Math.min(...Object.values(held))).toBeGreaterThanOrEqual(20);
    }
  });

  it("are some of them kept from teams, for every reason there is", () => {
    expect(
      tally(
        inspectors.filter(({ active }) => !active),
        ({ inactiveReason }) => inactiveReason ?? "",
      ),
    ).toEqual({
      transfer: 3,
      retirement: 2,
      leave: 2,
    });
    expect(inspectors.filter(({ isExpert }) => isExpert)).toHaveLength(5);
    expect(inspectors.filter(({ canLead }) => canLead === false)).toHaveLength(18);
    expect(inspectors.filter(({ certificates }) => certificates.length === 0)).toHaveLength(2);
    const ends = inspectors.flatMap(({ certificates }) => certificates.map(({ validTo }) => validTo));
    const endsIn = (first: string, last: string): number => ends.filter((day) => first <= day && day <= last).length;
    expect([endsIn("2022-01-01", "2024-04-30"), endsIn("2024-05-01", "2024-11-30")]).toEqual([3, 10]);
    const isNew = (inspector: Inspector): boolean => inspector.certificates[0]?.validFrom === "2024-08-01";
    expect(inspectors.filter(isNew)).toHaveLength(2);
  });

  it("belong to a section or an office, and are marked as invented", () => {
    const units = Object.entries(tally(inspectors, ({ unitId }) => unitId));
    expect(units.filter(([unit]) => unit.startsWith("office-"))).toHaveLength(10);
    expect(units).toHaveLength(21);
    expect(inspectors.filter(({ name }) => !/^检查员\d{3}（虚构）$/.test(name ?? ""))).toEqual([]);
    expect(inspectors.filter(({ regionCode }) => regionCode !== "140581")).toEqual([]);
  });
});

describe("the avoidances", () => {
  it("point to what the directories have", () => {
    const roster = new Set(inspectors.map(({ id }) => id));
    const known = {
      target: new Set(targets.map(({ id }) => id)),
      group: new Set(targets.map(({ groupId }) => groupId)),
      inspector: roster,
      unit: new Set(targets.map(({ localOfficeId }) => localOfficeId)),
      region: new Set(targets.map(({ regionCode }) => regionCode.slice(0, 9))),
    };
    expect(avoidances.filter(({ inspectorId }) => !roster.has(inspectorId))).toEqual([]);
    expect(avoidances.filter(({ against, refId }) => !known[against].has(refId))).toEqual([]);
    const regions = avoidances.filter(({ against }) => against === "region");
    expect(regions.every(({ refId }) => /^140581\d{3}$/.test(refId))).toBe(true);
  });

  it("set nobody against himself, even in a roster of three", () => {
    const pairs = Array.from({ length: 20 }, (_, index) =>
      makeDirectory({ seed: `roster ${String(index)}`, targetCount: 1, inspectorCount: 3 }),
    ).flatMap((small) => small.avoidances.filter(({ against }) => against === "inspector"));
    expect(pairs.length).toBeGreaterThanOrEqual(15);
    expect(pairs.filter(({ inspectorId, refId }) => inspectorId === refId)).toEqual([]);
  });

  it("are of every kind, status and validity", () => {
    expect(tally(avoidances, ({ against }) => against)).toEqual({
      target: 100,
      group: 30,
      inspector: 25,
      unit: 25,
      region: 20,
    });
    expect(tally(avoidances, ({ status }) => status)).toEqual({ declared: 90, applied: 30, upheld: 56, rejected: 24 });
    const decided = avoidances.filter(({ decidedOn }) => decidedOn !== undefined);
    expect(Object.keys(tally(decided, ({ status }) => status)).sort()).toEqual(["rejected", "upheld"]);
    expect(decided).toHaveLength(80);
    expect(avoidances.filter(({ validFrom, validTo }) => (validFrom ?? validTo) !== undefined)).toHaveLength(80);
    expect(avoidances.filter(({ validTo = "9999" }) => validTo < "2024-01-01")).toHaveLength(16);
  });
});

function tally<T>(items: readonly T[], keyOf: (item: T) => string): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const item of items) counts[keyOf(item)] = (counts[keyOf(item)] ?? 0) + 1;
  return counts;
}

/** Every count is less than one away from its exact share, and there is no other key. */
function expectShares<T>(
  items: readonly T[],
  keyOf: (item: T) => string,
  weights: Readonly<Record<string, number>>,
): void {
  const counts = tally(items, keyOf);
  const sum = Object.values(weights).reduce((a, b) => a + b, 0);
  expect(Object.keys(counts).filter((key) => !(key in weights))).toEqual([]);
  for (const [key, weight] of Object.entries(weights)) {
    const away = Math.abs((counts[key] ?? 0) * sum - items.length * weight);
    expect(away, `${key}: ${String(counts[key])} of ${String(items.length)}`).toBeLessThan(sum);
  }
}

/** GB 11714: the weighted sum of an organisation code and its check character, which 11 must divide. */
function organisationSum(organisation: string): number {
  return [3, 7, 9, 10, 5, 8, 4, 2, 1].reduce((total, weight, index) => {
    const character = organisation.charAt(index);
    return total + weight * (index === 8 && character === "X" ? 10 : Number.parseInt(character, 36));
  }, 0);
}
