import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { drawPlan, parsePlan, type Plan, type Task } from "double-random";
import { compareForecasts, coverageTable, forecastPlan } from "double-random/year";
import { fraction } from "../../src/exact/fraction.js";
import { chanceOf } from "../../src/year/chance.js";
import { makeDirectory } from "../../examples/gaoping-2024/directory.js";
import { refusal } from "../support/badField.js";
import { deepFreeze } from "../support/deepFreeze.js";
import { smallEvidence, SMALL_SEED } from "../support/smallEvidence.js";
import { idsOf, smallInspector, smallPlan, smallTarget, smallTask } from "../support/smallPlan.js";
import { smallYear } from "../support/smallYear.js";
import { yearInputs } from "../support/yearPlans.js";

const AS_OF = "2024-04-30";

describe("coverageTable", () => {
  it("shows classes that no target has, cells without a chance, and zeros that the plan means", () => {
    const { plan, targets } = smallYear([
      smallTask({
        id: "T1",
        kind: "untargeted",
        scope: { creditClasses: ["B"] },
        quota: { kind: "ratio", ratio: "50%" },
      }),
    ]);
    const zeros = [{ subjectType: "enterprise", creditClass: "A", reason: "not disturbed" } as const];
    const { cells, notes } = coverageTable({
      plan: { ...plan, untargetedZeros: zeros },
      targets: targets.filter(({ creditClass }) => creditClass !== "C"),
      asOf: AS_OF,
    });
    expect(cells.map(({ creditClass, tier, status, meantZero }) => [creditClass, tier, status, meantZero])).toEqual([
      ["A", "low", "zero", "not disturbed"],
      ["B", "general", "reached", undefined],
      ["C", "higher", "empty", undefined],
      ["D", "high", "zero", undefined],
    ]);
    expect(cells[1]!.tasks).toMatchObject([{ taskId: "T1", kind: "untargeted", targets: 2, least: { exact: "1/2" } }]);
    expect(notes.map(({ code, about }) => [code, about])).toEqual([
      ["COVERAGE_ZERO", ["enterprise/D/high 1/1"]],
      ["COVERAGE_ZERO_MEANT", ["enterprise/A/low 2/2"]],
    ]);
  });

  it("never shows a chance above zero as zero", () => {
    expect(chanceOf(fraction(1n, 999_999n)).percent).toBe("0.0001 %");
    expect(chanceOf(fraction(1n, 1_000_001n))).toEqual({ exact: "1/1000001", percent: "< 0.0001 %" });
    expect(chanceOf(fraction(0n)).percent).toBe("0.0000 %");
    expect(chanceOf(fraction(2n, 3n)).percent).toBe("66.6667 %");
  });

  it("of records has the chances of the plan, if all of it was drawn at once from this directory", () => {
    const evidence = smallEvidence();
    const record = drawPlan({ ...evidence, asOf: AS_OF, seed: SMALL_SEED });
    const planned = coverageTable({ ...evidence, asOf: AS_OF });
    const { exclusions: _, ...withoutExclusions } = evidence;
    const drawn = coverageTable({ ...withoutExclusions, asOf: AS_OF, records: [record] });
    expect(drawn.basis).toBe("drawn");
    expect(drawn.draws.map(({ taskId, batch, record: hash }) => [taskId, batch, hash])).toEqual([
      ["T01", 1, record.recordHash],
      ["T02", 1, record.recordHash],
    ]);
    expect(drawn.cells.map(({ drawn: __, ...cell }) => cell)).toEqual(planned.cells);
    const ids = new Set(record.tasks.flatMap(({ selected }) => selected.map(({ targetId }) => targetId)));
    expect(drawn.total.drawn).toBe(ids.size);
  });

  it("of batches multiplies what each left over, so that the year has the chance of the whole quota", () => {
    const targets = idsOf("U", 10).map((id) => smallTarget({ id }));
    const year = smallYear([smallTask({ id: "T1", quota: { kind: "count", count: 5 } })], targets);
    const first = year.draw(1, { batches: { T1: { number: 1, cumulativeShare: "2/5", alreadyDrawn: [] } } });
    const alreadyDrawn = first.tasks[0]!.selected.map(({ targetId }) => targetId);
    const second = year.draw(2, { batches: { T1: { number: 2, cumulativeShare: "100%", alreadyDrawn } } });
    const total = (...records: readonly (typeof first)[]): unknown => {
      const { total: all } = coverageTable({ plan: year.plan, targets, asOf: AS_OF, records });
      return [all.least?.exact, all.greatest?.exact, all.drawn];
    };
    expect(total(first)).toEqual(["1/5", "1/5", 2]);
    expect(total(second, first)).toEqual(["1/2", "1/2", 5]);
  });

  it("refuses a directory that a record was not drawn from, unless that one is given", () => {
    const { plan, targets, inspectors, avoidances } = smallYear();
    const record = drawPlan({ plan, targets, inspectors, avoidances, asOf: AS_OF, seed: SMALL_SEED });
    const fewer = targets.slice(1);
    expect(refusal(() => coverageTable({ plan, targets: fewer, asOf: AS_OF, records: [record] })).code).toBe(
      "EVIDENCE_MISMATCH",
    );
    const directories = { [record.recordHash]: targets };
    expect(coverageTable({ plan, targets: fewer, asOf: AS_OF, records: [record], directories }).total.targets).toBe(5);
    expect(refusal(() => coverageTable({ plan, targets, asOf: AS_OF, records: [record], exclusions: [] })).code).toBe(
      "FIELD_INVALID",
    );
  });
});

describe("both looks ahead", () => {
  it("do not depend on the order of targets, tasks and exclusions, and leave them as they were", () => {
    fc.assert(
      fc.property(yearInputs({ targets: 12, tasks: 4 }), (inputs) => {
        const turned = {
          ...inputs,
          plan: { ...inputs.plan, tasks: [...inputs.plan.tasks].reverse() },
          targets: [...inputs.targets].reverse(),
        };
        const frozen = deepFreeze(structuredClone(inputs));
        expect(coverageTable(turned)).toEqual(coverageTable(frozen));
        expect(forecastPlan(turned)).toEqual(forecastPlan(frozen));
      }),
      { seed: 20240202, numRuns: 60 },
    );
  });

  it("say of the printed plan what a draw of it draws, and what its record says of loads to expect", () => {
    const plan = parsePlan(JSON.parse(readFileSync("examples/gaoping-2024/plan.json", "utf8")));
    const census: Plan = {
      ...plan,
      tasks: plan.tasks.map((task): Task =>
        task.id < "T10" ? { ...task, quota: { kind: "count", count: 1 } } : { ...task, quota: { kind: "census" } },
      ),
    };
    const { targets, inspectors, avoidances } = makeDirectory({ seed: "gaoping-2024-test", targetCount: 2500 });
    const evidence = { plan, targets, inspectors, avoidances };
    const record = drawPlan({ ...evidence, asOf: AS_OF, seed: SMALL_SEED });
    const forecast = forecastPlan({ ...evidence, asOf: AS_OF });
    expect(forecast.tasks.map(({ taskId, frame, count, warnings }) => [taskId, frame, count.exact, warnings])).toEqual(
      record.tasks.map(({ taskId, frame, drawn, warnings }) => [taskId, frame.size, String(drawn), warnings]),
    );
    const taskIds = census.tasks.map(({ id }) => id).filter((id) => id >= "T10");
    const all = { ...evidence, plan: census, asOf: AS_OF, taskIds };
    const { assignment } = drawPlan({ ...all, seed: SMALL_SEED });
    const certain = forecastPlan(all);
    expect(certain.totals.visits.exact).toBe(String(assignment.visits.length));
    expect(certain.inspectors!.map(({ inspectorId, expectedVisits }) => [inspectorId, expectedVisits])).toEqual(
      assignment.loads.map(({ inspectorId, expected }) => [inspectorId, expected]),
    );
  });
});

describe("forecastPlan", () => {
  const targets = idsOf("U", 8).map((id) => smallTarget({ id }));
  const plan = smallPlan(smallTask({ quota: { kind: "count", count: 4 } }));
  const inspectors = ["I1", "I2", "I3"].map((id) => smallInspector({ id }));

  it("says when the roster cannot bear it", () => {
    const codes = (options: object): readonly string[] =>
      forecastPlan({ plan, targets, inspectors, asOf: AS_OF, ...options }).notes.map(({ code }) => code);
    expect(codes({})).toEqual([]);
    expect(codes({ policies: { mostVisitsPerInspector: 2 } })).toEqual(["OVER_CAPACITY", "OVER_CAPACITY"]);
    expect(codes({ policies: { mostVisitsPerInspector: 3 } })).toEqual([]);
    expect(codes({ inspectors: [{ ...inspectors[0]!, mostVisits: 2 }, ...inspectors.slice(1)] })).toEqual([
      "OVER_CAPACITY",
    ]);
    expect(codes({ assumptions: { daysPerVisit: "1.5", daysPerInspector: "3" } })).toEqual([
      "OVER_CAPACITY",
      "OVER_DAYS",
    ]);
    expect(codes({ assumptions: { daysPerVisit: "1.5", daysPerInspector: "4" } })).toEqual([]);
    expect(codes({ inspectors: inspectors.slice(0, 1) })).toEqual(["TOO_FEW_INSPECTORS"]);
  });

  it("says what changes with a ratio, a ladder and a team size, and nothing where nothing does", () => {
    const now = forecastPlan({ plan, targets, asOf: AS_OF });
    expect(compareForecasts(now, now)).toMatchObject({ tasks: [], notesAdded: [], notesGone: [] });
    const fewer = { ...plan, tasks: [smallTask({ quota: { kind: "ratio", ratio: "25%" }, team: { size: 3 } })] };
    const { tasks, totals } = compareForecasts(now, forecastPlan({ plan: fewer, targets, asOf: AS_OF }));
    expect(tasks).toMatchObject([
      {
        taskId: "T01",
        before: { exact: "4" },
        after: { exact: "2" },
        change: { exact: "-2", decimal: "-2.00" },
        tiers: [{ tier: "untiered" }],
      },
    ]);
    expect(totals.memberPlaces).toMatchObject({
      before: { exact: "8" },
      after: { exact: "6" },
      change: { decimal: "-2.00" },
    });
  });

  it("stays exact in the frames of many tasks, and says what it leaves out of the loads", () => {
    const many = Array.from({ length: 14 }, (_, index) =>
      smallTask({
        id: `T${index + 10}`,
        sequence: index + 1,
        quota: { kind: "count", count: 4 },
        items: [{ id: "i", name: "i", competence: `c${index}` }],
      }),
    );
    const competences = many.map((_, index) => `c${index}`);
    const able = inspectors.map((inspector) => ({ ...inspector, competences }));
    const { totals, notes } = forecastPlan({ plan: smallPlan(...many), targets, inspectors: able, asOf: AS_OF });
    // 8 targets, each hit by at least one of 14 tasks with 1 - 2^-14.
    expect(totals.visits.exact).toBe("16383/2048");
    expect(notes.map(({ code, about }) => [code, about])).toEqual([["LOADS_APPROXIMATE", ["8"]]]);
  });

  it("refuses assumptions that are no numbers", () => {
    const issue = (assumptions: object): readonly string[] => {
      const { code, path } = refusal(() => forecastPlan({ plan, targets, asOf: AS_OF, assumptions }));
      return [code, path];
    };
    expect(issue({ daysPerVisit: 0.5 })).toEqual(["FIELD_INVALID", "assumptions.daysPerVisit"]);
    expect(issue({ daysPerVisit: "0" })).toEqual(["FIELD_INVALID", "assumptions.daysPerVisit"]);
    expect(issue({ daysPerYear: "1" })).toEqual(["FIELD_INVALID", "assumptions.daysPerYear"]);
    expect(issue([])).toEqual(["FIELD_INVALID", "assumptions"]);
  });
});
