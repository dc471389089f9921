import { describe, expect, it } from "vitest";
import { frameOf, type Frame, type FrameOptions } from "../../src/frame/frameOf.js";
import { DEFAULT_POLICIES } from "../../src/model/defaultPolicies.js";
import type { Exclusion } from "../../src/model/exclusion.js";
import type { Target } from "../../src/model/target.js";
import type { Task } from "../../src/model/task.js";

const SHOP = { subjectType: "individual", status: "existing", regionCode: "140581" } as const;
const DECIDED = { reason: "under-investigation", decidedBy: "bureau", decidedOn: "2024-01-02" } as const;
const TASK = {
  id: "T01",
  scope: {},
  quota: { kind: "ratio", ratio: "5%" },
  risk: { kind: "intensities", intensities: { low: "1", general: "2", higher: "4", high: "8" } },
} as unknown as Task;

function target(id: string, more: Partial<Target> = {}): Target {
  return { ...SHOP, id, ...more };
}

function exclusion(targetId: string, taskId = "T01"): Exclusion {
  return { taskId, targetId, ...DECIDED };
}

function frame(more: Partial<Omit<FrameOptions, "batch">> & { readonly drawn?: readonly string[] }): Frame {
  const { drawn = [], ...options } = more;
  return frameOf({
    task: TASK,
    targets: [],
    asOf: "2024-06-30",
    batch: { number: 1, cumulativeShare: "100%", alreadyDrawn: drawn },
    exclusions: [],
    policies: DEFAULT_POLICIES,
    ...options,
  });
}

/** Key, size, how many were drawn before, and who can be drawn. */
function shown({ strata }: Frame): readonly unknown[] {
  return strata.map(({ key, size, alreadyDrawn, eligibleIds }) => [key, size, alreadyDrawn, eligibleIds.join(" ")]);
}

describe("a frame", () => {
  it("has a stratum for each tier, from low to high and those without one last, with the ids by code point", () => {
    const targets = [
      target("u"),
      target("d", { creditClass: "D" }),
      target("a2", { creditClass: "A" }),
      target("a10", { creditClass: "A" }),
      target("A9", { creditClass: "A" }),
      target("c", { industryTier: "higher" }),
    ];
    const made = frame({ targets });
    expect(shown(made)).toEqual([
      ["low", 3, 0, "A9 a10 a2"],
      ["higher", 1, 0, "c"],
      ["high", 1, 0, "d"],
      ["unclassified", 1, 0, "u"],
    ]);
    expect(made.strata.map(({ tier }) => tier)).toEqual(["low", "higher", "high", "unclassified"]);
    expect(made).toMatchObject({ outOfScope: [], exclusions: [], goneSinceDrawn: 0 });
  });

  it("is divided further by the policies, in their order, and sorted by key within a tier", () => {
    const targets = [
      target("1", { creditClass: "B", regionCode: "140582" }),
      target("2", { creditClass: "A", regionCode: "1405", subjectType: "enterprise" }),
      target("3", { creditClass: "B" }),
      target("4", { industryTier: "general" }),
      target("5", { creditClass: "B", subjectType: "enterprise" }),
    ];
    const policies = { ...DEFAULT_POLICIES, strata: ["region", "credit-class", "subject-type"] } as const;
    expect(frame({ targets, policies }).strata.map(({ key }) => key)).toEqual([
      "low.1405.A.enterprise",
      "general.140581.B.enterprise",
      "general.140581.B.individual",
      "general.140581.none.individual",
      "general.140582.B.individual",
    ]);
  });

  it("has no tiers for a task without risk, unless its quota has a rate for each", () => {
    const targets = [target("a", { creditClass: "A" }), target("d", { creditClass: "D" })];
    const flat = { ...TASK, risk: { kind: "none" } } as Task;
    expect(shown(frame({ targets, task: flat }))).toEqual([["untiered", 2, 0, "a d"]]);
    const ratios = { low: "1%", general: "2%", higher: "3%", high: "4%" };
    const byTier = { ...flat, quota: { kind: "ratio-by-tier", ratios } } as Task;
    expect(frame({ targets, task: byTier }).strata.map(({ key }) => key)).toEqual(["low", "high"]);
    expect(frame({ targets }).strata.map(({ key }) => key)).toEqual(["low", "high"]);
  });

  it("counts who is out of scope by reason, sorted by reason", () => {
    const task = { ...TASK, scope: { subjectTypes: ["individual"] } } as Task;
    const targets = [
      target("1", { establishedOn: "2025-01-01" }),
      target("2", { subjectType: "enterprise" }),
      target("3", { status: "revoked" }),
      target("4", { subjectType: "cooperative" }),
      target("5"),
    ];
    const made = frame({ targets, task });
    expect(made.outOfScope).toEqual([
      { reason: "not-existing", count: 1 },
      { reason: "not-yet-established", count: 1 },
      { reason: "other-subject-type", count: 2 },
    ]);
    expect(shown(made)).toEqual([["unclassified", 1, 0, "5"]]);
  });

  it("counts who is excluded from this task in the size, lists the exclusions by target, and draws none of them", () => {
    const targets = [target("b"), target("a"), target("c"), target("gone", { status: "revoked" })];
    const exclusions = [exclusion("b"), exclusion("c", "T02"), exclusion("gone"), exclusion("a"), exclusion("nobody")];
    const made = frame({ targets, exclusions });
    expect(shown(made)).toEqual([["unclassified", 3, 0, "c"]]);
    expect(made.exclusions).toEqual([exclusion("a"), exclusion("b")]);
  });

  it("counts who was drawn before in the size, excluded since or not, and who is gone since", () => {
    const targets = [target("a"), target("b"), target("c"), target("gone", { status: "revoked" })];
    const made = frame({ targets, exclusions: [exclusion("b")], drawn: ["a", "b", "gone", "unknown"] });
    expect(shown(made)).toEqual([["unclassified", 3, 2, "c"]]);
    expect(made.exclusions).toEqual([]);
    expect(made.goneSinceDrawn).toBe(2);
  });

  it("of an empty directory is empty", () => {
    expect(frame({})).toEqual({ strata: [], outOfScope: [], exclusions: [], goneSinceDrawn: 0 });
  });
});
