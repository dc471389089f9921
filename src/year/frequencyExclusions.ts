import { checkOptions } from "../errors/checkOptions.js";
import { scopeReason } from "../frame/scopeReason.js";
import type { RecordEvent } from "../model/event.js";
import type { Exclusion, ExclusionReason } from "../model/exclusion.js";
import { date, label } from "../model/fields.js";
import type { Inspection } from "../model/inspection.js";
import { parseInspections } from "../model/parseInspections.js";
import { parseWith } from "../model/parse.js";
import { parsePlan } from "../model/parsePlan.js";
import type { Plan } from "../model/plan.js";
import type { PlanRecord } from "../model/record.js";
import type { Target } from "../model/target.js";
import type { YearRuleName, YearRules } from "../model/yearRules.js";
import { checkAsOf, indexTargets, readExclusions } from "../plan/checkInputs.js";
import { byCodePoint } from "../random/byCodePoint.js";
import { checkYearRules } from "./checkYearRules.js";
import { exclusionNote, type NoteLanguage } from "./exclusionWords.js";
import { exemptionOf } from "./exemptionOf.js";
import { noteOf } from "./noteOf.js";
import { readLanguage } from "./readLanguage.js";
import { readRecords } from "./readRecords.js";
import { resolveYearRules } from "./resolveYearRules.js";
import { limitOf, ruleFindings, type RuleFinding } from "./ruleFindings.js";
import { targetHistories, type TargetHistory } from "./targetHistories.js";
import { sortedOnce } from "./sortedOnce.js";
import type { YearNote } from "./yearNotes.js";

/** What {@link frequencyExclusions} needs. */
export interface FrequencyExclusionsOptions {
  readonly plan: Plan;
  /** The directory of the draw, in any order. */
  readonly targets: readonly Target[];
  /** The date of the frame of the draw, `YYYY-MM-DD`. */
  readonly asOf: string;
  /** The history, in any order, of as many years as the rules look back. Default: none. */
  readonly inspections?: readonly Inspection[];
  /** The records of this year's draws, in any order. Default: none. */
  readonly records?: readonly PlanRecord[];
  /** The events of all of them, in any order. */
  readonly events?: readonly RecordEvent[];
  /** Default: every rule has its documented default. */
  readonly rules?: YearRules;
  /** The office or role that decides by the rules, not a person's name. */
  readonly decidedBy: string;
  /** The day, before the seed is known. */
  readonly decidedOn: string;
  /** Exclusions decided otherwise; they stay as they are, and no second one is made for the same task and target. */
  readonly decided?: readonly Exclusion[];
  /** Of the notes in the exclusions. Default `en`. */
  readonly language?: NoteLanguage;
}

/** An inspection or a draw that a rule counts. */
export interface CountedOccasion {
  readonly kind: "inspection" | "draw";
  /** The day of the inspection, or the date of the frame of the draw. */
  readonly date: string;
  /** Tasks of this plan, as far as known. */
  readonly taskIds: readonly string[];
}

/** Why a target is excluded from a task. */
export interface ExclusionGround {
  readonly taskId: string;
  readonly targetId: string;
  readonly rule: YearRuleName;
  /** Of a look-back, its id. */
  readonly ruleId?: string;
  /** By day. */
  readonly occasions: readonly CountedOccasion[];
}

/** A target that stays in although a rule would have it out. */
export interface Exempted {
  readonly taskId: string;
  readonly targetId: string;
  readonly rule: YearRuleName;
  /** The id of the exemption. */
  readonly exemption: string;
}

/** Who cannot be drawn because of what has been before. */
export interface FrequencyExclusions {
  /** For the draw, by task and target; those of `decided` included. */
  readonly exclusions: readonly Exclusion[];
  /** By task and target; every rule that holds, not only the one that the reason names. */
  readonly grounds: readonly ExclusionGround[];
  /** By task and target. */
  readonly exempted: readonly Exempted[];
  readonly notes: readonly YearNote[];
}

/**
 * Who is not drawn because of what has been before, as exclusions that are fixed before the seed is known and published with it: how often a
 * target may be inspected in a year for the same items, how soon again, and how many visits there may be at all.
 *
 * Guarantees: only targets in the scope of a task are excluded from it, each with reason, rule and the inspections that count; a target
 * may be out of one task and in another. The order of the lists does not matter. Whoever stays in a stratum has the same chance as all
 * others that stay in.
 *
 * Reasons: `already-drawn-this-year` if a draw that has not been visited counts, `annual-limit` if only the limit keeps the target
 * out, otherwise `recently-inspected`.
 *
 * @throws `DoubleRandomError` `INPUT_INVALID` with all problems of a document; `REFERENCE_UNKNOWN` for rules that name a task which the
 *   plan does not have; as {@link yearVisits} for records and events
 *
 * @example
 * ```ts
 * import { readFileSync } from "node:fs";
 * import { frequencyExclusions } from "double-random/year";
 *
 * const read = (name) => JSON.parse(readFileSync(`examples/first-draw/${name}.json`, "utf8"));
 * const { exclusions, notes } = frequencyExclusions({
 *   plan: read("plan"), targets: read("targets"), asOf: "2024-04-30",
 *   inspections: [
 *     { targetId: "OPT-03", date: "2022-06-01" },
 *     { targetId: "OPT-09", date: "2024-03-11", taskId: "T12", outcome: "no-problem" },
 *     { targetId: "OPT-10", date: "2020-06-01" },
 *   ],
 *   rules: { lookBacks: [{ id: "three-years", years: 3, scope: "any" }] },
 *   decidedBy: "credit section", decidedOn: "2024-04-29",
 * });
 * for (const { taskId, targetId, reason, note } of exclusions) console.log(taskId, targetId, reason, "|", note);
 * console.log(notes.map(({ code }) => code));
 * ```
 * ```text
 * T12 OPT-03 recently-inspected | rule look-back three-years: inspected on 2022-06-01
 * T12 OPT-09 recently-inspected | rule same-year (at most 1): inspected on 2024-03-11 (T12); rule look-back three-years: inspected on 2024-03-11 (T12)
 * [ 'RULES_DEFAULTED' ]
 * ```
 *
 * Source: 工信部 2018 (same object, same item, same year); 国办发〔2024〕54号 (annual limit); tax inspection (look-back of three years).
 */
export function frequencyExclusions(options: FrequencyExclusionsOptions): FrequencyExclusions {
  checkOptions(options);
  const plan = parsePlan(options.plan);
  const asOf = checkAsOf(options.asOf);
  const directory = indexTargets(options.targets);
  const decided = readExclusions(options.decided, plan, directory);
  const decision = {
    decidedBy: parseWith(label, options.decidedBy, "decidedBy"),
    decidedOn: parseWith(date, options.decidedOn, "decidedOn"),
  };
  const language = readLanguage(options.language);
  const { rules, notes: ruleNotes } = resolveYearRules(options.rules);
  checkYearRules(plan, rules);
  const inspections = options.inspections === undefined ? [] : parseInspections(options.inspections);
  const chains = readRecords(options.records ?? [], options.events);
  const { histories, notes: historyNotes } = targetHistories({ plan, asOf, inspections, chains, rules });

  const settled = new Set(decided.map(keyOf));
  const exclusions: Exclusion[] = [...decided];
  const grounds: ExclusionGround[] = [];
  const exempted: Exempted[] = [];
  const repeated: string[] = [];
  const merging: string[] = [];
  for (const target of [...directory.values()].sort((a, b) => byCodePoint(a.id, b.id))) {
    const history = histories.get(target.id) ?? NO_HISTORY;
    if (history === NO_HISTORY && limitOf(target, rules) !== 0) continue;
    for (const task of plan.tasks) {
      const place = { taskId: task.id, targetId: target.id };
      if (settled.has(keyOf(place)) || scopeReason(target, task.scope, asOf) !== undefined) continue;
      const findings = ruleFindings({ plan, task, target, asOf, history, rules });
      const excluding: RuleFinding[] = [];
      for (const finding of findings.excluding) {
        const exemption = exemptionOf(target, finding.rule, rules.exemptions, asOf);
        if (exemption) exempted.push({ ...place, rule: finding.rule, exemption: exemption.id });
        else excluding.push(finding);
      }
      if (excluding.length === 0) {
        if (findings.repeatedItems.length > 0) repeated.push(`${task.id}/${target.id}`);
        if (findings.merges) merging.push(`${task.id}/${target.id}`);
        continue;
      }
      const note = exclusionNote(excluding, language);
      exclusions.push({ ...place, reason: reasonOf(excluding), ...decision, note });
      grounds.push(...excluding.map((finding) => groundOf(place, finding)));
    }
  }
  const unknown = inspections.map(({ targetId }) => targetId).filter((id) => !directory.has(id));
  return {
    exclusions: exclusions.sort(byPlace),
    grounds: grounds.sort(byPlace),
    exempted: exempted.sort(byPlace),
    notes: [
      ...ruleNotes,
      ...historyNotes,
      ...noteOf("TARGET_UNKNOWN", "Inspections of targets that the directory does not have", sortedOnce(unknown)),
      ...noteOf(
        "EXEMPTED",
        "Kept in by an exemption",
        sortedOnce(exempted.map(({ taskId, targetId, exemption }) => `${taskId}/${targetId} (${exemption})`)),
      ),
      ...noteOf(
        "ITEMS_REPEATED",
        "Some items were inspected as often as may be, and others were not",
        sortedOnce(repeated),
      ),
      ...noteOf(
        "LIMIT_MERGES",
        "At the annual limit, kept in because a hit joins a visit not made yet",
        sortedOnce(merging),
      ),
    ],
  };
}

const NO_HISTORY: TargetHistory = { days: [], drawn: [] };

function reasonOf(findings: readonly RuleFinding[]): ExclusionReason {
  const [first] = findings.filter(({ rule }) => rule !== "annual-limit");
  if (!first) return "annual-limit";
  return first.occasions.some(({ kind }) => kind === "draw") ? "already-drawn-this-year" : "recently-inspected";
}

function groundOf(place: Place, { rule, ruleId, occasions }: RuleFinding): ExclusionGround {
  return {
    ...place,
    rule,
    ...(ruleId !== undefined && { ruleId }),
    occasions: occasions.map(({ kind, date: day, taskIds }) => ({ kind, date: day, taskIds })),
  };
}

type Place = Pick<Exclusion, "taskId" | "targetId">;

function keyOf({ taskId, targetId }: Place): string {
  return `${taskId}/${targetId}`;
}

function byPlace(a: Place, b: Place): number {
  return byCodePoint(a.taskId, b.taskId) || byCodePoint(a.targetId, b.targetId);
}
