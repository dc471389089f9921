import { DoubleRandomError } from "../errors/DoubleRandomError.js";

/** A plan is a document that people read; what is larger is none. All inclusive. */
export const LIMITS = { characters: 2_000_000, rows: 20_000, columns: 200, cell: 20_000 } as const;

/** Refuses a source that is too large to be a plan, before anything is done with it. */
export function checkSize(what: keyof typeof LIMITS, size: number, where: string): void {
  const most = LIMITS[what];
  if (size <= most) return;
  const named = { characters: "characters", rows: "rows", columns: "cells in a row", cell: "characters in a cell" }[
    what
  ];
  throw new DoubleRandomError({
    code: "PLAN_TOO_LARGE",
    path: where,
    expected: `at most ${String(most)} ${named}`,
    received: String(size),
  });
}
