import { describeValue } from "../errors/describeValue.js";
import { DoubleRandomError, type ErrorIssue } from "../errors/DoubleRandomError.js";
import type { Plan } from "../model/plan.js";
import type { ResolvedYearRules } from "./resolveYearRules.js";

/** Refuses rules that name a task which the plan does not have, and two rules of one id: notes could not say which. */
export function checkYearRules(plan: Plan, { lookBacks, exemptions }: ResolvedYearRules): void {
  const known = new Set(plan.tasks.map(({ id }) => id));
  const issues = [
    ...lookBacks.flatMap(({ taskIds = [] }, index) =>
      taskIds.flatMap((taskId, place): ErrorIssue[] =>
        known.has(taskId)
          ? []
          : [
              {
                code: "REFERENCE_UNKNOWN",
                path: `rules.lookBacks[${String(index)}].taskIds[${String(place)}]`,
                expected: "the id of a task in the plan",
                received: describeValue(taskId),
              },
            ],
      ),
    ),
    ...repeated("lookBacks", lookBacks),
    ...repeated("exemptions", exemptions),
  ];
  if (issues.length > 0) throw DoubleRandomError.collect("rules", issues);
}

function repeated(name: string, rules: readonly { readonly id: string }[]): readonly ErrorIssue[] {
  return rules.flatMap(({ id }, index): ErrorIssue[] =>
    rules.findIndex((rule) => rule.id === id) === index
      ? []
      : [
          {
            code: "DUPLICATE_ID",
            path: `rules.${name}[${String(index)}].id`,
            expected: "a value of its own",
            received: describeValue(id),
          },
        ],
  );
}
