import type { Field } from "./field.js";
import { AGAINST, AVOIDANCE_STATUSES, EXCLUSION_REASONS, GROUNDS } from "./words.js";

const DATE: readonly [string, string] = ["日期，如 2024-05-01", "a date, such as 2024-05-01"];
const ID: readonly [string, string] = ["编号", "an id"];

/** The columns of a list of withdrawals (回避). */
export const AVOIDANCE_FIELDS: readonly Field[] = [
  {
    name: "id",
    type: "id",
    header: ["编号", "id"],
    synonyms: ["回避编号", "序号", "avoidanceid"],
    required: true,
    about: ID,
  },
  {
    name: "inspectorId",
    type: "id",
    header: ["人员编号", "inspector"],
    synonyms: ["执法人员编号", "检查人员编号", "执法人员", "检查人员", "inspectorid", "inspector id"],
    required: true,
    about: ["与人员名录中的编号一致", "as in the inspector directory"],
  },
  {
    name: "against",
    type: "word",
    words: AGAINST,
    header: ["回避对象类型", "against"],
    synonyms: ["回避类型", "对象类型"],
    required: true,
    about: ["检查对象、关联组、检查人员、区域、监管所", "target, group, inspector, region, unit"],
  },
  {
    name: "refId",
    type: "id",
    header: ["回避对象编号", "reference"],
    synonyms: ["对象编号", "检查对象编号", "回避对象", "refid", "ref id"],
    required: true,
    about: ["与名录中的编号一致；区域写行政区划代码", "as in the directory; a region by its code"],
  },
  {
    name: "ground",
    type: "word",
    words: GROUNDS,
    header: ["回避事由", "ground"],
    synonyms: ["事由", "回避原因", "回避理由", "原因"],
    required: true,
    about: ["自行申报、近亲属、利害关系、曾任职、当事人申请、属地、轮换、其他", "see the documentation of Avoidance"],
  },
  {
    name: "status",
    type: "word",
    words: AVOIDANCE_STATUSES,
    header: ["状态", "status"],
    synonyms: ["审批状态", "回避状态", "审批结果"],
    required: true,
    about: ["已申报、已申请、同意回避、驳回", "declared, applied, upheld, rejected"],
  },
  {
    name: "decidedBy",
    type: "text",
    header: ["决定人", "decided by"],
    synonyms: ["决定机关", "审批人", "决定单位", "decidedby"],
    about: ["作出决定的人或单位", "who decided"],
  },
  {
    name: "decidedOn",
    type: "date",
    header: ["决定日期", "decided on"],
    synonyms: ["审批日期", "decidedon"],
    about: DATE,
  },
  {
    name: "validFrom",
    type: "date",
    header: ["有效期起", "valid from"],
    synonyms: ["生效日期", "validfrom"],
    about: DATE,
  },
  {
    name: "validTo",
    type: "end-date",
    header: ["有效期止", "valid to"],
    synonyms: ["有效期至", "失效日期", "validto"],
    about: DATE,
  },
];

/** The columns of a list of exclusions. */
export const EXCLUSION_FIELDS: readonly Field[] = [
  {
    name: "taskId",
    type: "id",
    header: ["任务编号", "task"],
    synonyms: ["抽查任务编号", "任务", "taskid", "task id"],
    required: true,
    about: ["与计划中的编号一致", "as in the plan"],
  },
  {
    name: "targetId",
    type: "id",
    header: ["对象编号", "target"],
    synonyms: ["检查对象编号", "编号", "targetid", "target id"],
    required: true,
    about: ["与名录中的编号一致", "as in the directory"],
  },
  {
    name: "reason",
    type: "word",
    words: EXCLUSION_REASONS,
    header: ["排除原因", "reason"],
    synonyms: ["原因", "排除理由"],
    required: true,
    about: ["近期已检查、本年度已抽中、立案调查中、依规定免查、其他决定", "see the documentation of Exclusion"],
  },
  {
    name: "decidedBy",
    type: "text",
    header: ["决定人", "decided by"],
    synonyms: ["决定机关", "决定单位", "decidedby"],
    required: true,
    about: ["作出决定的人或单位", "who decided"],
  },
  {
    name: "decidedOn",
    type: "date",
    header: ["决定日期", "decided on"],
    synonyms: ["decidedon"],
    required: true,
    about: DATE,
  },
  { name: "note", type: "text", header: ["说明", "note"], synonyms: ["备注"], about: ["可以空着", "may be empty"] },
];
