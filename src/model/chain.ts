import * as z from "zod/mini";
import { commitmentSchema, type CommitmentEntry } from "./commitmentEntry.js";
import { eventEntrySchema, type EventEntry } from "./eventEntry.js";
import { resultEntrySchema, type ResultEntry } from "./resultEntry.js";
import { seedEntrySchema, type SeedEntry } from "./seedEntry.js";
import { voidEntrySchema, type VoidEntry } from "./voidEntry.js";

/** An entry of the chain of an authority. */
export type ChainEntry = CommitmentEntry | SeedEntry | ResultEntry | EventEntry | VoidEntry;

/** The schema of {@link ChainEntry}. */
export const chainEntrySchema: z.ZodMiniType<ChainEntry> = z.discriminatedUnion("kind", [
  commitmentSchema,
  seedEntrySchema,
  resultEntrySchema,
  eventEntrySchema,
  voidEntrySchema,
]);
