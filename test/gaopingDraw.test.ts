import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { drawPlan, parsePlan, parseRatio, verifyRecord, type Seed, type TaskDraw } from "double-random";
import { makeDirectory } from "../examples/gaoping-2024/directory.js";

/** The main job: the printed plan, drawn from an invented directory the size of a county's. */
const plan = parsePlan(JSON.parse(readFileSync("examples/gaoping-2024/plan.json", "utf8")));
const { targets, inspectors, avoidances } = makeDirectory({ seed: "gaoping-2024-test" });
const value = "3141592653589793238462643383279502884197";
const seed: Seed = { sources: [{ type: "declared", ref: "test", value }] };
const evidence = { plan, targets, inspectors, avoidances };
const record = drawPlan({ ...evidence, asOf: "2024-06-30", seed });

const ceilOf = (ratio: string, size: number): number => {
  const { numerator, denominator } = parseRatio(ratio);
  return Number((numerator * BigInt(size) + denominator - 1n) / denominator);
};
const rateOf = (task: TaskDraw, tier: string): number | undefined => {
  const strata = task.strata.filter((stratum) => stratum.tier === tier);
  const [size, drawn] = [
    strata.reduce((sum, { size }) => sum + size, 0),
    strata.reduce((sum, { drawn }) => sum + drawn, 0),
  ];
  return size === 0 ? undefined : drawn / size;
};

describe("the plan of Gaoping, drawn from 60 000 invented targets", () => {
  it("draws all 23 tasks, and the record verifies", () => {
    expect(targets).toHaveLength(60_000);
    expect(record.tasks.map(({ taskId }) => taskId)).toEqual(plan.tasks.map(({ id }) => id));
    expect(verifyRecord(record, evidence).ok).toBe(true);
  });

  it.each(record.tasks.map((task) => [task.taskId, task] as const))("%s draws ceil(ratio × frame)", (taskId, task) => {
    const quota = plan.tasks.find(({ id }) => id === taskId)!.quota;
    const { size } = task.frame;
    const due = quota.kind === "census" ? size : quota.kind === "ratio" ? ceilOf(quota.ratio, size) : Number.NaN;
    expect(task.drawn).toBe(due);
    expect(task.selected).toHaveLength(due);
    if (size > 0) expect(due).toBeGreaterThan(0);
    else expect(task.warnings.map(({ code }) => code)).toContain("EMPTY_FRAME");
  });

  it.each(record.tasks.map((task) => [task.taskId, task] as const))(
    "%s has rates that rise from tier to tier, or says where they do not",
    (_, task) => {
      const rates = ["low", "general", "higher", "high"].flatMap((tier) => {
        const rate = rateOf(task, tier);
        return rate === undefined ? [] : [{ tier, rate }];
      });
      const falls = rates.flatMap((lower, index) =>
        rates
          .slice(index + 1)
          .filter(({ rate }) => rate < lower.rate)
          .map((higher) => `${lower.tier} ${higher.tier}`),
      );
      expect(task.inversions.map(({ lowerTier, higherTier }) => `${lowerTier} ${higherTier}`)).toEqual(falls);
    },
  );

  it("has frames both empty and full, and draws some firms for several tasks", () => {
    expect(record.tasks.find(({ taskId }) => taskId === "T21")).toMatchObject({ drawn: 0, frame: { size: 0 } });
    expect(record.tasks.find(({ taskId }) => taskId === "T20")).toMatchObject({ drawn: 3, frame: { size: 3 } });
    expect(record.warnings.map(({ code }) => code)).toContain("OVERLAP");
  });

  it("warns of no gap for class A, because the plan sets it to zero, and of one if it does not", () => {
    expect(record.warnings.map(({ code }) => code)).not.toContain("CREDIT_CLASS_GAP");
    const { untargetedZeros: _, ...silent } = plan;
    const draw = { ...evidence, plan: silent, targets: targets.slice(0, 5000), asOf: "2024-06-30", seed };
    const { warnings } = drawPlan({ ...draw, taskIds: ["T20"] });
    expect(warnings.find(({ code }) => code === "CREDIT_CLASS_GAP")?.message).toContain("class A");
  });

  it("visits every drawn target of every task once, those that several tasks draw together where the windows meet", () => {
    const { visits } = record.assignment;
    const hits = record.tasks.flatMap(({ taskId, selected }) =>
      selected.map(({ targetId }) => `${taskId}/${targetId}`),
    );
    const visited = visits.flatMap(({ taskIds, targetId }) => taskIds.map((taskId) => `${taskId}/${targetId}`));
    expect([...visited].sort()).toEqual([...hits].sort());
    expect(visits.some(({ taskIds }) => taskIds.length > 1)).toBe(true);
  });

  it("gives every visit two different people, and everybody as many visits as expected, rounded up or down", () => {
    const { visits, loads } = record.assignment;
    for (const { team } of visits) expect(new Set(team.map(({ inspectorId }) => inspectorId)).size).toBe(2);
    for (const { visits: load, expected } of loads) expect(Math.abs(load - Number(expected))).toBeLessThan(1);
  });

  it("keeps every withdrawal of the directory", () => {
    const byId = new Map(targets.map((target) => [target.id, target]));
    const standing = avoidances.filter(({ status, against }) => status !== "rejected" && against === "target");
    const kept = new Set(
      standing
        .filter(({ validFrom, validTo }) => !validFrom && !validTo)
        .map(({ refId, inspectorId }) => `${refId} ${inspectorId}`),
    );
    for (const { targetId, team } of record.assignment.visits) {
      expect(byId.has(targetId)).toBe(true);
      expect(team.filter(({ inspectorId }) => kept.has(`${targetId} ${inspectorId}`))).toEqual([]);
    }
    expect(record.assignment.visits.some(({ avoided }) => avoided.length > 0)).toBe(true);
  });
});
