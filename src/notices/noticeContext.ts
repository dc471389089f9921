import { checkOptions } from "../errors/checkOptions.js";
import { describeValue } from "../errors/describeValue.js";
import { DoubleRandomError } from "../errors/DoubleRandomError.js";
import { listDigest, planDigest } from "../frame/digests.js";
import type { RecordEvent } from "../model/event.js";
import { date as dateSchema, label } from "../model/fields.js";
import type { Inspector } from "../model/inspector.js";
import { parseNoticePolicy, type NoticePolicy } from "../model/noticePolicy.js";
import { parseWith } from "../model/parse.js";
import { parseInspectors } from "../model/parseInspectors.js";
import { parsePlan } from "../model/parsePlan.js";
import type { Plan } from "../model/plan.js";
import type { PlanRecord } from "../model/record.js";
import type { Target } from "../model/target.js";
import type { Task } from "../model/task.js";
import { indexTargets } from "../plan/checkInputs.js";
import { readChain } from "../plan/readChain.js";
import { openIdentities } from "./openIdentities.js";
import type { VisitState } from "../record/replayEvents.js";
import type { Identities } from "./identities.js";
import type { NoticeLanguage } from "./notice.js";
import type { NoticeWords } from "./noticeWords.js";
import { wordsIn } from "./wordsIn.js";

/** What every document about a draw is made from. */
export interface DrawDocumentOptions {
  readonly record: PlanRecord;
  /** The plan that the record was made from. */
  readonly plan: Plan;
  /** The directory that the record was made from. */
  readonly targets: readonly Target[];
  /** For names and certificate numbers; where an inspector is missing, the id stands alone. */
  readonly inspectors?: readonly Inspector[];
  /** For a draw from blinded lists: what its documents print instead of blinded ids. */
  readonly identities?: Identities;
  /** All events of the record, in order. Default: none. */
  readonly events?: readonly RecordEvent[];
  /** What differs from the default of the document. */
  readonly policy?: Partial<NoticePolicy>;
  /** Default `zh`. */
  readonly language?: NoticeLanguage;
  /** The day of the document, `YYYY-MM-DD`. */
  readonly date: string;
  /** The number of this document (发文字号). */
  readonly documentNumber?: string;
}

/** The options, read and found to belong together. */
export interface NoticeContext {
  readonly record: PlanRecord;
  readonly plan: Plan;
  readonly events: readonly RecordEvent[];
  readonly policy: NoticePolicy;
  readonly language: NoticeLanguage;
  readonly words: NoticeWords;
  readonly date: string;
  readonly documentNumber: string | undefined;
  /** By visit id, in the order of the record. */
  readonly visits: ReadonlyMap<string, VisitState>;
  readonly taskOf: (taskId: string) => Task;
  /** By the id that the record has; the target itself has the id that people know. */
  readonly targetOf: (targetId: string) => Target;
  /** Likewise. */
  readonly inspectorOf: (inspectorId: string) => Inspector | undefined;
  /** The visit in which a task inspects a target. */
  readonly visitOf: (taskId: string, targetId: string) => VisitState | undefined;
}

/**
 * Reads what a document about a draw is made from.
 *
 * @param defaults - what the document prints unless `policy` says otherwise
 * @throws `DoubleRandomError` `CHAIN_BROKEN` for a record or events that were edited; `EVIDENCE_MISMATCH` for a plan or a directory
 *   that the record was not made from; `INPUT_INVALID`, `FIELD_INVALID`
 */
export function readContext(options: DrawDocumentOptions, defaults: NoticePolicy): NoticeContext {
  checkOptions(options);
  const { language = "zh", documentNumber } = options;
  const words = wordsIn(language);
  const policy = { ...defaults, ...parseNoticePolicy(options.policy ?? {}) };
  const { record, events, states } = readChain(options.record, options.events ?? []);
  const plan = parsePlan(options.plan);
  const targets = indexTargets(options.targets);
  refuseOther("plan", record.evidence.plan, planDigest(record.policies.suite, plan));
  const digest = listDigest(record.policies.suite, "targets", options.targets);
  refuseOther("targets", record.evidence.targets.digest, digest.digest);
  const tasks = new Map(plan.tasks.map((task) => [task.id, task]));
  const inspectors = new Map(parseInspectors(options.inspectors ?? []).map((row) => [row.id, row]));
  const known = options.identities && openIdentities(record.policies.suite, options.identities);
  const byTarget = new Map(
    [...states.values()].flatMap((state) =>
      state.visit.taskIds.map((taskId) => [`${taskId}/${state.visit.targetId}`, state] as const),
    ),
  );
  return {
    ...{ record, plan, events, policy, language, words },
    date: parseWith(dateSchema, options.date, "date"),
    documentNumber: documentNumber === undefined ? undefined : parseWith(label, documentNumber, "documentNumber"),
    visits: states,
    taskOf: (taskId) => found(tasks.get(taskId), "plan", taskId),
    targetOf: (targetId) => known?.targets.get(targetId) ?? found(targets.get(targetId), "targets", targetId),
    inspectorOf: (inspectorId) => known?.inspectors.get(inspectorId) ?? inspectors.get(inspectorId),
    visitOf: (taskId, targetId) => byTarget.get(`${taskId}/${targetId}`),
  };
}

function refuseOther(name: string, expected: string, received: string): void {
  if (expected === received) return;
  throw new DoubleRandomError({
    code: "EVIDENCE_MISMATCH",
    path: name,
    expected: `what the record was made from (${expected})`,
    received,
  });
}

function found<T>(value: T | undefined, path: string, id: string): T {
  if (value !== undefined) return value;
  const expected = "an id of the list that the record was made from";
  throw new DoubleRandomError({ code: "REFERENCE_UNKNOWN", path, expected, received: describeValue(id) });
}
