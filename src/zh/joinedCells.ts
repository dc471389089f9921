import type { RawCell } from "../model/task.js";
import type { Field } from "./columns.js";
import { tidy } from "./foldText.js";
import type { PlanRow } from "./planRows.js";
import { note, warning, type Doubt, type Finding } from "./reading.js";

/** The printed row, cell by cell; a header without letters is named by its place. */
export function rawCells({ header, cells }: PlanRow): readonly RawCell[] {
  return cells.map((text, column) => ({
    column:
      header.cells[column]!.replace(/[\p{Cc}]+/gu, "").trim() === ""
        ? `列${String(column + 1)}`
        : header.cells[column]!.replace(/\p{Cc}+/gu, ""),
    text,
  }));
}

/** What the row above prints in a column, or has taken over from above itself. */
export function printedAbove(above: PlanRow | undefined, field: Field): string | undefined {
  const column = above?.header.columns.get(field);
  const text = column === undefined ? undefined : above!.cells[column];
  return text === undefined || text.trim() === "" ? undefined : text;
}

/** Reports an empty cell that is read as merged with the one above; where a draw depends on it, somebody is asked. */
export function addInherited(field: Field, header: string, upper: string, findings: Finding[], doubts: Doubt[]): void {
  const shown = tidy(upper).slice(0, 60);
  findings.push(
    warning("R2", field, "", tidy(upper), {
      en: "The cell is empty; the cell above is read as merged with it.",
      zh: "单元格为空，按与上一行合并处理。",
    }),
  );
  if (field !== "quota" && field !== "scope" && field !== "risk") return;
  doubts.push({
    irregularity: "R2",
    field,
    question: {
      en: `The cell "${tidy(header)}" is empty. Does the cell above, "${shown}", reach down to it?`,
      zh: `“${tidy(header)}”单元格为空。是否与上一行“${shown}”合并？`,
    },
    assumption: { en: "it does.", zh: "是。" },
  });
}

/** Reports a cell that was put together. */
export function addJoined(row: PlanRow, column: number, findings: Finding[]): void {
  const field = [...row.header.columns].find(([, at]) => at === column)?.[0] ?? "raw";
  const text = row.cells[column]!;
  findings.push(
    note("R1", field, text, tidy(text), {
      en: "A cell that lines or pages part is put together.",
      zh: "被换行或分页拆开的单元格已拼合。",
    }),
  );
}
