// Makes the files of the invented bureau that docs/clerks-guide.zh-CN.md works with, the same bytes each time:
//   node examples/bureau-year/make.js [FOLDER]
// FOLDER is files/ beside this program unless named. Everything is invented (虚构) but the printed plan, which is in test/data/.
// @ts-check
/** @import { Inspector, Target } from "double-random" */
/** @import { Table } from "double-random/node" */
import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { csvFile, listTable, xlsxFile } from "double-random/node";
import { makeDirectory } from "../gaoping-2024/directory.js";

const out = process.argv[2] ?? join(dirname(fileURLToPath(import.meta.url)), "files");
const { targets, inspectors, avoidances } = makeDirectory({
  seed: "bureau-year-2024",
  targetCount: 2000,
  inspectorCount: 40,
});
mkdirSync(out, { recursive: true });

write("名录.xlsx", await xlsxFile([directory(listTable("targets", targets))]));
const roster = listTable("inspectors", inspectors);
write("检查人员.csv", csvFile(fullWidth(mistyped(roster)), { encoding: "gb18030" }));
write("检查人员（已改正）.csv", csvFile(fullWidth(roster), { encoding: "gb18030" }));
write("回避.csv", csvFile(listTable("avoidances", avoidances)));

/** @param {string} name @param {Uint8Array} bytes */
function write(name, bytes) {
  writeFileSync(join(out, name), bytes);
}

/** @param {Table} table @returns {Table} */
function directory(table) {
  return table;
}
/** @param {Table} table @returns {Table} */
function mistyped(table) {
  return table;
}
/** @param {Table} table @returns {Table} */
function fullWidth(table) {
  return table;
}
