import type { NoticeLanguage } from "./notice.js";
import type { ColumnKind } from "./table.js";
import { wordsIn } from "./wordsIn.js";

/** A cell as people read it: a day in words, everything else as it is. */
export function formatCell(language: NoticeLanguage, kind: ColumnKind, cell: string): string {
  return kind === "date" && /^\d{4}-\d{2}-\d{2}$/.test(cell) ? wordsIn(language).common.day(cell) : cell;
}
