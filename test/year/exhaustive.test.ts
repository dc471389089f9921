import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Avoidance } from "double-random";
import { eventProbabilities } from "double-random/fairness";
import { coverageTable, forecastPlan, frequencyExclusions, type Chance } from "double-random/year";
import { matchingOfDraws } from "../../src/assignment/assignTeams.js";
import { visitDemand } from "../../src/assignment/visitDemand.js";
import { mergeVisits, type PlannedVisit } from "../../src/assignment/mergeVisits.js";
import { add, compare, formatFraction, fraction, multiply, ZERO, type Fraction } from "../../src/exact/fraction.js";
import { formatDecimal } from "../../src/exact/formatDecimal.js";
import { expectedLoads } from "../../src/matching/expectedLoads.js";
import { feasibleProblem } from "../../src/matching/matchBalanced.js";
import { tierOf } from "../../src/frame/tierOf.js";
import { scopeReason } from "../../src/frame/scopeReason.js";
import { DEFAULT_POLICIES } from "../../src/model/defaultPolicies.js";
import { everyDraw } from "../support/everyDraw.js";
import { smallInspector, smallPlan, smallTarget, smallTask } from "../support/smallPlan.js";
import { yearInputs, type YearInputs } from "../support/yearPlans.js";

/** Everything that the tickets can do, on plans small enough to go through it: nothing is sampled. */
const RUNS = { seed: 20240717, numRuns: 120 };
const SMALL = yearInputs({ targets: 4, tasks: 3 });

function visitsOf(
  inputs: YearInputs,
  draws: Parameters<typeof mergeVisits>[0],
  visits: "merge" | "separate",
): readonly PlannedVisit[] {
  return mergeVisits(draws, (id) => inputs.plan.tasks.find((task) => task.id === id)!, visits);
}

/** The probability that each target is visited for each task, and at all, over every draw. */
function chancesOf(inputs: YearInputs, policy: "merge" | "separate"): ReadonlyMap<string, Fraction> {
  return eventProbabilities(everyDraw(inputs), (draws) => {
    const visits = visitsOf(inputs, draws, policy);
    return [
      ...new Set(visits.map(({ targetId }) => targetId)),
      ...visits.flatMap(({ targetId, tasks }) => tasks.map(({ id }) => `${id}/${targetId}`)),
    ];
  });
}

function sumOver<T>(
  outcomes: readonly { readonly outcome: T; readonly probability: Fraction }[],
  valueOf: (outcome: T) => number,
): string {
  return formatFraction(
    outcomes
      .map(({ outcome, probability }) => multiply(probability, fraction(BigInt(valueOf(outcome)))))
      .reduce(add, ZERO),
  );
}

describe("over every order of the tickets of every task", () => {
  it("merging leaves the chance of every target and of every task at what it was, which is that of its stratum", () => {
    let merged = 0;
    fc.assert(
      fc.property(SMALL, (inputs) => {
        const together = chancesOf(inputs, "merge");
        expect([...together].sort()).toEqual([...chancesOf(inputs, "separate")].sort());
        const outcomes = everyDraw(inputs);
        for (const [index, { taskId, strata }] of outcomes[0]!.outcome.entries()) {
          const seen = outcomes.flatMap(({ outcome }) => outcome[index]!.selected);
          const stratumOf = new Map(seen.map(({ targetId, stratum }) => [targetId, stratum]));
          for (const { stratum, eligible, inclusionProbability } of strata) {
            const ids = [...stratumOf].filter(([, own]) => own === stratum).map(([id]) => id);
            expect(ids).toHaveLength(inclusionProbability === "0" ? 0 : eligible);
            for (const id of ids) expect(formatFraction(together.get(`${taskId}/${id}`)!)).toBe(inclusionProbability);
          }
        }
        const joined = ({ tasks }: PlannedVisit): boolean => tasks.length > 1;
        if (outcomes.some(({ outcome }) => visitsOf(inputs, outcome, "merge").some(joined))) merged += 1;
      }),
      RUNS,
    );
    expect(merged).toBeGreaterThan(RUNS.numRuns / 4);
  });

  it("the coverage table has the exact chance of being drawn at least once: least, greatest and mean of every cell", () => {
    fc.assert(
      fc.property(SMALL, (inputs) => {
        const chances = chancesOf(inputs, "merge");
        const { cells, total } = coverageTable(inputs);
        const policies = { ...DEFAULT_POLICIES, ...inputs.policies };
        const living = inputs.targets.filter((target) => scopeReason(target, {}, inputs.asOf) === undefined);
        const valuesOf = (targets: YearInputs["targets"]): readonly Fraction[] =>
          targets.map(({ id }) => chances.get(id) ?? ZERO).sort(compare);
        for (const { subjectType, creditClass, tier, ...cell } of cells) {
          const inCell = living.filter(
            (target) =>
              target.subjectType === subjectType &&
              target.creditClass === creditClass &&
              tierOf(target, policies) === tier,
          );
          expectNumbers(cell, valuesOf(inCell));
        }
        expectNumbers(total, valuesOf(living));
        expect(cells.reduce((sum, { targets }) => sum + targets, 0)).toBe(living.length);
      }),
      RUNS,
    );
  });

  it("the forecast has the exact expectation of targets, visits, places and overlaps", () => {
    fc.assert(
      fc.property(SMALL, (inputs) => {
        const policies = { ...DEFAULT_POLICIES, ...inputs.policies };
        const outcomes = everyDraw(inputs);
        const { totals, overlap } = forecastPlan(inputs);
        const visits = (draws: (typeof outcomes)[number]["outcome"]): readonly PlannedVisit[] =>
          visitsOf(inputs, draws, policies.visits);
        const hitsOf = (draws: (typeof outcomes)[number]["outcome"]): readonly string[] =>
          draws.flatMap(({ selected }) => selected.map(({ targetId }) => targetId));
        const expected = {
          hits: sumOver(outcomes, (draws) => hitsOf(draws).length),
          targets: sumOver(outcomes, (draws) => new Set(hitsOf(draws)).size),
          visits: sumOver(outcomes, (draws) => visits(draws).length),
          saved: sumOver(outcomes, (draws) => hitsOf(draws).length - visits(draws).length),
          memberPlaces: sumOver(outcomes, (draws) =>
            visits(draws).reduce((sum, visit) => sum + visitDemand(visit, policies).size, 0),
          ),
          expertPlaces: sumOver(outcomes, (draws) =>
            visits(draws)
              .flatMap((visit) => visitDemand(visit, policies).experts)
              .reduce((sum, { experts }) => sum + experts, 0),
          ),
        };
        const { inspectorDays: _, ...counted } = totals;
        expect(Object.fromEntries(Object.entries(counted).map(([name, { exact }]) => [name, exact]))).toEqual(expected);
        expect(overlap.drawnBySeveral.exact).toBe(
          sumOver(outcomes, (draws) => {
            const hits = hitsOf(draws);
            return new Set(hits.filter((id, index) => hits.indexOf(id) < index)).size;
          }),
        );
        for (const { taskIds, drawnByBoth } of overlap.pairs) {
          const both = sumOver(outcomes, (draws) => {
            const [a, b] = taskIds.map((taskId) => draws.find((draw) => draw.taskId === taskId)!.selected);
            return a!.filter(({ targetId }) => b!.some((other) => other.targetId === targetId)).length;
          });
          expect(drawnByBoth.exact).toBe(both);
        }
      }),
      RUNS,
    );
  });

  it("expected loads are the mean, over every draw, of what the chances of its visits add up to", () => {
    const certificates = { lifts: ["lifts"], food: ["food"] };
    const inspectors = [
      smallInspector({ id: "I1", competences: certificates.lifts }),
      smallInspector({ id: "I2", regionCode: "140581" }),
      smallInspector({ id: "I3", regionCode: "14058102" }),
      smallInspector({ id: "I4", absences: [{ from: "2024-08-01", reason: "retirement" }] }),
      smallInspector({ id: "I5", competences: certificates.food }),
      smallInspector({ id: "X1", isExpert: true, certificates: [] }),
      smallInspector({ id: "X2", isExpert: true, certificates: [], competences: certificates.food }),
    ];
    const withdrawal = { ground: "interest", status: "declared" } as const;
    const avoidances: readonly Avoidance[] = [
      { id: "V1", inspectorId: "I2", against: "target", refId: "U1", ...withdrawal },
      { id: "V2", inspectorId: "I4", against: "group", refId: "G", ...withdrawal },
      { id: "V3", inspectorId: "I1", against: "inspector", refId: "I2", ...withdrawal },
    ];
    const regions = ["14058101", "14058102", "14058101", "14058102"];
    const targets = regions.map((regionCode, index) =>
      smallTarget({ id: `U${index + 1}`, regionCode, ...(index === 2 && { groupId: "G" }) }),
    );
    const plan = smallPlan(
      smallTask({
        id: "T1",
        quota: { kind: "count", count: 2 },
        items: [{ id: "lift", name: "Lift", competence: "lifts" }],
        window: { start: "2024-03-01", end: "2024-07-31" },
      }),
      smallTask({
        id: "T2",
        sequence: 2,
        quota: { kind: "count", count: 1 },
        window: { start: "2024-07-01", end: "2024-11-30" },
        team: {
          experts: [{ competence: "food", experts: 1 }],
          rules: [{ kind: "competence", competence: "food", least: 1 }],
        },
      }),
      smallTask({ id: "T3", sequence: 3, quota: { kind: "count", count: 3 }, team: { experts: [{ experts: 1 }] } }),
    );
    const inputs = { plan, targets, asOf: "2024-04-30", policies: {}, exclusions: [] };
    const loads = new Map<string, Fraction>();
    for (const { outcome: draws, probability } of everyDraw(inputs)) {
      const matching = matchingOfDraws({
        draws,
        taskOf: (id) => plan.tasks.find((task) => task.id === id)!,
        targetOf: (id) => targets.find((target) => target.id === id)!,
        inspectors,
        avoidances,
        policies: DEFAULT_POLICIES,
      });
      const feasible = feasibleProblem(matching.problem);
      if (feasible.kind !== "feasible") throw new Error("every draw was to have teams");
      for (const [column, load] of expectedLoads(feasible.chances, matching.columns.length).entries()) {
        const { id } = matching.columns[column]!;
        loads.set(id, add(loads.get(id) ?? ZERO, multiply(probability, load)));
      }
    }
    const forecast = forecastPlan({ ...inputs, inspectors, avoidances });
    expect(
      Object.fromEntries(forecast.inspectors!.map(({ inspectorId, expectedVisits }) => [inspectorId, expectedVisits])),
    ).toEqual(Object.fromEntries([...loads].map(([id, load]) => [id, formatDecimal(load, 3)])));
    expect(forecast.notes).toEqual([]);
  });

  it("exclusions by rule leave all others of a stratum equally likely, and those excluded without a chance", () => {
    const targets = ["U1", "U2", "U3", "U4", "U5"].map((id) => smallTarget({ id, creditClass: "B" }));
    const plan = smallPlan(
      smallTask({ id: "T1", quota: { kind: "count", count: 2 } }),
      smallTask({ id: "T2", sequence: 2, quota: { kind: "count", count: 1 }, items: [{ id: "other", name: "Other" }] }),
    );
    const { exclusions } = frequencyExclusions({
      plan,
      targets,
      asOf: "2024-04-30",
      inspections: [
        { targetId: "U4", date: "2024-02-01", taskId: "T1" },
        { targetId: "U5", date: "2021-05-01", itemIds: ["item"] },
      ],
      rules: { lookBacks: [{ id: "three-years", years: 3, scope: "any" }] },
      decidedBy: "section",
      decidedOn: "2024-04-29",
    });
    expect(exclusions.map(({ taskId, targetId }) => `${taskId}/${targetId}`)).toEqual([
      "T1/U4",
      "T1/U5",
      "T2/U4",
      "T2/U5",
    ]);
    const chances = chancesOf({ plan, targets, asOf: "2024-04-30", policies: {}, exclusions }, "merge");
    const ofTask = (taskId: string): readonly string[] =>
      targets.map(({ id }) => formatFraction(chances.get(`${taskId}/${id}`) ?? ZERO));
    expect(ofTask("T1")).toEqual(["2/3", "2/3", "2/3", "0", "0"]);
    expect(ofTask("T2")).toEqual(["1/3", "1/3", "1/3", "0", "0"]);
  });
});

function expectNumbers(
  {
    targets,
    withoutChance,
    least,
    greatest,
    mean,
  }: {
    readonly targets: number;
    readonly withoutChance: number;
    readonly least?: Chance;
    readonly greatest?: Chance;
    readonly mean?: Chance;
  },
  values: readonly Fraction[],
): void {
  expect(targets).toBe(values.length);
  expect(withoutChance).toBe(values.filter(({ numerator }) => numerator === 0n).length);
  const [first, last] = [values[0], values.at(-1)];
  const sum = values.reduce(add, ZERO);
  expect(least?.exact).toBe(first && formatFraction(first));
  expect(greatest?.exact).toBe(last && formatFraction(last));
  expect(mean?.exact).toBe(first && formatFraction(multiply(sum, fraction(1n, BigInt(values.length)))));
}
