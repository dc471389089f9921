import type { BoundedStratum } from "../../src/allocation/integerBounds.js";
import { stratumNumbers, type AllocationMethod } from "../../src/allocation/stratumNumbers.js";
import type { AllocationStratum } from "../../src/model/allocationStratum.js";

type Fields = AllocationStratum & { readonly lower?: number; readonly upper?: number };

/** A stratum between the bounds stated: from none to all that are available if none are. */
export function boundedStratum(fields: Fields, method: AllocationMethod = "intensities"): BoundedStratum {
  const { lower = 0, upper, ...stated } = fields;
  const numbers = stratumNumbers(stated, method);
  return { ...numbers, lower: BigInt(lower), upper: BigInt(upper ?? numbers.available) };
}
