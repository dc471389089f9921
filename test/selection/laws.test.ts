import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { drawTask, type Policies, type Target } from "double-random";
import { inclusionTest, pairInclusionTest, uniformityTest } from "double-random/fairness";
import type { Selection, SelectionContext, SelectionMethod, SelectionStratum } from "../../src/selection/methods.js";
import { SELECTION_METHODS } from "../../src/selection/selectionMethods.js";
import { deepFreeze } from "../support/deepFreeze.js";
import { departures } from "../support/departures.js";
import { AS_OF, idsOf, seedNumber, smallPlan, smallTarget, smallTask } from "../support/smallPlan.js";

/** What is promised of a method beyond the laws that hold for all. */
interface Promises {
  /** The fate of a unit depends on its own ticket and the other tickets of its stratum, and on nothing else. */
  readonly unitsHaveTickets: boolean;
}

/** A new method does not compile, and does not pass, until it is entered here. */
const PROMISES: Readonly<Record<Policies["selection"], Promises>> = {
  "ticket/1": { unitsHaveTickets: true },
  "shuffle/1": { unitsHaveTickets: false },
};

const RUNS = { seed: 20240701, numRuns: 200 };

test("every method is registered for the laws", () => {
  expect(Object.keys(PROMISES).sort()).toEqual(Object.keys(SELECTION_METHODS).sort());
});

describe.each(Object.entries(SELECTION_METHODS))("%s", (id, method) => {
  const { unitsHaveTickets } = PROMISES[id as Policies["selection"]];

  test("draws exactly as many as asked from each stratum, of its own units, each once", () => {
    fc.assert(
      fc.property(drawings(), ({ strata, context }) => {
        const selection = method(strata, context);
        expect(selection.strata).toHaveLength(strata.length);
        for (const [index, { ids, count }] of strata.entries()) {
          const drawn = drawnIds(selection, index);
          expect(drawn).toHaveLength(count);
          expect(new Set(drawn).size).toBe(count);
          expect(ids).toEqual(expect.arrayContaining([...drawn]));
        }
      }),
      RUNS,
    );
  });

  test("orders the inspections of all drawn units, each once, under its own stratum", () => {
    fc.assert(
      fc.property(drawings(), ({ strata, context }) => {
        const { order, ...selection } = method(strata, context);
        const all = selection.strata.flatMap(({ drawn }, stratumIndex) =>
          drawn.map((unit) => ({ ...unit, stratumIndex })),
        );
        expect([...order].sort(byId)).toEqual(all.sort(byId));
      }),
      RUNS,
    );
  });

  test("reserves are what a larger draw would have taken next, as far as the stratum goes", () => {
    fc.assert(
      fc.property(drawings(), ({ strata, context }) => {
        const selection = method(strata, context);
        const larger = strata.map((stratum) => ({
          ...stratum,
          count: Math.min(stratum.ids.length, stratum.count + context.reserve),
        }));
        const withoutReserve = method(larger, { ...context, reserve: 0 });
        for (const index of strata.keys()) {
          const inOrder = [...drawnIds(selection, index), ...reserveIds(selection, index)];
          expect(inOrder).toEqual(drawnIds(withoutReserve, index));
          expect(new Set(inOrder).size).toBe(larger[index]!.count);
        }
      }),
      RUNS,
    );
  });

  test("takes frozen input, gives the same again, and gives something else for another seed", () => {
    fc.assert(
      fc.property(drawings(), ({ strata, context }) => {
        const first = method(deepFreeze(strata), deepFreeze(context));
        expect(method(structuredClone(strata), { ...context })).toEqual(first);
      }),
      RUNS,
    );
    const strata = [{ key: "s", ids: idsOf("U", 50), count: 25 }];
    const drawn = [0, 1, 2].map((number) => drawnIds(method(strata, contextOf(number)), 0).join());
    expect(new Set(drawn).size).toBe(3);
  });

  test("the order of the directory does not matter to a task", () => {
    const plan = smallPlan(smallTask({ quota: { kind: "ratio", ratio: "40%" }, risk: { kind: "uniform" } }));
    fc.assert(
      fc.property(directoryInTwoOrders(), fc.nat(1000), ({ targets, permuted }, number) => {
        const draw = (directory: readonly Target[]): unknown =>
          drawTask({
            plan,
            taskId: "T01",
            targets: directory,
            asOf: AS_OF,
            seed: seedNumber(number),
            policies: { selection: id as Policies["selection"], reservePerStratum: 2, strata: ["region"] },
          });
        expect(draw(permuted)).toEqual(draw(targets));
      }),
      { ...RUNS, numRuns: 100 },
    );
  });

  describe("over 4000 consecutive seeds", () => {
    test.each([
      [12, 4],
      [5, 1],
      [7, 3],
    ])("N = %i, n = %i: units and pairs come equally often", (size, count) => {
      expect(problemsOverSeeds(method, size, count)).toEqual([]);
    });

    test("the order of the inspections is even", () => {
      const ids = idsOf("U", 5);
      const sampler = (number: number): string => method([{ key: "s", ids, count: 5 }], contextOf(number)).order[0]!.id;
      expect(departures(uniformityTest({ cells: ids, draws: SEEDS, sampler }))).toEqual([]);
    });

    test("two strata do not depend on each other", () => {
      const strata = [
        { key: "a", ids: idsOf("A", 4), count: 1 },
        { key: "b", ids: idsOf("B", 5), count: 1 },
      ];
      const cells = idsOf("A", 4).flatMap((a) => idsOf("B", 5).map((b) => `${a} ${b}`));
      const sampler = (number: number): string => {
        const selection = method(strata, contextOf(number));
        return [0, 1].map((index) => drawnIds(selection, index)[0]!).join(" ");
      };
      expect(departures(uniformityTest({ cells, draws: SEEDS, sampler }))).toEqual([]);
    });
  });

  if (!unitsHaveTickets) return;

  describe("because every unit has a ticket", () => {
    test("a smaller draw is the beginning of a larger one", () => {
      fc.assert(
        fc.property(oneStratum(), fc.nat(1000), (ids, number) => {
          const all = drawnIds(method([{ key: "s", ids, count: ids.length }], contextOf(number)), 0);
          for (const count of ids.keys()) {
            expect(drawnIds(method([{ key: "s", ids, count }], contextOf(number)), 0)).toEqual(all.slice(0, count));
          }
        }),
        RUNS,
      );
    });

    test("removing one unit moves that unit and, if it was drawn, the next in line", () => {
      fc.assert(
        fc.property(oneStratum(2), fc.nat(1000), fc.nat(), (ids, number, choice) => {
          const count = Math.floor(ids.length / 2);
          const removed = ids[choice % ids.length]!;
          const before = method([{ key: "s", ids, count }], { ...contextOf(number), reserve: 1 });
          const after = method([{ key: "s", ids: ids.filter((each) => each !== removed), count }], contextOf(number));
          const line = [...drawnIds(before, 0), ...reserveIds(before, 0)];
          expect(drawnIds(after, 0)).toEqual(line.filter((each) => each !== removed).slice(0, count));
        }),
        RUNS,
      );
    });

    test("adding a stratum changes nothing in the others, nor the order among their units", () => {
      fc.assert(
        fc.property(drawings(), ({ strata, context }) => {
          const all = method(strata, context);
          const others = method(strata.slice(1), context);
          expect(all.strata.slice(1)).toEqual(others.strata);
          expect(all.order.filter(({ stratumIndex }) => stratumIndex > 0).map(({ id: unit }) => unit)).toEqual(
            others.order.map(({ id: unit }) => unit),
          );
        }),
        RUNS,
      );
    });

    test("moving a unit to another stratum gives it no other ticket", () => {
      const ids = idsOf("U", 8);
      const tickets = (strata: readonly (readonly string[])[]): ReadonlyMap<string, string | undefined> => {
        const { order } = method(
          strata.map((each, key) => ({ key: String(key), ids: each, count: each.length })),
          contextOf(5),
        );
        return new Map([...order].sort(byId).map(({ id: unit, ticket }) => [unit, ticket]));
      };
      expect(tickets([ids.slice(0, 3), ids.slice(3)])).toEqual(tickets([ids.slice(0, 6), ids.slice(6)]));
    });
  });
});

describe("the checks over seeds find", () => {
  const planted: Readonly<Record<string, SelectionMethod>> = {
    "a first unit that is drawn a little less often": (strata, context) => {
      const [{ ids, count, key }] = strata as readonly [SelectionStratum];
      const again = Number.parseInt(context.seed.slice(-2), 16) % 4 === 0;
      const selection = SELECTION_METHODS["ticket/1"]([{ key, ids, count }], context);
      return again && drawnIds(selection, 0).includes(ids[0]!)
        ? SELECTION_METHODS["ticket/1"]([{ key, ids: ids.slice(1), count }], context)
        : selection;
    },
    "pairs of neighbours that never meet": (strata, context) => {
      const [{ ids, count }] = strata as readonly [SelectionStratum];
      const start = Number.parseInt(context.seed.slice(-6), 16) % ids.length;
      const step = Math.floor(ids.length / count);
      const drawn = Array.from({ length: count }, (_, place) => ({ id: ids[(start + place * step) % ids.length]! }));
      return { strata: [{ drawn, reserve: [] }], order: [] };
    },
  };
  test.each(Object.entries(planted))("%s", (_, method) => {
    expect(problemsOverSeeds(method, 12, 4)).not.toEqual([]);
  });
});

const SEEDS = 4000;

function problemsOverSeeds(method: SelectionMethod, size: number, count: number): readonly string[] {
  const units = idsOf("U", size);
  const samples = Array.from({ length: SEEDS }, (_, number) =>
    drawnIds(method([{ key: "s", ids: units, count }], contextOf(number)), 0),
  );
  const options = { units, sampleSize: count, draws: SEEDS, sampler: (number: number) => samples[number]! };
  return departures(inclusionTest(options), ...(count > 1 ? [pairInclusionTest(options)] : []));
}

/** Derived seeds that differ in their last digits alone, harder for a method than seeds out of a hash. */
function contextOf(number: number): SelectionContext {
  return { seed: number.toString(16).padStart(64, "0"), suite: "sha256", reserve: 0 };
}

function oneStratum(minLength = 1): fc.Arbitrary<readonly string[]> {
  return fc.integer({ min: minLength, max: 15 }).map((length) => idsOf("U", length));
}

function drawings(): fc.Arbitrary<{ strata: readonly SelectionStratum[]; context: SelectionContext }> {
  const sizes = fc.array(fc.record({ size: fc.nat(9), share: fc.nat(100) }), { minLength: 1, maxLength: 4 });
  return fc
    .record({ sizes, number: fc.nat(100_000), reserve: fc.nat(3) })
    .map(({ sizes: wanted, number, reserve }) => ({
      strata: wanted.map(({ size, share }, index) => ({
        key: `stratum-${String(index)}`,
        ids: idsOf(`S${String(index)}-`, size),
        count: Math.round((size * share) / 100),
      })),
      context: { ...contextOf(number), reserve },
    }));
}

function directoryInTwoOrders(): fc.Arbitrary<{ targets: readonly Target[]; permuted: readonly Target[] }> {
  const regionCode = fc.constantFrom("140581", "140582", "140525");
  const creditClass = fc.constantFrom("A", "B", "C", "D");
  return fc
    .array(fc.record({ regionCode, creditClass }), { maxLength: 12 })
    .map((rows) => rows.map((row, index) => smallTarget({ id: `U-${String(index)}`, ...row })))
    .chain((targets) =>
      fc
        .shuffledSubarray(targets, { minLength: targets.length, maxLength: targets.length })
        .map((permuted) => ({ targets, permuted })),
    );
}

function drawnIds({ strata }: Selection, index: number): readonly string[] {
  return strata[index]!.drawn.map(({ id }) => id);
}

function reserveIds({ strata }: Selection, index: number): readonly string[] {
  return strata[index]!.reserve.map(({ id }) => id);
}

function byId(a: { readonly id: string }, b: { readonly id: string }): number {
  return a.id < b.id ? -1 : 1;
}
