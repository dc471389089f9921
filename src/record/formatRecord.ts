import type { AnyRecord } from "./sealRecord.js";

/** The text of a record file: JSON with two spaces of indentation and a line feed at the end. */
export function formatRecord(record: AnyRecord): string {
  return `${JSON.stringify(record, null, 2)}\n`;
}
