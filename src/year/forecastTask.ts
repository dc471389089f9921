import { serviceReason } from "../assignment/eligibility.js";
import { visitDemand } from "../assignment/visitDemand.js";
import type { Warning } from "../errors/warnings.js";
import { add, fraction, multiply, ZERO, type Fraction } from "../exact/fraction.js";
import type { Inspector } from "../model/inspector.js";
import type { Policies } from "../model/policies.js";
import { STRATUM_TIERS, type StratumTier } from "../model/tiers.js";
import { taskWarnings } from "../plan/taskWarnings.js";
import { amountOf, type Amount } from "./amount.js";
import { chanceOf, type Chance } from "./chance.js";
import type { PlannedTask } from "./plannedTasks.js";

/** What a task would draw of one tier. */
export interface TierForecast {
  readonly tier: StratumTier;
  /** Targets in scope. */
  readonly size: number;
  /** Of these, not excluded. */
  readonly eligible: number;
  /** How many would be drawn; whole unless the seed rounds. */
  readonly count: Amount;
  /** count / size; absent for an empty tier. */
  readonly rate?: Chance;
}

/** What a task would draw. */
export interface TaskForecast {
  readonly taskId: string;
  readonly frame: number;
  readonly eligible: number;
  /** What the quota asks for. */
  readonly quotaCount: number;
  readonly count: Amount;
  /** count / frame; absent for an empty frame. */
  readonly rate?: Chance;
  /** From the lowest tier; empty tiers are left out. */
  readonly tiers: readonly TierForecast[];
  /** Members of a team for this task alone, experts not counted. */
  readonly teamSize: number;
  /** How many inspectors may be members, as far as service, certificate, level and competence go; absent without a roster. */
  readonly inspectors?: number;
  /** As a draw would give them. */
  readonly warnings: readonly Warning[];
}

/** What one task would draw. */
export function forecastTask(
  { task, counts, expected }: PlannedTask,
  policies: Policies,
  inspectors: readonly Inspector[] | undefined,
): TaskForecast {
  const { frame, exact, allocation } = counts;
  const { size, competences } = visitDemand({ tasks: [task] }, policies);
  const total = expected.reduce(add, ZERO);
  const eligible = frame.strata.reduce((sum, { eligibleIds }) => sum + eligibleIds.length, 0);
  const frameSize = frame.strata.reduce((sum, stratum) => sum + stratum.size, 0);
  const demand = {
    window: task.window,
    level: task.mode.inspectedBy,
    competences: policies.competence === "all-members" ? competences : [],
  };
  return {
    taskId: task.id,
    frame: frameSize,
    eligible,
    quotaCount: exact.quotaCount,
    count: amountOf(total),
    ...rateOf(total, frameSize),
    tiers: STRATUM_TIERS.flatMap((tier): readonly TierForecast[] => {
      const members = frame.strata.flatMap((stratum, index) =>
        stratum.tier === tier ? [{ ...stratum, count: expected[index]! }] : [],
      );
      const tierSize = members.reduce((sum, stratum) => sum + stratum.size, 0);
      const count = members.map((stratum) => stratum.count).reduce(add, ZERO);
      const open = members.reduce((sum, { eligibleIds }) => sum + eligibleIds.length, 0);
      return tierSize === 0
        ? []
        : [{ tier, size: tierSize, eligible: open, count: amountOf(count), ...rateOf(count, tierSize) }];
    }),
    teamSize: size,
    ...(inspectors && {
      inspectors: inspectors.filter((each) => serviceReason(each, demand, policies.absence) === undefined).length,
    }),
    warnings: [...taskWarnings(task, frame), ...(allocation ?? exact).warnings],
  };
}

function rateOf(count: Fraction, size: number): { readonly rate?: Chance } {
  return size === 0 ? {} : { rate: chanceOf(multiply(count, fraction(1n, BigInt(size)))) };
}
