/** The four risk tiers, from the lowest to the highest: 低风险, 一般风险, 较高风险, 高风险. */
export type Tier = "low" | "general" | "higher" | "high";

/**
 * The tier of a stratum: one of the four, `unclassified` for targets with neither credit class nor industry tier, or
 * `untiered` in a task to which risk tiers do not apply.
 */
export type StratumTier = Tier | "unclassified" | "untiered";

/** In ascending order of risk. */
export const TIERS: readonly Tier[] = ["low", "general", "higher", "high"];

/** The tiers in ascending order, then those of targets without a tier. */
export const STRATUM_TIERS: readonly StratumTier[] = [...TIERS, "unclassified", "untiered"];
