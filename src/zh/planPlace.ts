import type { ErrorIssue, FileLocation } from "../errors/DoubleRandomError.js";
import type { SourceTable } from "./sourceTable.js";

/** Where in the source something is wrong. */
export interface PlanPlace {
  /** Line of the text or row of the sheet, from 1. */
  readonly line: number;
  /** From 0, with its header; absent for a row as a whole. */
  readonly column?: number;
  readonly header?: string;
}

/** A problem before the place is named as the program names it that shows the file. */
export interface PlacedIssue extends ErrorIssue {
  readonly place?: PlanPlace;
}

/** Names a place in a file: the row as a spreadsheet program numbers it. */
export type LocatePlan = (place: {
  readonly row: number;
  readonly column?: number;
  readonly header?: string;
}) => FileLocation;

/** The problems with their places in the file, where it is one that spreadsheet programs show. */
export function locateIssues(
  issues: readonly PlacedIssue[],
  { layout, rows }: SourceTable,
  locate: LocatePlan | undefined,
): readonly ErrorIssue[] {
  // A quoted cell can hold line breaks, so that lines are not rows.
  const rowAt = new Map(rows.map(({ line }, index) => [line, index + 1]));
  return issues.map(({ place, ...issue }) => {
    if (!locate || !place || (layout !== "cells" && layout !== "commas")) return issue;
    const { line, ...column } = place;
    return { ...issue, location: locate({ row: rowAt.get(line) ?? line, ...column }) };
  });
}
