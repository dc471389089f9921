import * as z from "zod/mini";
import { count, exactNumber, hash, id, label, listOf, positiveCount, type Shape } from "./fields.js";
import { INELIGIBLE_REASONS, type IneligibleReason } from "./ineligibleReasons.js";
import { windowSchema, type Window } from "./task.js";
import { warningSchema, type Warning } from "./warning.js";

export { INELIGIBLE_REASONS, type IneligibleReason } from "./ineligibleReasons.js";

/** From how many visits an inspector was kept, and why. */
export interface IneligibleInspector {
  readonly inspectorId: string;
  readonly reason: IneligibleReason;
  readonly visits: number;
}

/** An inspector kept from one target by a withdrawal. */
export interface AvoidedInspector {
  readonly inspectorId: string;
  /** The avoidance that applies; the first by id if several do. */
  readonly avoidanceId: string;
}

/** A member of a team, or an expert who accompanies it. */
export interface TeamMember {
  readonly inspectorId: string;
  readonly role: "lead" | "member" | "expert";
}

/** One visit to one target, for one or several tasks, with its team. */
export interface Visit {
  /** `<first task>/<target>`. */
  readonly visitId: string;
  readonly targetId: string;
  /** By code point. */
  readonly taskIds: readonly string[];
  /** What the windows of the tasks have in common. */
  readonly window: Window;
  /** The lead first, then the others by id, then the experts by id. */
  readonly team: readonly TeamMember[];
  /** How many inspectors may be members. */
  readonly eligible: number;
  /**
   * `balanced/1`: the smallest and the largest chance among them (of standing teams, where those are drawn): equal unless rules
   * or capacities make a difference.
   */
  readonly leastChance?: string;
  readonly mostChance?: string;
  /** `pair-ticket/1`: the smallest ticket among the eligible teams, and how many those are; each had the same chance. */
  readonly ticket?: string;
  readonly eligibleTeams?: number;
  readonly avoided: readonly AvoidedInspector[];
}

/** How often an inspector who may go somewhere goes. */
export interface InspectorLoad {
  readonly inspectorId: string;
  /** What the chances add up to, with three decimals, rounded half up; absent for `pair-ticket/1`. */
  readonly expected?: string;
  /** In this draw, as member or expert. */
  readonly visits: number;
  /** Earlier this year. */
  readonly prior: number;
}

/** How far a capacity made chances unequal. */
export interface EvenedChances {
  /** Inspectors whose expected load broke a bound. */
  readonly inspectorIds: readonly string[];
  /** The greatest change of a chance that had to be allowed: `1/64` to `64/64` of itself, or `all`; `0` if none. */
  readonly allowance: string;
}

/** What had to be changed because of rules that no chances can express. */
export interface Repair {
  /** How many places changed hands. */
  readonly places: number;
  /** Of how many. */
  readonly of: number;
  /** Whether all assignments had to be searched. */
  readonly searched: boolean;
}

/** The teams of a draw. */
export interface Assignment {
  readonly method: "balanced/1" | "pair-ticket/1";
  /** T, from which `balanced/1` takes its random words: `H("dr1:teams:" + seeds of the draws)`. */
  readonly seed: string;
  /** By code point of the visit id. */
  readonly visits: readonly Visit[];
  /** By inspector id. */
  readonly loads: readonly InspectorLoad[];
  /** By inspector id, then by reason. */
  readonly ineligible: readonly IneligibleInspector[];
  /** Present if a capacity forbids the equal chances. */
  readonly evened?: EvenedChances;
  /** Present if a repair was made; the chances are approximate then. */
  readonly repair?: Repair;
  readonly warnings: readonly Warning[];
}

export const teamMember: z.ZodMiniType<TeamMember> = z.strictObject({
  inspectorId: id,
  role: z.enum(["lead", "member", "expert"]),
} satisfies Shape<TeamMember>);

/** The schema of {@link Visit}. */
export const visitSchema: z.ZodMiniType<Visit> = z.strictObject({
  visitId: label,
  targetId: id,
  taskIds: listOf(id),
  window: windowSchema,
  team: listOf(teamMember),
  eligible: count,
  leastChance: z.exactOptional(exactNumber),
  mostChance: z.exactOptional(exactNumber),
  ticket: z.exactOptional(hash),
  eligibleTeams: z.exactOptional(positiveCount),
  avoided: listOf(z.strictObject({ inspectorId: id, avoidanceId: id } satisfies Shape<AvoidedInspector>)),
} satisfies Shape<Visit>);

/** The schema of {@link Assignment}. */
export const assignmentSchema: z.ZodMiniType<Assignment> = z.strictObject({
  method: z.enum(["balanced/1", "pair-ticket/1"]),
  seed: hash,
  visits: listOf(visitSchema),
  loads: listOf(
    z.strictObject({
      inspectorId: id,
      expected: z.exactOptional(label),
      visits: count,
      prior: count,
    } satisfies Shape<InspectorLoad>),
  ),
  ineligible: listOf(
    z.strictObject({
      inspectorId: id,
      reason: z.enum(INELIGIBLE_REASONS),
      visits: positiveCount,
    } satisfies Shape<IneligibleInspector>),
  ),
  evened: z.exactOptional(
    z.strictObject({ inspectorIds: listOf(id), allowance: label } satisfies Shape<EvenedChances>),
  ),
  repair: z.exactOptional(
    z.strictObject({
      places: count,
      of: count,
      searched: z.boolean({ error: "true or false" }),
    } satisfies Shape<Repair>),
  ),
  warnings: listOf(warningSchema),
} satisfies Shape<Assignment>);
