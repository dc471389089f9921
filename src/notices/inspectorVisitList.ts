import { describeValue } from "../errors/describeValue.js";
import { DoubleRandomError } from "../errors/DoubleRandomError.js";
import { WORKING_PAPER_POLICY } from "../model/noticePolicy.js";
import type { VisitState } from "../record/replayEvents.js";
import { composeNotice } from "./composeNotice.js";
import { itemName, itemsOf } from "./itemNames.js";
import type { Notice, TableBlock } from "./notice.js";
import { readContext, type DrawDocumentOptions, type NoticeContext } from "./noticeContext.js";
import { policyBlocks } from "./policyBlocks.js";
import { shownInspector } from "./shownInspector.js";
import { shownTarget } from "./shownTarget.js";
import { teamNames } from "./teamNames.js";
import { truncatedNote } from "./truncatedNote.js";
import { inVisitOrder, tasksOf } from "./visitOrder.js";

/** What {@link inspectorVisitList} needs. The policy is `WORKING_PAPER_POLICY` where nothing else is stated. */
export interface InspectorVisitListOptions extends DrawDocumentOptions {
  readonly inspectorId: string;
}

/**
 * The visits of one inspector (检查人员任务单), replacements after the draw included: whom to visit by when, what to inspect, with whom,
 * and what was found where the visit was made.
 *
 * Guarantees: each visit on whose team the inspector is now occurs once, in the order of the plan and of the inspections.
 *
 * @throws `DoubleRandomError` as `drawNotice`; `REFERENCE_UNKNOWN` for an inspector whom neither the record nor the roster has
 *
 * @example
 * ```ts
 * import { readFileSync } from "node:fs";
 * import { drawPlan } from "double-random";
 * import { inspectorVisitList, tablesOf } from "double-random/notices";
 *
 * const read = (name) => JSON.parse(readFileSync(`examples/first-draw/${name}.json`, "utf8"));
 * const evidence = { plan: read("plan"), targets: read("targets"), inspectors: read("inspectors"), avoidances: read("avoidances") };
 * const value = "6195028617330249156824750623946182371025";
 * const seed = { sources: [{ type: "declared", ref: "forty ten-sided dice, public meeting", value }] };
 * const record = drawPlan({ ...evidence, asOf: "2024-04-30", seed });
 *
 * const paper = inspectorVisitList({ ...evidence, record, inspectorId: "INS-2", date: "2024-05-06" });
 * for (const row of tablesOf(paper)[0].rows) console.log(row.slice(0, 11).join(" | "));
 * ```
 * ```text
 * 1 | 第11眼镜店（虚构） | OPT-11 |  |  | 1. 对眼镜配制在用计量器具的监督检查 | 1. 登记事项检查；2. 在用计量器具检查 | 2024-05-01 | 2024-11-30 | 组长 | 检查员3（虚构）（INS-3）
 * 2 | 第12眼镜店（虚构） | OPT-12 |  |  | 1. 对眼镜配制在用计量器具的监督检查 | 1. 登记事项检查；2. 在用计量器具检查 | 2024-05-01 | 2024-11-30 | 组长 | 检查员4（虚构）（INS-4）
 * ```
 */
export function inspectorVisitList(options: InspectorVisitListOptions): Notice {
  return composeVisitList(readContext(options, WORKING_PAPER_POLICY), options.inspectorId);
}

/** The visits of one inspector, from what has been read. */
export function composeVisitList(context: NoticeContext, inspectorId: string): Notice {
  const { words, plan, record, inspectorOf } = context;
  const { papers, labels } = words;
  const own = inVisitOrder(
    context,
    [...context.visits.values()].filter(({ visit }) => visit.team.some((member) => member.inspectorId === inspectorId)),
  );
  const inspector = inspectorOf(inspectorId);
  if (!inspector && !record.assignment.loads.some((load) => load.inspectorId === inspectorId) && own.length === 0) {
    const expected = "an inspector of the record or of the roster";
    const received = describeValue(inspectorId);
    throw new DoubleRandomError({ code: "REFERENCE_UNKNOWN", path: "inspectorId", expected, received });
  }
  return composeNotice(context, {
    titleLines: papers.inspectorTitle(plan.issuer.name, plan.year),
    isSigned: false,
    blocks: [
      { kind: "note", tone: "note", text: papers.internal },
      ...truncatedNote(
        words,
        own.flatMap((state) => tasksOf(context, state)),
      ),
      {
        kind: "facts",
        facts: [
          { label: papers.inspector, value: shownInspector(context, inspectorId) },
          ...(inspector ? [{ label: papers.unit, value: inspector.unitId }] : []),
          { label: papers.visits, value: String(own.length) },
          { label: labels.planTitle, value: words.common.plan(plan.title, plan.documentNumber) },
          { label: labels.recordHash, value: record.recordHash },
          { label: papers.madeOn, value: words.common.day(context.date) },
        ],
      },
      ...(own.length === 0
        ? [{ kind: "paragraph", text: papers.noVisits } as const]
        : [visitTable(context, own, inspectorId)]),
      ...policyBlocks(context),
    ],
  });
}

function visitTable(context: NoticeContext, own: readonly VisitState[], inspectorId: string): TableBlock {
  const { words, policy } = context;
  const { labels, papers, codes, common } = words;
  return {
    kind: "table",
    isWide: true,
    table: {
      name: papers.visitTable,
      columns: [
        { key: "number", title: labels.number, kind: "number", width: 3 },
        { key: "name", title: labels.name, kind: "text", width: 14 },
        { key: "targetId", title: labels.targetId, kind: "text", width: 7 },
        { key: "creditCode", title: labels.creditCode, kind: "text", width: 11 },
        { key: "office", title: papers.office, kind: "text", width: 6 },
        { key: "tasks", title: labels.task, kind: "text", width: 12 },
        { key: "items", title: papers.items, kind: "text", width: 18 },
        { key: "start", title: papers.start, kind: "date", width: 8 },
        { key: "end", title: papers.end, kind: "date", width: 8 },
        { key: "role", title: papers.role, kind: "text", width: 4 },
        { key: "others", title: papers.others, kind: "text", width: 10 },
        { key: "outcome", title: papers.outcome, kind: "text", width: 8 },
      ],
      rows: own.map((state, index) => {
        const { visit, outcome } = state;
        const target = context.targetOf(visit.targetId);
        const shown = shownTarget(target, policy);
        const tasks = tasksOf(context, state);
        const { role } = visit.team.find((member) => member.inspectorId === inspectorId)!;
        return [
          String(index + 1),
          shown.name,
          shown.id,
          shown.creditCode,
          target.localOfficeId ?? "",
          common.enumerate(tasks.map(({ sequence, name }) => common.task(sequence, name))),
          common.enumerateItems(itemsOf(tasks).map((item) => itemName(words, item))),
          visit.window.start,
          visit.window.end,
          codes.roles[role],
          teamNames(context, visit, inspectorId),
          outcome === undefined ? "" : codes.outcomes[outcome],
        ];
      }),
    },
  };
}
