import { commonWindow, meetingGroups } from "../assignment/meetingGroups.js";
import type { AdministrativeLevel } from "../model/administrativeLevel.js";
import type { TeamMember } from "../model/assignment.js";
import type { Item, Window } from "../model/task.js";
import { byCodePoint } from "../random/byCodePoint.js";

/** A visit of one record, as a part of a joint visit. */
export interface VisitPart {
  readonly planId: string;
  /** The hash of the record. */
  readonly record: string;
  /** As the record calls it. */
  readonly visitId: string;
  /** By code point. */
  readonly taskIds: readonly string[];
  readonly window: Window;
  /** The team of now, drawn for this part. */
  readonly team: readonly TeamMember[];
}

/** One visit to one target for everything that is to be inspected there (综合查一次). */
export interface YearVisit {
  /** That of the first part: `<first task>/<target>`. */
  readonly visitId: string;
  readonly targetId: string;
  /** The level that inspects. */
  readonly level: AdministrativeLevel;
  /** Of all parts, by code point. */
  readonly taskIds: readonly string[];
  /** Of all parts, each id once, by id. */
  readonly items: readonly Pick<Item, "id" | "name">[];
  /** What the windows of the parts have in common. */
  readonly window: Window;
  /** By plan, then by visit id. */
  readonly parts: readonly VisitPart[];
}

/**
 * Joins visits: those of one target that the same level inspects and whose windows have a day in common become one, in the fewest
 * visits that can be. Items are united, windows intersected; each part keeps the team that was drawn for it, so that the bureau sees who
 * can come together.
 *
 * Guarantees: the order of the visits does not matter; joining joined visits again changes nothing; a visit that is given twice is
 * there once; nothing is lost: each part is in exactly one visit.
 *
 * @param visits - of one plan or several, such as those of two departments; none of them made yet
 * @returns by visit id
 *
 * @example
 * ```ts
 * import { joinVisits } from "double-random/year";
 *
 * const visit = (taskId, start, end, inspectorId) => {
 *   const part = { planId: "plan-2024", record: taskId, visitId: `${taskId}/OPT-11`, taskIds: [taskId] };
 *   const [window, team] = [{ start, end }, [{ inspectorId, role: "lead" }]];
 *   const items = [{ id: taskId.toLowerCase(), name: taskId }];
 *   return { ...part, targetId: "OPT-11", level: "county", items, window, parts: [{ ...part, window, team }] };
 * };
 * const spring = visit("T1", "2024-03-01", "2024-06-30", "INS-1");
 * const summer = visit("T2", "2024-05-01", "2024-09-30", "INS-2");
 * const autumn = visit("T3", "2024-09-01", "2024-11-30", "INS-3");
 * for (const { visitId, taskIds, window, parts } of joinVisits([autumn, summer, spring])) {
 *   console.log(visitId, taskIds.join("+"), window.start, window.end, parts.length);
 * }
 * ```
 * ```text
 * T1/OPT-11 T1+T2 2024-05-01 2024-06-30 2
 * T3/OPT-11 T3 2024-09-01 2024-11-30 1
 * ```
 *
 * Source: 优化营商环境条例, Article 54; 国办发〔2024〕54号.
 */
export function joinVisits(visits: readonly YearVisit[]): readonly YearVisit[] {
  const byTarget = new Map<string, YearVisit[]>();
  for (const visit of visits) {
    const key = `${visit.level}/${visit.targetId}`;
    const known = byTarget.get(key);
    if (known) known.push(visit);
    else byTarget.set(key, [visit]);
  }
  return [...byTarget.values()]
    .flatMap((group) => meetingGroups(group, ({ window }) => window, keyOfVisit))
    .map(unite)
    .sort((a, b) => byCodePoint(a.visitId, b.visitId) || byCodePoint(keyOfVisit(a), keyOfVisit(b)));
}

function unite(visits: readonly YearVisit[]): YearVisit {
  const parts = [...new Map(visits.flatMap((visit) => visit.parts.map((part) => [keyOfPart(part), part]))).values()];
  parts.sort((a, b) => byCodePoint(keyOfPart(a), keyOfPart(b)));
  const items = visits
    .flatMap((visit) => visit.items)
    .sort((a, b) => byCodePoint(a.id, b.id) || byCodePoint(b.name, a.name));
  const { targetId, level } = visits[0]!;
  return {
    visitId: parts[0]!.visitId,
    targetId,
    level,
    taskIds: [...new Set(parts.flatMap(({ taskIds }) => taskIds))].sort(byCodePoint),
    // Where one id has two names, as two plans may have them, the first by code point stays.
    items: [...new Map(items.map(({ id, name }) => [id, { id, name }])).values()],
    window: commonWindow(visits.map(({ window }) => window)),
    parts,
  };
}

function keyOfVisit({ parts }: YearVisit): string {
  return parts.map(keyOfPart).sort(byCodePoint).join("\n");
}

function keyOfPart({ planId, visitId, record }: VisitPart): string {
  return [planId, visitId, record].join(" ");
}
