import type { TaskDraw } from "../model/draw.js";
import type { DrawContext } from "./drawContext.js";
import type { Block, TableBlock } from "./notice.js";

/** How many targets were in no draw, by task and reason. */
export function leftOutBlocks(context: DrawContext): readonly Block[] {
  const { words } = context;
  const { draw, codes } = words;
  const outOfScope = countTable(context, draw.outOfScopeTable, codes.outOfScope, ({ frame }, reason) =>
    frame.outOfScope.filter((row) => row.reason === reason).reduce((sum, { count }) => sum + count, 0),
  );
  const exclusions = countTable(
    context,
    draw.exclusionsTable,
    codes.exclusions,
    ({ frame }, reason) => frame.exclusions.filter((row) => row.reason === reason).length,
  );
  return [
    { kind: "heading", text: draw.leftOutTitle },
    { kind: "paragraph", text: draw.leftOutNote },
    ...(outOfScope ? [outOfScope] : []),
    exclusions ?? { kind: "paragraph", text: draw.noExclusions },
  ];
}

/** A column for each reason that occurs; nothing if none does. */
function countTable(
  { words, selection, taskOf }: DrawContext,
  name: string,
  reasons: Readonly<Record<string, string>>,
  countOf: (task: TaskDraw, reason: string) => number,
): TableBlock | undefined {
  const { labels } = words;
  const occurring = Object.keys(reasons).filter((reason) => selection.some(({ task }) => countOf(task, reason) > 0));
  if (occurring.length === 0) return undefined;
  return {
    kind: "table",
    table: {
      name,
      columns: [
        { key: "number", title: labels.number, kind: "number", width: 3 },
        { key: "task", title: labels.task, kind: "text", width: 14 },
        ...occurring.map((reason) => ({ key: reason, title: reasons[reason]!, kind: "number", width: 5 }) as const),
      ],
      rows: selection.map(({ task }) => [
        String(taskOf(task.taskId).sequence),
        taskOf(task.taskId).name,
        ...occurring.map((reason) => String(countOf(task, reason))),
      ]),
    },
  };
}
