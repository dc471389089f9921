import * as z from "zod/mini";
import { outcome, type Outcome } from "./event.js";
import { count, creditClassName, id, label, listOf, positiveCount, type Shape } from "./fields.js";
import { inspectionCause, type InspectionCause } from "./inspection.js";
import { scopeSchema, type Scope } from "./task.js";

/** A rule that can keep a target out of a draw because of what has been before. */
export type YearRuleName = "same-year" | "look-back" | "annual-limit";

/**
 * Whether a rule about items keeps a target out of a task when all items of the task have been inspected, so that nothing is left to
 * do, or as soon as one of them has.
 */
export type ItemMatch = "every" | "any";

/** The same target and the same item in the same year (同一对象同一事项同一年度). */
export interface SameYearRule {
  /** The most inspections; for a task that states `perTargetPerYear`, that number. */
  readonly most: number;
  readonly items: ItemMatch;
}

/** Who was inspected not long ago is not drawn. One of `days`, `months` and `years` is given. */
export interface LookBack {
  /** What notes call the rule. */
  readonly id: string;
  readonly days?: number;
  readonly months?: number;
  readonly years?: number;
  /** Whether only inspections of the items of the task count, or any. */
  readonly scope: "item" | "any";
  /** With scope `item`. Default `every`. */
  readonly items?: ItemMatch;
  /** The tasks that it is about. Default: all. */
  readonly taskIds?: readonly string[];
}

/** The most visits to one target in a year, over all tasks (年度频次上限). */
export interface AnnualLimit {
  /** Of targets whose credit class has no number of its own. */
  readonly most: number;
  readonly byCreditClass?: Readonly<Record<string, number>>;
  /**
   * - `exclude`: who has reached the limit is out of every draw
   * - `merge`: who has reached it stays in those tasks whose hit can join a visit that has not been made yet
   */
  readonly policy: "merge" | "exclude";
  /** Inspections that the limit does not count. Default: complaint, referral, monitoring. */
  readonly uncountedCauses?: readonly InspectionCause[];
}

/** Targets to which some rules do not apply. */
export interface RuleExemption {
  /** What notes call it. */
  readonly id: string;
  /** Default: all rules. */
  readonly rules?: readonly YearRuleName[];
  /** Targets in this scope. Default: only those named. */
  readonly scope?: Scope;
  /** These targets. */
  readonly targetIds?: readonly string[];
  readonly reason: string;
}

/** How often a target may be inspected, and how soon again. What is not stated has its documented default. */
export interface YearRules {
  /** `none` switches it off. Default: at most 1, `every`. */
  readonly sameYear?: SameYearRule | "none";
  /** Default: none. */
  readonly lookBacks?: readonly LookBack[];
  /** Default: no limit, until the bureau publishes one. */
  readonly annualLimit?: AnnualLimit;
  /** Default: none. */
  readonly exemptions?: readonly RuleExemption[];
  /**
   * Outcomes of a visit at which nothing could be inspected: these count for no rule. Default: unreachable, closed, deregistered, revoked,
   * rescinded, moved out.
   */
  readonly outcomesWithoutInspection?: readonly Outcome[];
}

const itemMatch: z.ZodMiniType<ItemMatch> = z.enum(["every", "any"]);

const sameYear: z.ZodMiniType<SameYearRule> = z.strictObject({
  most: positiveCount,
  items: itemMatch,
} satisfies Shape<SameYearRule>);

const lookBack: z.ZodMiniType<LookBack> = z
  .strictObject({
    id,
    days: z.exactOptional(positiveCount),
    months: z.exactOptional(positiveCount),
    years: z.exactOptional(positiveCount),
    scope: z.enum(["item", "any"]),
    items: z.exactOptional(itemMatch),
    taskIds: z.exactOptional(listOf(id)),
  } satisfies Shape<LookBack>)
  .check(
    z.superRefine(({ days, months, years, scope, items }, context) => {
      const stated = [days, months, years].filter((length) => length !== undefined);
      if (stated.length !== 1) {
        context.addIssue({ code: "custom", path: ["days"], message: "one of days, months and years" });
      }
      if (stated.some((length) => length > MOST_PERIODS)) {
        context.addIssue({ code: "custom", path: ["days"], message: `at most ${String(MOST_PERIODS)}` });
      }
      if (scope === "any" && items !== undefined) {
        context.addIssue({ code: "custom", path: ["items"], message: "nothing, because the scope is any" });
      }
    }),
  );

/** More days than a hundred years have. */
const MOST_PERIODS = 40_000;

const annualLimit: z.ZodMiniType<AnnualLimit> = z.strictObject({
  most: count,
  byCreditClass: z.exactOptional(z.record(creditClassName, count)),
  policy: z.enum(["merge", "exclude"]),
  uncountedCauses: z.exactOptional(listOf(inspectionCause)),
} satisfies Shape<AnnualLimit>);

const exemption: z.ZodMiniType<RuleExemption> = z
  .strictObject({
    id,
    rules: z.exactOptional(listOf(z.enum(["same-year", "look-back", "annual-limit"]))),
    scope: z.exactOptional(scopeSchema),
    targetIds: z.exactOptional(listOf(id)),
    reason: label,
  } satisfies Shape<RuleExemption>)
  .check(
    z.refine(({ scope, targetIds }) => scope !== undefined || targetIds !== undefined, {
      error: "a scope, targetIds or both",
      path: ["scope"],
    }),
  );

/** The schema of {@link YearRules}. */
export const yearRulesSchema: z.ZodMiniType<YearRules> = z.strictObject({
  sameYear: z.exactOptional(z.union([sameYear, z.literal("none")])),
  lookBacks: z.exactOptional(listOf(lookBack)),
  annualLimit: z.exactOptional(annualLimit),
  exemptions: z.exactOptional(listOf(exemption)),
  outcomesWithoutInspection: z.exactOptional(listOf(outcome)),
} satisfies Shape<YearRules>);
