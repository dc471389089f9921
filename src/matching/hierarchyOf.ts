import { apartRules, apartWithin } from "./apartRules.js";
import { includesColumn } from "./includesColumn.js";
import type { MatchingProblem, MatchingRow, RuleSet, SetRule } from "./matching.js";

/** The rules of a row: those that are nested or disjoint, and those that cross one of them. */
export interface Hierarchy {
  /** All columns of the row, of which exactly the demand is chosen. */
  readonly root: RuleSet;
  /** Restricted to the columns of the row, in the order in which they were looked at. */
  readonly leftOver: readonly SetRule[];
}

/**
 * Arranges the rules of a row, and the people who must not meet in it, as sets that are nested or disjoint. A team keeps
 * the hierarchy and the rules left over exactly if it keeps the rules of the row and no two of it must not meet.
 *
 * Rules enter one after another: those of the row in their order, then people who must not meet. A rule that cannot bind is
 * left out, equal sets become one in the place of the first, and a set that crosses an earlier one is left over.
 */
export function hierarchyOf(row: MatchingRow, apart: MatchingProblem["apart"]): Hierarchy {
  const { columns, demand, rules } = row;
  const pairsOfRow = apart.length === 0 ? apart : apartWithin(columns, apart);
  if (rules.length === 0 && pairsOfRow.length === 0) {
    return { root: { least: demand, most: demand, columns, inner: [] }, leftOver: [] };
  }

  const sets: RuleBounds[] = [{ columns, least: demand, most: demand }];
  const leftOver: SetRule[] = [];
  const { groups, pairs } = apartRules(pairsOfRow);
  const enter = (entering: readonly SetRule[]): void => {
    for (const rule of bindingRules(entering, row)) if (!enters(rule, sets)) leftOver.push(rule);
  };
  enter(rules);
  enter(groups);
  leftOver.push(...bindingRules(pairs, row));

  const [root, ...inner] = sets;
  return { root: ruleSetOf(root!, inner), leftOver };
}

interface RuleBounds {
  readonly columns: readonly number[];
  least: number;
  most: number;
}

/** The rules that forbid some choice, restricted to the columns of the row. */
export function bindingRules(rules: readonly SetRule[], { columns, demand }: MatchingRow): readonly SetRule[] {
  return rules
    .map((rule) => ({ ...rule, columns: common(rule.columns, columns) }))
    .filter(({ columns: { length }, least, most }) => {
      const places = demand - (columns.length - length);
      return least > Math.max(0, places) || most < Math.min(demand, length);
    });
}

/** Adds a rule to sets that are nested or disjoint, unless it crosses one of them. */
function enters({ columns, least, most }: SetRule, sets: RuleBounds[]): boolean {
  const shared = sets.map((set) => countCommon(set.columns, columns));
  const equal = sets.find((set, index) => set.columns.length === columns.length && shared[index] === columns.length);
  if (equal) {
    equal.least = Math.max(equal.least, least);
    equal.most = Math.min(equal.most, most);
    return true;
  }
  const crosses = sets.some(({ columns: { length } }, index) => {
    const count = shared[index]!;
    return count > 0 && count < length && count < columns.length;
  });
  if (!crosses) sets.push({ columns, least, most: Math.min(most, columns.length) });
  return !crosses;
}

/** @param within - the sets inside `outer`, in the order of their rules */
function ruleSetOf(outer: RuleBounds, within: readonly RuleBounds[]): RuleSet {
  const outermost = within.filter(
    (set) => !within.some((other) => other !== set && isInside(set.columns, other.columns)),
  );
  const inner = outermost.map((set) =>
    ruleSetOf(
      set,
      within.filter((other) => other !== set && isInside(other.columns, set.columns)),
    ),
  );
  const covered = new Set(outermost.flatMap(({ columns }) => columns));
  const columns = outer.columns.filter((column) => !covered.has(column));
  return { least: outer.least, most: outer.most, columns, inner };
}

/** Of two sets that are nested or disjoint. A set without columns is disjoint from all others rather than inside of them. */
function isInside(inner: readonly number[], outer: readonly number[]): boolean {
  return inner.length > 0 && inner.length < outer.length && includesColumn(outer, inner[0]!);
}

/** The numbers that are in both of two ascending lists. */
function common(first: readonly number[], second: readonly number[]): readonly number[] {
  return first.filter((column) => includesColumn(second, column));
}

/** How many numbers are in both of two ascending lists. */
function countCommon(first: readonly number[], second: readonly number[]): number {
  const [shorter, longer] = first.length < second.length ? [first, second] : [second, first];
  let count = 0;
  for (const column of shorter) if (includesColumn(longer, column)) count += 1;
  return count;
}
