import type * as z from "zod/mini";
import { readWith } from "./parse.js";

/** A document that satisfies a schema, or a sentence that says why it does not. Never throws. */
export function readSafely<T extends object>(schema: z.ZodMiniType<T>, document: unknown): T | string {
  try {
    const reading = readWith(schema, document, "record");
    if (!reading.issues) return reading.value;
    const [first] = reading.issues;
    return `${first?.path ?? "record"}: expected ${first?.expected ?? "a record"}, got ${first?.received ?? "something else"}`;
  } catch (error) {
    return error instanceof Error ? error.message : "The record cannot be read.";
  }
}
