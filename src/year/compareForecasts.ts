import { ZERO, subtract, type Fraction } from "../exact/fraction.js";
import type { StratumTier } from "../model/tiers.js";
import { byCodePoint } from "../random/byCodePoint.js";
import { amountOf, type Amount } from "./amount.js";
import type { Forecast, ForecastTotals } from "./forecastPlan.js";
import type { TaskForecast } from "./forecastTask.js";

/** An amount in two forecasts. */
export interface AmountChange {
  readonly before: Amount;
  readonly after: Amount;
  /** `after` less `before`. */
  readonly change: Amount;
}

/** A tier of a task in two forecasts; a tier or task that only one of them has counts as zero in the other. */
export interface TierChange extends AmountChange {
  readonly tier: StratumTier;
}

/** A task in two forecasts. */
export interface TaskChange extends AmountChange {
  readonly taskId: string;
  /** Only those that change, from the lowest. */
  readonly tiers: readonly TierChange[];
}

/** What is different in the second of two forecasts. */
export interface ForecastComparison {
  /** Only those of which something changes, by task id. */
  readonly tasks: readonly TaskChange[];
  readonly totals: { readonly [K in keyof ForecastTotals]: AmountChange };
  /** Codes of notes that only the second has, and that only the first has. */
  readonly notesAdded: readonly string[];
  readonly notesGone: readonly string[];
}

/**
 * What changes from one forecast to another: when a ratio, a ladder, a team size, an exclusion or the roster is another.
 *
 * Guarantees: exact; what does not change is not listed, save the totals.
 *
 * @example
 * ```ts
 * import { readFileSync } from "node:fs";
 * import { compareForecasts, forecastPlan } from "double-random/year";
 *
 * const read = (name) => JSON.parse(readFileSync(`examples/first-draw/${name}.json`, "utf8"));
 * const [plan, targets] = [read("plan"), read("targets")];
 * const withRatio = (ratio) => ({ ...plan, tasks: plan.tasks.map((task) => ({ ...task, quota: { kind: "ratio", ratio } })) });
 * const [before, after] = ["20%", "40%"].map((ratio) => forecastPlan({ plan: withRatio(ratio), targets, asOf: "2024-04-30" }));
 * const { tasks, totals } = compareForecasts(before, after);
 * for (const { tier, before, after } of tasks[0].tiers) console.log(tier, before.exact, "to", after.exact);
 * console.log("inspector-days", totals.inspectorDays.change.decimal, "more");
 * ```
 * ```text
 * low 0 to 1
 * general 1 to 2
 * inspector-days 4.00 more
 * ```
 */
export function compareForecasts(before: Forecast, after: Forecast): ForecastComparison {
  const taskIds = [...new Set([...before.tasks, ...after.tasks].map(({ taskId }) => taskId))].sort(byCodePoint);
  const codesOf = ({ notes }: Forecast): readonly string[] =>
    [...new Set(notes.map(({ code }) => code))].sort(byCodePoint);
  const [codesBefore, codesAfter] = [codesOf(before), codesOf(after)];
  return {
    tasks: taskIds
      .map((taskId) => taskChange(taskId, before, after))
      .filter(({ change, tiers }) => isChange(change) || tiers.length > 0),
    totals: {
      hits: changeOf(before.totals.hits, after.totals.hits),
      targets: changeOf(before.totals.targets, after.totals.targets),
      visits: changeOf(before.totals.visits, after.totals.visits),
      saved: changeOf(before.totals.saved, after.totals.saved),
      memberPlaces: changeOf(before.totals.memberPlaces, after.totals.memberPlaces),
      expertPlaces: changeOf(before.totals.expertPlaces, after.totals.expertPlaces),
      inspectorDays: changeOf(before.totals.inspectorDays, after.totals.inspectorDays),
    },
    notesAdded: codesAfter.filter((code) => !codesBefore.includes(code)),
    notesGone: codesBefore.filter((code) => !codesAfter.includes(code)),
  };
}

function taskChange(taskId: string, before: Forecast, after: Forecast): TaskChange {
  const [a, b] = [before, after].map(({ tasks }) => tasks.find((task) => task.taskId === taskId)) as [
    TaskForecast | undefined,
    TaskForecast | undefined,
  ];
  const tiers = [...new Set([...(a?.tiers ?? []), ...(b?.tiers ?? [])].map(({ tier }) => tier))];
  const countOf = (task: TaskForecast | undefined, tier: StratumTier): Amount | undefined =>
    task?.tiers.find((each) => each.tier === tier)?.count;
  return {
    taskId,
    ...changeOf(a?.count, b?.count),
    tiers: tiers
      .map((tier) => ({ tier, ...changeOf(countOf(a, tier), countOf(b, tier)) }))
      .filter(({ change }) => isChange(change)),
  };
}

function changeOf(before: Amount = amountOf(ZERO), after: Amount = amountOf(ZERO)): AmountChange {
  return { before, after, change: amountOf(subtract(valueOf(after), valueOf(before))) };
}

function isChange({ exact }: Amount): boolean {
  return exact !== "0";
}

/** The text of an amount may have more digits than a plan may print. */
function valueOf({ exact }: Amount): Fraction {
  const [numerator = "0", denominator = "1"] = exact.split("/");
  return { numerator: BigInt(numerator), denominator: BigInt(denominator) };
}
