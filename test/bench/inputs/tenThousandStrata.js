// @ts-check
/** @import { AllocationStratum } from "double-random" */

const TIERS = /** @type {const} */ (["low", "general", "higher", "high"]);

/**
 * Four tiers in 2 500 regions, with 1 to 197 targets each.
 *
 * @returns {readonly AllocationStratum[]}
 */
export function tenThousandStrata() {
  return Array.from({ length: 2_500 }, (_, region) =>
    TIERS.map((tier, rank) => ({
      key: `${tier}.R${String(region)}`,
      tier,
      path: [tier],
      size: 1 + (((4 * region + rank) * 7919) % 197),
      intensity: String(2 ** rank),
    })),
  ).flat();
}
