import * as z from "zod/mini";
import { warningSchema, type Warning } from "./warning.js";
import { count, hash, id, listOf, positiveCount, type Shape } from "./fields.js";

/** Why an inspector cannot be on any team of a task. */
export type IneligibleReason =
  | "inactive"
  | "expert"
  | "no-certificate"
  | "certificate-not-yet-valid"
  | "certificate-expires-in-window"
  | "not-competent";

/** An inspector who is on no team of the task, and why. */
export interface IneligibleInspector {
  readonly inspectorId: string;
  readonly reason: IneligibleReason;
}

/** An inspector kept from one target by a withdrawal. */
export interface AvoidedInspector {
  readonly inspectorId: string;
  /** The avoidance that applies; the first by id if several do. */
  readonly avoidanceId: string;
}

/** A member of a team. */
export interface TeamMember {
  readonly inspectorId: string;
  readonly role: "lead" | "member";
}

/** The team for one target. */
export interface Team {
  readonly targetId: string;
  /** The lead first. */
  readonly members: readonly TeamMember[];
  /** The smallest ticket among the eligible pairs. */
  readonly ticket: string;
  /** How many pairs were eligible; each had the same chance. */
  readonly eligiblePairs: number;
  readonly avoided: readonly AvoidedInspector[];
}

/** The teams of one draw. */
export interface Assignment {
  readonly taskId: string;
  readonly method: "pair-ticket/1";
  readonly teamSize: number;
  /** Inspectors of the roster who are eligible for the task before any withdrawal. */
  readonly eligibleInspectors: number;
  readonly ineligible: readonly IneligibleInspector[];
  /** In the order of the draw. */
  readonly teams: readonly Team[];
  readonly warnings: readonly Warning[];
}

const team: z.ZodMiniType<Team> = z.strictObject({
  targetId: id,
  members: listOf(z.strictObject({ inspectorId: id, role: z.enum(["lead", "member"]) } satisfies Shape<TeamMember>)),
  ticket: hash,
  eligiblePairs: positiveCount,
  avoided: listOf(z.strictObject({ inspectorId: id, avoidanceId: id } satisfies Shape<AvoidedInspector>)),
} satisfies Shape<Team>);

/** The schema of {@link Assignment}. */
export const assignmentSchema: z.ZodMiniType<Assignment> = z.strictObject({
  taskId: id,
  method: z.enum(["pair-ticket/1"]),
  teamSize: positiveCount,
  eligibleInspectors: count,
  ineligible: listOf(
    z.strictObject({
      inspectorId: id,
      reason: z.enum([
        "inactive",
        "expert",
        "no-certificate",
        "certificate-not-yet-valid",
        "certificate-expires-in-window",
        "not-competent",
      ]),
    } satisfies Shape<IneligibleInspector>),
  ),
  teams: listOf(team),
  warnings: listOf(warningSchema),
} satisfies Shape<Assignment>);
