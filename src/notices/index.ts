/**
 * Public notices and working papers of a bureau, in Chinese and English, as plain data and as pages: {@link drawNotice} and its
 * kin make a {@link Notice}, {@link formatHtml} and {@link formatMarkdown} print it, {@link tablesOf} gives its tables to writers of
 * spreadsheets.
 *
 * @packageDocumentation
 */

export {
  parseNoticePolicy,
  PUBLIC_NOTICE_POLICY,
  WORKING_PAPER_POLICY,
  type Disclosure,
  type NoticePolicy,
} from "../model/noticePolicy.js";
export { parseWorkingCalendar, type WorkingYear } from "../model/workingCalendar.js";
export { coverageNotice, type CoverageNoticeOptions } from "./coverageNotice.js";
export { drawNotice, type DrawNoticeOptions } from "./drawNotice.js";
export { formatHtml } from "./formatHtml.js";
export { formatMarkdown } from "./formatMarkdown.js";
export { inspectorVisitList, type InspectorVisitListOptions } from "./inspectorVisitList.js";
export type {
  AnnexBlock,
  Block,
  Fact,
  FactsBlock,
  HeadingBlock,
  Notice,
  NoteBlock,
  NoticeLanguage,
  ParagraphBlock,
  SignatureBlock,
  TableBlock,
  VerificationBlock,
  VerificationStep,
} from "./notice.js";
export type { Identities } from "./identities.js";
export type { DrawDocumentOptions } from "./noticeContext.js";
export { planNotice, type PlanNoticeOptions } from "./planNotice.js";
export { resultsNotice, type ResultsNoticeOptions } from "./resultsNotice.js";
export type { Column, ColumnKind, Table } from "./table.js";
export { tablesOf } from "./tablesOf.js";
export { taskList, type TaskListOptions } from "./taskList.js";
export { visitSheet, type VisitSheetOptions } from "./visitSheet.js";
export { workingPapers, type WorkingPaper, type WorkingPapersOptions } from "./workingPapers.js";
export { workingDayAfter, type WorkingDayOptions } from "./workingDayAfter.js";
