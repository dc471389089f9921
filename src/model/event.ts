import * as z from "zod/mini";
import { teamMember, visitSchema, type TeamMember, type Visit } from "./assignment.js";
import { date, hash, id, label, listOf, positiveCount, type Shape } from "./fields.js";
import { listDigest, type ListDigest } from "./record.js";

/**
 * Why an inspector is replaced after the draw. `recusal-upheld` and `recusal-applied` are withdrawals (回避) that were decided
 * or applied for after it; `certificate` is one that was withdrawn or has run out. `other` needs a note.
 */
export type ReplacementReason =
  "recusal-upheld" | "recusal-applied" | "leave" | "illness" | "transfer" | "retirement" | "certificate" | "other";

/** What a visit found (检查结果). */
export type Outcome =
  | "no-problem"
  | "problem-pending"
  | "corrected-on-order"
  | "not-published"
  | "false-information"
  | "unreachable-at-registered-address"
  | "activity-not-carried-on"
  | "closed-or-in-liquidation"
  | "refused-serious"
  | "deregistered"
  | "revoked"
  | "rescinded"
  | "moved-out";

/**
 * For which results of a visit a reserve may be used: the target is gone, or does nothing that the task is about. Whoever cannot be
 * reached or refuses is not on the list, because a reserve would hide it.
 */
export type ReserveReason = Extract<
  Outcome,
  "activity-not-carried-on" | "closed-or-in-liquidation" | "deregistered" | "revoked" | "rescinded" | "moved-out"
>;

/** What a visit found about one item of one of its tasks. */
export interface Finding {
  readonly taskId: string;
  readonly itemId: string;
  readonly outcome: FindingOutcome;
}

/** An outcome that can be another for each item. The others are about the target as a whole. */
export type FindingOutcome = Extract<
  Outcome,
  | "no-problem"
  | "problem-pending"
  | "corrected-on-order"
  | "not-published"
  | "false-information"
  | "activity-not-carried-on"
>;

/** What every event of a record says. */
export interface ChainedEvent {
  readonly protocol: "dr1";
  /** The hash of the record that the event belongs to. */
  readonly record: string;
  /** 1, 2, 3, ... over all events of the record. */
  readonly number: number;
  /** The hash of the event before; for the first, that of the record. */
  readonly previous: string;
  readonly visitId: string;
  /** The office or role that recorded the event, not a person's name. */
  readonly by: string;
  /** The day that the office states, `YYYY-MM-DD`. */
  readonly at: string;
  /** `H("dr1:event:" + JCS(event without eventHash))`. */
  readonly eventHash: string;
}

/** Somebody is drawn in place of somebody else. */
export interface Substitution {
  /** One id; all members by id where standing teams are drawn. */
  readonly leaves: readonly string[];
  /** Likewise. */
  readonly joins: readonly string[];
  /** 1 for the first replacement of the visit. */
  readonly round: number;
  /** `H("dr1:replace:" + S + ":" + target + ":" + round + ":" + id)`, the smallest; the id is that of the standing team if one comes. */
  readonly ticket: string;
  /** How many could have come; each had the same chance. */
  readonly candidates: number;
}

/** Somebody comes to a visit in place of somebody else. */
export interface ReplacementEvent extends ChainedEvent, Substitution {
  readonly kind: "inspector-replaced";
  /** The team after it. */
  readonly team: readonly TeamMember[];
  readonly reason: ReplacementReason;
  /** In words; present if the reason is `other`. */
  readonly note?: string;
  /** The roster and the withdrawals of the day, which may be others than those of the draw. */
  readonly evidence: { readonly inspectors: ListDigest; readonly avoidances: ListDigest };
}

/** A visit was made, or could not be. */
export interface ResultEvent extends ChainedEvent {
  readonly kind: "result-recorded";
  /** Of the visit as a whole; with `findings` one of theirs. */
  readonly outcome: Outcome;
  /** Where the items are told apart: every item of every task of the visit, by task id, then item id. */
  readonly findings?: readonly Finding[];
}

/**
 * The next reserve takes the place of a target that a task could not inspect. `visitId` is the visit that could not be made; it has
 * its result.
 */
export interface ReserveEvent extends ChainedEvent {
  readonly kind: "reserve-used";
  /** The result of the visit; with findings, that of every item of the task. */
  readonly reason: ReserveReason;
  /** The task that a reserve is used for, once for each task of a visit. */
  readonly taskId: string;
  /** The stratum of the target, and so of the reserve. */
  readonly stratum: string;
  /** The place of the reserve in its stratum: 1, 2, 3, ... without a gap over the events of the record. */
  readonly position: number;
  /** The ticket of the reserve, as the record has it; absent in methods without tickets. */
  readonly ticket?: string;
  /**
   * The visit to the reserve as it is afterwards: a new one, called `<task>/<reserve>`, or one that the reserve gets for another task
   * anyway and that this task joins.
   */
  readonly visit: Visit;
  /** Who of the team that has become free cannot go, and who comes; empty for a visit that is joined. */
  readonly replaced: readonly Substitution[];
  /** The roster and the withdrawals of the day. */
  readonly evidence: ReplacementEvent["evidence"];
}

/** Something that happened to a visit after the draw. */
export type RecordEvent = ReplacementEvent | ResultEvent | ReserveEvent;

/** The schema of {@link ReplacementReason}. */
export const replacementReason: z.ZodMiniType<ReplacementReason> = z.enum([
  "recusal-upheld",
  "recusal-applied",
  "leave",
  "illness",
  "transfer",
  "retirement",
  "certificate",
  "other",
]);

/** The schema of {@link Outcome}. */
export const outcome: z.ZodMiniType<Outcome> = z.enum([
  "no-problem",
  "problem-pending",
  "corrected-on-order",
  "not-published",
  "false-information",
  "unreachable-at-registered-address",
  "activity-not-carried-on",
  "closed-or-in-liquidation",
  "refused-serious",
  "deregistered",
  "revoked",
  "rescinded",
  "moved-out",
]);

const findingOutcome: z.ZodMiniType<FindingOutcome> = z.enum([
  "no-problem",
  "problem-pending",
  "corrected-on-order",
  "not-published",
  "false-information",
  "activity-not-carried-on",
]);

/** The schema of a list of {@link Finding}. */
export const findingsSchema: z.ZodMiniType<readonly Finding[]> = listOf(
  z.strictObject({ taskId: id, itemId: id, outcome: findingOutcome } satisfies Shape<Finding>),
).check(z.minLength(1, { error: "at least one finding" }));

/** Every {@link ReserveReason}. */
export const RESERVE_REASONS: readonly ReserveReason[] = [
  "activity-not-carried-on",
  "closed-or-in-liquidation",
  "deregistered",
  "revoked",
  "rescinded",
  "moved-out",
];

const reserveReason: z.ZodMiniType<ReserveReason> = z.enum(RESERVE_REASONS);

/** Whether a reason is explained as it must be. */
export function isExplained({ reason, note }: Pick<ReplacementEvent, "reason" | "note">): boolean {
  return reason !== "other" || note !== undefined;
}

/** What a reason that is not explained lacks. */
export const EXPLANATION_EXPECTED = 'a note that says why, because the reason is "other"';

const chained = {
  protocol: z.literal("dr1"),
  record: hash,
  number: positiveCount,
  previous: hash,
  visitId: label,
  by: label,
  at: date,
  eventHash: hash,
} satisfies Shape<ChainedEvent>;

const someIds: z.ZodMiniType<readonly string[]> = listOf(id).check(z.minLength(1, { error: "at least one id" }));

const substitution = {
  leaves: someIds,
  joins: someIds,
  round: positiveCount,
  ticket: hash,
  candidates: positiveCount,
} satisfies Shape<Substitution>;

const rosterEvidence: z.ZodMiniType<ReplacementEvent["evidence"]> = z.strictObject({
  inspectors: listDigest,
  avoidances: listDigest,
} satisfies Shape<ReplacementEvent["evidence"]>);

/** The schema of {@link RecordEvent}. */
export const recordEventSchema: z.ZodMiniType<RecordEvent> = z.discriminatedUnion("kind", [
  z
    .strictObject({
      ...chained,
      kind: z.literal("inspector-replaced"),
      ...substitution,
      team: listOf(teamMember),
      reason: replacementReason,
      note: z.exactOptional(label),
      evidence: rosterEvidence,
    } satisfies Shape<ReplacementEvent>)
    .check(z.refine(isExplained, { error: EXPLANATION_EXPECTED, path: ["note"] })),
  z.strictObject({
    ...chained,
    kind: z.literal("result-recorded"),
    outcome,
    findings: z.exactOptional(findingsSchema),
  } satisfies Shape<ResultEvent>),
  z.strictObject({
    ...chained,
    kind: z.literal("reserve-used"),
    reason: reserveReason,
    taskId: id,
    stratum: id,
    position: positiveCount,
    ticket: z.exactOptional(hash),
    visit: visitSchema,
    replaced: listOf(z.strictObject(substitution)),
    evidence: rosterEvidence,
  } satisfies Shape<ReserveEvent>),
]);
