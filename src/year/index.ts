/**
 * The year of a bureau around its draws: what may be drawn again, how many visits to expect, who is covered by which chance.
 *
 * @packageDocumentation
 */

export type { Chance } from "./chance.js";
export {
  coverageTable,
  type CoverageCell,
  type CoverageDraw,
  type CoverageStatus,
  type CoverageTable,
  type CoverageTableOptions,
  type CoverageTask,
  type CoverageTotal,
} from "./coverageTable.js";
export {
  checkAnnualLimit,
  type AnnualLimitCheck,
  type CheckAnnualLimitOptions,
  type OverLimit,
} from "./checkAnnualLimit.js";
export type { Amount } from "./amount.js";
export {
  compareForecasts,
  type AmountChange,
  type ForecastComparison,
  type TaskChange,
  type TierChange,
} from "./compareForecasts.js";
export { forecastPlan, type Forecast, type ForecastPlanOptions, type ForecastTotals } from "./forecastPlan.js";
export type { InspectorForecast } from "./forecastLoads.js";
export type { TaskForecast, TierForecast } from "./forecastTask.js";
export type { FrameOverlap, SharedFrames, TaskPair } from "./overlapOfGroups.js";
export type { ForecastAssumptions } from "./readAssumptions.js";
export type { NoteLanguage } from "./exclusionWords.js";
export {
  frequencyExclusions,
  type CountedOccasion,
  type Exempted,
  type ExclusionGround,
  type FrequencyExclusions,
  type FrequencyExclusionsOptions,
} from "./frequencyExclusions.js";
export { DEFAULT_YEAR_RULES, type ResolvedYearRules } from "./resolveYearRules.js";
export { inspectionsOf, type InspectionsOfOptions } from "./inspectionsOf.js";
export { joinVisits, type VisitPart, type YearVisit } from "./joinVisits.js";
export { nextBatch, type NextBatchOptions } from "./nextBatch.js";
export type { MadeVisit } from "./visitsOfRecords.js";
export { yearVisits, type TargetOverlap, type YearVisits, type YearVisitsOptions } from "./yearVisits.js";
export { parseYearRules } from "../model/parseYearRules.js";
export type {
  AnnualLimit,
  ItemMatch,
  LookBack,
  RuleExemption,
  SameYearRule,
  YearRuleName,
  YearRules,
} from "../model/yearRules.js";
export { YEAR_NOTE_CODES, type YearNote, type YearNoteCode } from "./yearNotes.js";
