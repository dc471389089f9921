import { exampleIds } from "../errors/exampleIds.js";
import type { YearNote, YearNoteCode } from "./yearNotes.js";

/** A note about some things, or none if there are none; the message names the first few. */
export function noteOf(code: YearNoteCode, words: string, about: readonly string[]): readonly YearNote[] {
  return about.length === 0 ? [] : [{ code, message: `${words}: ${exampleIds(about)}.`, about }];
}
