import { checkOptions } from "../errors/checkOptions.js";
import { DoubleRandomError, type ErrorIssue } from "../errors/DoubleRandomError.js";
import { date as dateSchema, label } from "../model/fields.js";
import { parseWith } from "../model/parse.js";
import { parsePlan } from "../model/parsePlan.js";
import type { Plan } from "../model/plan.js";
import type { Task } from "../model/task.js";
import { composeNotice } from "./composeNotice.js";
import { itemName } from "./itemNames.js";
import type { Block, Notice, NoticeLanguage, TableBlock } from "./notice.js";
import { quotaText } from "./quotaText.js";
import { scopeText } from "./scopeText.js";
import type { NoticeWords } from "./noticeWords.js";
import { wordsIn } from "./wordsIn.js";

/** What {@link planNotice} needs. */
export interface PlanNoticeOptions {
  readonly plan: Plan;
  /** Default `zh`. */
  readonly language?: NoticeLanguage;
  /** The day of the notice, `YYYY-MM-DD`. */
  readonly date: string;
  /** The number of this document (发文字号). */
  readonly documentNumber?: string;
  /** Makes a paper for the bureau that says what keeps it from being published, instead of refusing. Default false. */
  readonly isDraft?: boolean;
}

/**
 * The public notice of a yearly plan (年度抽查工作计划公示): its tasks with their items, scopes, ratios, frequencies and windows, and the
 * classes that it means no untargeted task to draw.
 *
 * Guarantees: each task occurs once; a plan with an item whose text breaks off, or with an open question, makes no notice that looks as
 * if it could be published.
 *
 * @throws `DoubleRandomError` `NOTICE_BLOCKED` for such a plan, unless it is a draft; `issues` holds every item and question;
 *   `INPUT_INVALID`, `FIELD_INVALID`
 *
 * @example
 * ```ts
 * import { readFileSync } from "node:fs";
 * import { planNotice, tablesOf } from "double-random/notices";
 *
 * const plan = JSON.parse(readFileSync("examples/gaoping-2024/plan.json", "utf8"));
 * try {
 *   planNotice({ plan, date: "2024-02-05" });
 * } catch (error) {
 *   console.log(error.code, error.issues.length, "|", error.issues[1].path, "|", error.issues[1].received);
 * }
 * const draft = planNotice({ plan, date: "2024-02-05", isDraft: true });
 * console.log(tablesOf(draft)[1].rows[0].slice(0, 6).join(" | "));
 * ```
 * ```text
 * NOTICE_BLOCKED 5 | plan.tasks[7].items[6] | question A7 of task T08: The cell breaks off in "7.检验检测结果与原数". What is the full text of item 7, and do further items follow it?
 * 1 | 对B类企业的不定向双随机抽查 | 不定向 | 1. 登记事项检查；2. 公示信息检查；3. 商标使用行为的检查 | 全市范围内存续的企业 | 1%
 * ```
 */
export function planNotice(options: PlanNoticeOptions): Notice {
  checkOptions(options);
  const { language = "zh", isDraft = false, documentNumber } = options;
  const words = wordsIn(language);
  const plan = parsePlan(options.plan);
  const tasks = [...plan.tasks].sort((a, b) => a.sequence - b.sequence);
  const blocking = tasks.flatMap((task) => blockingIssues(task, plan.tasks.indexOf(task)));
  if (blocking.length > 0 && !isDraft) refuse(blocking);
  const frame = {
    ...{ words, language, plan },
    date: parseWith(dateSchema, options.date, "date"),
    documentNumber: documentNumber === undefined ? undefined : parseWith(label, documentNumber, "documentNumber"),
  };
  return composeNotice(frame, {
    titleLines: words.plan.title(plan.issuer.name, plan.year),
    blocks: [
      ...(blocking.length > 0 ? [{ kind: "note", tone: "warning", text: words.plan.draft } as const] : []),
      {
        kind: "paragraph",
        text: words.plan.opening({
          plan: words.common.plan(plan.title, plan.documentNumber),
          issuedOn: plan.issuedOn,
          tasks: tasks.length,
        }),
      },
      ...questionBlocks(words, tasks),
      ...zeroBlocks(words, plan),
    ],
    annexes: [taskTable(words, tasks)],
  });
}

function blockingIssues({ id, items, openQuestions = [] }: Task, index: number): readonly ErrorIssue[] {
  const path = `plan.tasks[${String(index)}]`;
  const truncated = items.flatMap(({ name, truncated: breaksOff = false }, item): ErrorIssue[] =>
    breaksOff
      ? [
          {
            code: "NOTICE_BLOCKED",
            path: `${path}.items[${String(item)}]`,
            expected: "the whole text of the item",
            received: `"${name}", which breaks off`,
          },
        ]
      : [],
  );
  const open = openQuestions.map(({ irregularity, field, question }): ErrorIssue => {
    const received = `question ${irregularity} of task ${id}: ${question}`;
    return { code: "NOTICE_BLOCKED", path: `${path}.${field}`, expected: "a decision", received };
  });
  return [...truncated, ...open];
}

/** One error that keeps the code of its issues. */
function refuse(issues: readonly ErrorIssue[]): never {
  const error = new DoubleRandomError(issues[0]!);
  Object.assign(error, { issues });
  throw error;
}

function questionBlocks(words: NoticeWords, tasks: readonly Task[]): readonly Block[] {
  const rows = tasks.flatMap(({ sequence, items, openQuestions = [] }) => [
    ...items
      .filter(({ truncated = false }) => truncated)
      .map(({ name }) => [String(sequence), words.papers.truncated(name), words.plan.completeItem]),
    ...openQuestions.map(({ question, assumption }) => [String(sequence), question, assumption]),
  ]);
  if (rows.length === 0) return [];
  return [
    { kind: "heading", text: words.plan.questionsTitle },
    {
      kind: "table",
      table: {
        name: words.plan.questionsTable,
        columns: [
          { key: "number", title: words.labels.number, kind: "number", width: 3 },
          { key: "question", title: words.plan.question, kind: "text", width: 20 },
          { key: "assumption", title: words.plan.assumption, kind: "text", width: 20 },
        ],
        rows,
      },
    },
  ];
}

function zeroBlocks(words: NoticeWords, { untargetedZeros = [] }: Plan): readonly Block[] {
  if (untargetedZeros.length === 0) return [];
  const zeros = untargetedZeros.map(({ subjectType, creditClass }) =>
    words.plan.zero(words.codes.subjects[subjectType], creditClass),
  );
  return [
    { kind: "heading", text: words.plan.zerosTitle },
    { kind: "paragraph", text: words.common.sentences(zeros) },
  ];
}

function taskTable(words: NoticeWords, tasks: readonly Task[]): TableBlock {
  const { labels, papers, plan, codes, common } = words;
  return {
    kind: "table",
    isWide: true,
    table: {
      name: plan.table,
      columns: [
        { key: "number", title: labels.number, kind: "number", width: 3 },
        { key: "task", title: labels.task, kind: "text", width: 12 },
        { key: "kind", title: papers.kind, kind: "text", width: 4 },
        { key: "items", title: papers.items, kind: "text", width: 22 },
        { key: "scope", title: plan.scope, kind: "text", width: 12 },
        { key: "quota", title: papers.quota, kind: "text", width: 5 },
        { key: "frequency", title: plan.frequency, kind: "text", width: 5 },
        { key: "risk", title: plan.risk, kind: "text", width: 7 },
        { key: "start", title: papers.start, kind: "date", width: 8 },
        { key: "end", title: papers.end, kind: "date", width: 8 },
        { key: "mode", title: plan.mode, kind: "text", width: 5 },
      ],
      rows: tasks.map((task) => [
        String(task.sequence),
        task.name,
        codes.kinds[task.kind],
        common.enumerateItems(task.items.map((item) => itemName(words, item))),
        scopeText(words, task),
        quotaText(words, task.quota),
        plan.timesAYear(task.frequency.drawsPerYear),
        plan.risks[task.risk.kind],
        task.window.start,
        task.window.end,
        plan.modeOf(codes.levels[task.mode.drawnBy], codes.levels[task.mode.inspectedBy]),
      ]),
    },
  };
}
