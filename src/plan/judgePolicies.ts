import { describeValue } from "../errors/describeValue.js";
import { DoubleRandomError, type ErrorIssue } from "../errors/DoubleRandomError.js";
import type { Warning } from "../errors/warnings.js";
import { DEFAULT_POLICIES } from "../model/defaultPolicies.js";
import type { Plan } from "../model/plan.js";
import type { Policies } from "../model/policies.js";
import { canonicalJson } from "../random/canonicalJson.js";

/** What is stated, then what the plan states, then the documented default. */
export function mergePolicies(plan: Plan, stated: Partial<Policies>): Policies {
  return { ...DEFAULT_POLICIES, ...plan.policies, ...stated };
}

/**
 * Refuses a plan that names a credit class which the policies do not have, and names every default that the plan leaves
 * unsaid in a warning, which follows from plan and policies alone and so can be recomputed.
 *
 * @throws {@link DoubleRandomError} `INPUT_INVALID` with `CREDIT_CLASS_UNKNOWN`
 */
export function judgePolicies(plan: Plan, policies: Policies): readonly Warning[] {
  checkCreditClasses(plan, policies);
  const defaulted = (Object.keys(DEFAULT_POLICIES) as (keyof Policies)[]).filter(
    (name) =>
      plan.policies?.[name] === undefined && canonicalJson(policies[name]) === canonicalJson(DEFAULT_POLICIES[name]),
  );
  const message = `The plan does not state these policies, and the documented default applies: ${defaulted.join(", ")}.`;
  return defaulted.length > 0 ? [{ code: "POLICIES_DEFAULTED", message }] : [];
}

/** Refuses a credit class in a plan that the policies do not have: the frame of a class that nobody has would be empty for ever. */
export function checkCreditClasses({ tasks, untargetedZeros = [] }: Plan, { creditClassTiers }: Policies): void {
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
