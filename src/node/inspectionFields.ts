import type { Field } from "./field.js";
import { INSPECTION_CAUSES, OUTCOMES } from "./words.js";

/** The columns of a history of inspections (检查台账). */
export const INSPECTION_FIELDS: readonly Field[] = [
  {
    name: "targetId",
    type: "id",
    header: ["对象编号", "target"],
    synonyms: ["检查对象编号", "编号", "主体编号", "targetid", "target id"],
    required: true,
    about: ["与名录中的编号一致", "as in the directory"],
  },
  {
    name: "date",
    type: "date",
    header: ["检查日期", "date"],
    synonyms: ["检查时间", "日期", "现场检查日期", "inspected on"],
    required: true,
    about: ["日期，如 2024-05-01", "a date, such as 2024-05-01"],
  },
  {
    name: "planId",
    type: "id",
    header: ["计划编号", "plan"],
    synonyms: ["planid", "plan id"],
    about: ["任务所属计划；本年度的可以空着", "the plan of the task; empty for that of this year"],
  },
  {
    name: "taskId",
    type: "id",
    header: ["任务编号", "task"],
    synonyms: ["抽查任务编号", "任务", "taskid", "task id"],
    about: ["与计划中的编号一致；可以空着", "as in the plan; may be empty"],
  },
  {
    name: "itemIds",
    type: "ids",
    header: ["检查事项编号", "items"],
    synonyms: ["事项编号", "检查事项", "itemids", "item ids"],
    about: ["事项编号，以顿号分开；可以空着", "ids of items, divided by commas; may be empty"],
  },
  {
    name: "outcome",
    type: "word",
    words: OUTCOMES,
    header: ["检查结果", "outcome"],
    synonyms: ["检查结论", "结果"],
    about: ["如：未发现问题；可以空着", "such as no-problem; may be empty"],
  },
  {
    name: "cause",
    type: "word",
    words: INSPECTION_CAUSES,
    header: ["检查来源", "cause"],
    synonyms: ["检查类型", "检查原因", "任务来源"],
    about: ["双随机、投诉举报、转办交办、数据监测、其他", "random, complaint, referral, monitoring, other"],
  },
];
