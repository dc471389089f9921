import type { Outcome, ResultEvent } from "../model/event.js";
import { PUBLIC_NOTICE_POLICY } from "../model/noticePolicy.js";
import { parseWith } from "../model/parse.js";
import { windowSchema, type Window } from "../model/task.js";
import type { WorkingYear } from "../model/workingCalendar.js";
import type { VisitState } from "../record/replayEvents.js";
import { composeNotice } from "./composeNotice.js";
import type { Block, Notice, TableBlock } from "./notice.js";
import { readContext, type DrawDocumentOptions, type NoticeContext } from "./noticeContext.js";
import { policyBlocks } from "./policyBlocks.js";
import { shownTarget } from "./shownTarget.js";
import { teamNames } from "./teamNames.js";
import { inVisitOrder, tasksOf } from "./visitOrder.js";
import { workingDayAfter } from "./workingDayAfter.js";

/** What {@link resultsNotice} needs. The policy is `PUBLIC_NOTICE_POLICY` where nothing else is stated. */
export interface ResultsNoticeOptions extends DrawDocumentOptions {
  /** The working days of every year in which a period of publication runs. */
  readonly calendar: readonly WorkingYear[];
  /** Only results recorded on these days, both inclusive. Default: all. */
  readonly recorded?: Window;
}

/** Within so many working days of the inspection its result is published (国发〔2019〕5号). */
const PUBLISHED_WITHIN = 20;

/** The outcomes that mean that nobody could be inspected. */
const NOT_INSPECTED: readonly Outcome[] = [
  "unreachable-at-registered-address",
  "activity-not-carried-on",
  "closed-or-in-liquidation",
  "deregistered",
  "revoked",
  "rescinded",
  "moved-out",
];

/** A visit with its result. */
interface Found {
  readonly state: VisitState;
  readonly event: ResultEvent;
  /** The last day for its publication. */
  readonly deadline: string;
}

/**
 * The public notice of what visits found (抽查检查结果公示): the outcome of each, targets that could not be inspected included, and the day
 * by which it had to be published.
 *
 * Guarantees: each visit with a result in the stated days occurs once, or is counted if the policy withholds the selection; visits without
 * a result are counted and never named.
 *
 * @throws `DoubleRandomError` as `drawNotice`; `CALENDAR_MISSING` for a year whose working days were not given
 *
 * @example
 * ```ts
 * import { readFileSync } from "node:fs";
 * import { drawPlan } from "double-random";
 * import { recordResult } from "double-random/events";
 * import { formatMarkdown, resultsNotice } from "double-random/notices";
 *
 * const read = (name) => JSON.parse(readFileSync(`examples/first-draw/${name}.json`, "utf8"));
 * const evidence = { plan: read("plan"), targets: read("targets"), inspectors: read("inspectors"), avoidances: read("avoidances") };
 * const value = "6195028617330249156824750623946182371025";
 * const seed = { sources: [{ type: "declared", ref: "forty ten-sided dice, public meeting", value }] };
 * const record = drawPlan({ ...evidence, asOf: "2024-04-30", seed });
 * const told = { visitId: "T12/OPT-09", outcome: "no-problem", by: "metrology section", at: "2024-06-03" };
 * const events = [recordResult({ record, events: [], ...told })];
 *
 * const calendar = [{ year: 2024, holidays: ["2024-06-10"], makeUpDays: [] }]; // in earnest all of the year
 * const notice = resultsNotice({ ...evidence, record, events, calendar, date: "2024-06-05", language: "en" });
 * console.log(formatMarkdown(notice).split("\n").filter((line) => line.includes("OPT-")).join("\n"));
 * ```
 * ```text
 * | 1 | OPT-09 | 第9眼镜店（虚构） |  | 1 | no problem found | 2024-06-03 | 2024-07-02 |
 * ```
 */
export function resultsNotice(options: ResultsNoticeOptions): Notice {
  const context = readContext(options, PUBLIC_NOTICE_POLICY);
  const { recorded } = options;
  const found = resultsIn(context, options.calendar, recorded && parseWith(windowSchema, recorded, "recorded"));
  const { plan, words, policy } = context;
  const { results } = words;
  return composeNotice(context, {
    titleLines: results.title(plan.issuer.name, plan.year),
    blocks: [
      ...openingBlocks(context, found, recorded),
      { kind: "heading", text: results.summaryTitle },
      found.length === 0 ? { kind: "paragraph", text: results.nothing } : summaryTable(context, found),
      ...remarkBlocks(context, found),
      ...(found.length === 0 ? [] : [taskTable(context, found)]),
      ...policyBlocks(context),
    ],
    annexes: found.length === 0 || policy.selection === "withheld" ? [] : [resultTable(context, found)],
  });
}

function resultsIn(
  context: NoticeContext,
  calendar: readonly WorkingYear[],
  recorded: Window | undefined,
): readonly Found[] {
  const { events, visits } = context;
  const within = events.filter(
    (event): event is ResultEvent =>
      event.kind === "result-recorded" && (!recorded || (recorded.start <= event.at && event.at <= recorded.end)),
  );
  const byVisit = new Map(within.map((event) => [event.visitId, event]));
  const deadlines = new Map<string, string>();
  const deadlineOf = (date: string): string => {
    const known = deadlines.get(date) ?? workingDayAfter({ date, workingDays: PUBLISHED_WITHIN, calendar });
    deadlines.set(date, known);
    return known;
  };
  return inVisitOrder(
    context,
    [...byVisit.keys()].map((visitId) => visits.get(visitId)!),
  ).map((state) => {
    const event = byVisit.get(state.visit.visitId)!;
    return { state, event, deadline: deadlineOf(event.at) };
  });
}

function openingBlocks(
  { record, plan, words, visits }: NoticeContext,
  found: readonly Found[],
  recorded: Window | undefined,
): readonly Block[] {
  const { results, common, labels } = words;
  const open = [...visits.values()].filter(({ outcome }) => outcome === undefined).length;
  return [
    {
      kind: "paragraph",
      text: results.opening({
        plan: common.plan(plan.title, plan.documentNumber),
        visits: visits.size,
        published: found.length,
        open,
        period: recorded && common.period(recorded.start, recorded.end),
      }),
    },
    { kind: "facts", facts: [{ label: labels.recordHash, value: record.recordHash }] },
  ];
}

function summaryTable({ words }: NoticeContext, found: readonly Found[]): TableBlock {
  const { results, labels, codes } = words;
  const countOf = (outcome: Outcome): number => found.filter(({ event }) => event.outcome === outcome).length;
  const outcomes = (Object.keys(codes.outcomes) as Outcome[]).filter((outcome) => countOf(outcome) > 0);
  return {
    kind: "table",
    table: {
      name: results.summaryTable,
      columns: [
        { key: "outcome", title: results.outcome, kind: "text", width: 30 },
        { key: "count", title: labels.count, kind: "number", width: 8 },
      ],
      rows: [
        ...outcomes.map((outcome) => [codes.outcomes[outcome], String(countOf(outcome))]),
        [words.common.total, String(found.length)],
      ],
    },
  };
}

/** The tasks of the visits, whose numbers the list of results has. */
function taskTable(context: NoticeContext, found: readonly Found[]): TableBlock {
  const { labels, results } = context.words;
  const tasks = new Map(found.flatMap(({ state }) => tasksOf(context, state)).map((task) => [task.sequence, task]));
  return {
    kind: "table",
    table: {
      name: results.tasksTable,
      columns: [
        { key: "number", title: labels.number, kind: "number", width: 3 },
        { key: "task", title: labels.task, kind: "text", width: 30 },
      ],
      rows: [...tasks.values()]
        .sort((a, b) => a.sequence - b.sequence)
        .map(({ sequence, name }) => [String(sequence), name]),
    },
  };
}

function remarkBlocks({ words, date, policy }: NoticeContext, found: readonly Found[]): readonly Block[] {
  const { results } = words;
  const unusable = found.filter(({ event }) => NOT_INSPECTED.includes(event.outcome)).length;
  const late = found.filter(({ deadline }) => deadline < date).length;
  return [
    ...(unusable > 0 ? [{ kind: "paragraph", text: results.unusable(unusable) } as const] : []),
    ...(policy.selection === "withheld" && found.length > 0
      ? [{ kind: "paragraph", text: results.withheld } as const]
      : []),
    { kind: "paragraph", text: results.deadline(PUBLISHED_WITHIN) },
    ...(late > 0 ? [{ kind: "note", tone: "note", text: results.late(late) } as const] : []),
  ];
}

function resultTable(context: NoticeContext, found: readonly Found[]): TableBlock {
  const { words, policy } = context;
  const { results, labels, codes, common } = words;
  const withTeams = policy.teams === "shown";
  return {
    kind: "table",
    isWide: true,
    table: {
      name: results.table,
      columns: [
        { key: "number", title: labels.number, kind: "number", width: 3 },
        { key: "targetId", title: labels.targetId, kind: "text", width: 7 },
        { key: "name", title: labels.name, kind: "text", width: 14 },
        { key: "creditCode", title: labels.creditCode, kind: "text", width: 12 },
        { key: "tasks", title: labels.tasksConcerned, kind: "text", width: 5 },
        ...(withTeams ? [{ key: "inspectors", title: labels.inspectors, kind: "text", width: 9 } as const] : []),
        { key: "outcome", title: results.outcome, kind: "text", width: 11 },
        { key: "recordedOn", title: results.recordedOn, kind: "date", width: 8 },
        { key: "deadline", title: results.deadlineTitle, kind: "date", width: 8 },
      ],
      rows: found.map(({ state, event, deadline }, index) => {
        const target = shownTarget(context.targetOf(state.visit.targetId), policy);
        return [
          String(index + 1),
          target.id,
          target.name,
          target.creditCode,
          common.enumerate(tasksOf(context, state).map(({ sequence }) => String(sequence))),
          ...(withTeams ? [teamNames(context, state.visit)] : []),
          codes.outcomes[event.outcome],
          event.at,
          deadline,
        ];
      }),
    },
  };
}
