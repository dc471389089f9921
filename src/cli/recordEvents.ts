import type { RecordEvent, VisitRecord } from "../index.js";
import { DRAW_WORDS } from "./drawWords.js";
import { readJson, writeAll } from "./files.js";
import { readLanguage } from "./language.js";
import type { Command, CommandInput } from "./usage.js";

/** The options of every command that adds an event to those of a record without a chain. */
export const RECORD_EVENT_OPTIONS: Command["options"] = {
  events: { type: "string" },
  out: { type: "string" },
  force: { type: "boolean" },
};

/** Their help. */
export const RECORD_EVENT_HELP = `  --events FILE        the events of the record so far, a JSON list, if there are any
  --out FILE           the list of events to write, the new one last
  --force              overwrite an existing file`;

/** A record without a chain, and its events. */
export interface RecordWithEvents {
  readonly record: VisitRecord;
  readonly events: readonly RecordEvent[];
  /** Where the list with the new event goes. */
  readonly out: string;
}

/** Reads a record and its events; whether they belong together is for the event to find out. */
export function readRecordWithEvents(path: string, input: CommandInput): RecordWithEvents {
  const record = readJson(path) as VisitRecord;
  const [file, out] = [input.text("events"), input.needed("out")];
  return { record, events: file === undefined ? [] : (readJson(file) as readonly RecordEvent[]), out };
}

/** Writes the events with the new one last; gives the line to print. */
export function writeEvent({ events, out }: RecordWithEvents, event: RecordEvent, input: CommandInput): string {
  const text = `${JSON.stringify([...events, event], null, 2)}\n`;
  writeAll([{ path: out, text }], { overwrite: input.flag("force") });
  return DRAW_WORDS[readLanguage(input)].wrote(out);
}
