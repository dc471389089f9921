import type { ReadPlanOptions } from "./planOptions.js";
import { readLocatedPlan, type PlanReading } from "./readLocatedPlan.js";

/**
 * Reads a printed plan (年度抽查工作计划): the text of its table, whatever parts the cells, or rows of cells as a spreadsheet has them.
 *
 * Guarantees: columns are found by their headers, in any order; every repair stands in `corrections` with the printed words, the reading
 * and the rule; what a human must decide stands in `openQuestions` with the assumption that the plan follows until then; the printed
 * cells stand in `raw`, unchanged; the plan satisfies `parsePlan`. The same source and options give the same plan. Time and memory are
 * bounded by the size of the source, and the size of the source is bounded.
 *
 * @param source - text, or rows of cells
 * @param options - the issuer, and what the text does not say
 * @throws `DoubleRandomError` `PLAN_LAYOUT_UNKNOWN` if no table of a plan is found, `PLAN_TOO_LARGE`; otherwise `INPUT_INVALID`
 * with every problem: `PLAN_COLUMN_MISSING`, `PLAN_ROW_INVALID`, `PLAN_CELL_UNREADABLE`, `PLAN_FACT_MISSING`, `WINDOW_REVERSED`,
 * `REFERENCE_UNKNOWN` for an answer to nothing
 *
 * @example
 * ```ts
 * import { readPlan } from "double-random/zh";
 *
 * const text = [
 *   "青山县市场监管局2025年度双随机抽查计划（虚构）",
 *   "",
 *   "序号\t抽查任务名称\t抽查事项\t抽查对象\t抽查比例\t抽查频次\t起止时间",
 *   "1\t对商标代理机构的抽查\t商标代理行为的检查\t全县商标代理机构\t不低于２０％\t每年一次\t第二季度",
 * ].join("\n");
 * const { plan } = readPlan(text, { issuer: { id: "qingshan", regionCode: "529921" } });
 * const [task] = plan.tasks;
 * console.log(task.scope, task.quota, task.window);
 * ```
 * ```text
 * {
 *   regionCodes: [ '529921' ],
 *   statuses: [ 'existing' ],
 *   directories: [ 'trademark-agency' ]
 * } { kind: 'at-least-ratio', ratio: '20%' } { start: '2025-04-01', end: '2025-06-30' }
 * ```
 */
export function readPlan(source: string | readonly (readonly string[])[], options: ReadPlanOptions): PlanReading {
  return readLocatedPlan(source, options);
}
