import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { allocate, drawTask, tierOf, type Batch, type Policies, type Task, type TaskDraw } from "double-random";
import { DEFAULT_POLICIES } from "../../src/model/defaultPolicies.js";
import { frameDigest } from "../../src/frame/digests.js";
import { checkBatch, WHOLE_QUOTA } from "../../src/plan/checkBatch.js";
import { checkStratumKeys } from "../../src/plan/checkStratumKeys.js";
import { frameCounts, type FrameCounts } from "../../src/plan/frameCounts.js";
import { indexTargets } from "../../src/plan/indexTargets.js";
import { issuesOf } from "../support/issuesOf.js";
import { smallEvidence } from "../support/smallEvidence.js";
import { AS_OF, seedNumber, smallPlan } from "../support/smallPlan.js";

const evidence = smallEvidence();
const [task] = evidence.plan.tasks;

const QUOTAS: readonly Task["quota"][] = [
  { kind: "ratio", ratio: "20%" },
  { kind: "at-least-ratio", ratio: "1/7" },
  { kind: "count", count: 9 },
  { kind: "census" },
  { kind: "ratio-by-tier", ratios: { low: "5%", general: "10%", higher: "1/3", high: "100%" } },
];
const RISKS: readonly Task["risk"][] = [{ kind: "none" }, { kind: "uniform" }, { kind: "escalating" }];

interface Case {
  readonly quota: Task["quota"];
  readonly risk: Task["risk"];
  readonly policies: Partial<Policies>;
  readonly batch: Batch;
  readonly seeds: readonly [number, number];
}

const cases: fc.Arbitrary<Case> = fc.record({
  quota: fc.constantFrom(...QUOTAS),
  risk: fc.constantFrom(...RISKS),
  policies: fc.record({
    apportionment: fc.constantFrom("largest-remainder", "webster", "systematic-random"),
    ratioBase: fc.constantFrom("frame", "eligible"),
    selection: fc.constantFrom("ticket/1", "shuffle/1"),
    strata: fc.constantFrom<Policies["strata"][]>([], ["credit-class"], ["subject-type", "region"]),
    minimumPerStratum: fc.constantFrom(0, 1),
    onInfeasible: fc.constant("adjust-total"),
  }),
  batch: fc.constantFrom(WHOLE_QUOTA, { number: 2, cumulativeShare: "1/2", alreadyDrawn: ["T-05", "T-01", "T-18"] }),
  seeds: fc.tuple(fc.nat(1000), fc.nat(1000)),
});

function before({ quota, risk, policies, batch }: Case): FrameCounts {
  return frameCounts({
    ...evidence,
    plan: smallPlan({ ...task!, quota, risk }),
    task: { ...task!, quota, risk },
    asOf: AS_OF,
    batch: checkBatch(batch, indexTargets(evidence.targets)),
    drawNumber: 3,
    policies: { ...DEFAULT_POLICIES, ...policies },
  });
}

function after({ quota, risk, policies, batch }: Case, number: number): TaskDraw {
  const plan = smallPlan({ ...task!, quota, risk });
  const options = { ...evidence, plan, taskId: "T01", asOf: AS_OF, seed: seedNumber(number), batch, drawNumber: 3 };
  return drawTask({ ...options, policies });
}

/** What a draw says of what was known before it. */
function knownBefore({ taskId, drawId, batch, frame, quotaCount, level, strata }: TaskDraw): FrameCounts["task"] {
  return {
    taskId,
    drawId,
    batch,
    size: frame.size,
    quotaCount,
    ...(level !== undefined && { level }),
    strata: strata.map(({ stratum, tier, size, eligible, intensity, lower, upper, exactCount, drawn }) => ({
      ...{ stratum, tier, size, eligible, intensity, lower, upper, exactCount, drawn },
    })),
  };
}

describe("what is known of a draw before its seed", () => {
  it("is what every draw then has, and the counts are too unless they are rounded by chance", () => {
    fc.assert(
      fc.property(cases, (given) => {
        const { task: known, frame } = before(given);
        const byChance = given.policies.apportionment === "systematic-random";
        for (const number of given.seeds) {
          const draw = after(given, number);
          const { strata, ...rest } = knownBefore(draw);
          const fixed = strata.map(({ drawn, ...others }) => (byChance ? others : { ...others, drawn }));
          expect(known).toEqual({ ...rest, strata: fixed });
          expect(frameDigest("sha256", frame.strata)).toBe(draw.frame.digest);
          expect(frame.strata.map(({ key, eligibleIds }) => [key, eligibleIds.length])).toEqual(
            known.strata.map(({ stratum, eligible }) => [stratum, eligible]),
          );
          for (const { targetId, stratum } of draw.selected) {
            expect(frame.strata.find(({ key }) => key === stratum)?.eligibleIds).toContain(targetId);
          }
        }
      }),
      { seed: 20240703, numRuns: 150 },
    );
  });

  it("leaves the counts open that the seed rounds, and those do differ", () => {
    const policies = { apportionment: "systematic-random" } as const;
    const given: Case = { quota: QUOTAS[0]!, risk: RISKS[2]!, policies, batch: WHOLE_QUOTA, seeds: [0, 0] };
    const { task: known, allocation } = before(given);
    expect(allocation).toBeUndefined();
    expect(known.strata.some((stratum) => "drawn" in stratum)).toBe(false);
    const counts = Array.from({ length: 20 }, (_, number) => after(given, number).strata.map(({ drawn }) => drawn));
    expect(new Set(counts.map(String)).size).toBeGreaterThan(1);
  });

  it("names the draw by authority, plan, task, batch and number", () => {
    const given: Case = { quota: QUOTAS[0]!, risk: RISKS[0]!, policies: {}, batch: WHOLE_QUOTA, seeds: [0, 0] };
    expect(before(given).task.drawId).toBe("bureau/plan-2024/T01/b1/d3");
  });

  it("has each target that can be drawn in its stratum, by id", () => {
    const given: Case = { quota: QUOTAS[0]!, risk: RISKS[2]!, policies: {}, batch: WHOLE_QUOTA, seeds: [0, 0] };
    const { frame } = before(given);
    const expected = evidence.targets
      .filter(({ id, status }) => status === "existing" && id !== "T-02")
      .map((target) => [tierOf(target, DEFAULT_POLICIES), target.id]);
    const found = frame.strata.flatMap(({ tier, eligibleIds }) => eligibleIds.map((id) => [tier, id]));
    expect(found.map(String).sort()).toEqual(expected.map(String).sort());
    for (const { eligibleIds } of frame.strata) expect(eligibleIds).toEqual([...eligibleIds].sort());
  });
});

describe("the key of a stratum", () => {
  const PARTS = ["", "A", "a.b", "..", ".", "bad class", "é", "\u0000", "x".repeat(57), "x".repeat(56), "-", "1"];

  it.each(PARTS.flatMap((first) => PARTS.map((second) => `untiered.${first}.${second}`)))(
    "%j is refused here as allocate refuses it",
    (key) => {
      const strata = [
        { key: "low", size: 1 },
        { key, size: 1, path: key.split(".").slice(0, -1) },
      ];
      const here = issuesOf(() => {
        checkStratumKeys(strata.map((stratum) => stratum.key));
      });
      expect(here).toEqual(issuesOf(() => allocate({ strata, quota: { kind: "census" } })));
    },
  );

  it("is checked before a draw, because nobody need have read the directory by its schema", () => {
    const targets = evidence.targets.map((target, index) => (index === 3 ? { ...target, creditClass: "a b" } : target));
    const plan = smallPlan({ ...task!, quota: { kind: "census" }, risk: { kind: "none" } });
    const policies = { strata: ["credit-class"] } as const;
    const draw = (): unknown =>
      drawTask({ ...evidence, plan, taskId: "T01", targets, asOf: AS_OF, seed: seedNumber(1), policies });
    expect(issuesOf(draw)).toMatchObject([
      { code: "FIELD_INVALID", path: "strata[4].key", received: '"untiered.a b"' },
    ]);
  });
});
