import type { EvenUnderCapacityOptions } from "../../src/matching/evenUnderCapacity.js";
import type { ChanceSet, RuleSet } from "../../src/matching/matching.js";
import { dinicByTheBook, type PlainArc } from "./dinicByTheBook.js";
import { columnsOf, sumOf } from "./matchingProblems.js";

const FULL = 2 ** 20;

/** A chance of a column or a sum of a set, and the vertices between which it moves. */
interface Amount {
  readonly row: number;
  readonly from: string;
  readonly to: string;
  readonly bounds: readonly [number, number] | "chance";
  readonly start: number;
  now: number;
}

/**
 * Step 3 of docs/assignment.md, written a second time as plainly as it is stated there: exact shares, one network per move with
 * arcs for the columns that give and take only, flows by the book.
 *
 * @returns for each row its units by column, and the allowance
 */
export function evenByTheBook(options: EvenUnderCapacityOptions): {
  readonly units: readonly ReadonlyMap<number, number>[];
  readonly allowance: string;
} {
  const { problem, hierarchies, chances, order } = options;
  const amounts = order.rows.flatMap((row) =>
    amountsOfRow(row, hierarchies[row]!, chances[row]!.root, chances[row]!.denominator, order.columnsOfRow[row]!),
  );
  const isChance = ({ bounds }: Amount): boolean => bounds === "chance";
  const load = (column: number): number =>
    sumOf(amounts.filter((amount) => isChance(amount) && amount.to === `c${column}`).map(({ now }) => now));
  const within = (): boolean =>
    order.columns.every((c) => problem.least[c]! * FULL <= load(c) && load(c) <= problem.most[c]! * FULL);
  const answer = (allowance: string) => ({
    units: hierarchies.map(
      (_, row) =>
        new Map(
          amounts
            .filter((amount) => amount.row === row && isChance(amount))
            .map(({ to, now }) => [Number(to.slice(1)), now]),
        ),
    ),
    allowance,
  });

  if (within()) return answer("0");
  for (const allowance of [1, 2, 4, 8, 16, 32, 64, undefined]) {
    for (const bounds of [problem.most, problem.least]) {
      move(amounts, order.columns, (column) => load(column) - bounds[column]! * FULL, allowance);
      if (within()) return answer(allowance === undefined ? "all" : `${allowance}/64`);
    }
  }
  throw new Error("never within the bounds");
}

function move(
  amounts: readonly Amount[],
  columns: readonly number[],
  excess: (column: number) => number,
  allowance: number | undefined,
): void {
  const names = ["source", "sink", ...new Set(amounts.flatMap(({ from, to }) => [from, to]))];
  for (const column of columns) if (!names.includes(`c${column}`)) names.push(`c${column}`);
  const vertex = (name: string): number => names.indexOf(name);
  const arc = (from: string, to: string, capacity: number, backward = 0): PlainArc => ({
    from: vertex(from),
    to: vertex(to),
    capacity,
    backward,
  });
  const inner = amounts.map(({ from, to, bounds, start, now }) => {
    const step = allowance === undefined ? FULL : Math.floor((start * allowance) / 64);
    const [low, high] =
      bounds === "chance" ? [Math.max(0, start - step), Math.min(FULL, start + step)] : [bounds[0], bounds[1]];
    return arc(from, to, high - now, now - low);
  });
  const giving = columns.filter((c) => excess(c) > 0).map((c) => arc("source", `c${c}`, excess(c)));
  const taking = columns.filter((c) => excess(c) < 0).map((c) => arc(`c${c}`, "sink", -excess(c)));
  const flows = dinicByTheBook(names.length, [...giving, ...inner, ...taking], 0, 1);
  for (const [index, amount] of amounts.entries()) amount.now += flows[giving.length + index]!;
}

function amountsOfRow(
  row: number,
  root: RuleSet,
  chances: ChanceSet,
  denominator: bigint,
  shuffled: readonly number[],
): Amount[] {
  const scaled = (units: bigint): bigint => units * BigInt(FULL);
  const down = (units: bigint): number => Number(scaled(units) / denominator);
  const broken = (units: bigint): boolean => scaled(units) % denominator !== 0n;
  const total = (set: ChanceSet): bigint =>
    [...set.units, ...set.inner.map(total)].reduce((sum, units) => sum + units, 0n);
  const ofColumns: Amount[] = [];
  const ofSets: Amount[] = [];

  const share = (set: RuleSet, inSet: ChanceSet, units: number, name: string): void => {
    const items = [
      ...shuffled
        .filter((column) => set.columns.includes(column))
        .map((column) => ({ column, inner: -1, exact: inSet.units[inSet.columns.indexOf(column)]! })),
      ...set.inner.map((_, inner) => ({ column: -1, inner, exact: total(inSet.inner[inner]!) })),
    ];
    let left = units - sumOf(items.map(({ exact }) => down(exact)));
    for (const { column, inner, exact } of items) {
      const raised = left > 0 && broken(exact);
      if (raised) left--;
      const start = down(exact) + (raised ? 1 : 0);
      if (column >= 0) {
        ofColumns.push({ row, from: name, to: `c${column}`, bounds: "chance", start, now: start });
        continue;
      }
      const within = set.inner[inner]!;
      share(within, inSet.inner[inner]!, start, `${name}.${inner}`);
      const bounds = [within.least * FULL, within.most * FULL] as const;
      ofSets.push({ row, from: name, to: `${name}.${inner}`, bounds, start, now: start });
    }
    if (left !== 0) throw new Error("units left over");
  };
  share(root, chances, root.least * FULL, `r${row}`);
  const place = ({ to }: Amount): number => shuffled.indexOf(Number(to.slice(1)));
  if (ofColumns.length !== columnsOf(root).length) throw new Error("a column is missing");
  return [...ofColumns.sort((a, b) => place(a) - place(b)), ...ofSets];
}
