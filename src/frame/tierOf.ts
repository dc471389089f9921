import { DoubleRandomError } from "../errors/DoubleRandomError.js";
import { describeValue } from "../errors/describeValue.js";
import type { Policies } from "../model/policies.js";
import type { Target } from "../model/target.js";
import { TIERS, type Tier } from "../model/tiers.js";

/** The policies that decide about a tier. */
export type TierPolicies = Pick<Policies, "creditClassTiers" | "tierCombination" | "tierMatrix">;

/**
 * The risk tier of a target, from its credit class and its industry tier by the policy `tierCombination`.
 *
 * @returns one of the four tiers, or `unclassified` where the policy finds nothing to go by
 * @throws {@link DoubleRandomError} `CREDIT_CLASS_UNKNOWN` for a class that `creditClassTiers` does not list
 *
 * @example
 * ```ts
 * import { DEFAULT_POLICIES, tierOf } from "double-random";
 *
 * console.log(tierOf({ id: "T-1", creditClass: "B", industryTier: "higher" }, DEFAULT_POLICIES));
 * ```
 * ```text
 * higher
 * ```
 */
export function tierOf(
  target: Pick<Target, "id" | "creditClass" | "industryTier">,
  policies: TierPolicies,
): Tier | "unclassified" {
  const credit = creditTier(target, policies.creditClassTiers);
  const industry = target.industryTier;
  switch (policies.tierCombination) {
    case "credit":
      return credit ?? "unclassified";
    case "industry":
      return industry ?? "unclassified";
    case "matrix":
      if (!policies.tierMatrix) throw matrixMissing();
      return credit && industry ? policies.tierMatrix[credit][industry] : (credit ?? industry ?? "unclassified");
    case "max":
      return credit && industry ? higherOf(credit, industry) : (credit ?? industry ?? "unclassified");
  }
}

function creditTier(
  { id, creditClass }: Pick<Target, "id" | "creditClass">,
  tiers: Readonly<Record<string, Tier>>,
): Tier | undefined {
  if (creditClass === undefined) return undefined;
  if (Object.hasOwn(tiers, creditClass)) return tiers[creditClass];
  throw new DoubleRandomError({
    code: "CREDIT_CLASS_UNKNOWN",
    path: `targets(${id}).creditClass`,
    expected: `one of ${Object.keys(tiers).join(", ")}`,
    received: describeValue(creditClass),
  });
}

function higherOf(a: Tier, b: Tier): Tier {
  return TIERS.indexOf(a) > TIERS.indexOf(b) ? a : b;
}

function matrixMissing(): DoubleRandomError {
  const expected = "a matrix, because tierCombination is matrix";
  return new DoubleRandomError({ code: "FIELD_INVALID", path: "policies.tierMatrix", expected, received: "nothing" });
}
