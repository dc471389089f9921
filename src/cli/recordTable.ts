import Table from "cli-table3";
import { summarizeRecord, type Plan, type PlanRecord, type StratumTier, type TaskSummary } from "../index.js";
import { DRAW_WORDS, type DrawWords } from "./drawWords.js";

const COLUMNS: readonly (readonly StratumTier[])[] = [
  ["low"],
  ["general"],
  ["higher"],
  ["high"],
  ["unclassified", "untiered"],
];

/** The table of a record for a terminal, with Chinese text aligned; below it the tasks of each warning. */
export function terminalTable(record: PlanRecord, plan: Plan, words: DrawWords): string {
  const table = new Table({
    head: [...words.columns],
    style: { head: [], border: [], compact: true },
    colWidths: [6, 30, 8, 7, 7, 10, 11, 11, 11, 11, 12],
    colAligns: words.columns.map((_, index) => (index < 2 ? "left" : "right")),
  });
  const rows = summarizeRecord(record);
  table.push(...rows.map((row) => cells(row, plan, "\n")));
  return [table.toString(), loadLine(record, words), ...warningLines(rows, words)].join("\n");
}

/** The table of a record as Markdown. */
export function markdownTable(record: PlanRecord, plan: Plan): string {
  const words = DRAW_WORDS.en;
  const line = (values: readonly string[]): string => `| ${values.map(escapeCell).join(" | ")} |`;
  const rows = summarizeRecord(record);
  return [
    `# ${plan.title}`,
    "",
    `Plan ${plan.id}, frames as of ${record.asOf}, draw ${String(record.drawNumber)}, record ${record.recordHash}`,
    "",
    line(words.columns),
    line(words.columns.map((_, index) => (index < 2 ? "---" : "--:"))),
    ...rows.map((row) => line(cells(row, plan, " "))),
    "",
    `${loadLine(record, words)}.`,
    "",
    ...warningLines(rows, words).map((text) => `- ${text}`),
    ...[...record.warnings, ...record.assignment.warnings].map(({ code, message }) => `- ${code}: ${message}`),
    "",
  ].join("\n");
}

function cells(row: TaskSummary, plan: Plan, separator: string): string[] {
  const { taskId, frameSize, quotaCount, drawn, rate, tiers } = row;
  return [
    taskId,
    plan.tasks.find(({ id }) => id === taskId)?.name ?? "",
    String(frameSize),
    String(quotaCount),
    String(drawn),
    rate,
    ...COLUMNS.map((column) =>
      tiers
        .filter(({ tier }) => column.includes(tier))
        .map((tier) => `${String(tier.drawn)}/${String(tier.size)}${separator}${tier.rate}`)
        .join(separator),
    ),
  ];
}

/** `1010 visits by 97 inspectors, 14 to 27 each`. */
function loadLine({ assignment }: PlanRecord, words: DrawWords): string {
  const loads = assignment.loads.map(({ visits }) => visits);
  const spread = loads.length > 0 ? [Math.min(...loads), Math.max(...loads)] : [];
  return words.loads(assignment.visits.length, loads.length, ...spread);
}

function warningLines(rows: readonly TaskSummary[], words: DrawWords): string[] {
  const codes = [...new Set(rows.flatMap(({ warnings }) => warnings))].sort();
  return codes.map((code) => {
    const tasks = rows.filter(({ warnings }) => warnings.includes(code)).map(({ taskId }) => taskId);
    return words.taskWarning(code, tasks);
  });
}

/** What Markdown would take for a column, an escape or markup. */
function escapeCell(text: string): string {
  return text.replace(/[\\|`*_<>[\]]/g, "\\$&");
}
