import { STRATUM_TIERS } from "../model/tiers.js";
import { summarizeRecord } from "../plan/summarizeRecord.js";
import type { DrawContext } from "./drawContext.js";
import type { Block } from "./notice.js";

/** How many were drawn of how many, by task and by tier. */
export function countBlocks({ record, words, selection, taskOf }: DrawContext): readonly Block[] {
  const { labels, draw, common, codes } = words;
  const summaries = new Map(summarizeRecord(record).map((summary) => [summary.taskId, summary]));
  const rows = selection.map(({ task }) => ({ task, named: taskOf(task.taskId), ...summaries.get(task.taskId)! }));
  const tiers = STRATUM_TIERS.filter((tier) => rows.some((row) => row.tiers.some((other) => other.tier === tier)));
  return [
    { kind: "heading", text: draw.countsTitle },
    {
      kind: "table",
      table: {
        name: draw.countsTable,
        columns: [
          { key: "number", title: labels.number, kind: "number", width: 3 },
          { key: "task", title: labels.task, kind: "text", width: 20 },
          { key: "frame", title: labels.frame, kind: "number", width: 5 },
          { key: "eligible", title: labels.eligible, kind: "number", width: 5 },
          { key: "quota", title: labels.quota, kind: "number", width: 5 },
          { key: "drawn", title: labels.drawn, kind: "number", width: 5 },
          { key: "rate", title: labels.rate, kind: "ratio", width: 6 },
        ],
        rows: rows.map(({ task, named, frameSize, quotaCount, drawn, rate }) => [
          String(named.sequence),
          named.name,
          String(frameSize),
          String(task.frame.eligible),
          String(quotaCount),
          String(drawn),
          plainRate(rate),
        ]),
      },
    },
    { kind: "paragraph", text: draw.tiersNote },
    {
      kind: "table",
      table: {
        name: draw.tiersTable,
        columns: [
          { key: "number", title: labels.number, kind: "number", width: 3 },
          { key: "task", title: labels.task, kind: "text", width: 14 },
          ...tiers.map((tier) => ({ key: tier, title: codes.tiers[tier], kind: "text", width: 7 }) as const),
        ],
        rows: rows.map(({ named, tiers: drawnTiers }) => [
          String(named.sequence),
          named.name,
          ...tiers.map((tier) => {
            const found = drawnTiers.find((other) => other.tier === tier);
            return found ? common.percent(found.drawn, found.size, plainRate(found.rate)) : "";
          }),
        ]),
      },
    },
  ];
}

/** `3.48 %` of a summary as a cell has it; nothing where there is no frame. */
function plainRate(rate: string): string {
  return rate === "-" ? "" : rate.replace(" ", "");
}
