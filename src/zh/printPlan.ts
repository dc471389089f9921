import { DoubleRandomError } from "../errors/DoubleRandomError.js";
import type { Plan } from "../model/plan.js";
import type { RawCell } from "../model/task.js";

/**
 * Prints the cells of a plan again as tab-separated text: the header, and each row as it was printed. A new header is printed where it
 * changes. Nothing is lost: read again, the text gives the same cells, character by character.
 *
 * A cell that holds a tab or a line break, or begins with a quotation mark, stands in quotation marks, as spreadsheets do it. Headers
 * are printed without line breaks.
 *
 * @param plan - a plan whose tasks have `raw`, as `readPlan` gives it
 * @throws `DoubleRandomError` `FIELD_INVALID` for a task without `raw`
 *
 * @example
 * ```ts
 * import { printPlan, readPlan } from "double-random/zh";
 *
 * const text = "序号\t抽查事项\t抽查对象\t抽查比例\t抽查时间\n1\t登记事项检查\t全县企业\t 3％；1次/年\t4月\n";
 * const issuer = { id: "qingshan", name: "青山县市场监管局（虚构）", regionCode: "529921" };
 * const { plan } = readPlan(text, { issuer, title: "抽查计划", year: 2025 });
 * console.log(printPlan(plan) === text);
 * ```
 * ```text
 * true
 * ```
 */
export function printPlan(plan: Plan): string {
  let header = "";
  return plan.tasks
    .map(({ raw }, index) => {
      if (!raw) {
        const path = `plan.tasks[${String(index)}].raw`;
        throw new DoubleRandomError({
          code: "FIELD_INVALID",
          path,
          expected: "the printed cells",
          received: "nothing",
        });
      }
      const columns = lineOf(raw.map(({ column }) => column));
      const repeated = columns === header ? "" : columns;
      header = columns;
      return `${repeated}${lineOf(raw.map(({ text }: RawCell) => text))}`;
    })
    .join("");
}

function lineOf(cells: readonly string[]): string {
  return `${cells.map(cellText).join("\t")}\n`;
}

function cellText(text: string): string {
  return /[\t\n\r]|^"/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
