import { checkOptions } from "../errors/checkOptions.js";
import { DoubleRandomError } from "../errors/DoubleRandomError.js";
import { date as dateSchema, label } from "../model/fields.js";
import { parseWith } from "../model/parse.js";
import { parsePlan } from "../model/parsePlan.js";
import type { Plan } from "../model/plan.js";
import type { Chance } from "../year/chance.js";
import type { CoverageCell, CoverageTable, CoverageTask } from "../year/coverageTable.js";
import { composeNotice } from "./composeNotice.js";
import type { Block, Notice, NoticeLanguage, TableBlock } from "./notice.js";
import type { NoticeWords } from "./noticeWords.js";
import { wordsIn } from "./wordsIn.js";

/** What {@link coverageNotice} needs. */
export interface CoverageNoticeOptions {
  /** As `coverageTable` of `double-random/year` gives it. */
  readonly coverage: CoverageTable;
  /** The plan that it is about. */
  readonly plan: Plan;
  /** Default `zh`. */
  readonly language?: NoticeLanguage;
  /** The day of the notice, `YYYY-MM-DD`. */
  readonly date: string;
  /** The number of this document (发文字号). */
  readonly documentNumber?: string;
}

/**
 * The coverage of a year as a document (抽查覆盖情况表): for each kind of target, credit class and tier, how many there are and with which
 * chance they are drawn within the year, those with none included.
 *
 * Guarantees: each cell of the table occurs once, whatever its chance.
 *
 * @throws `DoubleRandomError` `EVIDENCE_MISMATCH` for a table of another plan; `INPUT_INVALID`, `FIELD_INVALID`
 *
 * @example
 * ```ts
 * import { readFileSync } from "node:fs";
 * import { coverageNotice, tablesOf } from "double-random/notices";
 * import { coverageTable } from "double-random/year";
 *
 * const read = (name) => JSON.parse(readFileSync(`examples/first-draw/${name}.json`, "utf8"));
 * const plan = read("plan");
 * const coverage = coverageTable({ plan, targets: read("targets"), asOf: "2024-04-30" });
 * for (const row of tablesOf(coverageNotice({ coverage, plan, date: "2024-05-06" }))[0].rows) console.log(row.join(" | "));
 * ```
 * ```text
 * 企业 | A | 低风险 | 6 | 6 | 0.0000% | 0.0000% | 0.0000% | 1 | 无机会
 * 企业 | B | 一般风险 | 3 | 0 | 33.3333% | 33.3333% | 33.3333% | 1 | 均有机会
 * 企业 | C | 较高风险 | 1 | 0 | 100.0000% | 100.0000% | 100.0000% | 1 | 均有机会
 * 企业 | D | 高风险 | 1 | 0 | 100.0000% | 100.0000% | 100.0000% | 1 | 均有机会
 * ```
 */
export function coverageNotice(options: CoverageNoticeOptions): Notice {
  checkOptions(options);
  const { language = "zh", coverage, documentNumber } = options;
  const words = wordsIn(language);
  const plan = parsePlan(options.plan);
  if (coverage.planId !== plan.id) {
    const received = coverage.planId;
    throw new DoubleRandomError({ code: "EVIDENCE_MISMATCH", path: "coverage.planId", expected: plan.id, received });
  }
  const frame = {
    ...{ words, language, plan },
    date: parseWith(dateSchema, options.date, "date"),
    documentNumber: documentNumber === undefined ? undefined : parseWith(label, documentNumber, "documentNumber"),
  };
  const { total, asOf, basis, leftOut, notes } = coverage;
  const told = words.coverage;
  return composeNotice(frame, {
    titleLines: told.title(plan.issuer.name, plan.year),
    blocks: [
      {
        kind: "paragraph",
        text: told.opening({ plan: words.common.plan(plan.title, plan.documentNumber), asOf, basis }),
      },
      { kind: "paragraph", text: told.explained },
      {
        kind: "facts",
        facts: [
          { label: told.targets, value: words.common.targets(total.targets) },
          { label: told.withoutChance, value: words.common.targets(total.withoutChance) },
          ...(total.mean ? [{ label: told.mean, value: percent(total.mean) }] : []),
          ...(total.drawn === undefined ? [] : [{ label: told.drawn, value: words.common.targets(total.drawn) }]),
          ...leftOut.map(({ reason, count }) => ({
            label: told.leftOut(words.codes.outOfScope[reason]),
            value: words.common.targets(count),
          })),
        ],
      },
      cellTable(words, plan, coverage),
      ...noteBlocks(words, [...new Set(notes.map(({ code }) => code))]),
    ],
  });
}

function cellTable(words: NoticeWords, plan: Plan, { cells, basis }: CoverageTable): TableBlock {
  const { coverage: told, labels, codes } = words;
  const withDrawn = basis === "drawn";
  return {
    kind: "table",
    table: {
      name: told.table,
      columns: [
        { key: "subjectType", title: told.subject, kind: "text", width: 7 },
        { key: "creditClass", title: told.creditClass, kind: "text", width: 4 },
        { key: "tier", title: labels.tier, kind: "text", width: 5 },
        { key: "targets", title: labels.count, kind: "number", width: 5 },
        { key: "withoutChance", title: told.withoutChanceShort, kind: "number", width: 5 },
        { key: "least", title: told.least, kind: "ratio", width: 7 },
        { key: "greatest", title: told.greatest, kind: "ratio", width: 7 },
        { key: "mean", title: told.meanShort, kind: "ratio", width: 7 },
        ...(withDrawn ? [{ key: "drawn", title: labels.drawn, kind: "number", width: 5 } as const] : []),
        { key: "tasks", title: labels.tasksConcerned, kind: "text", width: 11 },
        { key: "status", title: labels.state, kind: "text", width: 7 },
      ],
      rows: cells.map((cell) => [
        codes.subjects[cell.subjectType],
        cell.creditClass ?? words.common.none,
        codes.tiers[cell.tier],
        String(cell.targets),
        String(cell.withoutChance),
        percent(cell.least),
        percent(cell.greatest),
        percent(cell.mean),
        ...(withDrawn ? [String(cell.drawn ?? 0)] : []),
        words.common.enumerate(cell.tasks.map((task) => sequenceOf(plan, task))),
        statusOf(words, cell),
      ]),
    },
  };
}

function sequenceOf({ tasks }: Plan, { taskId }: CoverageTask): string {
  return String(tasks.find(({ id }) => id === taskId)?.sequence ?? taskId);
}

function statusOf({ coverage }: NoticeWords, { status, meantZero }: CoverageCell): string {
  return status === "zero" && meantZero !== undefined ? coverage.meantZero : coverage.statuses[status];
}

/** `12.5000 %` as a cell has it. */
function percent(chance: Chance | undefined): string {
  return chance?.percent.replace(" %", "%") ?? "";
}

function noteBlocks(
  { coverage, codes }: NoticeWords,
  noted: readonly (keyof typeof codes.yearNotes)[],
): readonly Block[] {
  if (noted.length === 0) return [];
  return [
    { kind: "heading", text: coverage.notesTitle },
    ...noted.map((code) => ({ kind: "paragraph", text: codes.yearNotes[code] }) as const),
  ];
}
