import { scopeReason } from "../frame/scopeReason.js";
import type { Target } from "../model/target.js";
import type { RuleExemption, YearRuleName } from "../model/yearRules.js";

/** The first exemption by which a rule does not apply to a target, if there is one. */
export function exemptionOf(
  target: Target,
  rule: YearRuleName,
  exemptions: readonly RuleExemption[],
  asOf: string,
): RuleExemption | undefined {
  return exemptions.find(
    ({ rules, scope, targetIds }) =>
      (!rules || rules.includes(rule)) &&
      (targetIds?.includes(target.id) === true || (scope && scopeReason(target, scope, asOf) === undefined)),
  );
}
