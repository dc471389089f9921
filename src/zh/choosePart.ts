import type { ReadPlanOptions } from "./planOptions.js";
import type { PlacedIssue } from "./planPlace.js";
import type { PlanRow, PlanRows } from "./planRows.js";

/** The rows of the part that is asked for; their numbers run from 1 without a gap. */
export function choosePart(
  { rows, around }: PlanRows,
  { part }: ReadPlanOptions,
  issues: PlacedIssue[],
): readonly PlanRow[] {
  const parts: PlanRow[][] = [];
  for (const row of rows) {
    const last = parts.at(-1)?.at(-1);
    const begins =
      !last ||
      (row.number === 1 &&
        row.header.columns.has("number") &&
        (last.header !== row.header || around.some(({ line }) => line > last.line && line < row.line)));
    if (begins) parts.push([row]);
    else parts.at(-1)!.push(row);
  }
  if (rows.length === 0) {
    issues.push({ code: "PLAN_ROW_INVALID", path: "source", expected: "rows below the header", received: "none" });
  }
  if (part === undefined && parts.length > 1) {
    const lines = parts.map(([first]) => String(first!.line)).join(", ");
    const expected = `one table, or the option part (1 to ${String(parts.length)})`;
    issues.push({
      code: "PLAN_ROW_INVALID",
      path: "source",
      expected,
      received: `tables that begin with number 1 at lines ${lines}`,
    });
    return [];
  }
  const chosen = parts[(part ?? 1) - 1] ?? [];
  if (part !== undefined && chosen.length === 0) {
    const expected = `a table from 1 to ${String(parts.length)}`;
    issues.push({ code: "REFERENCE_UNKNOWN", path: "options.part", expected, received: String(part) });
  }
  for (const [index, { line, number }] of chosen.entries()) {
    if (number === index + 1 || number === 0) continue;
    const expected = `the number ${String(index + 1)}; the rows are numbered from 1 without gaps`;
    issues.push({
      code: "PLAN_ROW_INVALID",
      path: `line ${String(line)}`,
      expected,
      received: String(number),
      place: { line },
    });
    break;
  }
  return chosen;
}
