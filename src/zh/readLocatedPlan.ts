import { choosePart } from "./choosePart.js";
import { planDocument } from "./planDocument.js";
import { factsOf, type Facts } from "./planFacts.js";
import { DoubleRandomError } from "../errors/DoubleRandomError.js";
import { parsePlan } from "../model/parsePlan.js";
import type { Plan } from "../model/plan.js";
import type { OpenQuestion } from "../model/task.js";
import { applyAnswers } from "./applyAnswers.js";
import { checkPlanOptions, type ReadPlanOptions } from "./planOptions.js";
import { locateIssues, type LocatePlan, type PlacedIssue } from "./planPlace.js";
import { planRows, type PlanRow } from "./planRows.js";
import { placeOf, readHeading } from "./readHeading.js";
import { readTask, type TaskContext, type TaskDraft } from "./readTask.js";
import { printsBothLevels } from "./readMode.js";
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

/** As {@link readPlan}; `locate` names the places of problems in the file that the rows are from. */
export function readLocatedPlan(
  source: string | readonly (readonly string[])[],
  options: ReadPlanOptions,
  locate?: LocatePlan,
): PlanReading {
  checkPlanOptions(options);
  const table = sourceTable(source);
  const all = planRows(table);
  const issues: PlacedIssue[] = [...all.issues, ...missingColumns(table)];
  const found = { ...all, rows: choosePart(all, options, issues) };
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
  if (issues.length > 0) throw DoubleRandomError.collect("plan", locateIssues(issues, table, locate));

  const plan = parsePlan(planDocument(answered.drafts, found, table, heading, facts, context));
  return {
    plan,
    layout: table.layout,
    openQuestions: plan.tasks.flatMap(({ id, sequence, openQuestions = [] }) =>
      openQuestions.map((question) => ({ taskId: id, sequence, ...question })),
    ),
    around: found.around.map(({ line, text }) => ({ line, text })),
  };
}

function missingColumns({ headers }: SourceTable): readonly PlacedIssue[] {
  const needed = [
    ["quota", "a column for the ratio or the number (抽查比例, 抽查数量)"],
    ["name", "a column for the tasks or the items (抽查任务名称, 抽查事项)"],
  ] as const;
  return headers.flatMap(({ line, columns, cells }) =>
    needed.flatMap(([field, expected]): readonly PlacedIssue[] =>
      columns.has(field)
        ? []
        : [
            {
              code: "PLAN_COLUMN_MISSING",
              path: `line ${String(line)}`,
              expected,
              received: cells.join(" | ").slice(0, 80),
              place: { line },
            },
          ],
    ),
  );
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
