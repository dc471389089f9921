import { describeValue } from "../errors/describeValue.js";

/** Where two values first differ. */
export interface Difference {
  readonly path: string;
  /** What should be there. */
  readonly expected: string;
  /** What the record has. */
  readonly received: string;
}

/** The first place, in the order of the expected value, at which two JSON values differ. */
export function firstDifference(expected: unknown, received: unknown, path: string): Difference | undefined {
  if (Array.isArray(expected) && Array.isArray(received)) {
    const longer = Math.max(expected.length, received.length);
    for (let index = 0; index < longer; index++) {
      const found = firstDifference(expected[index], received[index], `${path}[${String(index)}]`);
      if (found) return found;
    }
    return undefined;
  }
  if (isObject(expected) && isObject(received)) {
    for (const key of new Set([...Object.keys(expected), ...Object.keys(received)])) {
      const found = firstDifference(expected[key], received[key], path ? `${path}.${key}` : key);
      if (found) return found;
    }
    return undefined;
  }
  if (expected === received) return undefined;
  return { path, expected: describeValue(expected), received: describeValue(received) };
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
