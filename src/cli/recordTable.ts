import Table from "cli-table3";
import { summarizeRecord, type Plan, type PlanRecord, type StratumTier, type TaskSummary } from "../index.js";

const COLUMNS: readonly { readonly head: string; readonly tiers: readonly StratumTier[] }[] = [
  { head: "low", tiers: ["low"] },
  { head: "general", tiers: ["general"] },
  { head: "higher", tiers: ["higher"] },
  { head: "high", tiers: ["high"] },
  { head: "no tier", tiers: ["unclassified", "untiered"] },
];
const HEAD = ["task", "name", "frame", "quota", "drawn", "rate", ...COLUMNS.map(({ head }) => head)];

/** The table of a record for a terminal, with Chinese text aligned; below it the tasks of each warning. */
export function terminalTable(record: PlanRecord, plan: Plan): string {
  const table = new Table({
    head: HEAD,
    style: { head: [], border: [], compact: true },
    colWidths: [6, 30, 8, 7, 7, 10, 11, 11, 11, 11, 12],
    colAligns: HEAD.map((_, index) => (index < 2 ? "left" : "right")),
  });
  const rows = summarizeRecord(record);
  table.push(...rows.map((row) => cells(row, plan, "\n")));
  return [table.toString(), loadLine(record), ...warningLines(rows)].join("\n");
}

/** The table of a record as Markdown. */
export function markdownTable(record: PlanRecord, plan: Plan): string {
  const line = (values: readonly string[]): string => `| ${values.map(escapeCell).join(" | ")} |`;
  const rows = summarizeRecord(record);
  return [
    `# ${plan.title}`,
    "",
    `Plan ${plan.id}, frames as of ${record.asOf}, draw ${String(record.drawNumber)}, record ${record.recordHash}`,
    "",
    line(HEAD),
    line(HEAD.map((_, index) => (index < 2 ? "---" : "--:"))),
    ...rows.map((row) => line(cells(row, plan, " "))),
    "",
    `${loadLine(record)}.`,
    "",
    ...warningLines(rows).map((text) => `- ${text}`),
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
        .filter(({ tier }) => column.tiers.includes(tier))
        .map((tier) => `${String(tier.drawn)}/${String(tier.size)}${separator}${tier.rate}`)
        .join(separator),
    ),
  ];
}

/** `1010 visits by 97 inspectors, 14 to 27 each`. */
function loadLine({ assignment }: PlanRecord): string {
  const loads = assignment.loads.map(({ visits }) => visits);
  const spread = loads.length > 0 ? `, ${String(Math.min(...loads))} to ${String(Math.max(...loads))} each` : "";
  return `${String(assignment.visits.length)} visits by ${String(loads.length)} inspectors${spread}`;
}

function warningLines(rows: readonly TaskSummary[]): string[] {
  const codes = [...new Set(rows.flatMap(({ warnings }) => warnings))].sort();
  return codes.map((code) => {
    const tasks = rows.filter(({ warnings }) => warnings.includes(code)).map(({ taskId }) => taskId);
    return `${code}: ${tasks.join(" ")}`;
  });
}

/** What Markdown would take for a column, an escape or markup. */
function escapeCell(text: string): string {
  return text.replace(/[\\|`*_<>[\]]/g, "\\$&");
}
