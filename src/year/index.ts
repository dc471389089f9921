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
export type { YearNote, YearNoteCode } from "./yearNotes.js";
