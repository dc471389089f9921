import type { OutcomeProbability } from "double-random/fairness";
import type { MatchingOrder, RowChances } from "../../src/matching/matching.js";
import { roundDependently } from "../../src/matching/roundDependently.js";
import {
  add,
  ceil,
  compare,
  floor,
  formatFraction,
  fraction,
  multiply,
  ONE,
  ZERO,
  type Fraction,
} from "../../src/exact/fraction.js";
import type { RandomSource } from "../../src/random/randomSource.js";
import { allSubsets } from "./allSubsets.js";
import { chanceOf, roundNaively, type Decide } from "./roundNaively.js";
import { columnsOf, setsOf } from "./rowChances.js";

/** For each row the columns chosen for it. */
export type Rounded = readonly (readonly number[])[];

interface Answer {
  readonly bound: bigint;
  readonly answer: bigint;
}

/**
 * The exact law of the rounding for one order, where walking every single answer would take too long. The naive rounding tells at
 * which answers the way parts; the rounding is run on the last answer before each parting and the first one after it, must ask for
 * the same bounds, and must come to the same end.
 */
export function lawOfRounding(
  rows: readonly RowChances[],
  columnCount: number,
  order: MatchingOrder,
): readonly OutcomeProbability<Rounded>[] {
  const law: OutcomeProbability<Rounded>[] = [];
  const explore = (path: readonly boolean[]): void => {
    const answers: Answer[] = [];
    let probability = ONE;
    const decide: Decide = (up, down) => {
      const rises = path[answers.length] ?? true;
      probability = multiply(probability, fraction(rises ? down : up, up + down));
      answers.push({ bound: up + down, answer: rises ? down - 1n : down });
      return rises;
    };
    const expected = roundNaively(rows, columnCount, order, decide);
    const outcome = roundDependently({ rows, columnCount, order, source: scripted(answers) });
    if (JSON.stringify(outcome) !== JSON.stringify(expected)) {
      throw new Error(`came to ${JSON.stringify(outcome)}, not to ${JSON.stringify(expected)}`);
    }
    law.push({ outcome, probability });
    for (let place = path.length; place < answers.length; place++) {
      explore([...path, ...new Array<boolean>(place - path.length).fill(true), false]);
    }
  };
  explore([]);
  return law;
}

/** Gives these answers, to these bounds only. */
function scripted(answers: readonly Answer[]): RandomSource {
  let asked = 0;
  return {
    uniformInt: (bound) => {
      const next = answers[asked++];
      if (next?.bound !== bound)
        throw new Error(`asked for an integer below ${bound}, not below ${String(next?.bound)}`);
      return next.answer;
    },
  };
}

/** What breaks the promises that hold in every single outcome; empty if they hold. */
export function brokenCounts(rows: readonly RowChances[], columnCount: number, outcome: Rounded): readonly string[] {
  const broken: string[] = [];
  const check = (what: string, count: number, expected: Fraction): void => {
    if (BigInt(count) >= floor(expected) && BigInt(count) <= ceil(expected)) return;
    broken.push(`${what} gets ${count}, not ${formatFraction(expected)}`);
  };
  for (const [row, chances] of rows.entries()) {
    const chosen = outcome[row]!;
    if (new Set(chosen).size < chosen.length) broken.push(`row ${row} has a column twice`);
    if (chosen.some((column, place) => place > 0 && column < chosen[place - 1]!))
      broken.push(`row ${row} is not sorted`);
    for (const set of setsOf(chances.root)) {
      const columns = columnsOf(set);
      const expected = columns.map((column) => chanceOf(chances, column)).reduce(add, ZERO);
      check(
        `set ${columns.join()} of row ${row}`,
        chosen.filter((column) => columns.includes(column)).length,
        expected,
      );
    }
    for (const column of chosen) {
      if (compare(chanceOf(chances, column), ZERO) === 0)
        broken.push(`row ${row} has column ${column} without a chance`);
    }
  }
  for (let column = 0; column < columnCount; column++) {
    const expected = rows.map((row) => chanceOf(row, column)).reduce(add, ZERO);
    check(`column ${column}`, outcome.filter((chosen) => chosen.includes(column)).length, expected);
  }
  return broken;
}

/** What breaks the law of dependent rounding, marginals and correlations included; empty if it holds. */
export function brokenLaw(
  rows: readonly RowChances[],
  columnCount: number,
  law: readonly OutcomeProbability<Rounded>[],
): readonly string[] {
  const probabilityThat = (holds: (outcome: Rounded) => boolean): Fraction =>
    law.filter(({ outcome }) => holds(outcome)).reduce((sum, { probability }) => add(sum, probability), ZERO);
  const broken = law.flatMap(({ outcome }) => brokenCounts(rows, columnCount, outcome));
  if (
    compare(
      probabilityThat(() => true),
      ONE,
    ) !== 0
  )
    broken.push("the probabilities do not add up to 1");

  const columns = Array.from({ length: columnCount }, (_, column) => column);
  for (const [row, chances] of rows.entries()) {
    for (const column of columns) {
      const actual = probabilityThat((outcome) => outcome[row]!.includes(column));
      const expected = chanceOf(chances, column);
      if (compare(actual, expected) === 0) continue;
      broken.push(`row ${row} has column ${column} with ${formatFraction(actual)}, not ${formatFraction(expected)}`);
    }
    for (const { columns: direct } of setsOf(chances.root)) {
      for (const [first, second] of allSubsets(direct, 2)) {
        const together = probabilityThat(({ [row]: chosen }) => chosen!.includes(first!) && chosen!.includes(second!));
        if (compare(together, multiply(chanceOf(chances, first!), chanceOf(chances, second!))) <= 0) continue;
        broken.push(`row ${row} has columns ${first} and ${second} too often: ${formatFraction(together)}`);
      }
    }
  }
  for (const [first, second] of allSubsets([...rows.keys()], 2)) {
    for (const column of columns) {
      const together = probabilityThat(
        ({ [first!]: one, [second!]: other }) => one!.includes(column) && other!.includes(column),
      );
      const limit = multiply(chanceOf(rows[first!]!, column), chanceOf(rows[second!]!, column));
      if (compare(together, limit) <= 0) continue;
      broken.push(`column ${column} has rows ${first} and ${second} too often: ${formatFraction(together)}`);
    }
  }
  return broken;
}
