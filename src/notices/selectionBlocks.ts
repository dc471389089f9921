import type { DrawContext } from "./drawContext.js";
import type { Block, TableBlock } from "./notice.js";
import { shownTarget } from "./shownTarget.js";
import { teamNames } from "./teamNames.js";

/** The drawn targets that may be named, and how many others there are. */
export function selectionBlocks(context: DrawContext): readonly Block[] {
  const { record, policy, words, selection } = context;
  const { draw } = words;
  const shown = selection.reduce((sum, task) => sum + task.shown.length, 0);
  const withheld = selection.reduce((sum, task) => sum + task.withheld, 0);
  if (shown + withheld === 0) {
    return [
      { kind: "heading", text: draw.selectionTitle },
      { kind: "paragraph", text: draw.nothingDrawn },
    ];
  }
  const told = shown > 0 ? draw.someWithheld(shown, withheld) : draw.allWithheld(withheld);
  const later = policy.selection === "after-inspection" ? draw.afterInspection : "";
  return [
    { kind: "heading", text: draw.selectionTitle },
    ...(withheld === 0
      ? []
      : [
          { kind: "paragraph", text: words.common.join([told, later, draw.hashHolds(record.recordHash)]) } as const,
          withheldTable(context),
        ]),
    ...(shown === 0 ? [] : [{ kind: "paragraph", text: draw.listed(shown) } as const]),
  ];
}

/** The list of the drawn targets that may be named. */
export function selectionAnnex(context: DrawContext): readonly TableBlock[] {
  return context.selection.some(({ shown }) => shown.length > 0) ? [selectionTable(context)] : [];
}

function withheldTable({ words, selection, taskOf }: DrawContext): TableBlock {
  const { labels, draw } = words;
  return {
    kind: "table",
    table: {
      name: draw.withheldTable,
      columns: [
        { key: "number", title: labels.number, kind: "number", width: 3 },
        { key: "task", title: labels.task, kind: "text", width: 20 },
        { key: "drawn", title: labels.drawn, kind: "number", width: 6 },
        { key: "published", title: draw.published, kind: "number", width: 6 },
        { key: "withheld", title: draw.withheld, kind: "number", width: 6 },
      ],
      rows: selection.map(({ task, shown, withheld }) => [
        String(taskOf(task.taskId).sequence),
        taskOf(task.taskId).name,
        String(task.selected.length),
        String(shown.length),
        String(withheld),
      ]),
    },
  };
}

function selectionTable(context: DrawContext): TableBlock {
  const { words, selection, taskOf, policy } = context;
  const { labels, draw, common } = words;
  const withTeams = policy.teams === "shown";
  return {
    kind: "table",
    groupBy: "task",
    table: {
      name: draw.selectionTable,
      columns: [
        { key: "task", title: labels.task, kind: "text", width: 16 },
        { key: "order", title: labels.order, kind: "number", width: 3 },
        { key: "targetId", title: labels.targetId, kind: "text", width: 8 },
        { key: "name", title: labels.name, kind: "text", width: 18 },
        { key: "creditCode", title: labels.creditCode, kind: "text", width: 12 },
        { key: "tier", title: labels.tier, kind: "text", width: 5 },
        ...(withTeams ? [{ key: "inspectors", title: labels.inspectors, kind: "text", width: 10 } as const] : []),
      ],
      rows: selection.flatMap(({ task, shown }) => {
        const { sequence, name } = taskOf(task.taskId);
        const tiers = new Map(task.strata.map(({ stratum, tier }) => [stratum, words.codes.tiers[tier]]));
        return shown.map((selected) => {
          const target = shownTarget(context.targetOf(selected.targetId), policy);
          const { visit } = context.visitOf(task.taskId, selected.targetId) ?? {};
          return [
            common.task(sequence, name),
            String(selected.order),
            target.id,
            target.name,
            target.creditCode,
            tiers.get(selected.stratum)!,
            ...(withTeams && visit ? [teamNames(context, visit)] : []),
          ];
        });
      }),
    },
  };
}
