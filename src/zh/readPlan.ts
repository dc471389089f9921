import { DoubleRandomError, type ErrorIssue } from "../errors/DoubleRandomError.js";
import { parsePlan } from "../model/parsePlan.js";
import type { Plan } from "../model/plan.js";
import type { Correction, OpenQuestion } from "../model/task.js";
import { acrossTasks, untargetedZeros } from "./acrossTasks.js";
import { applyAnswers } from "./applyAnswers.js";
import { fold } from "./foldText.js";
import { planCorrections } from "./planCorrections.js";
import { checkPlanOptions, type ReadPlanOptions } from "./planOptions.js";
import { planRows, type PlanRow, type PlanRows } from "./planRows.js";
import { placeOf, readHeading, type Heading } from "./readHeading.js";
import { inLanguage, type Doubt, type Finding, type PlanLanguage } from "./reading.js";
import { readTask, type TaskContext, type TaskDraft } from "./readTask.js";
import { printsBothLevels } from "./readMode.js";
import { departmentsOf } from "./readTeam.js";
import { namesTiersInOrder } from "./readTiers.js";
import { sourceTable, type PlanLayout, type SourceTable } from "./sourceTable.js";
import { extendVocabulary } from "./vocabulary.js";

/** A question with the task that it is about. */
export interface PlanQuestion extends OpenQuestion {
  readonly taskId: string;
  /** The printed number of the task. */
  readonly sequence: number;
}

/** A plan as read from print. */
export interface PlanReading {
  readonly plan: Plan;
  /** How the cells of the source are parted. */
  readonly layout: PlanLayout;
  /** What the plan leaves to a human, of all tasks. The option `answers` closes them. */
  readonly openQuestions: readonly PlanQuestion[];
  /** Lines of the source that are no rows of the table: titles, letters, footers. */
  readonly around: readonly { readonly line: number; readonly text: string }[];
}

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
 * @throws {@link DoubleRandomError} `PLAN_LAYOUT_UNKNOWN` if no table of a plan is found, `PLAN_TOO_LARGE`; otherwise `INPUT_INVALID`
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
  checkPlanOptions(options);
  const table = sourceTable(source);
  const all = planRows(table);
  const issues: ErrorIssue[] = [...all.issues, ...missingColumns(table)];
  const found = { ...all, rows: partOf(all, options, issues) };
  const heading = readHeading(found.around);
  const facts = factsOf(heading, found.rows, options, issues);
  const context = contextOf(found.rows, facts, options);
  const first = readAll(found.rows, context);
  const second = readAll(found.rows, { ...context, tasksAbout: tasksAbout(first) });
  const answered = applyAnswers(second, options.answers ?? []);
  issues.push(
    ...answered.drafts.flatMap((draft) => draft.issues.map(({ field: _, ...issue }) => issue)),
    ...answered.issues,
  );
  if (issues.length > 0) throw DoubleRandomError.collect("plan", issues);

  const plan = parsePlan(planOf(answered.drafts, found, table, heading, facts, context));
  return {
    plan,
    layout: table.layout,
    openQuestions: plan.tasks.flatMap(({ id, sequence, openQuestions = [] }) =>
      openQuestions.map((question) => ({ taskId: id, sequence, ...question })),
    ),
    around: found.around.map(({ line, text }) => ({ line, text })),
  };
}

interface Facts {
  readonly title: string;
  readonly year: number;
  readonly issuer: string;
  readonly joint: boolean;
}

function missingColumns({ headers }: SourceTable): readonly ErrorIssue[] {
  const needed = [
    ["quota", "a column for the ratio or the number (抽查比例, 抽查数量)"],
    ["name", "a column for the tasks or the items (抽查任务名称, 抽查事项)"],
  ] as const;
  return headers.flatMap(({ line, columns, cells }) =>
    needed.flatMap(([field, expected]): readonly ErrorIssue[] =>
      columns.has(field)
        ? []
        : [
            {
              code: "PLAN_COLUMN_MISSING",
              path: `line ${String(line)}`,
              expected,
              received: cells.join(" | ").slice(0, 80),
            },
          ],
    ),
  );
}

/** The rows of the part that is asked for; their numbers run from 1 without a gap. */
function partOf({ rows }: PlanRows, { part }: ReadPlanOptions, issues: ErrorIssue[]): readonly PlanRow[] {
  const parts: PlanRow[][] = [];
  for (const row of rows) {
    const begins =
      parts.length === 0 ||
      (row.number === 1 && parts.at(-1)!.at(-1)!.header !== row.header && row.header.columns.has("number"));
    if (begins) parts.push([row]);
    else parts.at(-1)!.push(row);
  }
  if (rows.length === 0) {
    issues.push({ code: "PLAN_ROW_INVALID", path: "source", expected: "rows below the header", received: "none" });
  }
  if (part === undefined && parts.length > 1) {
    const lines = parts.map(([first]) => String(first!.line)).join(", ");
    const expected = `one table, or the option part (1 to ${String(parts.length)})`;
    issues.push({
      code: "PLAN_ROW_INVALID",
      path: "source",
      expected,
      received: `tables that begin with number 1 at lines ${lines}`,
    });
    return [];
  }
  const chosen = parts[(part ?? 1) - 1] ?? [];
  if (part !== undefined && chosen.length === 0) {
    const expected = `a table from 1 to ${String(parts.length)}`;
    issues.push({ code: "REFERENCE_UNKNOWN", path: "options.part", expected, received: String(part) });
  }
  for (const [index, { line, number }] of chosen.entries()) {
    if (number === index + 1 || number === 0) continue;
    const expected = `the number ${String(index + 1)}; the rows are numbered from 1 without gaps`;
    issues.push({ code: "PLAN_ROW_INVALID", path: `line ${String(line)}`, expected, received: String(number) });
    break;
  }
  return chosen;
}

function factsOf(heading: Heading, rows: readonly PlanRow[], options: ReadPlanOptions, issues: ErrorIssue[]): Facts {
  const miss = (option: string, what: string): void => {
    issues.push({
      code: "PLAN_FACT_MISSING",
      path: `options.${option}`,
      expected: `${what}, which the text does not print`,
      received: "nothing",
    });
  };
  const title = options.title ?? heading.title?.text;
  const year = options.year ?? heading.year;
  const issuer = options.issuer.name ?? heading.issuer ?? initiatorOf(rows);
  if (title === undefined) miss("title", "the title of the plan");
  if (year === undefined) miss("year", "the year of the plan");
  if (issuer === undefined) miss("issuer.name", "the name of the authority");
  const partners = rows.some(
    (row) => departmentsOf(row.cells[row.header.columns.get("partners") ?? -1] ?? "").length > 0,
  );
  const joint = partners || /联合|跨部门|一业一查/.test(title ?? "");
  return { title: title ?? "", year: year ?? 2000, issuer: issuer ?? "", joint };
}

/** The one bureau that every row names as the one that draws or inspects. */
function initiatorOf(rows: readonly PlanRow[]): string | undefined {
  for (const field of ["initiator", "inspectedBy"] as const) {
    const named = new Set(
      rows.map((row) => fold(row.cells[row.header.columns.get(field) ?? -1] ?? "")).filter((name) => name !== ""),
    );
    const [only] = named;
    if (named.size === 1 && /[省市县区旗].{2,20}(?:局|委员会|委|厅)$/.test(only!)) return only;
  }
  return undefined;
}

function contextOf(rows: readonly PlanRow[], { year, issuer, joint }: Facts, options: ReadPlanOptions): TaskContext {
  const cellsOf = (field: "risk" | "mode"): readonly string[] =>
    rows.map((row) => row.cells[row.header.columns.get(field) ?? -1] ?? "");
  return {
    options,
    vocabulary: extendVocabulary(options.vocabulary),
    year,
    place: placeOf(issuer),
    joint,
    tiersInOrder: cellsOf("risk").some(namesTiersInOrder),
    modesInFull: cellsOf("mode").some(printsBothLevels),
    digits: String(rows.length).length,
    tasksAbout: new Map(),
  };
}

function readAll(rows: readonly PlanRow[], context: TaskContext): readonly TaskDraft[] {
  // A merged cell can reach down over several rows, so each row hands on what it has inherited.
  let above: PlanRow | undefined;
  return rows.map((row) => {
    const draft = readTask(row, above, context);
    above = {
      ...row,
      cells: row.cells.map((cell, column) =>
        cell.trim() === "" && above?.header === row.header ? above.cells[column]! : cell,
      ),
    };
    return draft;
  });
}

function tasksAbout(drafts: readonly TaskDraft[]): ReadonlyMap<string, readonly number[]> {
  const about = new Map<string, number[]>();
  for (const { task } of drafts) {
    for (const id of task.scope?.directories ?? []) {
      const tasks = about.get(id);
      if (tasks) tasks.push(task.sequence);
      else about.set(id, [task.sequence]);
    }
  }
  return about;
}

function planOf(
  drafts: readonly TaskDraft[],
  { rows, around }: PlanRows,
  { headers }: SourceTable,
  heading: Heading,
  { title, year, issuer, joint }: Facts,
  { options }: TaskContext,
): unknown {
  const language = options.language ?? "en";
  const axes = drafts.flatMap(({ tiers }) => tiers?.axes ?? []);
  const both = axes.some(({ credit, industry }) => credit && industry);
  const tiered = drafts.some(({ task }) => task.risk !== undefined && task.risk.kind !== "none");
  const tierCombination = both ? "max" : tiered && axes.some(({ credit }) => credit) ? "credit" : undefined;
  const used = headers.filter((header) => rows.some((row) => row.header === header));
  const document = { rows, headers: used, around, heading, drafts, title, issuer, joint, tierCombination } as const;
  const corrections = inOrder(planCorrections(document)).map((finding) => correctionOf(finding, language));
  const across = acrossTasks(drafts);
  const zeros = untargetedZeros(drafts, language);
  const documentNumber = options.documentNumber ?? heading.documentNumber;
  const issuedOn = options.issuedOn ?? heading.issuedOn;
  return {
    id: options.id ?? `${options.issuer.id}-${String(year)}`,
    year,
    title,
    ...(documentNumber === undefined ? {} : { documentNumber }),
    ...(issuedOn === undefined ? {} : { issuedOn }),
    issuer: { id: options.issuer.id, name: issuer, regionCode: options.issuer.regionCode },
    scopeKind: joint ? "joint" : "internal",
    ...(tierCombination === undefined ? {} : { policies: { tierCombination } }),
    ...(zeros.length > 0 ? { untargetedZeros: zeros } : {}),
    corrections,
    tasks: drafts.map(({ task, findings, doubts }) => {
      const repairs = inOrder([...findings, ...(across.get(task.sequence) ?? [])]).map((finding) =>
        correctionOf(finding, language),
      );
      return {
        ...task,
        corrections: repairs,
        ...(doubts.length > 0 ? { openQuestions: inOrder(doubts).map((doubt) => questionOf(doubt, language)) } : {}),
      };
    }),
  };
}

/** In the order of the catalogue; equals stay in the order of the row. */
function inOrder<T extends { readonly irregularity: string }>(entries: readonly T[]): readonly T[] {
  const rank = ({ irregularity }: T): number =>
    "GABCDR".indexOf(irregularity.slice(0, 1)) * 1000 + Number(irregularity.slice(1));
  return [...entries].sort((a, b) => rank(a) - rank(b));
}

function correctionOf(
  { irregularity, field, raw, value, rule, severity }: Finding,
  language: PlanLanguage,
): Correction {
  return { irregularity, field, raw, value: inLanguage(value, language), rule: inLanguage(rule, language), severity };
}

function questionOf({ irregularity, field, question, assumption }: Doubt, language: PlanLanguage): OpenQuestion {
  return {
    irregularity,
    field,
    question: inLanguage(question, language),
    assumption: inLanguage(assumption, language),
  };
}
