import { describeValue } from "../errors/describeValue.js";
import { DoubleRandomError } from "../errors/DoubleRandomError.js";
import { add, ONE, ZERO, type Fraction } from "../exact/fraction.js";
import { largestAdmittedRemainder, largestRemainder, type TieOrder } from "../exact/largestRemainder.js";
import { commonDenominator, systematicRounding } from "../exact/systematicRounding.js";
import { webster } from "../exact/webster.js";
import type { Policies } from "../model/policies.js";
import { TIERS, type StratumTier } from "../model/tiers.js";
import { byCodePoint } from "../random/byCodePoint.js";
import type { RandomSource } from "../random/randomSource.js";
import { shuffle } from "../random/shuffle.js";
import type { BoundedStratum } from "./integerBounds.js";
import { tierInversions } from "./tierInversions.js";
import { lineOf } from "./stratumNumbers.js";

/** What {@link apportion} needs. */
export interface ApportionOptions {
  readonly strata: readonly BoundedStratum[];
  /** x_h; their sum is the total. */
  readonly exact: readonly Fraction[];
  readonly level: Fraction;
  readonly total: bigint;
  readonly method: Policies["apportionment"];
  readonly source?: RandomSource;
}

/** Rounds the exact counts of strata to whole numbers with the same total. */
export function apportion(options: ApportionOptions): readonly bigint[] {
  switch (options.method) {
    case "largest-remainder":
      return nestedLargestRemainder(options);
    case "webster":
      return boundedWebster(options);
    case "systematic-random":
      return systematicRandom(options);
  }
}

/**
 * First every group at the top of the hierarchy is rounded, then every group within it, down to the strata, always to the
 * floor or the ceiling of its own exact count. That is possible at every step, because a sum of floors is at most the
 * floor of the sum, and a sum of ceilings at least its ceiling.
 */
function nestedLargestRemainder({ strata, exact, total }: ApportionOptions): readonly bigint[] {
  const counts: bigint[] = [];
  const divide = (indices: readonly number[], depth: number, count: bigint): void => {
    const groups = groupsAt(strata, indices, depth);
    const groupExact = groups.map((group) => group.indices.map((index) => exact[index]!).reduce(add, ZERO));
    const rounded = roundGroups(groups, groupExact, count);
    for (const [position, group] of groups.entries()) {
      if (group.indices.length === 1) counts[group.indices[0]!] = rounded[position]!;
      else divide(group.indices, depth + 1, rounded[position]!);
    }
  };
  divide([...strata.keys()], 0, total);
  return counts;
}

/**
 * Between tiers, rates are to rise (分别递增), so of the roundings to neighbouring integers one without an inversion is
 * taken where there is one, and of these the one nearest to plain largest remainder.
 */
function roundGroups(groups: readonly Group[], exact: readonly Fraction[], count: bigint): readonly bigint[] {
  const ties: TieOrder = (a, b) => tieOrder(groups[a]!, groups[b]!);
  const tiers = new Set(groups.map(({ tier }) => tier));
  if (tiers.size < groups.length) return largestRemainder(exact, count, ties);
  const rises = (counts: readonly bigint[]): boolean =>
    tierInversions(groups.map(({ tier, size }, index) => ({ tier, size, count: Number(counts[index]!) }))).length === 0;
  return largestAdmittedRemainder(exact, count, ties, rises) ?? largestRemainder(exact, count, ties);
}

/**
 * The seats of a stratum follow `L * N_h * m_h`. The dial has no such proportion, so there the exact counts themselves
 * are the claims.
 */
function boundedWebster({ strata, exact, level, total }: ApportionOptions): readonly bigint[] {
  const dial = strata.some(({ method }) => method === "dial");
  const claims = strata.map((stratum, index) => ({
    weight: dial ? exact[index]! : lineOf(stratum).weight,
    lower: stratum.lower,
    upper: stratum.upper,
  }));
  return webster(claims, total, dial ? ONE : level, (a, b) => tieOrder(strata[a]!, strata[b]!));
}

/** The groups of each level in an order drawn by chance, neighbours in the hierarchy kept together; then one start for all. */
function systematicRandom({ strata, exact, source }: ApportionOptions): readonly bigint[] {
  if (!isSource(source)) {
    const expected = "a source of randomness with uniformInt, because apportionment is systematic-random";
    throw new DoubleRandomError({ code: "SOURCE_MISSING", path: "source", expected, received: describeValue(source) });
  }
  const inRandomOrder = (indices: readonly number[], depth: number): readonly number[] =>
    shuffle(groupsAt(strata, indices, depth), source).flatMap((group) =>
      group.indices.length === 1 ? group.indices : inRandomOrder(group.indices, depth + 1),
    );
  const order = inRandomOrder([...strata.keys()], 0);
  const values = order.map((index) => exact[index]!);
  const rounded = systematicRounding(values, source.uniformInt(commonDenominator(values)));
  const counts: bigint[] = [];
  for (const [position, index] of order.entries()) counts[index] = rounded[position]!;
  return counts;
}

interface Ranked {
  readonly key: string;
  readonly tier: StratumTier;
  readonly size: number;
}

interface Group extends Ranked {
  readonly indices: readonly number[];
}

/** The groups that some strata fall into at one level of the hierarchy, in canonical order. */
function groupsAt(strata: readonly BoundedStratum[], indices: readonly number[], depth: number): readonly Group[] {
  const members = new Map<string, number[]>();
  for (const index of indices) {
    const { path, key } = strata[index]!;
    const label = depth < path.length ? `${path[depth]!}/` : key;
    const group = members.get(label);
    if (group) group.push(index);
    else members.set(label, [index]);
  }
  return [...members]
    .map(([key, group]) => ({
      key,
      tier: commonTier(group.map((index) => strata[index]!.tier)),
      size: group.reduce((total, index) => total + strata[index]!.size, 0),
      indices: group,
    }))
    .sort((a, b) => byCodePoint(a.key, b.key));
}

function commonTier(tiers: readonly StratumTier[]): StratumTier {
  return tiers.every((tier) => tier === tiers[0]) ? tiers[0]! : "untiered";
}

function isSource(source: unknown): source is RandomSource {
  return typeof (source as RandomSource | null | undefined)?.uniformInt === "function";
}

/** Between equal remainders: the higher tier, then the larger group, then the key. */
function tieOrder(a: Ranked, b: Ranked): number {
  const rank = ({ tier }: Ranked): number => (TIERS as readonly string[]).indexOf(tier);
  return rank(b) - rank(a) || b.size - a.size || byCodePoint(a.key, b.key);
}
