import { canonicalJson } from "../random/canonicalJson.js";
import { byCodePoint } from "../random/byCodePoint.js";

/** Two records that became one. */
export interface MergedRecord<T> {
  readonly record: T;
  /** Fields of which they say different things; the record has what the first says. */
  readonly conflicts: readonly (keyof T & string)[];
}

/**
 * Makes one record of two: what one leaves out the other says, lists are united and put in order of their contents, so
 * that the order of the rows makes no difference.
 */
export function mergeRecords<T extends object>(first: T, second: T): MergedRecord<T> {
  const record = { ...first } as Record<string, unknown>;
  const conflicts: (keyof T & string)[] = [];
  for (const [field, value] of Object.entries(second)) {
    const known = record[field];
    if (Array.isArray(known) && Array.isArray(value)) record[field] = united(known, value);
    else if (known === undefined) record[field] = value as unknown;
    else if (known !== value) conflicts.push(field as keyof T & string);
  }
  return { record: record as T, conflicts };
}

function united(first: readonly unknown[], second: readonly unknown[]): readonly unknown[] {
  const byText = new Map([...first, ...second].map((item) => [canonicalJson(item), item] as const));
  return [...byText].sort(([a], [b]) => byCodePoint(a, b)).map(([, item]) => item);
}
