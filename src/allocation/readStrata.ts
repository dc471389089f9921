import type { ErrorIssue } from "../errors/DoubleRandomError.js";
import { allocationStratumSchema, type AllocationStratum } from "../model/allocationStratum.js";
import { parseList, unique } from "../model/parseList.js";
import type { AllocationMethod } from "./stratumNumbers.js";

/** Checks the strata of a caller and reports all problems together. */
export function readStrata(input: unknown, method: AllocationMethod): readonly AllocationStratum[] {
  const needsBand = ({ band }: AllocationStratum, path: string): ErrorIssue | undefined =>
    method === "dial" && !band
      ? {
          code: "FIELD_INVALID",
          path: `${path}.band`,
          expected: "a rate band, because the method is dial",
          received: "nothing",
        }
      : undefined;
  return parseList(allocationStratumSchema, input, "strata", [
    unique("DUPLICATE_ID", "key", ({ key }) => key),
    needsBand,
  ]);
}
