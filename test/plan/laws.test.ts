import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  drawPlan,
  formatRecord,
  type Avoidance,
  type Batch,
  type DrawPlanOptions,
  type Exclusion,
  type Policies,
  type Quota,
  type Risk,
  type Scope,
  type Target,
  type Task,
} from "double-random";
import { deepFreeze } from "../support/deepFreeze.js";
import { AS_OF, idsOf, seedNumber, smallInspector, smallPlan, smallTarget, smallTask } from "../support/smallPlan.js";

const RUNS = { seed: 20240901, numRuns: 200 };

describe("permuting a list changes no byte of the record", () => {
  const lists: Readonly<Record<string, (options: DrawPlanOptions, permute: Permute) => DrawPlanOptions>> = {
    targets: (options, permute) => ({ ...options, targets: permute(options.targets) }),
    inspectors: (options, permute) => ({ ...options, inspectors: permute(options.inspectors) }),
    avoidances: (options, permute) => ({ ...options, avoidances: permute(options.avoidances) }),
    exclusions: (options, permute) => ({ ...options, exclusions: permute(options.exclusions ?? []) }),
    tasks: (options, permute) => ({ ...options, plan: { ...options.plan, tasks: permute(options.plan.tasks) } }),
    taskIds: (options, permute) => ({ ...options, taskIds: permute(options.plan.tasks.map(({ id }) => id)) }),
  };

  test.each(Object.entries(lists))("%s", (_, permuteIn) => {
    fc.assert(
      fc.property(plans(), permutations(), (options, permute) => {
        expect(formatRecord(drawPlan(permuteIn(options, permute)))).toBe(formatRecord(drawPlan(options)));
      }),
      { ...RUNS, numRuns: 100 },
    );
  });
});

test("input is left as it was, and a frozen one is accepted", () => {
  fc.assert(
    fc.property(plans(), (options) => {
      const before = structuredClone(options);
      const record = drawPlan(options);
      expect(options).toEqual(before);
      expect(drawPlan(deepFreeze(options))).toEqual(record);
    }),
    { ...RUNS, numRuns: 50 },
  );
});

test("drawing some of the tasks gives the same draws of these", () => {
  fc.assert(
    fc.property(plans(), fc.nat(), (options, mask) => {
      const { tasks } = drawPlan(options);
      const ids = options.plan.tasks.map(({ id }) => id);
      const chosen = ids.filter((_, index) => ((mask >> index) & 1) === 1);
      const some = chosen.length > 0 ? chosen : ids.slice(-1);
      const drawn = drawPlan({ ...options, taskIds: some });
      expect(drawn.tasks).toEqual(tasks.filter(({ taskId }) => some.includes(taskId)));
    }),
    RUNS,
  );
});

test("visits that are drawn alone stay the same whatever else is drawn: by tickets, one for each task", () => {
  fc.assert(
    fc.property(plans(), fc.nat(), (options, mask) => {
      const policies = { ...options.policies, visits: "separate", assignment: "pair-ticket/1" } as const;
      const { visits } = drawPlan({ ...options, policies }).assignment;
      const ids = options.plan.tasks.map(({ id }) => id);
      const chosen = ids.filter((_, index) => ((mask >> index) & 1) === 1);
      const some = chosen.length > 0 ? chosen : ids.slice(-1);
      const drawn = drawPlan({ ...options, policies, taskIds: some }).assignment.visits;
      expect(drawn).toEqual(visits.filter(({ taskIds }) => some.includes(taskIds[0]!)));
    }),
    { ...RUNS, numRuns: 100 },
  );
});

test("every drawn target of every task is in exactly one visit, whose window each of its tasks has", () => {
  let together = 0;
  fc.assert(
    fc.property(plans(), (options) => {
      const { tasks, assignment } = drawPlan(options);
      const windowOf = new Map(options.plan.tasks.map(({ id, window }) => [id, window]));
      const hits = tasks.flatMap(({ taskId, selected }) => selected.map(({ targetId }) => `${taskId}/${targetId}`));
      const visited = assignment.visits.flatMap(({ taskIds, targetId }) => taskIds.map((id) => `${id}/${targetId}`));
      expect([...visited].sort()).toEqual([...hits].sort());
      for (const { taskIds, window } of assignment.visits) {
        if (taskIds.length > 1) together += 1;
        for (const { start, end } of taskIds.map((id) => windowOf.get(id)!)) {
          expect(start <= window.start && window.start <= window.end && window.end <= end).toBe(true);
        }
      }
    }),
    RUNS,
  );
  expect(together).toBeGreaterThan(RUNS.numRuns / 4);
});

test("how visits are merged and teams are drawn changes nothing that tasks draw", () => {
  fc.assert(
    fc.property(plans(), (options) => {
      const tasksBy = (policies: Partial<Policies>): unknown =>
        drawPlan({ ...options, policies: { ...options.policies, ...policies } }).tasks;
      const tasks = tasksBy({});
      expect(tasksBy({ visits: "separate" })).toEqual(tasks);
      expect(tasksBy({ visits: "merge" })).toEqual(tasks);
      expect(tasksBy({ assignment: "pair-ticket/1", teamSize: 3 })).toEqual(tasks);
    }),
    { ...RUNS, numRuns: 50 },
  );
});

test("changing another task of the plan leaves a task as it was", () => {
  fc.assert(
    fc.property(plans(), (options) => {
      const [first, ...others] = options.plan.tasks as readonly [Task, ...Task[]];
      const changed: Task = {
        ...first,
        name: "Another invented task",
        quota: { kind: "census" },
        risk: { kind: "none" },
      };
      const { tasks } = drawPlan(options);
      const after = drawPlan({ ...options, plan: { ...options.plan, tasks: [changed, ...others] } });
      expect(after.tasks.filter(({ taskId }) => taskId !== first.id)).toEqual(
        tasks.filter(({ taskId }) => taskId !== first.id),
      );
    }),
    RUNS,
  );
});

test("every target of the directory is accounted for, and an excluded one is never drawn nor in reserve", () => {
  let excludedSeen = 0;
  fc.assert(
    fc.property(plans(), (options) => {
      for (const { taskId, frame, strata, selected, drawn } of drawPlan(options).tasks) {
        const outOfScope = sum(frame.outOfScope.map(({ count }) => count));
        expect(frame.size + outOfScope).toBe(options.targets.length);
        expect(frame.size).toBe(frame.eligible + frame.exclusions.length);
        expect(frame.eligible).toBe(sum(strata.map(({ eligible }) => eligible)));
        expect(drawn).toBe(selected.length);
        expect(drawn).toBe(sum(strata.map((stratum) => stratum.drawn)));

        const excluded = (options.exclusions ?? [])
          .filter((each) => each.taskId === taskId)
          .map(({ targetId }) => targetId);
        expect(excluded).toEqual(expect.arrayContaining(frame.exclusions.map(({ targetId }) => targetId)));
        excludedSeen += frame.exclusions.length;
        const named = [...selected, ...strata.flatMap(({ reserve }) => reserve)].map(({ targetId }) => targetId);
        expect(new Set(named).size).toBe(named.length);
        expect(named.filter((id) => excluded.includes(id))).toEqual([]);
        expect(selected.map(({ order }) => order)).toEqual(selected.map((_, index) => index + 1));
      }
    }),
    RUNS,
  );
  expect(excludedSeen).toBeGreaterThan(RUNS.numRuns / 4);
});

test("the printed counts and probabilities follow from each other", () => {
  fc.assert(
    fc.property(plans(), (options) => {
      for (const { strata, selected } of drawPlan(options).tasks) {
        for (const { stratum, drawn, eligible, inclusionProbability, cutoff, lower, upper } of strata) {
          const [numerator, denominator = 1] = inclusionProbability.split("/").map(Number) as [number, number?];
          if (eligible > 0) expect(numerator * eligible).toBe(drawn * denominator);
          expect(drawn).toBeLessThanOrEqual(eligible);
          expect(drawn >= lower && drawn <= upper).toBe(true);
          const tickets = selected.filter((each) => each.stratum === stratum).map(({ ticket }) => ticket);
          expect(tickets).toHaveLength(drawn);
          expect(tickets.at(-1)).toBe(cutoff);
        }
      }
    }),
    RUNS,
  );
});

test("a ratio draws its ceiling of the frame, as far as targets can be drawn", () => {
  fc.assert(
    fc.property(plans(), fc.integer({ min: 1, max: 1000 }), (options, permille) => {
      const quota: Quota = { kind: "ratio", ratio: `${String(permille)}‰` };
      const tasks = options.plan.tasks.map((task) => ({ ...task, quota }));
      for (const { frame, quotaCount, drawn } of drawPlan({ ...options, plan: { ...options.plan, tasks } }).tasks) {
        const ceiling = Number((BigInt(permille) * BigInt(frame.size) + 999n) / 1000n);
        expect(quotaCount).toBe(ceiling);
        expect(drawn).toBe(Math.min(ceiling, frame.eligible));
      }
    }),
    RUNS,
  );
});

test("batches draw together what one draw of the year would have drawn, and nothing twice", () => {
  let severalBatches = 0;
  fc.assert(
    fc.property(plans(), fc.integer({ min: 2, max: 4 }), (options, batchCount) => {
      const wholeYear = drawPlan(options).tasks;
      const already = new Map<string, string[]>(wholeYear.map(({ taskId }) => [taskId, []]));
      for (let number = 1; number <= batchCount; number++) {
        const cumulativeShare = `${String(number)}/${String(batchCount)}`;
        const batches: Record<string, Batch> = Object.fromEntries(
          [...already].map(([taskId, alreadyDrawn]) => [taskId, { number, cumulativeShare, alreadyDrawn }]),
        );
        for (const { taskId, frame, drawn, selected, quotaCount } of drawPlan({ ...options, batches }).tasks) {
          const before = already.get(taskId)!;
          expect(frame.size).toBe(frame.eligible + frame.exclusions.length + before.length);
          const now = selected.map(({ targetId }) => targetId);
          expect(now.filter((id) => before.includes(id))).toEqual([]);
          if (before.length > 0 && drawn > 0) severalBatches += 1;
          already.set(taskId, [...before, ...now]);
          expect(before.length + drawn).toBe(Math.min(quotaCount, frame.eligible + before.length));
        }
      }
      for (const { taskId, drawn } of wholeYear) {
        const union = already.get(taskId)!;
        expect(new Set(union).size).toBe(union.length);
        expect(union).toHaveLength(drawn);
      }
    }),
    RUNS,
  );
  expect(severalBatches).toBeGreaterThan(RUNS.numRuns / 4);
});

type Permute = <T>(items: readonly T[]) => readonly T[];

/** An order for lists of any length: that of random keys. */
function permutations(): fc.Arbitrary<Permute> {
  return fc.array(fc.nat(1000), { minLength: 20, maxLength: 20 }).map(
    (keys): Permute =>
      (items) =>
        items
          .map((item, index) => ({ item, key: keys[index]! }))
          .sort((a, b) => b.key - a.key)
          .map(({ item }) => item),
  );
}

const DIRECTORY = idsOf("U", 14);
const TASKS = idsOf("T", 3);
const INSPECTORS = idsOf("I", 5);

function plans(): fc.Arbitrary<DrawPlanOptions> {
  const target: fc.Arbitrary<Partial<Target>> = fc.record(
    {
      regionCode: fc.constantFrom("140581", "140582"),
      creditClass: fc.constantFrom("A", "B", "C", "D"),
      subjectType: fc.constantFrom("enterprise", "individual"),
      status: fc.constantFrom("existing", "existing", "existing", "revoked"),
    },
    { requiredKeys: ["regionCode", "subjectType", "status"] },
  );
  return fc
    .record({
      targets: fc.array(target, { maxLength: DIRECTORY.length }),
      tasks: fc.array(taskOf(), { minLength: 1, maxLength: TASKS.length }),
      avoidances: fc.array(avoidanceOf(), { maxLength: 4 }),
      excluded: fc.uniqueArray(fc.tuple(fc.nat(TASKS.length - 1), fc.nat(DIRECTORY.length - 1)), {
        maxLength: 8,
        selector: (pair) => pair.join(),
      }),
      selection: fc.constantFrom<Policies["selection"]>("ticket/1", "shuffle/1"),
      apportionment: fc.constantFrom<Policies["apportionment"]>("largest-remainder", "webster", "systematic-random"),
      strata: fc.subarray<Policies["strata"][number]>(["subject-type", "region"]),
      reservePerStratum: fc.nat(2),
      assignment: fc.constantFrom<Policies["assignment"]>("balanced/1", "pair-ticket/1"),
      visits: fc.constantFrom<Policies["visits"]>("merge", "merge", "separate"),
      seed: fc.nat(10_000),
    })
    .map(({ targets, tasks, avoidances, excluded, seed, ...policies }) => ({
      plan: smallPlan(
        ...tasks.map((fields, index) => smallTask({ id: TASKS[index]!, sequence: index + 1, ...fields })),
      ),
      targets: targets.map((fields, index) => smallTarget({ id: DIRECTORY[index]!, ...fields })),
      inspectors: INSPECTORS.map((id) => smallInspector({ id })),
      avoidances: avoidances.map((fields, index) => ({ ...fields, id: `V-${String(index)}` })),
      exclusions: excluded
        .filter(([task, row]) => task < tasks.length && row < targets.length)
        .map(([task, row]): Exclusion => ({
          taskId: TASKS[task]!,
          targetId: DIRECTORY[row]!,
          reason: "recently-inspected",
          decidedBy: "rule 4",
          decidedOn: "2024-04-01",
        })),
      asOf: AS_OF,
      seed: seedNumber(seed),
      policies,
    }));
}

function taskOf(): fc.Arbitrary<Pick<Task, "quota" | "risk" | "scope" | "window">> {
  return fc.record({
    quota: fc.oneof(
      fc.integer({ min: 1, max: 100 }).map((percent): Quota => ({ kind: "ratio", ratio: `${String(percent)}%` })),
      fc.integer({ min: 1, max: 16 }).map((count): Quota => ({ kind: "count", count })),
      fc.constant<Quota>({ kind: "census" }),
    ),
    risk: fc.constantFrom<Risk>({ kind: "none" }, { kind: "uniform" }, { kind: "escalating" }),
    scope: fc.constantFrom<Scope>(
      {},
      { subjectTypes: ["enterprise"] },
      { regionCodes: ["140581"] },
      { creditClasses: ["C", "D"] },
    ),
    window: fc.constantFrom<Task["window"]>(
      { start: "2024-05-01", end: "2024-11-30" },
      { start: "2024-06-01", end: "2024-08-31" },
      { start: "2024-09-01", end: "2024-10-31" },
    ),
  });
}

/** Withdrawals of two inspectors out of five, so that every target still has a team. */
function avoidanceOf(): fc.Arbitrary<Omit<Avoidance, "id">> {
  return fc.record({
    inspectorId: fc.constantFrom("I001", "I002"),
    against: fc.constantFrom("target" as const, "region" as const),
    refId: fc.constantFrom("U001", "U002", "140581"),
    ground: fc.constantFrom("kinship" as const, "interest" as const),
    status: fc.constantFrom("declared" as const, "applied" as const, "upheld" as const, "rejected" as const),
  });
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
