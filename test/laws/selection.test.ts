import { describe, expect, test } from "vitest";
import {
  eventProbabilities,
  exactSampleTest,
  unequalProbabilities,
  type OutcomeProbability,
} from "double-random/fairness";
import { fraction } from "../../src/exact/fraction.js";
import type { Selection } from "../../src/selection/methods.js";
import { allSequences, allSubsets } from "../support/allSubsets.js";
import { departures } from "../support/departures.js";
import { idsOf } from "../support/smallPlan.js";
import { SELECTION_LAWS } from "./registry.js";

const SIZES = [1, 2, 3, 4, 5, 6].flatMap((size) =>
  Array.from({ length: size + 1 }, (_, count): readonly [number, number] => [size, count]),
);

/** What breaks the law that these texts, and no others, come out equally often. */
function uneven(outcomes: readonly OutcomeProbability<string>[], expected: readonly string[]): readonly unknown[] {
  const probabilities = eventProbabilities(outcomes, (text) => [text]);
  return unequalProbabilities(probabilities, expected, fraction(1n, BigInt(expected.length)));
}

function drawnIds({ strata }: Selection, stratum = 0): readonly string[] {
  return strata[stratum]!.drawn.map(({ id }) => id);
}

describe.each(Object.entries(SELECTION_LAWS))(
  "%s, over everything that chance can do",
  (_, { law, evenOrderOverStrata }) => {
    test.each(SIZES)(
      "of %i draws %i: every sample, and every order of the inspections, with the same probability",
      (size, count) => {
        const units = idsOf("U", size);
        // The order of the inspections is one of the drawn units.
        const outcomes = law([{ key: "s", ids: units, count }], 0, ({ order }) => order.map(({ id }) => id));
        expect(departures(exactSampleTest({ units, sampleSize: count, outcomes }))).toEqual([]);
        const orders = outcomes.map(({ outcome, probability }) => ({ outcome: outcome.join(), probability }));
        expect(
          uneven(
            orders,
            allSequences(units, count).map((each) => each.join()),
          ),
        ).toEqual([]);
      },
    );

    const [first, second] = [idsOf("A", 2), idsOf("B", 2)];
    const orderOf = (countOfSecond: number): readonly OutcomeProbability<string>[] =>
      law(
        [
          { key: "a", ids: first, count: 2 },
          { key: "b", ids: second, count: countOfSecond },
        ],
        0,
        ({ order }) => order.map(({ id }) => id).join(),
      );

    test("two strata at one rate: every order of their inspections with the same probability", () => {
      expect(
        uneven(
          orderOf(2),
          allSequences([...first, ...second], 4).map((each) => each.join()),
        ),
      ).toEqual([]);
    });

    test(`two strata at two rates: every order ${evenOrderOverStrata ? "too" : "within each alone, as stated"}`, () => {
      const orders = second.flatMap((one) => allSequences([...first, one], 3).map((each) => each.join()));
      expect(uneven(orderOf(1), orders).length === 0).toBe(evenOrderOverStrata);
      const within = orderOf(1).map(({ outcome, probability }) => ({
        outcome: outcome
          .split(",")
          .filter((id) => id.startsWith("A"))
          .join(),
        probability,
      }));
      expect(uneven(within, ["A001,A002", "A002,A001"])).toEqual([]);
    });

    test("two strata are independent", () => {
      const [a, b] = [idsOf("A", 3), idsOf("B", 3)];
      const strata = [
        { key: "a", ids: a, count: 1 },
        { key: "b", ids: b, count: 2 },
      ];
      const outcomes = law(strata, 0, (selection) =>
        [0, 1].map((stratum) => [...drawnIds(selection, stratum)].sort().join(" ")).join(" and "),
      );
      const joint = a.flatMap((one) => allSubsets(b, 2).map((two) => `${one} and ${two.join(" ")}`));
      expect(uneven(outcomes, joint)).toEqual([]);
    });

    test.each([1, 2, 3])("%i reserves continue the order, every sequence with the same probability", (reserve) => {
      const ids = idsOf("U", 5);
      const outcomes = law([{ key: "s", ids, count: 2 }], reserve, ({ strata }) =>
        [...strata[0]!.drawn, ...strata[0]!.reserve].map(({ id }) => id).join(),
      );
      expect(
        uneven(
          outcomes,
          allSequences(ids, 2 + reserve).map((each) => each.join()),
        ),
      ).toEqual([]);
    });
  },
);
