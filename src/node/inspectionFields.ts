import { isPlainObject } from "../errors/isPlainObject.js";
import type { Inspection } from "../model/inspection.js";
import type { Field } from "./field.js";
import { INSPECTION_CAUSES, OUTCOMES } from "./words.js";

/** The columns of a history of inspections. */
export const INSPECTION_FIELDS: readonly Field[] = [
  {
    name: "targetId",
    type: "id",
    header: ["对象编号", "target"],
    synonyms: ["检查对象编号", "编号", "targetid", "target id"],
    required: true,
    about: ["与名录中的编号一致", "as in the directory"],
  },
  {
    name: "date",
    type: "date",
    header: ["检查日期", "date"],
    synonyms: ["检查时间", "日期", "最近检查日期"],
    required: true,
    about: ["日期，如 2024-05-01", "a date, such as 2024-05-01"],
  },
  {
    name: "planId",
    type: "id",
    header: ["计划编号", "plan"],
    synonyms: ["抽查计划编号", "planid", "plan id"],
    about: ["可以空着：检查日期所在年度的计划", "may be empty: the plan of that year"],
  },
  {
    name: "taskId",
    type: "id",
    header: ["任务编号", "task"],
    synonyms: ["抽查任务编号", "任务", "taskid", "task id"],
    about: ["与计划中的编号一致", "as in the plan"],
  },
  {
    name: "itemIds",
    type: "ids",
    header: ["检查事项", "items"],
    synonyms: ["抽查事项", "事项编号", "itemids", "item ids"],
    about: ["事项编号，用顿号分开；可以空着：任务的全部事项", "ids of items; may be empty: all items of the task"],
  },
  {
    name: "outcome",
    type: "word",
    words: OUTCOMES,
    header: ["检查结果", "outcome"],
    synonyms: ["抽查结果", "结果"],
    about: ["未发现问题、发现问题待后续处理、无法联系、注销等", "see the documentation of Outcome"],
  },
  {
    name: "cause",
    type: "word",
    words: INSPECTION_CAUSES,
    header: ["检查来源", "cause"],
    synonyms: ["检查类型", "任务来源", "来源"],
    about: ["双随机抽查、投诉举报、转办交办、数据监测、其他", "random, complaint, referral, monitoring, other"],
  },
  {
    name: "record",
    type: "text",
    header: ["抽查记录", "record"],
    synonyms: ["记录哈希"],
    about: ["抽查记录的哈希值，与检查编号一起填写", "the hash of the record, together with the visit"],
  },
  {
    name: "visitId",
    type: "text",
    header: ["检查编号", "visit"],
    synonyms: ["visitid", "visit id"],
    about: ["抽查记录中的检查编号", "the visit in that record"],
  },
];

/** A row of a table with the visit that it names put together. */
export function inspectionOfRow(row: unknown): unknown {
  if (!isPlainObject(row) || "source" in row || !("record" in row || "visitId" in row)) return row;
  const { record, visitId, ...inspection } = row;
  return {
    ...inspection,
    source: { ...(record !== undefined && { record }), ...(visitId !== undefined && { visitId }) },
  };
}

/** The other way round. */
export function rowOfInspection({ source, ...inspection }: Inspection): object {
  return { ...inspection, ...source };
}
