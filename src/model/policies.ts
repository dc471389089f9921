import * as z from "zod/mini";
import { count, creditClassName, listOf, positiveCount, type Shape } from "./fields.js";
import { teamRules, teamSize, type TeamRule } from "./teamRequirement.js";
import { tier, type Tier } from "./tier.js";

export { DEFAULT_POLICIES } from "./defaultPolicies.js";

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

/**
 * From where an inspector may come. The home office of an inspector is the unit whose id is the `localOfficeId` of the target.
 *
 * - `any`: from everywhere
 * - `notHomeOffice`: nobody inspects the targets of the own office (交叉检查)
 * - `homeOfficeAtMostOne`: one member at most from the office in charge
 * - `homeOfficeOnly`: only the office in charge
 */
export type Territory = "any" | "notHomeOffice" | "homeOfficeAtMostOne" | "homeOfficeOnly";

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
  /** Whether the tasks that draw the same target inspect it together. Default `merge`. */
  readonly visits: "merge" | "separate";
  /** Which inspectors. Default `balanced/1`. */
  readonly assignment: "balanced/1" | "pair-ticket/1";
  /**
   * What is even: the chances of the inspectors of a visit, with loads within one of what these lead to; or the loads
   * of the year, `priorVisits` included, under the lowest ceiling that leaves every visit a team. Default `chances`.
   */
  readonly evenness: "chances" | "loads";
  /** Whether inspectors are drawn one by one, or standing teams (固定检查组) as a whole. Default `members`. */
  readonly formation: "members" | "standing-teams";
  /** Members of a team, at least 2. Default 2. A task may ask for more. */
  readonly teamSize: number;
  /** Whether one member or every member must be competent for an item that asks for it. Default `one-member`. */
  readonly competence: "one-member" | "all-members";
  /** Rules for who is on a team together, for all tasks. Default none. */
  readonly teamRules: readonly TeamRule[];
  /** Default `any`. */
  readonly territory: Territory;
  /**
   * Whether an absence that ends keeps an inspector from visits whose window it touches, or only from those whose window it
   * covers. Default `covers-window`.
   */
  readonly absence: "covers-window" | "touches-window";
  /** Withdrawals that do not count before they are decided. Those upheld always count. Default none. */
  readonly ignoredWithdrawals: readonly ("declared" | "applied")[];
  /** The most visits of an inspector in a year, prior ones included. Default: no limit. */
  readonly mostVisitsPerInspector?: number;
  /** The most visits of this draw at which the same two members meet. Default: no limit. */
  readonly mostVisitsPerPair?: number;
}

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
  visits: z.enum(["merge", "separate"]),
  assignment: z.enum(["balanced/1", "pair-ticket/1"]),
  evenness: z.enum(["chances", "loads"]),
  formation: z.enum(["members", "standing-teams"]),
  teamSize,
  competence: z.enum(["one-member", "all-members"]),
  teamRules,
  territory: z.enum(["any", "notHomeOffice", "homeOfficeAtMostOne", "homeOfficeOnly"]),
  absence: z.enum(["covers-window", "touches-window"]),
  ignoredWithdrawals: listOf(z.enum(["declared", "applied"])),
  mostVisitsPerInspector: positiveCount,
  mostVisitsPerPair: positiveCount,
} satisfies Shape<Policies>;

/** The schema of {@link Policies} with every choice stated. */
export const policiesSchema: z.ZodMiniType<Policies> = z
  .strictObject({
    ...fields,
    tierMatrix: z.exactOptional(fields.tierMatrix),
    mostVisitsPerInspector: z.exactOptional(fields.mostVisitsPerInspector),
    mostVisitsPerPair: z.exactOptional(fields.mostVisitsPerPair),
  })
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
  if (policies.formation === "standing-teams" && policies.mostVisitsPerPair !== undefined) {
    const message = "nothing, because the members of a standing team always meet; mostVisitsPerInspector limits them";
    context.addIssue({ code: "custom", path: ["mostVisitsPerPair"], message });
  }
  if (policies.assignment === "pair-ticket/1") {
    // A visit that is drawn alone cannot know how often its people have been chosen elsewhere.
    const across = {
      evenness: policies.evenness === "loads",
      mostVisitsPerInspector: policies.mostVisitsPerInspector !== undefined,
      mostVisitsPerPair: policies.mostVisitsPerPair !== undefined,
    };
    for (const [name, stated] of Object.entries(across)) {
      if (!stated) continue;
      const message = "nothing that looks across visits, because pair-ticket/1 draws each visit alone; balanced/1 can";
      context.addIssue({ code: "custom", path: [name], message });
    }
  }
}
