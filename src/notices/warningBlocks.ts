import { WARNING_CODES, type WarningCode } from "../errors/warnings.js";
import type { DrawContext } from "./drawContext.js";
import type { Block } from "./notice.js";

/**
 * The warnings of the record, each code once with the tasks that it is about. Their own messages are not printed: they can name
 * targets, and are in one language.
 */
export function warningBlocks({ record, words, selection, taskOf }: DrawContext): readonly Block[] {
  const { labels, draw, codes, common } = words;
  const ofPlan = [...record.warnings, ...record.assignment.warnings].map(({ code }) => code);
  const concerned = (code: WarningCode): string => {
    if (ofPlan.includes(code)) return draw.wholePlan;
    const tasks = selection.filter(({ task }) => task.warnings.some((warning) => warning.code === code));
    return common.enumerate(tasks.map(({ task }) => String(taskOf(task.taskId).sequence)));
  };
  const rows = WARNING_CODES.map((code) => [codes.warnings[code], concerned(code)]).filter(([, tasks]) => tasks !== "");
  return [
    { kind: "heading", text: draw.warningsTitle },
    rows.length === 0
      ? { kind: "paragraph", text: draw.noWarnings }
      : {
          kind: "table",
          table: {
            name: draw.warningsTable,
            columns: [
              { key: "warning", title: labels.warning, kind: "text", width: 34 },
              { key: "tasks", title: labels.tasksConcerned, kind: "text", width: 14 },
            ],
            rows,
          },
        },
  ];
}
