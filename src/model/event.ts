import * as z from "zod/mini";
import { teamMember, type TeamMember } from "./assignment.js";
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

/** Somebody comes to a visit in place of somebody else. */
export interface ReplacementEvent extends ChainedEvent {
  readonly kind: "inspector-replaced";
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
  readonly outcome: Outcome;
}

/** Something that happened to a visit after the draw. */
export type RecordEvent = ReplacementEvent | ResultEvent;

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

/** The schema of {@link RecordEvent}. */
export const recordEventSchema: z.ZodMiniType<RecordEvent> = z.discriminatedUnion("kind", [
  z
    .strictObject({
      ...chained,
      kind: z.literal("inspector-replaced"),
      leaves: someIds,
      joins: someIds,
      round: positiveCount,
      ticket: hash,
      candidates: positiveCount,
      team: listOf(teamMember),
      reason: replacementReason,
      note: z.exactOptional(label),
      evidence: z.strictObject({
        inspectors: listDigest,
        avoidances: listDigest,
      } satisfies Shape<ReplacementEvent["evidence"]>),
    } satisfies Shape<ReplacementEvent>)
    .check(z.refine(isExplained, { error: EXPLANATION_EXPECTED, path: ["note"] })),
  z.strictObject({ ...chained, kind: z.literal("result-recorded"), outcome } satisfies Shape<ResultEvent>),
]);
