import { describe, expect, test } from "vitest";
import { drawPlan, parseAvoidances, type Plan } from "double-random";
import { coolingOff } from "double-random/events";
import { errorOf } from "../support/assignAll.js";
import { seedNumber, smallInspector, smallPlan, smallTarget, smallTask, idsOf } from "../support/smallPlan.js";

const PERIOD = { validFrom: "2025-01-01", validTo: "2025-12-31" };
const inspectors = idsOf("I", 6).map((id) =>
  smallInspector({ id, certificates: [{ validFrom: "2022-01-01", validTo: "2030-12-31" }] }),
);
const targets = idsOf("U", 8).map((id) => smallTarget({ id }));
const thisYear = { targets, inspectors, avoidances: [], asOf: "2024-04-30" };
const record = drawPlan({ ...thisYear, plan: smallPlan(smallTask()), seed: seedNumber(1) });
const nextYear: Plan = {
  ...smallPlan(smallTask({ window: { start: "2025-05-01", end: "2025-11-30" } })),
  id: "plan-2025",
  year: 2025,
};

/** Who visits what, as `target/inspector`. */
function meetings({ assignment }: typeof record): readonly string[] {
  return assignment.visits.flatMap(({ targetId, team }) => team.map(({ inspectorId }) => `${targetId}/${inspectorId}`));
}

describe("coolingOff", () => {
  test("keeps everybody from the targets visited last year, for the time stated, and the draw honours it", () => {
    const avoidances = coolingOff({ record, ...PERIOD });
    expect(parseAvoidances(avoidances)).toEqual(avoidances);
    expect(avoidances.map(({ refId, inspectorId }) => `${refId}/${inspectorId}`).sort()).toEqual(
      [...meetings(record)].sort(),
    );
    expect(
      avoidances.every(
        ({ validFrom, validTo, ground }) =>
          validFrom === "2025-01-01" && validTo === "2025-12-31" && ground === "cooling-off",
      ),
    ).toBe(true);
    const last = new Set(meetings(record));
    const without = [1, 2, 3].map((seed) => drawPlan({ ...thisYear, plan: nextYear, seed: seedNumber(seed) }));
    expect(without.some((next) => meetings(next).some((meeting) => last.has(meeting)))).toBe(true);
    for (const seed of [1, 2, 3]) {
      const next = drawPlan({ ...thisYear, plan: nextYear, avoidances, seed: seedNumber(seed) });
      expect(meetings(next).filter((meeting) => last.has(meeting))).toEqual([]);
    }
  });

  test("has the same ids whenever it is made, sorted and each once", () => {
    const ids = coolingOff({ record, ...PERIOD }).map(({ id }) => id);
    expect(coolingOff({ record, validFrom: "2026-01-01", validTo: "2026-06-30" }).map(({ id }) => id)).toEqual(ids);
    expect([...new Set(ids)].sort()).toEqual(ids);
  });

  test("leaves out who is not in the roster any more, whom a draw would not know", () => {
    const roster = inspectors.slice(1);
    const avoidances = coolingOff({ record, ...PERIOD, inspectors: roster });
    expect(avoidances.some(({ inspectorId }) => inspectorId === "I001")).toBe(false);
    expect(avoidances.length).toBeLessThan(coolingOff({ record, ...PERIOD }).length);
    expect(() =>
      drawPlan({ ...thisYear, plan: nextYear, inspectors: roster, avoidances, seed: seedNumber(1) }),
    ).not.toThrow();
  });

  test("refuses what is not a record and days that are none", () => {
    expect(errorOf(() => coolingOff({ record: {} as typeof record, ...PERIOD })).code).toBe("INPUT_INVALID");
    expect(errorOf(() => coolingOff({ record, ...PERIOD, validTo: "2025-02-30" })).issues[0]!.code).toBe(
      "DATE_INVALID",
    );
    expect(errorOf(() => coolingOff({ record, validFrom: "2025-12-31", validTo: "2025-01-01" })).code).toBe(
      "WINDOW_REVERSED",
    );
  });
});
