import * as z from "zod/mini";
import { count, creditClassName, listOf, type Shape } from "./fields.js";
import { tier, type Tier } from "./tier.js";

/**
 * How the tier of a target follows from its credit class and its industry tier.
 *
 * - `max`: the higher of the two
 * - `credit`: the tier of the credit class alone
 * - `industry`: the industry tier alone
 * - `matrix`: looked up in `tierMatrix`; where only one of the two is known, that one
 */
export type TierCombination = "max" | "credit" | "industry" | "matrix";

/** The tier for each tier of credit class (rows) and industry tier (columns). */
export type TierMatrix = Readonly<Record<Tier, Readonly<Record<Tier, Tier>>>>;

/** What strata are made of besides the tier, which always comes first. */
export type StratumKey = "credit-class" | "subject-type" | "region";

/** Every choice that a draw depends on and that no rule of law fixes. The record states all of them. */
export interface Policies {
  /** The hash function of the protocol. Default `sha256`. */
  readonly suite: "sha256" | "sm3";
  /** How a ratio of the frame becomes a whole number. Default `ceil`: a printed ratio is a least coverage. */
  readonly rounding: "ceil" | "half-up" | "floor";
  /** The fewest targets of a task whose frame is not empty. Default 1. */
  readonly minimumPerTask: number;
  /** The fewest targets of a stratum that is not empty. Default 0. */
  readonly minimumPerStratum: number;
  /** Whether a ratio counts the targets in scope, or those left after exclusions. Default `frame`. */
  readonly ratioBase: "frame" | "eligible";
  /** How exact shares of the strata become whole numbers. Default `largest-remainder`, nested by tier. */
  readonly apportionment: "largest-remainder" | "webster" | "systematic-random";
  /** Whether minimums or caps that contradict the total stop the draw or move the total. Default `error`. */
  readonly onInfeasible: "error" | "adjust-total";
  /** The tier of each credit class. Default A low, B general, C higher, D high. */
  readonly creditClassTiers: Readonly<Record<string, Tier>>;
  /** Default `max`. */
  readonly tierCombination: TierCombination;
  /** For `matrix`, and absent otherwise. */
  readonly tierMatrix?: TierMatrix;
  /** In this order below the tier. Default none. */
  readonly strata: readonly StratumKey[];
  /** Which targets. Default `ticket/1`. */
  readonly selection: "ticket/1" | "shuffle/1";
  /** How many numbered reserves of each stratum are recorded. Default 0. */
  readonly reservePerStratum: number;
  /** Which inspectors. Default `pair-ticket/1`. */
  readonly assignment: "pair-ticket/1";
  /** Whether one member or every member must be competent for an item that asks for it. Default `one-member`. */
  readonly competence: "one-member" | "all-members";
}

/** The documented default of every policy. */
export const DEFAULT_POLICIES: Policies = {
  suite: "sha256",
  rounding: "ceil",
  minimumPerTask: 1,
  minimumPerStratum: 0,
  ratioBase: "frame",
  apportionment: "largest-remainder",
  onInfeasible: "error",
  creditClassTiers: { A: "low", B: "general", C: "higher", D: "high" },
  tierCombination: "max",
  strata: [],
  selection: "ticket/1",
  reservePerStratum: 0,
  assignment: "pair-ticket/1",
  competence: "one-member",
};

const tierRow: z.ZodMiniType<TierMatrix[Tier]> = z.strictObject({ low: tier, general: tier, higher: tier, high: tier });

const fields = {
  suite: z.enum(["sha256", "sm3"]),
  rounding: z.enum(["ceil", "half-up", "floor"]),
  minimumPerTask: count,
  minimumPerStratum: count,
  ratioBase: z.enum(["frame", "eligible"]),
  apportionment: z.enum(["largest-remainder", "webster", "systematic-random"]),
  onInfeasible: z.enum(["error", "adjust-total"]),
  creditClassTiers: z.record(creditClassName, tier),
  tierCombination: z.enum(["max", "credit", "industry", "matrix"]),
  tierMatrix: z.strictObject({ low: tierRow, general: tierRow, higher: tierRow, high: tierRow }),
  strata: listOf(z.enum(["credit-class", "subject-type", "region"])),
  selection: z.enum(["ticket/1", "shuffle/1"]),
  reservePerStratum: count,
  assignment: z.enum(["pair-ticket/1"]),
  competence: z.enum(["one-member", "all-members"]),
} satisfies Shape<Policies>;

/** The schema of {@link Policies} with every choice stated. */
export const policiesSchema: z.ZodMiniType<Policies> = z
  .strictObject({ ...fields, tierMatrix: z.exactOptional(fields.tierMatrix) })
  .check(z.superRefine(consistent));

/** The schema of the choices that a plan or a caller states. */
export const partialPoliciesSchema: z.ZodMiniType<Partial<Policies>> = z
  .strictObject(Object.fromEntries(Object.entries(fields).map(([name, field]) => [name, z.exactOptional(field)])))
  .check(z.superRefine(consistent));

function consistent(policies: Partial<Policies>, context: z.core.$RefinementCtx): void {
  if (policies.tierCombination === "matrix" && !policies.tierMatrix) {
    context.addIssue({ code: "custom", path: ["tierMatrix"], message: "a matrix, because tierCombination is matrix" });
  }
  if (policies.strata && new Set(policies.strata).size < policies.strata.length) {
    context.addIssue({ code: "custom", path: ["strata"], message: "each key at most once" });
  }
}
