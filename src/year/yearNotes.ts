/** Every {@link YearNoteCode}. */
export const YEAR_NOTE_CODES = [
  "RULES_DEFAULTED",
  "EXEMPTED",
  "LIMIT_MERGES",
  "ITEMS_UNKNOWN",
  "ITEMS_REPEATED",
  "TARGET_UNKNOWN",
  "INSPECTION_AFTER_DATE",
  "DRAW_SUPERSEDED",
  "VISITS_APART",
  "OVER_ANNUAL_LIMIT",
  "COVERAGE_ZERO",
  "COVERAGE_ZERO_MEANT",
  "TOO_FEW_INSPECTORS",
  "OVER_CAPACITY",
  "OVER_DAYS",
  "LOADS_APPROXIMATE",
] as const;

/**
 * Every code that a {@link YearNote} can carry.
 *
 * | code | says that |
 * |---|---|
 * | `RULES_DEFAULTED` | rules of the year that nobody stated took their documented default |
 * | `EXEMPTED` | targets that a rule would have excluded and an exemption kept in |
 * | `LIMIT_MERGES` | targets at their annual limit that stay in, because a further hit joins a visit not made yet |
 * | `ITEMS_UNKNOWN` | inspections of which nobody knows what was inspected, so that no rule about items sees them |
 * | `ITEMS_REPEATED` | targets that stay in although some items of the task were inspected as often as the rule allows |
 * | `TARGET_UNKNOWN` | inspections of targets that the directory does not have |
 * | `INSPECTION_AFTER_DATE` | inspections dated after the day for which the exclusions are made; they count for nothing |
 * | `DRAW_SUPERSEDED` | draws that a later draw of the same batch has replaced; they count for nothing |
 * | `VISITS_APART` | targets that several tasks drew and that need more than one visit |
 * | `OVER_ANNUAL_LIMIT` | targets with more visits in the year than the rules allow |
 * | `COVERAGE_ZERO` | kinds and classes with targets that no task can draw |
 * | `COVERAGE_ZERO_MEANT` | the same where the plan says that no untargeted task is meant to draw them |
 * | `TOO_FEW_INSPECTORS` | visits for which no team can be had |
 * | `OVER_CAPACITY` | more places on teams than the inspectors may take |
 * | `OVER_DAYS` | more inspector-days than the inspectors have |
 * | `LOADS_APPROXIMATE` | targets in so many frames that not every combination of their tasks was looked at for the loads |
 */
export type YearNoteCode = (typeof YEAR_NOTE_CODES)[number];

/** Something a reader of a result should know. */
export interface YearNote {
  readonly code: YearNoteCode;
  readonly message: string;
  /** What it is about, all of it, in words that need no language: ids, days, numbers. */
  readonly about: readonly string[];
}
