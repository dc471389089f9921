import { appendEvent } from "../chain/index.js";
import type { PlanRecord, RecordEvent } from "../index.js";
import type { CommitmentEntry } from "../model/commitmentEntry.js";
import { DRAW_WORDS } from "./drawWords.js";
import { readLanguage } from "./language.js";
import {
  chooseDraw,
  entryLine,
  openPublication,
  publishEntry,
  readRecord,
  statedTime,
  type PublicationFolder,
} from "./publicationFolder.js";
import { UsageError, type CommandInput } from "./usage.js";

/** A draw with a result, and what has happened since. */
export interface DrawnRecord {
  readonly folder: PublicationFolder;
  readonly commitment: CommitmentEntry;
  readonly record: PlanRecord;
  readonly events: readonly RecordEvent[];
}

/** Opens the draw that `--draw` names; by default the only one with a result. */
export function openDrawn(path: string, input: CommandInput): DrawnRecord {
  const folder = openPublication(path);
  const { commitment, result, events } = chooseDraw(folder, input, "draw", (draw) => !!draw.result, "with a result");
  if (!result) throw new UsageError(`commitment ${String(commitment.number)} has no result`);
  return { folder, commitment, record: readRecord(folder, commitment), events: events.map(({ event }) => event) };
}

/** Appends an event of a record to the chain; gives the line to print. */
export async function publishEvent({ folder }: DrawnRecord, event: RecordEvent, input: CommandInput): Promise<string> {
  const entry = appendEvent({ chain: folder.chain, event, at: statedTime(input) });
  return entryLine(await publishEntry({ folder, entry, input }), DRAW_WORDS[readLanguage(input)]);
}
