import type { PlanRecord } from "../model/record.js";
import type { TargetRecord } from "../model/targetRecord.js";
import type { TeamRecord } from "../model/teamRecord.js";

/** The text of a record file: JSON with two spaces of indentation and a line feed at the end. */
export function formatRecord(record: PlanRecord | TargetRecord | TeamRecord): string {
  return `${JSON.stringify(record, null, 2)}\n`;
}
