import { describeValue } from "../errors/describeValue.js";
import { DoubleRandomError } from "../errors/DoubleRandomError.js";
import type { TaskDraw } from "../model/draw.js";
import { WORKING_PAPER_POLICY } from "../model/noticePolicy.js";
import { composeNotice } from "./composeNotice.js";
import { itemName } from "./itemNames.js";
import type { Notice, TableBlock } from "./notice.js";
import { readContext, type DrawDocumentOptions, type NoticeContext } from "./noticeContext.js";
import { policyBlocks } from "./policyBlocks.js";
import { quotaText } from "./quotaText.js";
import { shownTarget } from "./shownTarget.js";
import { teamNames } from "./teamNames.js";
import { truncatedNote } from "./truncatedNote.js";

/** What {@link taskList} needs. The policy is `WORKING_PAPER_POLICY` where nothing else is stated. */
export interface TaskListOptions extends DrawDocumentOptions {
  readonly taskId: string;
}

/**
 * The targets that one task drew (任务清单), in the order of the inspections, each with its team as it is now and what was found.
 *
 * Guarantees: each drawn target of the task occurs once.
 *
 * @throws `DoubleRandomError` as `drawNotice`; `REFERENCE_UNKNOWN` for a task that the record does not have
 *
 * @example
 * ```ts
 * import { readFileSync } from "node:fs";
 * import { drawPlan } from "double-random";
 * import { tablesOf, taskList } from "double-random/notices";
 *
 * const read = (name) => JSON.parse(readFileSync(`examples/first-draw/${name}.json`, "utf8"));
 * const evidence = { plan: read("plan"), targets: read("targets"), inspectors: read("inspectors"), avoidances: read("avoidances") };
 * const value = "6195028617330249156824750623946182371025";
 * const seed = { sources: [{ type: "declared", ref: "forty ten-sided dice, public meeting", value }] };
 * const record = drawPlan({ ...evidence, asOf: "2024-04-30", seed });
 *
 * const paper = taskList({ ...evidence, record, taskId: "T12", date: "2024-05-06" });
 * for (const [order, name, , , tier, team] of tablesOf(paper)[0].rows) console.log(order, name, tier, team);
 * ```
 * ```text
 * 1 第9眼镜店（虚构） 一般风险 检查员4（虚构）（INS-4）［组长］、检查员1（虚构）（INS-1）
 * 2 第11眼镜店（虚构） 较高风险 检查员2（虚构）（INS-2）［组长］、检查员3（虚构）（INS-3）
 * 3 第12眼镜店（虚构） 高风险 检查员2（虚构）（INS-2）［组长］、检查员4（虚构）（INS-4）
 * ```
 */
export function taskList(options: TaskListOptions): Notice {
  return composeTaskList(readContext(options, WORKING_PAPER_POLICY), options.taskId);
}

/** The targets of one task, from what has been read. */
export function composeTaskList(context: NoticeContext, taskId: string): Notice {
  const draw = drawnTask(context, taskId);
  const { words, plan, record } = context;
  const { papers, labels, common, codes } = words;
  const task = context.taskOf(draw.taskId);
  return composeNotice(context, {
    titleLines: papers.taskTitle(plan.issuer.name, plan.year),
    isSigned: false,
    blocks: [
      { kind: "note", tone: "note", text: papers.internal },
      ...truncatedNote(words, [task]),
      {
        kind: "facts",
        facts: [
          { label: labels.task, value: common.task(task.sequence, task.name) },
          { label: papers.kind, value: codes.kinds[task.kind] },
          { label: papers.items, value: common.enumerateItems(task.items.map((item) => itemName(words, item))) },
          { label: papers.quota, value: quotaText(words, task.quota) },
          { label: papers.period, value: common.period(task.window.start, task.window.end) },
          { label: labels.frame, value: String(draw.frame.size) },
          { label: labels.drawn, value: String(draw.drawn) },
          { label: labels.planTitle, value: common.plan(plan.title, plan.documentNumber) },
          { label: labels.recordHash, value: record.recordHash },
          { label: papers.madeOn, value: common.day(context.date) },
        ],
      },
      draw.selected.length === 0 ? { kind: "paragraph", text: papers.noTargets } : targetTable(context, draw),
      ...policyBlocks(context),
    ],
  });
}

function drawnTask({ record }: NoticeContext, taskId: unknown): TaskDraw {
  const draw = record.tasks.find((task) => task.taskId === taskId);
  if (draw) return draw;
  const expected = `a task of the record, such as ${record.tasks[0]?.taskId ?? "none: it has no tasks"}`;
  throw new DoubleRandomError({ code: "REFERENCE_UNKNOWN", path: "taskId", expected, received: describeValue(taskId) });
}

function targetTable(context: NoticeContext, { taskId, selected, strata }: TaskDraw): TableBlock {
  const { words, policy } = context;
  const { labels, papers, codes } = words;
  const tiers = new Map(strata.map(({ stratum, tier }) => [stratum, codes.tiers[tier]]));
  return {
    kind: "table",
    isWide: true,
    table: {
      name: papers.targetTable,
      columns: [
        { key: "order", title: labels.order, kind: "number", width: 3 },
        { key: "name", title: labels.name, kind: "text", width: 16 },
        { key: "targetId", title: labels.targetId, kind: "text", width: 7 },
        { key: "creditCode", title: labels.creditCode, kind: "text", width: 12 },
        { key: "tier", title: labels.tier, kind: "text", width: 5 },
        { key: "team", title: labels.inspectors, kind: "text", width: 16 },
        { key: "start", title: papers.start, kind: "date", width: 8 },
        { key: "end", title: papers.end, kind: "date", width: 8 },
        { key: "outcome", title: papers.outcome, kind: "text", width: 10 },
      ],
      rows: selected.map(({ order, targetId, stratum }) => {
        const shown = shownTarget(context.targetOf(targetId), policy);
        const state = context.visitOf(taskId, targetId);
        return [
          String(order),
          shown.name,
          shown.id,
          shown.creditCode,
          tiers.get(stratum)!,
          state ? teamNames(context, state.visit) : "",
          state?.visit.window.start ?? "",
          state?.visit.window.end ?? "",
          state?.outcome === undefined ? "" : codes.outcomes[state.outcome],
        ];
      }),
    },
  };
}
