import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { formatRecord, parseInspections } from "double-random";
import { inspectionsOf, joinVisits, yearVisits, type YearVisit } from "double-random/year";
import { refusal } from "../support/badField.js";
import { deepFreeze } from "../support/deepFreeze.js";
import { smallYear } from "../support/smallYear.js";

const RUNS = { seed: 20240818, numRuns: 300 };

describe("joinVisits", () => {
  it("is order-free, idempotent, and can be done in any number of steps", () => {
    let joined = 0;
    fc.assert(
      fc.property(visits(), fc.nat(), (some, cut) => {
        const frozen = deepFreeze(some);
        const all = joinVisits(frozen);
        expect(joinVisits(permuted(frozen, cut))).toEqual(all);
        expect(joinVisits(all)).toEqual(all);
        expect(joinVisits([...all, ...frozen])).toEqual(all);
        if (all.length < some.length) joined += 1;
      }),
      RUNS,
    );
    expect(joined).toBeGreaterThan(RUNS.numRuns / 2);
  });

  it("keeps every part once, unites tasks and items, intersects windows, and makes as few visits as can be", () => {
    fc.assert(
      fc.property(visits(), (some) => {
        const all = joinVisits(some);
        const partsOf = (list: readonly YearVisit[]): readonly string[] =>
          list.flatMap(({ parts, targetId }) => parts.map(({ visitId }) => `${visitId} ${targetId}`)).sort();
        expect(partsOf(all)).toEqual(partsOf(some));
        for (const { window, parts, taskIds, items, targetId, level } of all) {
          const own = some.filter((visit) =>
            visit.parts.some((part) => parts.some(({ visitId }) => visitId === part.visitId)),
          );
          expect(new Set(own.map((visit) => `${visit.targetId}/${visit.level}`))).toEqual(
            new Set([`${targetId}/${level}`]),
          );
          expect(window.start).toBe(
            own
              .map((visit) => visit.window.start)
              .sort()
              .at(-1),
          );
          expect(window.end).toBe(own.map((visit) => visit.window.end).sort()[0]);
          expect(window.start <= window.end).toBe(true);
          expect(taskIds).toEqual([...new Set(own.flatMap((visit) => visit.taskIds))].sort());
          expect(items.map(({ id }) => id)).toEqual(
            [...new Set(own.flatMap((visit) => visit.items.map(({ id }) => id)))].sort(),
          );
        }
        expect(all.length).toBe(fewest(some));
      }),
      RUNS,
    );
  });
});

/** The fewest days that hit every window, for each target and level: by trying last days, every set of them. */
function fewest(some: readonly YearVisit[]): number {
  const groups = new Map<string, YearVisit[]>();
  for (const visit of some) {
    const key = `${visit.targetId}/${visit.level}`;
    groups.set(key, [...(groups.get(key) ?? []), visit]);
  }
  return [...groups.values()].reduce((sum, group) => {
    const days = [...new Set(group.map(({ window }) => window.end))];
    for (let size = 1; ; size++) {
      for (let mask = 0; mask < 2 ** days.length; mask++) {
        const chosen = days.filter((_, index) => (mask >> index) & 1);
        if (chosen.length !== size) continue;
        if (group.every(({ window }) => chosen.some((day) => window.start <= day && day <= window.end)))
          return sum + size;
      }
    }
  }, 0);
}

function permuted<T>(list: readonly T[], cut: number): readonly T[] {
  const at = cut % (list.length + 1);
  return [...list.slice(at), ...list.slice(0, at)].reverse();
}

function visits(): fc.Arbitrary<readonly YearVisit[]> {
  const day = fc.integer({ min: 1, max: 9 }).map((number) => `2024-05-0${number}`);
  return fc
    .array(
      fc.record({
        target: fc.constantFrom("U1", "U2"),
        level: fc.constantFrom("county", "county", "province"),
        days: fc.tuple(day, day),
        items: fc.subarray(["a", "b", "c"]),
      } as const),
      { minLength: 1, maxLength: 7 },
    )
    .map((list) =>
      list.map(({ target: targetId, level, days, items }, index): YearVisit => {
        const [start, end] = [...days].sort() as [string, string];
        const part = {
          planId: "plan",
          record: `r${index % 3}`,
          visitId: `T${index}/${targetId}`,
          taskIds: [`T${index}`],
        };
        const window = { start, end };
        const { visitId, taskIds } = part;
        return {
          visitId,
          taskIds,
          targetId,
          level,
          items: items.map((id) => ({ id, name: `${id} ${index % 2}` })),
          window,
          parts: [{ ...part, window, team: [] }],
        };
      }),
    );
}

describe("yearVisits", () => {
  const year = smallYear();
  const { plan } = year;
  const spring = year.draw(1, { taskIds: ["T1"] });
  const summer = year.draw(2, { taskIds: ["T2"] });
  const autumn = year.draw(3, { taskIds: ["T3"] });
  const made = year.result(spring, "T1/U1");
  const later = year.result(spring, "T1/U2", { events: [made], outcome: "moved-out" });

  it("joins the visits of several records that meet, and leaves those that do not and those that are made", () => {
    const {
      open,
      made: done,
      overlaps,
      hits,
      saved,
      notes,
    } = yearVisits({
      plan,
      records: [spring, summer, autumn],
      events: [made],
    });
    const ofTarget = (id: string): readonly string[] =>
      open
        .filter(({ targetId }) => targetId === id)
        .map(({ taskIds, window }) => `${taskIds.join("+")} ${window.start}..${window.end}`);
    expect(ofTarget("U1")).toEqual(["T2 2024-05-01..2024-09-30", "T3 2024-10-01..2024-11-30"]);
    expect(ofTarget("U2")).toEqual(["T1+T2 2024-05-01..2024-06-30", "T3 2024-10-01..2024-11-30"]);
    expect(done.map(({ visitId, date, outcome }) => [visitId, date, outcome])).toEqual([
      ["T1/U1", "2024-05-20", "no-problem"],
    ]);
    expect(overlaps.map(({ targetId, taskIds, visits: count }) => [targetId, taskIds.length, count])).toEqual(
      ["U1", "U2", "U3", "U4", "U5", "U6"].map((id) => [id, 3, id === "U1" ? 3 : 2]),
    );
    expect({ hits, saved }).toEqual({ hits: 18, saved: 5 });
    expect(notes.map(({ code }) => code)).toEqual(["VISITS_APART"]);
    const [joint] = open.filter(({ targetId }) => targetId === "U2");
    expect(joint!.items.map(({ id }) => id)).toEqual(["one", "shared", "two"]);
    const teamOf = (record: typeof spring): unknown =>
      record.assignment.visits.find(({ targetId }) => targetId === "U2")!.team;
    expect(joint!.parts.map(({ record, team }) => [record, team])).toEqual([
      [spring.recordHash, teamOf(spring)],
      [summer.recordHash, teamOf(summer)],
    ]);
  });

  it("does not depend on the order of records, events and tasks, and counts a record once", () => {
    const given = { plan, records: [spring, summer, autumn], events: [made, later] };
    const expected = yearVisits(given);
    const reversed = { ...plan, tasks: [...plan.tasks].reverse() };
    expect(yearVisits({ plan: reversed, records: [autumn, spring, summer, spring], events: [later, made] })).toEqual(
      expected,
    );
    expect(yearVisits(deepFreeze(structuredClone(given)))).toEqual(expected);
  });

  it("counts only the last draw of a batch, and says so", () => {
    const again = year.draw(9, { taskIds: ["T1"], drawNumber: 2 });
    const { open, notes } = yearVisits({ plan, records: [spring, again] });
    expect(new Set(open.flatMap(({ parts }) => parts.map(({ record }) => record)))).toEqual(
      new Set([again.recordHash]),
    );
    expect(notes).toMatchObject([{ code: "DRAW_SUPERSEDED", about: ["bureau/plan-2024/T1/b1/d1"] }]);
  });

  it("refuses what cannot be", () => {
    const codeOf = (action: () => unknown): string => refusal(action).code;
    expect(codeOf(() => yearVisits({ plan, records: [spring], events: [later] }))).toBe("CHAIN_BROKEN");
    expect(codeOf(() => yearVisits({ plan, records: [{ ...spring, asOf: "2024-05-01" }] }))).toBe("CHAIN_BROKEN");
    expect(codeOf(() => yearVisits({ plan, records: [summer], events: [made] }))).toBe("REFERENCE_UNKNOWN");
    expect(codeOf(() => yearVisits({ plan: { ...plan, id: "other" }, records: [spring] }))).toBe("EVIDENCE_MISMATCH");
    expect(codeOf(() => yearVisits({ plan, records: [spring, year.draw(5, { taskIds: ["T1"] })] }))).toBe(
      "DUPLICATE_ID",
    );
    expect(codeOf(() => yearVisits({ plan, records: {} as never }))).toBe("FIELD_INVALID");
    expect(codeOf(() => yearVisits({ plan, records: [null as never] }))).toBe("INPUT_INVALID");
  });

  it("makes no record another one", () => {
    const before = formatRecord(spring);
    yearVisits({ plan, records: [spring, summer] });
    expect(formatRecord(spring)).toBe(before);
  });

  it("gives a history that next draws can read", () => {
    const history = inspectionsOf({ plan, record: spring, events: [made, later] });
    const source = (visitId: string): object => ({ record: spring.recordHash, visitId });
    const task = { date: "2024-05-20", planId: "plan-2024", taskId: "T1", itemIds: ["one", "shared"], cause: "random" };
    expect(parseInspections(JSON.parse(JSON.stringify(history)))).toEqual([
      { targetId: "U1", ...task, outcome: "no-problem", source: source("T1/U1") },
      { targetId: "U2", ...task, outcome: "moved-out", source: source("T1/U2") },
    ]);
    expect(refusal(() => inspectionsOf({ plan: { ...plan, id: "x" }, record: spring, events: [] })).code).toBe(
      "EVIDENCE_MISMATCH",
    );
  });
});
