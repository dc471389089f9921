import type { TableKind } from "../model/tableMapping.js";
import type { ListTableOptions } from "./listTable.js";
import { KINDS } from "./tableKinds.js";
import type { Table } from "../notices/table.js";

/** Columns that help to read other people's tables, and are no use in one of one's own. */
const LEFT_OUT: readonly string[] = [
  "filingNumber",
  "creditCodeOrNumber",
  "certificates.period",
  "abnormalOperations",
  "seriouslyDishonest",
];

/**
 * What a clerk starts from: an empty table with every column, and a second one that says for each what to write there.
 *
 * @param kind - what the rows will be
 * @returns two tables, for the two sheets of a workbook
 *
 * @example
 * ```ts
 * import { templateTables } from "double-random/node";
 *
 * const [table, explanation] = templateTables("avoidances");
 * console.log(table?.columns.map(({ title }) => title).join(" "));
 * console.log(explanation?.rows[1]);
 * ```
 * ```text
 * 编号 人员编号 回避对象类型 回避对象编号 回避事由 状态 决定人 决定日期 有效期起 有效期止
 * [ '人员编号', '必填', '与人员名录中的编号一致' ]
 * ```
 */
export function templateTables(kind: TableKind, { language = "zh" }: ListTableOptions = {}): readonly [Table, Table] {
  const at = language === "zh" ? 0 : 1;
  const { title, fields } = KINDS[kind];
  const shown = fields.filter(({ name }) => !LEFT_OUT.includes(name) && !name.startsWith("lists."));
  const words = language === "zh" ? WORDS.zh : WORDS.en;
  return [
    {
      name: title[at],
      columns: shown.map(({ name, header }) => ({ key: name, title: header[at], kind: "text" })),
      rows: [],
    },
    {
      name: words.name,
      columns: [
        { key: "column", title: words.column, kind: "text", width: 12 },
        { key: "required", title: words.required, kind: "text", width: 4 },
        { key: "about", title: words.about, kind: "text", width: 50 },
      ],
      rows: shown.map(({ header, about, required }) => [header[at], required === true ? words.yes : "", about[at]]),
    },
  ];
}

const WORDS = {
  zh: { name: "填写说明", column: "列", required: "必填", about: "填写什么", yes: "必填" },
  en: { name: "how to fill in", column: "column", required: "required", about: "what to write", yes: "required" },
} as const;
