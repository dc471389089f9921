import { tidy } from "./foldText.js";
import { note, type Finding } from "./reading.js";
import { MISPRINTS } from "./vocabulary.js";

/** Notes that the layout of a cell was dropped. */
export function addTidied(field: string, cell: string, findings: Finding[]): void {
  const value = tidy(cell);
  if (value === cell.trim()) return;
  findings.push(
    note("A1", field, cell, value, {
      en: "A line break inside a cell, printed as a space; spaces between Chinese characters are dropped.",
      zh: "单元格内的换行印成了空格；汉字之间的空格去掉。",
    }),
  );
}

/** The name of a task with known misprints put right. */
export function readName(cell: string, scope: string, findings: Finding[]): string {
  addTidied("name", cell, findings);
  let name = tidy(cell);
  for (const { irregularity, printed, read, fields, beside, severity, rule, repairs } of MISPRINTS) {
    if (
      !repairs ||
      !fields.includes("name") ||
      !name.includes(printed) ||
      (beside !== undefined && !name.includes(beside))
    )
      continue;
    const right = name.replaceAll(printed, read);
    const said = scope.includes(read) ? rule : { en: rule.en.replace(" in the scope", ""), zh: rule.zh };
    findings.push({ ...note(irregularity, "name", name, right, said), severity });
    name = right;
  }
  return name;
}
