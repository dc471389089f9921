// @ts-check
/** @import { Inspection, Target } from "double-random" */
/** @import { Table } from "double-random/node" */
import { csvFile, listTable, xlsxFile } from "double-random/node";
import { makeDirectory } from "../gaoping-2024/directory.js";

/**
 * The files of an invented bureau (虚构), by name: the same bytes each time.
 *
 * @returns {Promise<ReadonlyMap<string, Uint8Array>>}
 */
export async function makeFiles() {
  const size = { targetCount: 2000, inspectorCount: 40 };
  const { targets, inspectors, avoidances } = makeDirectory({ seed: "bureau-year-2024", ...size });

  // A word of this bureau alone: 歇业 is a state of business, not of registration, and means 存续.
  const directory = changed(listTable("targets", targets), "登记状态", (value, row) => (row === 640 ? "歇业" : value));

  // Typed in an old program: full-width digits, GB18030, and at first two slips.
  const roster = inFullWidth(listTable("inspectors", inspectors), ["人员编号", "行政区划"]);
  const slips = changed(
    changed(roster, "执法证有效期止", (value, row) => (row === 11 ? "2026-2-30" : value)),
    "是否在岗",
    (value, row) => (row === 24 ? "在编" : value),
  );

  return new Map([
    ["名录.xlsx", await xlsxFile([directory])],
    ["检查人员.csv", csvFile(slips, { encoding: "gb18030" })],
    ["检查人员（已改正）.csv", csvFile(roster, { encoding: "gb18030" })],
    ["回避.csv", csvFile(listTable("avoidances", avoidances))],
    ["检查台账.csv", csvFile(listTable("inspections", history(targets)), { encoding: "gb18030" })],
  ]);
}

/**
 * Who was inspected in the year before and this spring: one existing target in forty.
 *
 * @param {readonly Target[]} targets
 * @returns {readonly Inspection[]}
 */
function history(targets) {
  const inspected = targets.filter(({ status }, index) => status === "existing" && index % 40 === 3);
  return inspected.map(({ id }, index) => ({
    targetId: id,
    date: `${index % 4 === 0 ? "2024-03" : "2023-09"}-${String(10 + (index % 18))}`,
    outcome: index % 9 === 0 ? "corrected-on-order" : "no-problem",
    cause: index % 7 === 0 ? "complaint" : "random",
  }));
}

/**
 * @param {Table} table
 * @param {string} title - of a column
 * @param {(value: string, row: number) => string} change - rows count from 1, the header not included
 * @returns {Table}
 */
function changed({ rows, ...table }, title, change) {
  const at = table.columns.findIndex((column) => column.title === title);
  return {
    ...table,
    rows: rows.map((row, index) => row.map((value, place) => (place === at ? change(value, index + 1) : value))),
  };
}

/** @param {Table} table @param {readonly string[]} titles @returns {Table} */
function inFullWidth(table, titles) {
  const wide = (/** @type {string} */ value) =>
    value.replace(/\d/g, (digit) => String.fromCodePoint((digit.codePointAt(0) ?? 0) + 0xfee0));
  return titles.reduce((made, title) => changed(made, title, wide), table);
}
