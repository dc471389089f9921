import { describeValue } from "../errors/describeValue.js";
import { DoubleRandomError, type ErrorIssue } from "../errors/DoubleRandomError.js";
import type { Warning } from "../errors/warnings.js";
import { parseWith } from "../model/parse.js";
import { DEFAULT_POLICIES, partialPoliciesSchema, policiesSchema, type Policies } from "../model/policies.js";
import type { Plan } from "../model/plan.js";
import { canonicalJson } from "../random/canonicalJson.js";

/**
 * The policies of a draw: what the caller states, then what the plan states, then the documented default. A default that
 * the plan leaves unsaid is named in a warning, which follows from plan and policies alone and so can be recomputed.
 */
export function resolvePolicies(
  plan: Plan,
  stated: Partial<Policies> = {},
): { readonly policies: Policies; readonly warnings: readonly Warning[] } {
  const chosen = parseWith(partialPoliciesSchema, stated, "policies");
  const policies = parseWith(policiesSchema, { ...DEFAULT_POLICIES, ...plan.policies, ...chosen }, "policies");
  checkCreditClasses(plan, policies);
  const defaulted = (Object.keys(DEFAULT_POLICIES) as (keyof Policies)[]).filter(
    (name) =>
      plan.policies?.[name] === undefined && canonicalJson(policies[name]) === canonicalJson(DEFAULT_POLICIES[name]),
  );
  const message = `The plan does not state these policies, and the documented default applies: ${defaulted.join(", ")}.`;
  return { policies, warnings: defaulted.length > 0 ? [{ code: "POLICIES_DEFAULTED", message }] : [] };
}

/** Refuses a plan that names a credit class which the policies do not have: its frame would be empty for ever. */
function checkCreditClasses({ tasks, untargetedZeros = [] }: Plan, { creditClassTiers }: Policies): void {
  const named = [
    ...tasks.flatMap(({ scope }, index) =>
      (scope.creditClasses ?? []).map((name, place) => ({
        name,
        path: `plan.tasks[${String(index)}].scope.creditClasses[${String(place)}]`,
      })),
    ),
    ...untargetedZeros.map(({ creditClass }, index) => ({
      name: creditClass,
      path: `plan.untargetedZeros[${String(index)}].creditClass`,
    })),
  ];
  const expected = `one of ${Object.keys(creditClassTiers).join(", ")}`;
  const issues = named
    .filter(({ name }) => !Object.hasOwn(creditClassTiers, name))
    .map(({ name, path }): ErrorIssue => ({
      code: "CREDIT_CLASS_UNKNOWN",
      path,
      expected,
      received: describeValue(name),
    }));
  if (issues.length > 0) throw DoubleRandomError.collect("plan", issues);
}
