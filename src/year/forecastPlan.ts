import { visitDemand } from "../assignment/visitDemand.js";
import { checkOptions } from "../errors/checkOptions.js";
import type { Warning } from "../errors/warnings.js";
import { add, fraction, multiply, subtract, ZERO, type Fraction } from "../exact/fraction.js";
import { parseDecimal } from "../exact/parseDecimal.js";
import type { Avoidance } from "../model/avoidance.js";
import type { Exclusion } from "../model/exclusion.js";
import type { Inspector } from "../model/inspector.js";
import { parsePlan } from "../model/parsePlan.js";
import type { Plan } from "../model/plan.js";
import type { Policies } from "../model/policies.js";
import type { Target } from "../model/target.js";
import { checkAsOf, indexTargets, readExclusions, readRoster, readTaskIds } from "../plan/checkInputs.js";
import { chooseTasks } from "../plan/chooseTasks.js";
import { coverageWarnings, directoryWarnings } from "../plan/planWarnings.js";
import { resolvePolicies } from "../plan/resolvePolicies.js";
import { correctionWarnings } from "../plan/taskWarnings.js";
import { amountOf, type Amount } from "./amount.js";
import { anyOf, weightedSum } from "./chance.js";
import { expectedLoads, likenessOf } from "./expectedLoads.js";
import { capacityNotes, loadForecasts, type InspectorForecast } from "./forecastLoads.js";
import { forecastTask, type TaskForecast } from "./forecastTask.js";
import { noteOf } from "./noteOf.js";
import { overlapOfGroups, type FrameOverlap } from "./overlapOfGroups.js";
import { plannedTasks } from "./plannedTasks.js";
import { readAssumptions, type ForecastAssumptions } from "./readAssumptions.js";
import { targetGroups, type TargetGroup } from "./targetGroups.js";
import { MOST_IN_DETAIL, visitKinds, type VisitKind } from "./visitKinds.js";
import type { YearNote } from "./yearNotes.js";

/** What {@link forecastPlan} needs. */
export interface ForecastPlanOptions {
  readonly plan: Plan;
  /** The directory, in any order. */
  readonly targets: readonly Target[];
  /** The date of the frames, `YYYY-MM-DD`. */
  readonly asOf: string;
  readonly policies?: Partial<Policies>;
  readonly exclusions?: readonly Exclusion[];
  /** The roster. Without it there is no forecast of loads. */
  readonly inspectors?: readonly Inspector[];
  /** Default: none. */
  readonly avoidances?: readonly Avoidance[];
  /** The tasks to look at. Default: all. */
  readonly taskIds?: readonly string[];
  readonly assumptions?: Partial<ForecastAssumptions>;
}

/** What all tasks come to. */
export interface ForecastTotals {
  /** How often tasks draw targets. */
  readonly hits: Amount;
  /** Different targets, expected. */
  readonly targets: Amount;
  /** Visits after merging, expected. */
  readonly visits: Amount;
  /** `hits` less `visits`. */
  readonly saved: Amount;
  /** Places of members on teams, expected. */
  readonly memberPlaces: Amount;
  /** Places of experts, expected. */
  readonly expertPlaces: Amount;
  /** Days that members spend, expected. */
  readonly inspectorDays: Amount;
}

/** A plan as it would be drawn, before any seed. */
export interface Forecast {
  readonly planId: string;
  readonly asOf: string;
  readonly assumptions: ForecastAssumptions;
  /** By task id. */
  readonly tasks: readonly TaskForecast[];
  readonly totals: ForecastTotals;
  readonly overlap: FrameOverlap;
  /** By inspector id; those who may go somewhere. Absent without a roster. */
  readonly inspectors?: readonly InspectorForecast[];
  /** About plan and directory, as a draw would give them. */
  readonly warnings: readonly Warning[];
  readonly notes: readonly YearNote[];
}

/**
 * What a plan comes to, without drawing: counts and rates per task and tier, the targets and visits to expect over all tasks, inspector-days,
 * the load of each inspector, and whether the roster can bear it. Call it again with another ratio, ladder or team size and
 * {@link compareForecasts} says what changes.
 *
 * Guarantees: needs no seed and nothing in it is random; the order of the lists does not matter. Counts are those that a draw from this
 * directory would draw (their expectation with `systematic-random`). Expectations are exact: tasks draw independently, so a
 * target is drawn with `1 - (1 - p)(1 - q)...`, and its visits are counted over everything that its tasks could draw together. Loads are
 * what the chances of `balanced/1` at each visit add up to, withdrawals and rules of the teams included; capacities can move some of it.
 *
 * @throws `DoubleRandomError` as `drawPlan` without its seed and teams; `FIELD_INVALID` for assumptions that are no numbers
 *
 * @example
 * ```ts
 * import { readFileSync } from "node:fs";
 * import { forecastPlan } from "double-random/year";
 *
 * const read = (name) => JSON.parse(readFileSync(`examples/first-draw/${name}.json`, "utf8"));
 * const [plan, targets, inspectors, avoidances] = ["plan", "targets", "inspectors", "avoidances"].map(read);
 * const assumptions = { daysPerVisit: "0.5" };
 * const forecast = forecastPlan({ plan, targets, inspectors, avoidances, asOf: "2024-04-30", assumptions });
 * for (const { taskId, tiers } of forecast.tasks) {
 *   console.log(taskId, tiers.map(({ tier, size, count }) => `${tier} ${count.exact} of ${size}`).join(", "));
 * }
 * const { visits, memberPlaces, inspectorDays } = forecast.totals;
 * console.log(visits.exact, "visits,", memberPlaces.exact, "places,", inspectorDays.decimal, "days");
 * console.log(forecast.inspectors.map(({ inspectorId, expectedVisits }) => `${inspectorId} ${expectedVisits}`).join(", "));
 * ```
 * ```text
 * T12 low 0 of 6, general 1 of 3, higher 1 of 1, high 1 of 1
 * 3 visits, 6 places, 3.00 days
 * INS-1 1.000, INS-2 2.000, INS-3 1.500, INS-4 1.500
 * ```
 */
export function forecastPlan(options: ForecastPlanOptions): Forecast {
  checkOptions(options);
  const plan = parsePlan(options.plan);
  const { policies, warnings } = resolvePolicies(plan, options.policies);
  const asOf = checkAsOf(options.asOf);
  const { targets } = options;
  const exclusions = readExclusions(options.exclusions, plan, indexTargets(targets));
  const assumptions = readAssumptions(options.assumptions);
  const roster = options.inspectors && readRoster(options.inspectors, options.avoidances ?? []);
  const tasks = chooseTasks(plan, readTaskIds(plan, options.taskIds));
  const planned = plannedTasks({ plan, tasks, targets, asOf, exclusions, policies });
  const strata = planned.flatMap((each) => each.strata);
  const likeness = roster && likenessOf(roster.inspectors, roster.avoidances, policies);
  const groups = targetGroups(targets, strata, likeness);
  const kindsOf = rememberKinds((group) => visitKinds(group.chances, policies));

  const memberPlaces = sumOfKinds(groups, kindsOf, (tasksOf) => visitDemand({ tasks: tasksOf }, policies).size);
  const visits = sumOfKinds(groups, kindsOf, () => 1);
  const hits = planned.flatMap(({ expected }) => expected).reduce(add, ZERO);
  const inspectorDays = multiply(memberPlaces, parseDecimal(assumptions.daysPerVisit)!);
  const found = roster && expectedLoads({ ...roster, groups, kindsOf, policies });
  const inspectors = roster && found && loadForecasts(found.loads, roster.inspectors, assumptions, policies);
  const forecasts = planned.map((each) => forecastTask(each, policies, roster?.inspectors));
  return {
    planId: plan.id,
    asOf,
    assumptions,
    tasks: forecasts,
    totals: {
      hits: amountOf(hits),
      targets: amountOf(
        weightedSum(
          groups.map(({ chances, targets: weight }) => ({ weight, value: anyOf(chances.map(({ chance }) => chance)) })),
        ),
      ),
      visits: amountOf(visits),
      saved: amountOf(subtract(hits, visits)),
      memberPlaces: amountOf(memberPlaces),
      expertPlaces: amountOf(
        sumOfKinds(groups, kindsOf, (tasksOf) => expertsOf(visitDemand({ tasks: tasksOf }, policies))),
      ),
      inspectorDays: amountOf(inspectorDays),
    },
    overlap: overlapOfGroups(groups),
    ...(inspectors && { inspectors }),
    warnings: [
      ...warnings,
      ...correctionWarnings(plan.corrections),
      ...directoryWarnings(targets, roster?.avoidances ?? [], asOf),
      ...coverageWarnings(plan, policies),
    ],
    notes: [
      ...(found && inspectors
        ? capacityNotes({ inspectors, impossible: found.impossible, memberPlaces, inspectorDays, assumptions })
        : []),
      ...(found ? detailNotes(groups) : []),
    ],
  };
}

function detailNotes(groups: readonly TargetGroup[]): readonly YearNote[] {
  const crowded = groups.filter(({ chances }) => chances.length > MOST_IN_DETAIL);
  const targets = crowded.reduce((sum, group) => sum + group.targets, 0);
  const words = `Targets in the frames of more than ${String(MOST_IN_DETAIL)} tasks; what their items ask together was left out`;
  return noteOf("LOADS_APPROXIMATE", words, crowded.length === 0 ? [] : [String(targets)]);
}

function expertsOf({ experts }: ReturnType<typeof visitDemand>): number {
  return experts.reduce((sum, share) => sum + share.experts, 0);
}

/** Groups that differ in their targets alone have the same kinds of visits. */
function rememberKinds(
  compute: (group: TargetGroup) => readonly VisitKind[],
): (group: TargetGroup) => readonly VisitKind[] {
  const known = new Map<string, readonly VisitKind[]>();
  return (group) => {
    const kinds = known.get(group.strata) ?? compute(group);
    known.set(group.strata, kinds);
    return kinds;
  };
}

/** The expected sum of a number over all visits. */
function sumOfKinds(
  groups: readonly TargetGroup[],
  kindsOf: (group: TargetGroup) => readonly VisitKind[],
  numberOf: (tasks: VisitKind["tasks"]) => number,
): Fraction {
  return weightedSum(
    groups.flatMap((group) =>
      kindsOf(group).map(({ tasks, expected }) => ({
        weight: group.targets,
        value: multiply(expected, fraction(BigInt(numberOf(tasks)))),
      })),
    ),
  );
}
