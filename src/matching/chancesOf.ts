import { fraction, leastCommonMultiple, multiply, type Fraction } from "../exact/fraction.js";
import type { ChanceSet, RowChances, RuleSet } from "./matching.js";

/**
 * The chances of the columns of a row that are as equal as its rules allow: among all chances between 0 and 1 whose total
 * in each set lies within its bounds, those with the least sum of squares. They are unique, and exact. `undefined` if no
 * chances keep the bounds.
 *
 * Within a set, all columns have the level of the set as their chance. That level is the one of the set around it, unless
 * the total would then break a bound; if so, it is the level at which the total is that bound.
 */
export function chancesOf(root: RuleSet): RowChances | undefined {
  const tree = totalsOf(root);
  if (!tree) return undefined;
  const levels = levelsOf(tree, levelOfTotal(tree.totals, root.least));
  const denominator = commonDenominator(levels);
  return { denominator, root: chanceSetOf(levels, denominator) };
}

/** A level between 0 and 1. Sums of bounds over numbers of columns, so both are small integers. */
interface Level {
  readonly numerator: number;
  readonly denominator: number;
}

/** From a level on, the total of a set is `fixed + slope * level`. */
interface Piece {
  readonly from: Level;
  readonly fixed: number;
  readonly slope: number;
}

/** How the total of a set, before its own bounds, grows with the level: continuous, by pieces from the levels 0 to 1. */
interface Totals {
  readonly set: RuleSet;
  readonly totals: readonly Piece[];
  readonly inner: readonly Totals[];
}

interface LevelledSet {
  readonly set: RuleSet;
  readonly chance: Fraction;
  readonly inner: readonly LevelledSet[];
}

const NOUGHT: Level = { numerator: 0, denominator: 1 };
const FULL: Level = { numerator: 1, denominator: 1 };

function totalsOf(set: RuleSet): Totals | undefined {
  const inner: Totals[] = [];
  for (const one of set.inner) {
    const totals = totalsOf(one);
    if (!totals) return undefined;
    inner.push(totals);
  }
  const direct: Piece = { from: NOUGHT, fixed: 0, slope: set.columns.length };
  const totals = sumOf([[direct], ...inner.map(withinBounds)]);
  const feasible =
    set.least <= set.most &&
    compareTotal(totals.at(-1)!, FULL, set.least) >= 0 &&
    compareTotal(totals[0]!, NOUGHT, set.most) <= 0;
  return feasible ? { set, totals, inner } : undefined;
}

/** Adds continuous curves; of changes at the same level, only what they come to together is kept. */
function sumOf(curves: readonly (readonly Piece[])[]): readonly Piece[] {
  const changes = curves.flatMap((pieces) =>
    pieces.map(({ from, fixed, slope }, index) => {
      const before = pieces[index - 1];
      return { from, fixed: fixed - (before?.fixed ?? 0), slope: slope - (before?.slope ?? 0) };
    }),
  );
  changes.sort((a, b) => compareLevels(a.from, b.from));
  let fixed = 0;
  let slope = 0;
  const pieces = changes.map((change) => {
    fixed += change.fixed;
    slope += change.slope;
    return { from: change.from, fixed, slope };
  });
  return pieces.filter(({ from }, index) => {
    const next = pieces[index + 1];
    return !next || compareLevels(from, next.from) < 0;
  });
}

/** The total of a set once its bounds hold: the least up to some level, then growing, and the most from some level on. */
function withinBounds({ set: { least, most }, totals }: Totals): readonly Piece[] {
  const begins = levelOfTotal(totals, least);
  const ends = levelOfTotal(totals, most);
  const startsBelow = compareTotal(totals[0]!, NOUGHT, least) < 0;
  const reachesMost = compareTotal(totals.at(-1)!, FULL, most) >= 0;
  const growing = totals
    .filter(({ from }, index) => {
      const to = totals[index + 1]?.from ?? FULL;
      return compareLevels(from, ends) < 0 && compareLevels(to, begins) > 0;
    })
    .map((piece) => (compareLevels(piece.from, begins) < 0 ? { ...piece, from: begins } : piece));
  return [
    ...(startsBelow ? [{ from: NOUGHT, fixed: least, slope: 0 }] : []),
    ...growing,
    ...(reachesMost ? [{ from: ends, fixed: most, slope: 0 }] : []),
  ];
}

/** The lowest level at which the total is at least the given one; 1 if there is none. */
function levelOfTotal(totals: readonly Piece[], total: number): Level {
  for (const [index, piece] of totals.entries()) {
    if (compareTotal(piece, piece.from, total) >= 0) return piece.from;
    const end = totals[index + 1]?.from ?? FULL;
    if (compareTotal(piece, end, total) >= 0) return { numerator: total - piece.fixed, denominator: piece.slope };
  }
  return FULL;
}

function levelsOf({ set, inner }: Totals, level: Level): LevelledSet {
  return {
    set,
    chance: fraction(BigInt(level.numerator), BigInt(level.denominator)),
    inner: inner.map((one) => levelsOf(one, levelWithin(one, level))),
  };
}

function levelWithin({ set: { least, most }, totals }: Totals, around: Level): Level {
  const piece = totals.findLast(({ from }) => compareLevels(from, around) <= 0)!;
  if (compareTotal(piece, around, least) < 0) return levelOfTotal(totals, least);
  if (compareTotal(piece, around, most) > 0) return levelOfTotal(totals, most);
  return around;
}

function commonDenominator({ chance, inner }: LevelledSet): bigint {
  return inner.map(commonDenominator).reduce(leastCommonMultiple, chance.denominator);
}

function chanceSetOf({ set, chance, inner }: LevelledSet, denominator: bigint): ChanceSet {
  const units = multiply(chance, fraction(denominator)).numerator;
  return {
    units: new Array<bigint>(set.columns.length).fill(units),
    columns: set.columns,
    inner: inner.map((one) => chanceSetOf(one, denominator)),
  };
}

function compareLevels(a: Level, b: Level): number {
  return a.numerator * b.denominator - b.numerator * a.denominator;
}

/** Negative, zero or positive as the total at a level is below, equal to or above the given one. */
function compareTotal({ fixed, slope }: Piece, { numerator, denominator }: Level, total: number): number {
  return (fixed - total) * denominator + slope * numerator;
}
