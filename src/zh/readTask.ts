import { rawCells, printedAbove, addInherited, addJoined } from "./joinedCells.js";
import { modeOfRow } from "./modeOfRow.js";
import { readKind } from "./readKind.js";
import { addTidied, readName } from "./readName.js";
import type { Item, Task } from "../model/task.js";
import type { Field } from "./columns.js";
import { fold, tidy } from "./foldText.js";
import type { PlacedIssue } from "./planPlace.js";
import type { PlanRow } from "./planRows.js";
import type { ReadPlanOptions } from "./planOptions.js";
import { note, type CellReading, type Doubt, type Finding } from "./reading.js";
import { readAmounts, readFrequencyOnly, type AmountCells } from "./readAmounts.js";
import { readItems } from "./readItems.js";
import { readScope } from "./readScope.js";
import { readTeam } from "./readTeam.js";
import { readTiers, saysNoTiers, type Tiers } from "./readTiers.js";
import { readWindow } from "./readWindow.js";
import type { DirectoryTerm, Vocabulary } from "./vocabulary.js";

/** What the readings of all rows share. */
export interface TaskContext {
  readonly options: ReadPlanOptions;
  readonly vocabulary: Vocabulary;
  readonly year: number;
  readonly place: string;
  readonly tiersInOrder: boolean;
  readonly modesInFull: boolean;
  readonly joint: boolean;
  /** Digits that the printed numbers have at most. */
  readonly digits: number;
  readonly tasksAbout: ReadonlyMap<string, readonly number[]>;
}

/** A task as read from its row. Fields whose cell cannot be read are absent. */
export interface TaskDraft {
  readonly row: PlanRow;
  readonly task: Partial<Task> & Pick<Task, "id" | "sequence" | "name">;
  readonly terms: readonly DirectoryTerm[];
  readonly tiers?: Tiers;
  readonly counted: boolean;
  readonly quotaText: string;
  readonly findings: readonly Finding[];
  readonly doubts: readonly Doubt[];
  readonly issues: readonly (PlacedIssue & { readonly field: string })[];
}

/** Cells that a merged cell above can reach down to. */
const MERGED: ReadonlySet<Field> = new Set<Field>([
  ...(["name", "kind", "items", "scope", "quota", "frequency", "window", "risk", "mode"] as const),
]);

/** Cells that it reaches down to only together with such ones, for by themselves they can be empty. */
const WITH_OTHERS: ReadonlySet<Field> = new Set<Field>(["initiator", "partners", "section", "inspectedBy"]);

/** Reads the cells of one row; `above` is the row before it, whose merged cells can reach down. */
export function readTask(row: PlanRow, above: PlanRow | undefined, context: TaskContext): TaskDraft {
  const findings: Finding[] = [];
  const doubts: Doubt[] = [];
  const issues: (PlacedIssue & { readonly field: string })[] = [];
  const inherited = new Set<number>();
  const brokenOff = mergedFrom(row, above);
  const cellOf = (field: Field): string | undefined => {
    const column = row.header.columns.get(field);
    if (column === undefined) return undefined;
    const own = row.cells[column]!;
    const reaches = MERGED.has(field) || (WITH_OTHERS.has(field) && column >= brokenOff);
    const upper = reaches ? printedAbove(above, field) : undefined;
    if (own.trim() !== "" || upper === undefined) return own;
    if (!inherited.has(column)) {
      inherited.add(column);
      addInherited(field, row.header.cells[column]!, upper, findings, doubts);
    }
    return upper;
  };
  const take = <T>(field: Field, path: string, reading: CellReading<T>): T | undefined => {
    findings.push(...reading.findings);
    doubts.push(...reading.doubts);
    if (reading.problem) {
      const column = row.header.columns.get(field);
      const header = column === undefined ? field : tidy(row.header.cells[column]!);
      issues.push({
        ...reading.problem,
        path: `line ${String(row.line)}, task ${String(row.number)}, ${header}`,
        field: path,
        place: { line: row.line, ...(column === undefined ? {} : { column, header }) },
      });
    }
    return reading.value;
  };
  for (const column of row.joined) addJoined(row, column, findings);

  const scopeCell = cellOf("scope");
  const name = readName(cellOf("name") ?? "", scopeCell ?? "", findings);
  if (name === "") take("name", "name", missing("the name of the task"));
  const kindCell = cellOf("kind");
  const cells = amountCells(cellOf, row);
  const amounts = take("quota", "quota", readAmounts(cells));
  const frequency = amounts?.frequency ?? take("frequency", "frequency", readFrequencyOnly(cells));
  const itemsCell = cellOf("items") ?? "";
  const printedItems =
    itemsCell.trim() === ""
      ? []
      : tidy(itemsCell)
          .split(/[,，;；]|\d+[.、]/)
          .map((each) => fold(each))
          .filter((each) => each !== "");
  if (scopeCell !== undefined && scopeCell.trim() === "") take("scope", "scope", missing("the targets"));
  if (scopeCell !== undefined) addTidied("scope", scopeCell, findings);
  const scoped = readScope({
    ...{ cell: scopeCell, name, items: printedItems, vocabulary: context.vocabulary },
    ...{ regionCode: context.options.issuer.regionCode, place: context.place },
    ...{ quotaText: amounts?.text ?? "", census: amounts?.quota.kind === "census", tasksAbout: context.tasksAbout },
  });
  const scopeFindings = [...scoped.findings];
  doubts.push(...scoped.doubts);
  const { scope, terms } = scoped.value!;
  const directories = scope.directories ?? [];
  const items: readonly Item[] | undefined =
    itemsCell.trim() === ""
      ? take("items", "items", missing("one or more items"))
      : take("items", "items", readItems(itemsCell, { vocabulary: context.vocabulary, directories }));
  findings.push(...scopeFindings);
  if (amounts && terms.some(({ few }) => few === true)) {
    findings.push(
      note(
        "D6",
        "quota",
        amounts.text,
        { en: "at least 1 target of a frame that is not empty", zh: "名录不为空时至少1户" },
        {
          en: "The frame can be very small: at least one target if there is any, and a warning if there is none.",
          zh: "对象可能极少：有则至少抽1户，没有则提示。",
        },
      ),
    );
  }
  const kind = readKind(kindCell, name, directories.length > 0 || (scope.lists ?? []).length > 0, findings);
  if (kind === "untargeted" && (scope.creditClasses ?? scope.subjectTypes ?? scope.directories ?? scope.lists)) {
    findings.push(
      note("C17", "kind", (kindCell ?? name).trim(), "untargeted", {
        en: "The printed label is kept, though the scope has a filter; no draw depends on it.",
        zh: "对象范围虽有限定，仍保留“不定向”的标注；抽取不受其影响。",
      }),
    );
  }
  const onlyClass = scope.creditClasses?.length === 1 ? scope.creditClasses[0]! : undefined;
  const noEnterprises =
    terms.some((term) => term.noEnterprises === true) ||
    (scope.subjectTypes !== undefined && !scope.subjectTypes.includes("enterprise"));
  const tiers = readRisk(
    cellOf("risk"),
    { ...(onlyClass === undefined ? {} : { onlyClass }), noEnterprises },
    context,
    take,
  );
  const windowCell = cellOf("window");
  const window =
    windowCell === undefined
      ? wholeYear(context.year, doubts)
      : take("window", "window", readWindow(windowCell, context.year));
  const mode = modeOfRow(cellOf, context, findings, doubts);
  const team = context.joint
    ? readTeam(cellOf("initiator") ?? cellOf("section") ?? "", cellOf("partners") ?? "", context.options, doubts)
    : undefined;

  const byTier = amounts?.quota.kind === "ratio-by-tier";
  const rates = tiers?.rates;
  if (rates && amounts && !byTier) addRatesDoubt(amounts.text, doubts);
  const quota = rates ? ({ kind: "ratio-by-tier", ratios: rates } as const) : amounts?.quota;
  const risk = byTier ? ({ kind: "uniform" } as const) : tiers?.risk;
  // Where the ratio says how the rates depend on the tier, the cell on risk need not.
  const asked = doubts.filter(({ irregularity, field }) => !(byTier && irregularity === "B4" && field === "risk"));
  const id = `T${String(row.number).padStart(Math.max(2, context.digits), "0")}`;
  const task = {
    ...{ id, sequence: row.number, name, kind },
    ...(items ? { items } : {}),
    scope,
    ...(quota ? { quota } : {}),
    ...(frequency ? { frequency } : {}),
    ...(risk ? { risk } : {}),
    ...(window ? { window } : {}),
    mode,
    ...(team ? { team } : {}),
    raw: rawCells(row),
  };
  const quotaText = amounts?.text ?? "";
  return {
    row,
    task,
    terms,
    ...(tiers ? { tiers } : {}),
    counted: amounts?.counted ?? false,
    quotaText,
    findings,
    doubts: asked,
    issues,
  };
}

/** The column from which on a row is empty, if a merged cell above reaches down to one of them. */
function mergedFrom({ header, cells }: PlanRow, above: PlanRow | undefined): number {
  const from = cells.findLastIndex((cell) => cell.trim() !== "") + 1;
  const reached = [...MERGED].some(
    (field) => (header.columns.get(field) ?? -1) >= from && printedAbove(above, field) !== undefined,
  );
  return reached ? from : Infinity;
}

function missing<T>(expected: string): CellReading<T> {
  return { findings: [], doubts: [], problem: { code: "PLAN_CELL_UNREADABLE", expected, received: "an empty cell" } };
}

function amountCells(cellOf: (field: Field) => string | undefined, row: PlanRow): AmountCells {
  const [quota, count, frequency] = [cellOf("quota"), cellOf("count"), cellOf("frequency")];
  const column = row.header.columns.get("quota");
  const header = column === undefined ? "" : fold(row.header.cells[column]!);
  return {
    quota: quota ?? "",
    ...(count === undefined ? {} : { count }),
    ...(frequency === undefined ? {} : { frequency }),
    counts: /数|户|家/.test(header),
  };
}

function readRisk(
  cell: string | undefined,
  about: { readonly onlyClass?: string; readonly noEnterprises: boolean },
  context: TaskContext,
  take: <T>(field: Field, path: string, reading: CellReading<T>) => T | undefined,
): Tiers | undefined {
  if (cell === undefined) return { risk: { kind: "none" }, axes: { credit: false, industry: false } };
  const folded = fold(cell);
  if (folded === "") return take("risk", "risk", missing("what applies to the risk tiers, or / where none does"));
  if (saysNoTiers(folded)) return take("risk", "risk", readTiers(cell, { ...about, inOrderElsewhere: false }));
  return take("risk", "risk", readTiers(cell, { ...about, inOrderElsewhere: context.tiersInOrder }));
}

function wholeYear(year: number, doubts: Doubt[]): Task["window"] {
  doubts.push({
    irregularity: "R3",
    field: "window",
    question: {
      en: "The table has no column for the time. Between which days?",
      zh: "表中没有时间一栏。起止日期是什么？",
    },
    assumption: { en: "the whole plan year.", zh: "整个计划年度。" },
  });
  return { start: `${String(year)}-01-01`, end: `${String(year)}-12-31` };
}

function addRatesDoubt(text: string, doubts: Doubt[]): void {
  doubts.push({
    irregularity: "B4",
    field: "quota",
    question: {
      en: `An overall ratio ("${text}") is printed and a rate of its own for each tier. Which decides?`,
      zh: `既列总体比例（“${text}”）又列各等级比例。以哪个为准？`,
    },
    assumption: { en: "the rates of the tiers; no overall ratio is held.", zh: "以各等级比例为准，不另保持总体比例。" },
  });
}
