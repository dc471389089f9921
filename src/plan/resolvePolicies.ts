import type { Warning } from "../errors/warnings.js";
import { parseWith } from "../model/parse.js";
import { partialPoliciesSchema, policiesSchema, type Policies } from "../model/policies.js";
import type { Plan } from "../model/plan.js";
import { judgePolicies, mergePolicies } from "./judgePolicies.js";

/** The policies of a draw, read and found fit for the plan: what the caller states comes first, then what the plan states. */
export function resolvePolicies(
  plan: Plan,
  stated: Partial<Policies> = {},
): { readonly policies: Policies; readonly warnings: readonly Warning[] } {
  const chosen = parseWith(partialPoliciesSchema, stated, "policies");
  const policies = parseWith(policiesSchema, mergePolicies(plan, chosen), "policies");
  return { policies, warnings: judgePolicies(plan, policies) };
}
