import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Task, TaskDraw, Window } from "double-random";
import { mergeVisits, type PlannedVisit } from "../../src/assignment/mergeVisits.js";
import { idsOf, smallTask } from "../support/smallPlan.js";

/** Which tasks have drawn a target. */
type Hits = Readonly<Record<string, readonly Task[]>>;

function seedOf({ id }: Task): string {
  return `seed of ${id}`;
}

function drawsOf(hits: Hits): readonly Pick<TaskDraw, "taskId" | "seed" | "selected">[] {
  const tasks = new Map(Object.values(hits).flatMap((each) => each.map((task) => [task.id, task] as const)));
  return [...tasks.values()].map((task) => ({
    taskId: task.id,
    seed: seedOf(task),
    selected: Object.keys(hits)
      .filter((targetId) => hits[targetId]!.includes(task))
      .map((targetId, index) => ({ targetId, stratum: "general", order: index + 1 })),
  }));
}

function merged(hits: Hits, policy: "merge" | "separate" = "merge"): readonly PlannedVisit[] {
  const tasks = new Map(Object.values(hits).flatMap((each) => each.map((task) => [task.id, task] as const)));
  return mergeVisits(drawsOf(hits), (id) => tasks.get(id)!, policy);
}

function taskWith(id: string, start: string, end: string, inspectedBy: Task["mode"]["inspectedBy"] = "county"): Task {
  return smallTask({ id, window: { start, end }, mode: { drawnBy: "county", inspectedBy } });
}

function outline(visits: readonly PlannedVisit[]): readonly string[] {
  return visits.map(
    ({ visitId, tasks, window }) =>
      `${visitId} for ${tasks.map(({ id }) => id).join("+")} ${window.start}/${window.end}`,
  );
}

describe("the hits of one target", () => {
  const [may, june, mayToJune] = [
    taskWith("T01", "2024-05-01", "2024-05-31"),
    taskWith("T02", "2024-06-01", "2024-06-30"),
    taskWith("T03", "2024-05-15", "2024-06-15"),
  ];

  test("whose windows meet are one visit, in the days that they have in common, with the seed of the first task", () => {
    const [visit, ...others] = merged({ U1: [mayToJune, may] });
    expect(others).toEqual([]);
    expect(visit).toEqual({
      visitId: "T01/U1",
      targetId: "U1",
      tasks: [may, mayToJune],
      window: { start: "2024-05-15", end: "2024-05-31" },
      seed: "seed of T01",
    });
  });

  test("that meet on one day are one visit of one day", () => {
    const touching = taskWith("T02", "2024-05-31", "2024-06-30");
    expect(outline(merged({ U1: [may, touching] }))).toEqual(["T01/U1 for T01+T02 2024-05-31/2024-05-31"]);
  });

  test("that adjoin are two visits", () => {
    expect(outline(merged({ U1: [june, may] }))).toEqual([
      "T01/U1 for T01 2024-05-01/2024-05-31",
      "T02/U1 for T02 2024-06-01/2024-06-30",
    ]);
  });

  test("of which the last one meets both of the others join the one that ends first", () => {
    expect(outline(merged({ U1: [may, june, mayToJune] }))).toEqual([
      "T01/U1 for T01+T03 2024-05-15/2024-05-31",
      "T02/U1 for T02 2024-06-01/2024-06-30",
    ]);
  });

  test("whose visits end on the same day are in the order of the task ids", () => {
    const late = taskWith("T01", "2024-06-01", "2024-06-30");
    const [early, also] = [taskWith("T03", "2024-05-01", "2024-05-31"), taskWith("T02", "2024-05-20", "2024-05-31")];
    expect(outline(merged({ U1: [late, early, also] }))).toEqual([
      "T01/U1 for T01 2024-06-01/2024-06-30",
      "T02/U1 for T02+T03 2024-05-20/2024-05-31",
    ]);
  });

  test("that another level inspects are visits of their own", () => {
    const ofPrefecture = taskWith("T00", "2024-05-01", "2024-05-31", "prefecture");
    expect(outline(merged({ U1: [may, ofPrefecture, mayToJune] }))).toEqual([
      "T00/U1 for T00 2024-05-01/2024-05-31",
      "T01/U1 for T01+T03 2024-05-15/2024-05-31",
    ]);
  });

  test("that another level has drawn but the same level inspects are one visit", () => {
    const drawnElsewhere: Task = { ...mayToJune, mode: { drawnBy: "province", inspectedBy: "county" } };
    expect(merged({ U1: [may, drawnElsewhere] })).toHaveLength(1);
  });

  test("are one visit each if the policy says separate", () => {
    const visits = merged({ U1: [mayToJune, may], U2: [may] }, "separate");
    expect(outline(visits)).toEqual([
      "T01/U1 for T01 2024-05-01/2024-05-31",
      "T01/U2 for T01 2024-05-01/2024-05-31",
      "T03/U1 for T03 2024-05-15/2024-06-15",
    ]);
    expect(visits.map(({ seed }) => seed)).toEqual(["seed of T01", "seed of T01", "seed of T03"]);
  });

  test("of nothing are nothing", () => {
    expect(merged({ U1: [] })).toEqual([]);
    expect(mergeVisits([], () => may, "merge")).toEqual([]);
  });
});

const IDS = idsOf("T", 6);
const LEVELS = ["county", "county", "prefecture"] as const;

/** Up to six hits of each of two targets, with windows in one month. */
function hits(): fc.Arbitrary<Hits> {
  const dayText = (number: number): string => `2024-05-${String(number + 1).padStart(2, "0")}`;
  const task = fc.tuple(fc.nat(11), fc.nat(5), fc.constantFrom(...LEVELS));
  return fc
    .tuple(
      fc.array(task, { minLength: 1, maxLength: IDS.length }),
      fc.shuffledSubarray([...IDS], { minLength: IDS.length }),
    )
    .chain(([drafts, ids]) => {
      const tasks = drafts.map(([start, length, level], index) =>
        taskWith(ids[index]!, dayText(start), dayText(start + length), level),
      );
      return fc.record({ U1: fc.constant(tasks), U2: fc.subarray(tasks) });
    });
}

const RUNS = { seed: 20240811, numRuns: 400 };

/** Every way to split items into groups. */
function partitions<T>(items: readonly T[]): readonly (readonly (readonly T[])[])[] {
  const [first, ...rest] = items;
  if (first === undefined) return [[]];
  return partitions(rest).flatMap((groups) => [
    [[first], ...groups],
    ...groups.map((group, index) => groups.map((other, place) => (place === index ? [first, ...group] : other))),
  ]);
}

function daysInCommon(windows: readonly Window[]): Window | undefined {
  const start = windows
    .map((window) => window.start)
    .sort()
    .at(-1)!;
  const end = windows.map((window) => window.end).sort()[0]!;
  return start <= end ? { start, end } : undefined;
}

function isOneVisit(tasks: readonly Task[]): boolean {
  return (
    new Set(tasks.map(({ mode }) => mode.inspectedBy)).size === 1 &&
    daysInCommon(tasks.map(({ window }) => window)) !== undefined
  );
}

test("every hit is in exactly one visit, each visit has a day and a level, and no split has fewer visits", () => {
  let several = 0;
  fc.assert(
    fc.property(hits(), (drawn) => {
      const visits = merged(drawn);
      for (const [targetId, tasks] of Object.entries(drawn)) {
        const own = visits.filter((visit) => visit.targetId === targetId);
        expect(own.flatMap((visit) => visit.tasks.map(({ id }) => id)).sort()).toEqual(
          tasks.map(({ id }) => id).sort(),
        );
        const fewest = partitions(tasks)
          .filter((groups) => groups.every(isOneVisit))
          .map((groups) => groups.length);
        expect(own).toHaveLength(Math.min(...fewest));
        if (own.length > 1 && own.length < tasks.length) several += 1;
      }
      for (const { tasks, window, visitId, targetId, seed } of visits) {
        expect(window).toEqual(daysInCommon(tasks.map((task) => task.window)));
        expect(tasks.map(({ id }) => id)).toEqual(tasks.map(({ id }) => id).sort());
        expect([visitId, seed]).toEqual([`${tasks[0]!.id}/${targetId}`, seedOf(tasks[0]!)]);
      }
      const ids = visits.map(({ visitId }) => visitId);
      expect(ids).toEqual([...new Set(ids)].sort());
    }),
    RUNS,
  );
  expect(several).toBeGreaterThan(RUNS.numRuns / 4);
});

test("the order of draws and of drawn targets does not matter", () => {
  fc.assert(
    fc.property(hits(), fc.array(fc.nat(99), { minLength: 8, maxLength: 8 }), (drawn, keys) => {
      const tasks = new Map(Object.values(drawn).flatMap((each) => each.map((task) => [task.id, task] as const)));
      const permuted = <T>(items: readonly T[]): readonly T[] =>
        items
          .map((item, index) => ({ item, key: keys[index]! }))
          .sort((a, b) => a.key - b.key)
          .map(({ item }) => item);
      const draws = permuted(drawsOf(drawn)).map((draw) => ({ ...draw, selected: permuted(draw.selected) }));
      for (const policy of ["merge", "separate"] as const) {
        expect(mergeVisits(draws, (id) => tasks.get(id)!, policy)).toEqual(merged(drawn, policy));
      }
    }),
    RUNS,
  );
});

test("merging what has been merged changes nothing: a visit as one task stays that visit", () => {
  fc.assert(
    fc.property(hits(), (drawn) => {
      const visits = merged(drawn);
      const asTasks = Object.fromEntries(
        ["U1", "U2"].map((targetId) => [
          targetId,
          visits.filter((visit) => visit.targetId === targetId).map(({ tasks, window }) => ({ ...tasks[0]!, window })),
        ]),
      );
      // Tasks of both targets may differ in their windows by now, so that each target is looked at by itself.
      for (const [targetId, tasks] of Object.entries(asTasks)) {
        const again = merged({ [targetId]: tasks });
        expect(again.map(({ visitId, window }) => [visitId, window])).toEqual(
          visits.filter((visit) => visit.targetId === targetId).map(({ visitId, window }) => [visitId, window]),
        );
      }
    }),
    RUNS,
  );
});
