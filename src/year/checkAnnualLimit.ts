import { checkOptions } from "../errors/checkOptions.js";
import type { RecordEvent } from "../model/event.js";
import type { Inspection } from "../model/inspection.js";
import { parseInspections } from "../model/parseInspections.js";
import { parsePlan } from "../model/parsePlan.js";
import type { Plan } from "../model/plan.js";
import type { PlanRecord } from "../model/record.js";
import type { Target } from "../model/target.js";
import type { YearRules } from "../model/yearRules.js";
import { checkAsOf, indexTargets } from "../plan/checkInputs.js";
import { byCodePoint } from "../random/byCodePoint.js";
import { checkYearRules } from "./checkYearRules.js";
import { exemptionOf } from "./exemptionOf.js";
import { noteOf } from "./noteOf.js";
import { readRecords } from "./readRecords.js";
import { resolveYearRules } from "./resolveYearRules.js";
import { countedVisits, limitOf } from "./ruleFindings.js";
import { targetHistories } from "./targetHistories.js";
import type { YearNote } from "./yearNotes.js";

/** What {@link checkAnnualLimit} needs. */
export interface CheckAnnualLimitOptions {
  readonly plan: Plan;
  readonly targets: readonly Target[];
  /** The day up to which inspections count, `YYYY-MM-DD`. */
  readonly asOf: string;
  readonly rules: YearRules;
  /** All records of the year, the last draw included, in any order. */
  readonly records: readonly PlanRecord[];
  /** The events of all of them, in any order. */
  readonly events?: readonly RecordEvent[];
  /** The history. Default: only what records and events say. */
  readonly inspections?: readonly Inspection[];
}

/** A target with more visits than it may have. */
export interface OverLimit {
  readonly targetId: string;
  /** Visits of the year that were made and that the limit counts. */
  readonly made: number;
  /** Visits that are drawn and not made, joined as they can be. */
  readonly open: number;
  readonly most: number;
  /** The id of the exemption by which the target may have more. */
  readonly exemption?: string;
}

/** Whether the draws of a year keep the annual limit. */
export interface AnnualLimitCheck {
  /** By target id. */
  readonly over: readonly OverLimit[];
  /** `OVER_ANNUAL_LIMIT` for those without an exemption, `EXEMPTED` for those with one. */
  readonly notes: readonly YearNote[];
}

/**
 * Looks after a draw whether a target has more visits in the year than the annual limit allows: tasks whose windows do not meet can each
 * draw a target that had room for one visit. What has been drawn stays drawn; what follows is for the bureau to decide, and the note
 * sees to it that somebody does.
 *
 * Guarantees: the order of the lists does not matter; without a limit in the rules there is nothing to find.
 *
 * @throws `DoubleRandomError` as {@link frequencyExclusions}
 *
 * @example
 * ```ts
 * import { readFileSync } from "node:fs";
 * import { drawPlan } from "double-random";
 * import { checkAnnualLimit } from "double-random/year";
 *
 * const read = (name) => JSON.parse(readFileSync(`examples/first-draw/${name}.json`, "utf8"));
 * const [plan, targets, inspectors, avoidances] = ["plan", "targets", "inspectors", "avoidances"].map(read);
 * const seed = { sources: [{ type: "declared", ref: "dice", value: "6195028617330249156824750623946182371025" }] };
 * const record = drawPlan({ plan, targets, inspectors, avoidances, asOf: "2024-04-30", seed });
 * const inspections = [{ targetId: "OPT-09", date: "2024-02-01", itemIds: ["fire-safety"] }];
 * const rules = { annualLimit: { most: 1, policy: "merge" } };
 * const { over } = checkAnnualLimit({ plan, targets, asOf: "2024-04-30", rules, records: [record], inspections });
 * console.log(over);
 * ```
 * ```text
 * [ { targetId: 'OPT-09', made: 1, open: 1, most: 1 } ]
 * ```
 *
 * Source: 国办发〔2024〕54号.
 */
export function checkAnnualLimit(options: CheckAnnualLimitOptions): AnnualLimitCheck {
  checkOptions(options);
  const plan = parsePlan(options.plan);
  const asOf = checkAsOf(options.asOf);
  const directory = indexTargets(options.targets);
  const { rules } = resolveYearRules(options.rules);
  checkYearRules(plan, rules);
  const inspections = options.inspections === undefined ? [] : parseInspections(options.inspections);
  const chains = readRecords(options.records, options.events);
  const { histories, notes } = targetHistories({
    plan,
    asOf,
    inspections,
    chains,
    rules: { ...rules, ...NO_OTHER_RULE },
  });
  const over = [...histories].flatMap(([targetId, history]): OverLimit[] => {
    const target = directory.get(targetId);
    const most = target && limitOf(target, rules);
    const visits = countedVisits(history, plan);
    if (most === undefined || visits.length <= most) return [];
    const exemption = exemptionOf(target!, "annual-limit", rules.exemptions, asOf);
    const open = history.drawn.length;
    return [{ targetId, made: visits.length - open, open, most, ...(exemption && { exemption: exemption.id }) }];
  });
  over.sort((a, b) => byCodePoint(a.targetId, b.targetId));
  return { over, notes: [...notes, ...overNotes(over)] };
}

/** What was inspected does not matter to the limit, so that nobody need be told where it is not known. */
const NO_OTHER_RULE = { sameYear: "none", lookBacks: [] } as const;

function overNotes(over: readonly OverLimit[]): readonly YearNote[] {
  const told = ({ targetId, made, open, most }: OverLimit): string =>
    `${targetId} (${String(made)} + ${String(open)} > ${String(most)})`;
  const [bare, exempted] = [over.filter((each) => !each.exemption), over.filter((each) => each.exemption)];
  return [
    ...noteOf("OVER_ANNUAL_LIMIT", "More visits, made and to be made, than allowed", bare.map(told)),
    ...noteOf("EXEMPTED", "More visits, made and to be made, by an exemption", exempted.map(told)),
  ];
}
