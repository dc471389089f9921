import { describeValue } from "../errors/describeValue.js";
import { DoubleRandomError } from "../errors/DoubleRandomError.js";
import { WORKING_PAPER_POLICY } from "../model/noticePolicy.js";
import type { VisitState } from "../record/replayEvents.js";
import { composeNotice } from "./composeNotice.js";
import { itemName } from "./itemNames.js";
import type { Block, FactsBlock, Notice, TableBlock } from "./notice.js";
import { readContext, type DrawDocumentOptions, type NoticeContext } from "./noticeContext.js";
import { shownInspector } from "./shownInspector.js";
import { shownTarget } from "./shownTarget.js";
import { truncatedNote } from "./truncatedNote.js";
import { tasksOf } from "./visitOrder.js";

/** What {@link visitSheet} needs. The policy is `WORKING_PAPER_POLICY` where nothing else is stated. */
export interface VisitSheetOptions extends DrawDocumentOptions {
  /** As the record names it: `<task>/<target>`. */
  readonly visitId: string;
}

/**
 * The sheet that inspectors take to one visit (现场检查表): what the target is to be told, the items as a list to tick off, a box for each
 * outcome, room for signatures.
 *
 * Guarantees: each item of each task of the visit occurs once for its task.
 *
 * @throws `DoubleRandomError` as `drawNotice`; `REFERENCE_UNKNOWN` for a visit that the record does not have
 *
 * @example
 * ```ts
 * import { readFileSync } from "node:fs";
 * import { drawPlan } from "double-random";
 * import { tablesOf, visitSheet } from "double-random/notices";
 *
 * const read = (name) => JSON.parse(readFileSync(`examples/first-draw/${name}.json`, "utf8"));
 * const evidence = { plan: read("plan"), targets: read("targets"), inspectors: read("inspectors"), avoidances: read("avoidances") };
 * const value = "6195028617330249156824750623946182371025";
 * const seed = { sources: [{ type: "declared", ref: "forty ten-sided dice, public meeting", value }] };
 * const record = drawPlan({ ...evidence, asOf: "2024-04-30", seed });
 *
 * const paper = visitSheet({ ...evidence, record, visitId: "T12/OPT-12", date: "2024-05-06" });
 * for (const row of tablesOf(paper)[1].rows) console.log(row.slice(0, 2).join(" | "));
 * ```
 * ```text
 * 1. 对眼镜配制在用计量器具的监督检查 | 登记事项检查
 * 1. 对眼镜配制在用计量器具的监督检查 | 在用计量器具检查
 * ```
 *
 * Source of what is told: 行政处罚法, Articles 42 and 43; 国办发〔2024〕54号.
 */
export function visitSheet(options: VisitSheetOptions): Notice {
  return composeVisitSheet(readContext(options, WORKING_PAPER_POLICY), options.visitId);
}

/** The sheet of one visit, from what has been read. */
export function composeVisitSheet(context: NoticeContext, visitId: string): Notice {
  const state = visitOf(context, visitId);
  const { words, plan } = context;
  const { papers } = words;
  return composeNotice(context, {
    titleLines: papers.sheetTitle(plan.issuer.name),
    isSigned: false,
    blocks: [
      ...truncatedNote(words, tasksOf(context, state)),
      visitFacts(context, state),
      teamTable(context, state),
      { kind: "heading", text: papers.toldTitle },
      ...papers.told.map((text) => ({ kind: "paragraph", text }) as const),
      { kind: "heading", text: papers.checkTitle },
      itemTable(context, state),
      { kind: "heading", text: papers.outcomeTitle },
      ...outcomeBlocks(context),
    ],
  });
}

function visitOf({ visits }: NoticeContext, visitId: string): VisitState {
  const state = visits.get(visitId);
  if (state) return state;
  const expected = `a visit of the record, such as ${visits.keys().next().value ?? "none: it has no visits"}`;
  throw new DoubleRandomError({
    code: "REFERENCE_UNKNOWN",
    path: "visitId",
    expected,
    received: describeValue(visitId),
  });
}

function visitFacts(context: NoticeContext, state: VisitState): FactsBlock {
  const { words, policy, plan, record } = context;
  const { papers, labels, common, codes } = words;
  const { visit } = state;
  const target = context.targetOf(visit.targetId);
  const shown = shownTarget(target, policy);
  const tasks = tasksOf(context, state).map(({ sequence, name }) => common.task(sequence, name));
  return {
    kind: "facts",
    facts: [
      { label: labels.name, value: shown.name },
      { label: labels.targetId, value: shown.id },
      { label: labels.creditCode, value: shown.creditCode },
      { label: papers.subject, value: codes.subjects[target.subjectType] },
      { label: labels.task, value: common.enumerate(tasks) },
      { label: labels.planTitle, value: common.plan(plan.title, plan.documentNumber) },
      { label: papers.period, value: common.period(visit.window.start, visit.window.end) },
      { label: papers.visitNumber, value: papers.visitNumberBlank },
      { label: labels.recordHash, value: record.recordHash },
    ],
  };
}

function teamTable(context: NoticeContext, { visit }: VisitState): TableBlock {
  const { papers, codes, labels } = context.words;
  return {
    kind: "table",
    table: {
      name: labels.inspectors,
      columns: [
        { key: "inspector", title: papers.inspectorAndCertificate, kind: "text", width: 16 },
        { key: "unit", title: papers.unit, kind: "text", width: 10 },
        { key: "role", title: papers.role, kind: "text", width: 5 },
        { key: "signature", title: papers.signature, kind: "text", width: 12 },
      ],
      rows: visit.team.map(({ inspectorId, role }) => [
        shownInspector(context, inspectorId, visit.window),
        context.inspectorOf(inspectorId)?.unitId ?? "",
        codes.roles[role],
        "",
      ]),
    },
  };
}

function itemTable(context: NoticeContext, state: VisitState): TableBlock {
  const { words } = context;
  const { papers, labels, common } = words;
  const rows = tasksOf(context, state).flatMap((task) =>
    task.items.map((item) => [common.task(task.sequence, task.name), itemName(words, item), papers.itemBoxes, ""]),
  );
  return {
    kind: "table",
    groupBy: "task",
    table: {
      name: papers.itemTable,
      columns: [
        { key: "task", title: labels.task, kind: "text", width: 12 },
        { key: "item", title: papers.item, kind: "text", width: 19 },
        { key: "finding", title: papers.finding, kind: "text", width: 14 },
        { key: "remark", title: papers.remark, kind: "text", width: 9 },
      ],
      rows,
    },
  };
}

/** The outcomes in two columns, so that the sheet has two pages. */
function outcomeBlocks({ words }: NoticeContext): readonly Block[] {
  const { papers, codes } = words;
  const outcomes = Object.values(codes.outcomes);
  const half = (outcomes.length + (outcomes.length % 2)) >> 1;
  return [
    {
      kind: "table",
      table: {
        name: papers.outcomeTable,
        columns: [
          { key: "box1", title: papers.box, kind: "text", width: 3 },
          { key: "outcome1", title: papers.outcome, kind: "text", width: 18 },
          { key: "box2", title: papers.box, kind: "text", width: 3 },
          { key: "outcome2", title: papers.outcome, kind: "text", width: 18 },
        ],
        rows: outcomes.slice(0, half).map((outcome, index) => {
          const other = outcomes[half + index];
          return [papers.emptyBox, outcome, ...(other === undefined ? ["", ""] : [papers.emptyBox, other])];
        }),
      },
    },
    {
      kind: "facts",
      toFillIn: true,
      facts: [papers.remarks, papers.signatureOfTarget, papers.signatureOfWitness, papers.visitedOn].map((label) => ({
        label,
        value: "",
      })),
    },
  ];
}
