import type { Repair, RepairCode } from "../node/index.js";
import type { Language } from "./reportWords.js";

const CHINESE: Readonly<Record<RepairCode, string>> = {
  WIDTH_FOLDED: "全角改为半角",
  CASE_FOLDED: "小写改为大写",
  SPACES_REMOVED: "去掉空格和换行",
  GUARD_REMOVED: "去掉防止被当作公式的单引号",
  PLACEHOLDER_EMPTY: "表示“没有”的字样按空白处理",
  WORD_READ: "按词义识别",
  VALUE_MAPPED: "按对照文件识别",
  DATE_REWRITTEN: "日期改为统一写法",
  DATE_FROM_NUMBER: "表格的日期数字换算为日期",
  TIME_DROPPED: "略去时间，只留日期",
  NO_END_DATE: "“长期”等字样按没有截止日处理",
  FORMULA_VALUE: "采用公式的计算结果",
  ID_DERIVED: "由其他内容生成编号",
  CONSTANT_USED: "采用对照文件规定的统一值",
  LISTED_SINCE_ASSUMED: "列入日期采用对照文件规定的日期",
  NUMBER_NOT_KEPT: "旧注册号不保留",
  COLUMN_IGNORED: "略去用不到的列",
  ROWS_SKIPPED: "略去表头以外的行",
  ROWS_BLANK: "略去空行",
  ROWS_HIDDEN: "隐藏的行照样读取",
  ROWS_MERGED: "同一对象的几行合并为一行",
  CELLS_FILLED: "合并单元格逐格填充",
  SHEETS_SKIPPED: "没有读取其他工作表",
  MACROS_IGNORED: "没有运行宏",
};

/** One line about a repair: what, where, how often, and the first values. */
export function describeRepair({ code, column, count, rows, examples }: Repair, language: Language): string {
  const shown = examples.slice(0, 3).map(({ raw, value }) => (value === "" ? raw : `${raw} → ${value}`));
  const more = examples.length > shown.length;
  if (language === "zh") {
    const place = column === undefined ? "" : `（${column}）`;
    const first = rows.length === 0 ? "" : `，${count > 1 ? "首见" : ""}第 ${String(rows[0])} 行`;
    const values = shown.length === 0 ? "" : `：${shown.join("、")}${more ? "等" : ""}`;
    return `${CHINESE[code]}${place} ${String(count)} 处${first}${values}`;
  }
  const place = column === undefined ? "" : ` column ${column}`;
  const first = rows.length === 0 ? "" : ` (row ${String(rows[0])}${count > 1 ? " first" : ""})`;
  return `${code}${place}: ${String(count)}${first}${shown.length === 0 ? "" : `: ${shown.join(", ")}${more ? ", …" : ""}`}`;
}
