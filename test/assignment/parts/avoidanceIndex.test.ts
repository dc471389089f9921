import { describe, expect, test } from "vitest";
import { avoidanceIndex } from "../../../src/assignment/avoidanceIndex.js";
import type { Avoidance } from "../../../src/model/avoidance.js";
import type { Target } from "../../../src/model/target.js";
import { smallAvoidance, smallTarget } from "../../support/smallPlan.js";

const MAY = { start: "2024-05-01", end: "2024-05-31" };
const TARGET = smallTarget({ id: "U-1", groupId: "G-1", localOfficeId: "office-1", regionCode: "140581" });

/** Who keeps away from the target, with the avoidance that says so. */
function keptAway(
  avoidances: readonly Avoidance[],
  { target = TARGET, ignored = [] }: { target?: Target; ignored?: readonly ("declared" | "applied")[] } = {},
): Readonly<Record<string, string>> {
  return Object.fromEntries(avoidanceIndex(avoidances, MAY, ignored).forTarget(target));
}

const kin = (fields: Partial<Avoidance>): Avoidance =>
  smallAvoidance({ id: "V-1", inspectorId: "I-1", against: "target", refId: "U-1", ...fields });

describe("a withdrawal", () => {
  test.each<[string, Partial<Avoidance>, Partial<Avoidance>]>([
    ["one target", { against: "target", refId: "U-1" }, { against: "target", refId: "U-2" }],
    ["a group", { against: "group", refId: "G-1" }, { against: "group", refId: "G-2" }],
    ["an office", { against: "unit", refId: "office-1" }, { against: "unit", refId: "office-2" }],
    ["a region", { against: "region", refId: "1405" }, { against: "region", refId: "0581" }],
  ])("from %s is from every target that belongs to it, and from no other", (_, here, elsewhere) => {
    expect(keptAway([kin(here)])).toEqual({ "I-1": "V-1" });
    expect(keptAway([kin(elsewhere)])).toEqual({});
  });

  test("from the same target can be of several people, and of one person for several reasons", () => {
    const avoidances = [
      kin({ id: "V-3", against: "region", refId: "14" }),
      kin({ id: "V-2", against: "unit", refId: "office-1" }),
      kin({ id: "V-5", inspectorId: "I-2" }),
      kin({ id: "V-4", inspectorId: "I-2" }),
      kin({ id: "V-6", inspectorId: "I-2", against: "group", refId: "G-1" }),
      kin({ id: "V-7", inspectorId: "I-3", against: "unit", refId: "office-1" }),
    ];
    const first = { "I-1": "V-2", "I-2": "V-4", "I-3": "V-7" };
    expect(keptAway(avoidances)).toEqual(first);
    expect(keptAway(avoidances.toReversed())).toEqual(first);
  });

  test("of a kind says nothing about an id of another kind", () => {
    const ids = (["target", "group", "unit", "region", "inspector"] as const).map((against) =>
      kin({ id: `V-${against}`, inspectorId: `I-${against}`, against, refId: "14" }),
    );
    const of = (fields: Partial<Target>): readonly string[] =>
      Object.keys(keptAway(ids, { target: smallTarget({ id: "U-1", regionCode: "32", ...fields }) }));
    expect(of({})).toEqual([]);
    expect(of({ id: "14" })).toEqual(["I-target"]);
    expect(of({ groupId: "14" })).toEqual(["I-group"]);
    expect(of({ localOfficeId: "14" })).toEqual(["I-unit"]);
    expect(of({ regionCode: "1405" })).toEqual(["I-region"]);
    expect(avoidanceIndex(ids, MAY, []).apart.map(({ inspectorId }) => inspectorId)).toEqual(["I-inspector"]);
  });

  test.each<[Avoidance["status"], readonly ("declared" | "applied")[], boolean]>([
    ["declared", [], true],
    ["declared", ["applied"], true],
    ["declared", ["declared"], false],
    ["applied", [], true],
    ["applied", ["declared", "applied"], false],
    ["upheld", ["declared", "applied"], true],
    ["rejected", [], false],
  ])("that is %s, with %j ignored, counts: %s", (status, ignored, counts) => {
    expect(keptAway([kin({ status })], { ignored })).toEqual(counts ? { "I-1": "V-1" } : {});
    const apart = kin({ against: "inspector", refId: "I-2", status });
    expect(avoidanceIndex([apart], MAY, ignored).apart).toEqual(counts ? [apart] : []);
  });

  test.each<[Partial<Avoidance>, boolean]>([
    [{ validFrom: "2024-05-31" }, true],
    [{ validFrom: "2024-06-01" }, false],
    [{ validTo: "2024-05-01" }, true],
    [{ validTo: "2024-04-30" }, false],
    [{ validFrom: "2024-05-10", validTo: "2024-05-10" }, true],
  ])("valid within %j counts in May: %s", (validity, counts) => {
    expect(keptAway([kin(validity)])).toEqual(counts ? { "I-1": "V-1" } : {});
  });
});
