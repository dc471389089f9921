import { describeValue } from "../errors/describeValue.js";
import { DoubleRandomError } from "../errors/DoubleRandomError.js";
import { isPlainObject } from "../errors/isPlainObject.js";
import { parseDecimal } from "../exact/parseDecimal.js";

/** What a forecast takes for granted, as decimal text. */
export interface ForecastAssumptions {
  /** Days that each member spends on a visit, the way and the papers included. Default `1`. */
  readonly daysPerVisit: string;
  /** Days in the year that an inspector has for visits. Default: not stated, and not checked. */
  readonly daysPerInspector?: string;
}

const NAMES: readonly (keyof ForecastAssumptions)[] = ["daysPerVisit", "daysPerInspector"];

/** Reads assumptions, with the documented default of what is not stated. */
export function readAssumptions(stated: unknown = {}): ForecastAssumptions {
  if (!isPlainObject(stated)) refuse("assumptions", "an object", describeValue(stated));
  const given = Object.entries(stated).filter(([, value]) => value !== undefined);
  for (const [name, value] of given) {
    const path = `assumptions.${name}`;
    if (!NAMES.some((known) => known === name)) refuse(path, `one of ${NAMES.join(", ")}`, "another field");
    const number = typeof value === "string" ? parseDecimal(value) : undefined;
    if (!number || number.numerator <= 0n) {
      refuse(path, "a decimal number above 0, as text, such as 0.5", describeValue(value));
    }
  }
  return { daysPerVisit: "1", ...Object.fromEntries(given) };
}

function refuse(path: string, expected: string, received: string): never {
  throw new DoubleRandomError({ code: "FIELD_INVALID", path, expected, received });
}
