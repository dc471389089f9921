import { DoubleRandomError } from "../errors/DoubleRandomError.js";
import type { MatchingProblem } from "../matching/matching.js";
import type { Policies } from "../model/policies.js";
import type { Column, Formed, NamedProblem } from "./columns.js";
import { distinctPairs } from "./rosterOf.js";

/** Keeps the columns that some row may choose or that owe visits, numbers them anew, and adds capacities. */
export function numberedProblem(
  { rows, columns }: Formed,
  { mostVisitsPerInspector, mostVisitsPerPair }: Policies,
): {
  readonly problem: Omit<NamedProblem, "apart">;
  readonly columns: readonly Column[];
  /** Turns pairs of inspectors into pairs of columns. */
  readonly columnPairs: (pairs: MatchingProblem["apart"]) => MatchingProblem["apart"];
} {
  const rowCounts = new Map<number, number>();
  for (const row of rows) for (const column of row.columns) rowCounts.set(column, (rowCounts.get(column) ?? 0) + 1);
  const used = columns
    .map((column, old) => ({
      ...column,
      old,
      least: leastOf(column),
      most: mostOf(column, mostVisitsPerInspector),
      rowCount: rowCounts.get(old) ?? 0,
    }))
    .filter(({ least, rowCount }) => least > 0 || rowCount > 0);
  for (const { id, least, most } of used) if (least > most) throw boundsReversed(id, least, most);
  const newNumber = new Map(used.map(({ old }, number) => [old, number]));
  const renumber = (numbers: readonly number[]): readonly number[] => numbers.map((old) => newNumber.get(old)!);
  const columnsOf = new Map<number, number[]>();
  for (const [column, { numbers }] of used.entries()) {
    for (const number of numbers) columnsOf.set(number, [...(columnsOf.get(number) ?? []), column]);
  }
  const columnPairs = remember((pairs: MatchingProblem["apart"]) =>
    distinctPairs(
      pairs.flatMap(([a, b]) =>
        (columnsOf.get(a) ?? []).flatMap((first) => (columnsOf.get(b) ?? []).map((second) => [first, second])),
      ),
    ).filter(([a, b]) => a !== b),
  );
  return {
    columns: used,
    columnPairs,
    problem: {
      columnCount: used.length,
      least: used.map(({ least }) => least),
      most: used.map(({ most, rowCount }) => Math.min(most, rowCount)),
      rows: rows.map((row) => ({
        ...row,
        columns: renumber(row.columns),
        rules: row.rules.map((rule) => ({ ...rule, columns: renumber(rule.columns) })),
      })),
      ...(mostVisitsPerPair !== undefined && { mostPerPair: mostVisitsPerPair }),
    },
  };
}

/** Computes each result once for the same object. */
function remember<A extends object, R>(compute: (argument: A) => R): (argument: A) => R {
  const results = new Map<A, R>();
  return (argument) => {
    const result = results.get(argument) ?? compute(argument);
    results.set(argument, result);
    return result;
  };
}

/** The visits that a column still owes; nobody owes any who is not in service. */
function leastOf({ inspectors }: Column): number {
  return Math.max(
    ...inspectors.map(({ active, leastVisits = 0, priorVisits = 0 }) =>
      active ? Math.max(0, leastVisits - priorVisits) : 0,
    ),
  );
}

/** The visits that a column can still make. */
function mostOf({ inspectors }: Column, mostVisitsPerInspector = Number.MAX_SAFE_INTEGER): number {
  return Math.min(
    ...inspectors.map(({ mostVisits = mostVisitsPerInspector, priorVisits = 0 }) =>
      Math.max(0, mostVisits - priorVisits),
    ),
  );
}

function boundsReversed(id: string, least: number, most: number): DoubleRandomError {
  return new DoubleRandomError({
    code: "FIELD_INVALID",
    path: "inspectors",
    expected: `leastVisits of ${id} (or of its members) not above mostVisits or the policy mostVisitsPerInspector`,
    received: `at least ${String(least)} and at most ${String(most)} more visits`,
  });
}
