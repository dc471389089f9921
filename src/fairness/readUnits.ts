import { describeValue } from "../errors/describeValue.js";
import { DoubleRandomError } from "../errors/DoubleRandomError.js";

/** Refuses anything but a list of distinct texts. */
export function readUnits(units: unknown, least: number): asserts units is readonly string[] {
  const expected = `a list of at least ${String(least)} distinct texts`;
  const refuse = (path: string, received: string): DoubleRandomError =>
    new DoubleRandomError({ code: "FIELD_INVALID", path, expected, received });
  if (!Array.isArray(units) || units.length < least) throw refuse("units", describeValue(units));
  const seen = new Set<unknown>();
  for (const [index, unit] of (units as readonly unknown[]).entries()) {
    const again = seen.has(unit) ? ", a second time" : "";
    if (typeof unit !== "string" || again) throw refuse(`units[${String(index)}]`, `${describeValue(unit)}${again}`);
    seen.add(unit);
  }
}
