// Reads what a draw is made from: live from the tables before the commitment, from the kept files afterwards.
import { readRows } from "./database.js";
import { avoidancesOf, exclusionsOf, inspectorsOf, planOf, targetsOf } from "./mapping.js";
import { RequestError } from "./answers.js";

/**
 * @import { Transaction } from "@electric-sql/pglite"
 * @import { Avoidance, Evidence, Inspector } from "double-random"
 */

const PLAN = `
  select to_jsonb(p) || jsonb_build_object('任务', (
    select coalesce(jsonb_agg(to_jsonb(t) || jsonb_build_object('事项', (
      select coalesce(jsonb_agg(to_jsonb(s) order by 序号), '[]') from 抽查事项 s where s.任务编号 = t.任务编号)) order by 任务编号), '[]')
    from 抽查任务 t where t.计划编号 = p.计划编号)) as row
  from 抽查计划 p where 计划编号 = $1`;
const TARGETS = `
  select to_jsonb(z) || jsonb_build_object(
    '专业库', (select coalesce(jsonb_agg(库名 order by 库名), '[]') from 专业库 where 主体编号 = z.主体编号),
    '名录', (select coalesce(jsonb_agg(to_jsonb(m) order by 名录, 列入日期), '[]') from 名录记录 m where m.主体编号 = z.主体编号),
    '许可证', (select coalesce(jsonb_agg(to_jsonb(x) order by 证号), '[]') from 许可证 x where x.主体编号 = z.主体编号)) as row
  from 市场主体 z order by 主体编号`;
const INSPECTORS = `
  select to_jsonb(r) || jsonb_build_object(
    '执法证', (select coalesce(jsonb_agg(to_jsonb(c) order by 证号), '[]') from 执法证 c where c.人员编号 = r.人员编号),
    '缺勤', (select coalesce(jsonb_agg(to_jsonb(q) order by 起), '[]') from 缺勤 q where q.人员编号 = r.人员编号)) as row
  from 执法人员 r order by 人员编号`;
const EXCLUSIONS = `
  select to_jsonb(m) as row from 免抽决定 m join 抽查任务 using (任务编号) where 计划编号 = $1 order by 任务编号, 主体编号`;

/** @typedef {Pick<Transaction, "query">} Reader */

/** Everything as the tables have it now. @param {Reader} database @param {number} planNumber @returns {Promise<Required<Evidence>>} */
export async function readEvidence(database, planNumber) {
  const [planRow] = await readRows(database, PLAN, [planNumber]);
  if (!planRow) throw RequestError.notFound("计划编号", "a plan in the table 抽查计划", planNumber);
  return {
    plan: planOf(planRow),
    targets: targetsOf(await readRows(database, TARGETS)),
    ...(await readRoster(database)),
    exclusions: exclusionsOf(await readRows(database, EXCLUSIONS, [planNumber])),
  };
}

/** The inspectors and their withdrawals as the tables have them now. @param {Reader} database @returns {Promise<{ inspectors: readonly Inspector[], avoidances: readonly Avoidance[] }>} */
export async function readRoster(database) {
  return {
    inspectors: inspectorsOf(await readRows(database, INSPECTORS)),
    avoidances: avoidancesOf(await readRows(database, "select to_jsonb(h) as row from 回避 h order by 回避编号")),
  };
}

/** Plan and lists as a commitment bound them. @param {Reader} database @param {number} draw @returns {Promise<Required<Evidence>>} */
export async function readKeptEvidence(database, draw) {
  const read = (/** @type {string} */ name) => readFile(database, draw, name);
  return {
    plan: await read("plan"),
    targets: await read("targets"),
    inspectors: await read("inspectors"),
    avoidances: await read("avoidances"),
    exclusions: await read("exclusions"),
  };
}

/** @param {Reader} database @param {number} draw - the number of the commitment @param {string} name @returns {Promise<any>} */
export async function readFile(database, draw, name) {
  const query = "select 正文 from 抽取文件 where 承诺条目 = $1 and 文件名 = $2";
  const { rows } = await database.query(query, [draw, `${name}.json`]);
  const [file] = /** @type {{ 正文: string }[]} */ (rows);
  if (!file) throw RequestError.notFound("draw", `a draw with a file ${name}.json`, draw);
  return JSON.parse(file.正文);
}
