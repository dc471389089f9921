import { touchesWindow } from "../assignment/coversWindow.js";
import { dayAfterPeriod } from "../exact/dayAfterPeriod.js";
import type { Plan } from "../model/plan.js";
import type { Target } from "../model/target.js";
import type { Task } from "../model/task.js";
import type { YearRuleName } from "../model/yearRules.js";
import type { ResolvedYearRules } from "./resolveYearRules.js";
import type { DrawnVisit, InspectedDay, TargetHistory } from "./targetHistories.js";

/** What a rule says of one target and one task. */
export interface RuleFinding {
  readonly rule: YearRuleName;
  /** Of a look-back, its id. */
  readonly ruleId?: string;
  /** Of the other rules, the most that there may be. */
  readonly most?: number;
  /** The inspections and draws that count, by day, then draws. */
  readonly occasions: readonly (InspectedDay | DrawnVisit)[];
}

/** What all rules say of one target and one task. */
export interface RuleFindings {
  /** Why the target is out; in the order same year, look-backs, annual limit. */
  readonly excluding: readonly RuleFinding[];
  /** Items that were inspected as often as may be, of a target that is not out for that. */
  readonly repeatedItems: readonly string[];
  /** Whether the target is at its limit and stays in, because a hit joins a visit not made yet. */
  readonly merges: boolean;
}

/** What {@link ruleFindings} needs. */
export interface RuleFindingsOptions {
  readonly plan: Plan;
  readonly task: Task;
  readonly target: Target;
  readonly asOf: string;
  readonly history: TargetHistory;
  readonly rules: ResolvedYearRules;
}

/** Asks every rule about one target and one task; exemptions are for the caller. */
export function ruleFindings(options: RuleFindingsOptions): RuleFindings {
  const sameYear = sameYearFinding(options);
  const limit = limitFinding(options);
  return {
    excluding: [sameYear.finding, ...lookBackFindings(options), limit.finding].filter(
      (finding) => finding !== undefined,
    ),
    repeatedItems: sameYear.finding ? [] : sameYear.repeated,
    merges: limit.merges,
  };
}

/** The most visits of a target in the year, if there is a limit. */
export function limitOf({ creditClass }: Target, { annualLimit }: ResolvedYearRules): number | undefined {
  if (!annualLimit) return undefined;
  const { most, byCreditClass } = annualLimit;
  return creditClass !== undefined && Object.hasOwn(byCreditClass, creditClass) ? byCreditClass[creditClass] : most;
}

/** The visits of the year that the limit counts. */
export function countedVisits({ days, drawn }: TargetHistory, { year }: Plan): RuleFinding["occasions"] {
  return [...daysOfYear(days, year).filter(({ counted }) => counted), ...drawn];
}

function daysOfYear(days: readonly InspectedDay[], year: number): readonly InspectedDay[] {
  return days.filter(({ date }) => date.startsWith(`${String(year)}-`));
}

function sameYearFinding({ plan, task, history, rules }: RuleFindingsOptions): {
  readonly finding?: RuleFinding;
  readonly repeated: readonly string[];
} {
  const { sameYear } = rules;
  if (sameYear === "none") return { repeated: [] };
  const most = task.frequency.perTargetPerYear ?? sameYear.most;
  const occasions = [...daysOfYear(history.days, plan.year), ...history.drawn];
  const ofTask = occasions.filter(({ taskIds }) => taskIds.includes(task.id));
  const finding = { rule: "same-year", most } as const;
  if (ofTask.length >= most) return { finding: { ...finding, occasions: ofTask }, repeated: [] };

  const itemIds = task.items.map(({ id }) => id);
  const repeated = itemIds.filter((id) => occasions.filter((occasion) => occasion.itemIds.includes(id)).length >= most);
  if (!isMatch(sameYear.items, repeated, itemIds)) return { repeated };
  return {
    finding: { ...finding, occasions: occasions.filter((occasion) => sharesItem(occasion, repeated)) },
    repeated,
  };
}

function lookBackFindings({ task, asOf, history, rules }: RuleFindingsOptions): readonly RuleFinding[] {
  const itemIds = task.items.map(({ id }) => id);
  return rules.lookBacks.flatMap(({ id: ruleId, scope, items = "every", taskIds, ...period }): RuleFinding[] => {
    if (taskIds && !taskIds.includes(task.id)) return [];
    const within = history.days.filter(({ date }) => asOf < dayAfterPeriod(date, period));
    const found = { rule: "look-back", ruleId } as const;
    if (scope === "any") return within.length > 0 ? [{ ...found, occasions: within }] : [];
    const inspected = itemIds.filter((id) => within.some((day) => day.itemIds.includes(id)));
    return isMatch(items, inspected, itemIds)
      ? [{ ...found, occasions: within.filter((day) => sharesItem(day, inspected)) }]
      : [];
  });
}

function limitFinding(options: RuleFindingsOptions): { readonly finding?: RuleFinding; readonly merges: boolean } {
  const { plan, task, target, history, rules } = options;
  const most = limitOf(target, rules);
  if (most === undefined) return { merges: false };
  const occasions = countedVisits(history, plan);
  if (occasions.length < most) return { merges: false };
  const { window, mode } = task;
  const merges =
    rules.annualLimit?.policy === "merge" &&
    history.drawn.some(
      ({ visit }) =>
        visit.level === mode.inspectedBy && touchesWindow({ from: visit.window.start, to: visit.window.end }, window),
    );
  return merges ? { merges } : { finding: { rule: "annual-limit", most, occasions }, merges };
}

function isMatch(match: "every" | "any", found: readonly string[], all: readonly string[]): boolean {
  return found.length > 0 && (match === "any" || found.length === all.length);
}

function sharesItem({ itemIds }: InspectedDay | DrawnVisit, items: readonly string[]): boolean {
  return items.some((id) => itemIds.includes(id));
}
