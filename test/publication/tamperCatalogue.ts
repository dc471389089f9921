import { ENTRY_TAMPERINGS } from "./tamperEntries.js";
import type { Tampering } from "./tampering.js";
import { LIST_TAMPERINGS } from "./tamperLists.js";
import { OUTSIDE_TAMPERINGS } from "./tamperOutside.js";
import { RECORD_TAMPERINGS } from "./tamperRecords.js";
import { SOURCE_TAMPERINGS } from "./tamperSources.js";
import { TEXT_TAMPERINGS } from "./tamperText.js";

/** What an attacker may do to a publication, and what must catch it. Every field of every document is tried in tamperFields.ts. */
export const TAMPERINGS: readonly Tampering[] = [
  ...LIST_TAMPERINGS,
  ...RECORD_TAMPERINGS,
  ...SOURCE_TAMPERINGS,
  ...ENTRY_TAMPERINGS,
  ...OUTSIDE_TAMPERINGS,
  ...TEXT_TAMPERINGS,
];
