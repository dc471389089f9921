import { quote } from "../errors/describeValue.js";
import { DoubleRandomError, type ErrorIssue, type FileLocation } from "../errors/DoubleRandomError.js";
import type { KindOfTable, UniqueValue } from "./tableKinds.js";

/** The most problems of a file that are listed one by one. */
export const MOST_ISSUES = 100;

/** Where a row of a list stands in its file. */
export interface RowPlace {
  /** The row, from 1; in a JSON file there is none. */
  readonly row?: number;
  /** The place of a field, given the rest of its path: `.licences[0].kind`. */
  readonly locate: (suffix: string) => FileLocation;
  /** The text in the file, if it is known and another than the value. */
  readonly rawAt: (suffix: string) => string | undefined;
}

/** Gathers the rows of a list, and the problems of all of them. */
export interface RowCollector<T> {
  readonly add: (row: object, place: RowPlace) => void;
  readonly report: (issue: ErrorIssue) => void;
  /** How many rows were met so far, good ones and bad. */
  readonly met: () => number;
  /** The rows, if there was no problem. */
  readonly finish: () => readonly T[];
}

/** What {@link rowCollector} does beyond checking. */
export interface CollectorOptions<T> {
  /** Makes one row of two with the same id. */
  readonly merge?: (first: T, second: T, place: RowPlace, firstPlace: string) => T;
  /** Looks at every good row. */
  readonly inspect?: (row: T, place: RowPlace) => void;
}

/** A collector for a kind of list. It keeps a bounded number of problems, and after the first no more rows. */
export function rowCollector<T extends object>(
  { kind, read, unique }: KindOfTable<T>,
  { merge, inspect }: CollectorOptions<T>,
): RowCollector<T> {
  const rows: T[] = [];
  const numbers: number[] = [];
  const seen = unique.map(() => new Map<string, number>());
  const issues: ErrorIssue[] = [];
  let [met, unlisted] = [0, 0];
  const report = (issue: ErrorIssue): void => {
    if (issues.length < MOST_ISSUES) issues.push(issue);
    else unlisted += 1;
  };
  const nameOf = (index: number): string =>
    numbers[index] === undefined ? `${kind}[${String(index)}]` : `row ${String(numbers[index])}`;
  const repeated = ({ code, field, advice }: UniqueValue<T>, value: string, first: number, place: RowPlace): void => {
    report({
      code,
      path: `${kind}[${String(met - 1)}].${field}`,
      expected: `a value of its own (${nameOf(first)} has it already)`,
      received: quote(value),
      location: place.locate(`.${field}`),
      advice,
    });
  };
  const isNew = (row: T, place: RowPlace): boolean => {
    for (const [index, check] of unique.entries()) {
      const value = check.of(row);
      if (value === undefined) continue;
      const first = seen[index]!.get(value);
      if (first === undefined) {
        seen[index]!.set(value, rows.length);
        continue;
      }
      if (merge && index === 0) {
        rows[first] = merge(rows[first]!, row, place, nameOf(first));
        return false;
      }
      repeated(check, value, first, place);
    }
    return true;
  };
  return {
    report,
    met: () => met,
    add: (object, place) => {
      const path = `${kind}[${String(met)}]`;
      met += 1;
      const reading = read(object, path);
      if (reading.issues) {
        for (const issue of reading.issues) report(placed(issue, path, place));
        return;
      }
      inspect?.(reading.value, place);
      if (!isNew(reading.value, place)) return;
      rows.push(reading.value);
      if (place.row !== undefined) numbers[rows.length - 1] = place.row;
    },
    finish: () => {
      if (issues.length > 0) throw DoubleRandomError.collect(kind, issues, unlisted);
      return rows;
    },
  };
}

function placed(issue: ErrorIssue, path: string, place: RowPlace): ErrorIssue {
  const suffix = issue.path.slice(path.length);
  const raw = place.rawAt(suffix);
  return {
    ...issue,
    ...(raw !== undefined && { received: quote(raw) }),
    location: place.locate(suffix),
    ...adviceFor(issue, suffix),
  };
}

function adviceFor({ code, received }: ErrorIssue, suffix: string): { readonly advice?: string } {
  if (/\.lists\[\d+\]\.since$/.test(suffix)) {
    return { advice: "write the day of the entry, or say in the mapping since when at the latest (listedSince)" };
  }
  if (received === "nothing") return { advice: "fill it in, or say in the mapping what every row has (constants)" };
  if (code === "WINDOW_REVERSED") return { advice: "the last day must not be before the first" };
  return {};
}
