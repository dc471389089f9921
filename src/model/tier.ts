import * as z from "zod/mini";
import type { StratumTier, Tier } from "./tiers.js";

export { STRATUM_TIERS, TIERS, type StratumTier, type Tier } from "./tiers.js";

export const tier: z.ZodMiniType<Tier> = z.enum(["low", "general", "higher", "high"]);

export const stratumTier: z.ZodMiniType<StratumTier> = z.enum([
  "low",
  "general",
  "higher",
  "high",
  "unclassified",
  "untiered",
]);
