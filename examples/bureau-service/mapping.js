// Rows of the bureau's tables as documents of double-random. Nothing else of the service knows both.

/**
 * @import { Avoidance, Exclusion, Inspector, Item, Plan, Target } from "double-random"
 */
import {
  ABSENCES,
  AGAINST,
  Codes,
  COMPETENCES,
  DECISIONS,
  DIRECTORIES,
  EXEMPTIONS,
  GROUNDS,
  IN_SERVICE,
  KINDS,
  LADDERS,
  LICENCES,
  LISTS,
  STATUSES,
  SUBJECT_TYPES,
  TIERS,
} from "./codes.js";
import { inspectorId, targetId, taskId, unitId } from "./ids.js";

/**
 * @typedef {{ 主体编号: number, 名称: string, 统一社会信用代码: string | null, 主体类型: string, 登记状态: string,
 *   成立日期: string | null, 行政区划: string, 管辖所: number | null, 信用类别: string | null, 信用评定日期: string | null,
 *   行业风险: string | null, 专业库: string[], 名录: { 名录: string, 列入日期: string, 移出日期: string | null }[],
 *   许可证: { 种类: string, 证号: string, 有效期起: string | null, 有效期止: string | null }[] }} TargetRow
 */

/** @param {readonly TargetRow[]} rows @returns {readonly Target[]} */
export function targetsOf(rows) {
  const codes = new Codes();
  const targets = rows.map((row) => {
    const at = (/** @type {string} */ column) => `市场主体[${row.主体编号}].${column}`;
    return {
      id: targetId(row.主体编号),
      name: row.名称,
      ...(row.统一社会信用代码 !== null && { creditCode: row.统一社会信用代码 }),
      subjectType: codes.read(SUBJECT_TYPES, row.主体类型, at("主体类型")),
      status: codes.read(STATUSES, row.登记状态, at("登记状态")),
      ...(row.成立日期 !== null && { establishedOn: row.成立日期 }),
      regionCode: row.行政区划,
      ...(row.管辖所 !== null && { localOfficeId: unitId(row.管辖所) }),
      ...(row.信用类别 !== null && { creditClass: row.信用类别 }),
      ...(row.信用评定日期 !== null && { creditClassAsOf: row.信用评定日期 }),
      ...(row.行业风险 !== null && { industryTier: codes.read(TIERS, row.行业风险, at("行业风险")) }),
      directories: row.专业库.map((one) => codes.read(DIRECTORIES, one, at("专业库"))),
      lists: row.名录.map(({ 名录, 列入日期, 移出日期 }) => ({
        list: codes.read(LISTS, 名录, at("名录")),
        since: 列入日期,
        ...(移出日期 !== null && { removedOn: 移出日期 }),
      })),
      licences: row.许可证.map(({ 种类, 证号, 有效期起, 有效期止 }) => ({
        kind: codes.read(LICENCES, 种类, at("许可证")),
        number: 证号,
        ...(有效期起 !== null && { validFrom: 有效期起 }),
        ...(有效期止 !== null && { validTo: 有效期止 }),
      })),
    };
  });
  codes.finish();
  return targets;
}

/**
 * @typedef {{ 人员编号: number, 机构编号: number, 状态: string, 专长: string[], 可任组长: boolean, 回避申报日期: string | null,
 *   执法证: { 有效期起: string, 有效期止: string }[], 缺勤: { 起: string, 止: string | null, 事由: string }[] }} InspectorRow
 */

/** Names of people stay in the bureau: what is published has ids only. @param {readonly InspectorRow[]} rows @returns {readonly Inspector[]} */
export function inspectorsOf(rows) {
  const codes = new Codes();
  const inspectors = rows.map((row) => {
    const at = (/** @type {string} */ column) => `执法人员[${row.人员编号}].${column}`;
    return {
      id: inspectorId(row.人员编号),
      unitId: unitId(row.机构编号),
      active: codes.read(IN_SERVICE, row.状态, at("状态")),
      certificates: row.执法证.map(({ 有效期起, 有效期止 }) => ({ validFrom: 有效期起, validTo: 有效期止 })),
      competences: row.专长.map((one) => codes.read(COMPETENCES, one, at("专长"))),
      canLead: row.可任组长,
      absences: row.缺勤.map(({ 起, 止, 事由 }) => ({
        from: 起,
        ...(止 !== null && { to: 止 }),
        reason: codes.read(ABSENCES, 事由, at("缺勤")),
      })),
      ...(row.回避申报日期 !== null && { declaredOn: row.回避申报日期 }),
    };
  });
  codes.finish();
  return inspectors;
}

/** @typedef {{ 回避编号: number, 人员编号: number, 对象类别: string, 对象编号: number, 事由: string, 状态: string }} AvoidanceRow */

/** @param {readonly AvoidanceRow[]} rows @returns {readonly Avoidance[]} */
export function avoidancesOf(rows) {
  const codes = new Codes();
  const avoidances = rows.map((row) => {
    const at = (/** @type {string} */ column) => `回避[${row.回避编号}].${column}`;
    const target = codes.read(AGAINST, row.对象类别, at("对象类别"));
    return {
      id: `V${row.回避编号}`,
      inspectorId: inspectorId(row.人员编号),
      against: target?.against,
      refId: target?.idOf(row.对象编号),
      ground: codes.read(GROUNDS, row.事由, at("事由")),
      status: codes.read(DECISIONS, row.状态, at("状态")),
    };
  });
  codes.finish();
  return avoidances;
}

/** @typedef {{ 任务编号: number, 主体编号: number, 事由: string, 决定机构: string, 决定日期: string }} ExclusionRow */

/** @param {readonly ExclusionRow[]} rows @returns {readonly Exclusion[]} */
export function exclusionsOf(rows) {
  const codes = new Codes();
  const exclusions = rows.map(({ 任务编号, 主体编号, 事由, 决定机构, 决定日期 }) => ({
    taskId: taskId(任务编号),
    targetId: targetId(主体编号),
    reason: codes.read(EXEMPTIONS, 事由, `免抽决定[${任务编号},${主体编号}].事由`),
    decidedBy: 决定机构,
    decidedOn: 决定日期,
  }));
  codes.finish();
  return exclusions;
}

/**
 * @typedef {{ 任务编号: number, 名称: string, 类型: string, 主体类型: string[] | null, 专业库: string[] | null, 名录: string[] | null,
 *   许可种类: string[] | null, 抽查比例: string, 分级抽查: string, 频次: number, 起: string, 止: string,
 *   事项: { 序号: number, 名称: string, 专长: string | null }[] }} TaskRow
 * @typedef {{ 计划编号: number, 年度: number, 名称: string, 机关代码: string, 机关名称: string, 行政区划: string, 任务: TaskRow[] }} PlanRow
 */

/** @param {PlanRow} row @returns {Plan} */
export function planOf(row) {
  const codes = new Codes();
  const tasks = row.任务.map((task, index) => {
    const at = (/** @type {string} */ column) => `抽查任务[${task.任务编号}].${column}`;
    return {
      id: taskId(task.任务编号),
      sequence: index + 1,
      name: task.名称,
      kind: codes.read(KINDS, task.类型, at("类型")),
      items: task.事项.map((item) => itemOf(codes, task.任务编号, item)),
      scope: {
        regionCodes: [row.行政区划],
        ...(task.主体类型 && {
          subjectTypes: task.主体类型.map((one) => codes.read(SUBJECT_TYPES, one, at("主体类型"))),
        }),
        ...(task.专业库 && { directories: task.专业库.map((one) => codes.read(DIRECTORIES, one, at("专业库"))) }),
        ...(task.名录 && { lists: task.名录.map((one) => codes.read(LISTS, one, at("名录"))) }),
        ...(task.许可种类 && { licenceKinds: task.许可种类.map((one) => codes.read(LICENCES, one, at("许可种类"))) }),
      },
      quota: { kind: /** @type {const} */ ("ratio"), ratio: task.抽查比例 },
      frequency: { drawsPerYear: task.频次, perTargetPerYear: task.频次 },
      risk: codes.read(LADDERS, task.分级抽查, at("分级抽查")),
      window: { start: task.起, end: task.止 },
      mode: { drawnBy: /** @type {const} */ ("county"), inspectedBy: /** @type {const} */ ("county") },
    };
  });
  codes.finish();
  return {
    id: `plan-${row.计划编号}`,
    year: row.年度,
    title: row.名称,
    issuer: { id: row.机关代码, name: row.机关名称, regionCode: row.行政区划 },
    scopeKind: "internal",
    tasks,
  };
}

/** @param {Codes} codes @param {number} 任务编号 @param {TaskRow["事项"][number]} row @returns {Item} */
function itemOf(codes, 任务编号, { 序号, 名称, 专长 }) {
  return {
    id: `${taskId(任务编号)}-${序号}`,
    name: 名称,
    ...(专长 !== null && { competence: codes.read(COMPETENCES, 专长, `抽查事项[${任务编号},${序号}].专长`) }),
  };
}
