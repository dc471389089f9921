import { DoubleRandomError } from "../errors/DoubleRandomError.js";
import type { Plan } from "../model/plan.js";
import type { TeamRecord } from "../model/teamRecord.js";
import { canonicalJson } from "../random/canonicalJson.js";
import { statedTask, type PartTask } from "../record/receivedPart.js";
import { partTasks } from "./partTasks.js";
import { readReceived, type ReadRecord } from "./readReceived.js";

/** What a record of teams was made from, but for the rows. */
export interface TeamPart {
  /** The tasks under their names in the record. */
  readonly plan: Pick<Plan, "tasks">;
  readonly tasks: readonly PartTask[];
  readonly received: readonly ReadRecord[];
}

/** Reads the records that teams were drawn for, with their plans; refuses others than those, one too few and one too many. */
export function readTeamPart(record: TeamRecord, input: unknown): TeamPart {
  const received = readReceived(input);
  const named = received.map(({ record: { planId, recordHash } }) => ({ planId, record: recordHash }));
  compare("received", named, record.received);
  const tasks = partTasks(record, received);
  compare("record.tasks", tasks.map(statedTask), record.tasks);
  return { plan: { tasks: tasks.map(({ task }) => task) }, tasks, received };
}

function compare(path: string, given: unknown, stated: unknown): void {
  const [is, should] = [canonicalJson(given), canonicalJson(stated)];
  if (is === should) return;
  const expected = `what the record was made from (${should})`;
  throw new DoubleRandomError({ code: "EVIDENCE_MISMATCH", path, expected, received: is });
}
