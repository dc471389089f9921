import { appendEvent } from "../chain/index.js";
import type { Inspection, RecordEvent } from "../index.js";
import { recordResult } from "../events/index.js";
import { byCodePoint } from "../random/byCodePoint.js";
import { openDrawn } from "./drawnRecord.js";
import { DRAW_WORDS } from "./drawWords.js";
import { readIdentities } from "./identities.js";
import { readLanguage } from "./language.js";
import { entryLine, sealEntry, statedTime, writeEntries } from "./publicationFolder.js";
import { listReader } from "./readList.js";
import { EXIT, UsageError, type CommandInput, type ExitCode } from "./usage.js";

/** `double-random result FOLDER --list FILE`: every row becomes an entry of the chain, by day, all of them or none. */
export async function recordResultList(path: string, file: string, input: CommandInput): Promise<ExitCode> {
  const drawn = openDrawn(path, input);
  const { visitOf } = readIdentities(input, drawn.commitment);
  const { rows } = await listReader(input)("inspections", file);
  const words = DRAW_WORDS[readLanguage(input)];
  const [by, at] = [input.needed("by"), statedTime(input)];
  let [chain, events]: [typeof drawn.folder.chain, readonly RecordEvent[]] = [drawn.folder.chain, drawn.events];
  const lines: string[] = [];
  for (const row of [...rows].sort((a, b) => byCodePoint(a.date, b.date))) {
    const { visitId, outcome } = found(row, file);
    const event = recordResult({ record: drawn.record, events, visitId: visitOf(visitId), outcome, by, at: row.date });
    const entry = await sealEntry(appendEvent({ chain, event, at }), input);
    [chain, events] = [
      [...chain, entry],
      [...events, event],
    ];
    lines.push(words.outcome(event.visitId, outcome), entryLine(entry, words));
  }
  writeEntries({ folder: drawn.folder, entries: chain.slice(drawn.folder.chain.length), input });
  console.log(lines.join("\n"));
  return EXIT.yes;
}

function found(
  { taskId, targetId, outcome }: Inspection,
  file: string,
): { readonly visitId: string; readonly outcome: NonNullable<Inspection["outcome"]> } {
  if (taskId !== undefined && outcome !== undefined) return { visitId: `${taskId}/${targetId}`, outcome };
  throw new UsageError(
    `${file}: the row of ${targetId} needs a task and an outcome`,
    `${file}：${targetId} 一行须填任务编号和检查结果`,
  );
}
