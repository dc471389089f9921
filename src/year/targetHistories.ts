import type { Inspection } from "../model/inspection.js";
import type { Plan } from "../model/plan.js";
import type { Chain } from "../plan/readChain.js";
import { byCodePoint } from "../random/byCodePoint.js";
import { inspectionsOfVisits } from "./inspectionsOf.js";
import { joinVisits, type YearVisit } from "./joinVisits.js";
import { noteOf } from "./noteOf.js";
import type { ResolvedYearRules } from "./resolveYearRules.js";
import { visitsOfRecords } from "./visitsOfRecords.js";
import { sortedOnce } from "./sortedOnce.js";
import type { YearNote } from "./yearNotes.js";

/** What was inspected at a target on one day. */
export interface InspectedDay {
  readonly kind: "inspection";
  readonly date: string;
  /** Tasks of this plan, by code point. */
  readonly taskIds: readonly string[];
  /** As far as known, by code point. */
  readonly itemIds: readonly string[];
  /** Whether the annual limit counts it. */
  readonly counted: boolean;
}

/** A visit that has been drawn and not made. */
export interface DrawnVisit {
  readonly kind: "draw";
  /** The date of the frame from which its last part was drawn. */
  readonly date: string;
  readonly taskIds: readonly string[];
  readonly itemIds: readonly string[];
  readonly visit: YearVisit;
}

/** What has been before at one target. */
export interface TargetHistory {
  /** By day. */
  readonly days: readonly InspectedDay[];
  /** By visit id. */
  readonly drawn: readonly DrawnVisit[];
}

/** What {@link targetHistories} needs; everything has been checked. */
export interface TargetHistoriesOptions {
  readonly plan: Plan;
  /** The day that counts as today. */
  readonly asOf: string;
  readonly inspections: readonly Inspection[];
  readonly chains: readonly Chain[];
  readonly rules: ResolvedYearRules;
}

interface OpenDay {
  readonly taskIds: Set<string>;
  readonly itemIds: Set<string>;
  counted: boolean;
}

/** What has been before at each target, from the history and from the records of the year. */
export function targetHistories(options: TargetHistoriesOptions): {
  readonly histories: ReadonlyMap<string, TargetHistory>;
  readonly notes: readonly YearNote[];
} {
  const { plan, asOf, inspections, chains, rules } = options;
  const { open, made, notes } = visitsOfRecords(plan, chains);
  const all = [...inspections, ...inspectionsOfVisits(plan, made)].filter(
    ({ outcome }) => outcome === undefined || !rules.outcomesWithoutInspection.includes(outcome),
  );
  const { days, unknown } = inspectedDays(
    all.filter(({ date }) => date <= asOf),
    plan,
    rules,
  );
  const later = all.filter(({ date }) => date > asOf).map(({ targetId, date }) => `${targetId} ${date}`);
  const dateOf = new Map(chains.map(({ record }) => [record.recordHash, record.asOf]));
  const drawn = new Map<string, DrawnVisit[]>();
  for (const visit of joinVisits(open)) {
    const dates = visit.parts.map(({ record }) => dateOf.get(record)!).sort(byCodePoint);
    const { targetId, taskIds, items } = visit;
    const entry = { kind: "draw", date: dates.at(-1)!, taskIds, itemIds: items.map(({ id }) => id), visit } as const;
    drawn.set(targetId, [...(drawn.get(targetId) ?? []), entry]);
  }
  const ids = new Set([...days.keys(), ...drawn.keys()]);
  return {
    histories: new Map([...ids].map((id) => [id, { days: days.get(id) ?? [], drawn: drawn.get(id) ?? [] }])),
    notes: [
      ...notes,
      ...noteOf("ITEMS_UNKNOWN", "Nobody knows which items were inspected", sortedOnce(unknown)),
      ...noteOf("INSPECTION_AFTER_DATE", "Dated later, and so not counted", sortedOnce(later)),
    ],
  };
}

function inspectedDays(
  inspections: readonly Inspection[],
  plan: Plan,
  { annualLimit, sameYear, lookBacks }: ResolvedYearRules,
): { readonly days: ReadonlyMap<string, readonly InspectedDay[]>; readonly unknown: readonly string[] } {
  const unknown: string[] = [];
  const inYear = (date: string): boolean => date.startsWith(`${String(plan.year)}-`);
  const areItemsAsked = (date: string): boolean =>
    (sameYear !== "none" && inYear(date)) || lookBacks.some(({ scope }) => scope === "item");
  const itemsOf = new Map(plan.tasks.map(({ id, items }) => [id, items.map((item) => item.id)]));
  const byTarget = new Map<string, Map<string, OpenDay>>();
  for (const { targetId, date, planId, taskId, itemIds, cause } of inspections) {
    const days = byTarget.get(targetId) ?? new Map<string, OpenDay>();
    byTarget.set(targetId, days);
    const day = days.get(date) ?? { taskIds: new Set(), itemIds: new Set(), counted: false };
    days.set(date, day);
    const own = planId === undefined ? inYear(date) : planId === plan.id;
    const ownTask = own ? taskId : undefined;
    if (ownTask !== undefined) day.taskIds.add(ownTask);
    const items = itemIds ?? (ownTask === undefined ? undefined : itemsOf.get(ownTask));
    if (items === undefined && areItemsAsked(date)) unknown.push(`${targetId} ${date}`);
    for (const item of items ?? []) day.itemIds.add(item);
    if (cause === undefined || !annualLimit?.uncountedCauses.includes(cause)) day.counted = true;
  }
  const days = new Map(
    [...byTarget].map(([targetId, open]): [string, readonly InspectedDay[]] => [
      targetId,
      [...open]
        .map(([date, { taskIds, itemIds, counted }]): InspectedDay => ({
          kind: "inspection",
          date,
          taskIds: [...taskIds].sort(byCodePoint),
          itemIds: [...itemIds].sort(byCodePoint),
          counted,
        }))
        .sort((a, b) => byCodePoint(a.date, b.date)),
    ]),
  );
  return { days, unknown };
}
