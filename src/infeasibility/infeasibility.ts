import type { IneligibleReason } from "../model/assignment.js";
import type { Policies } from "../model/policies.js";

/** What an impossible assignment is short of. */
export interface AssignmentInfeasibility {
  /**
   * - `no-team`: for this visit alone, no team keeps the rules
   * - `too-few-places`: these visits need more places than the inspectors who may go there have
   * - `too-little-work`: these inspectors owe more visits than there are places for them
   * - `rules-across-visits`: every assignment breaks a rule that reaches across visits; all were searched
   * - `search-given-up`: an assignment that keeps those rules was not found; there may be one
   */
  readonly kind: "no-team" | "too-few-places" | "too-little-work" | "rules-across-visits" | "search-given-up";
  /**
   * By visit id, members before experts. For `too-few-places`, leaving out any of them removes the shortage; for `no-team`, they
   * have the same obstacles and rules, and each of them is without a team; for `too-little-work`, those where the inspectors may go.
   */
  readonly visits: readonly VisitInTrouble[];
  /** Places that these visits need, or visits that these inspectors owe. */
  readonly needed: number;
  /** Places that can be filled; for `no-team`, rules for the team as a whole not counted. */
  readonly available: number;
  /** `needed - available`; 0 where places are not what is missing. */
  readonly short: number;
  /**
   * Who can fill them, and how many each; for `too-little-work`, who owes how many visits. By id; standing teams where those are
   * drawn.
   */
  readonly inspectors: readonly { readonly inspectorId: string; readonly places: number }[];
  /**
   * Who is kept from how many of these visits, and by what: by inspector id, then by reason. For `too-little-work`, what keeps those
   * inspectors from any visit.
   */
  readonly obstacles: readonly InspectorObstacle[];
  /**
   * The rules that bind the teams of these visits as a whole: `lead`, `competence.food`, `expert.lab`, `apart.INS-1.INS-2`; where the rules across
   * visits are the trouble, also `mostVisitsPerPair` and `leastVisits` if they take part.
   */
  readonly teamRules: readonly string[];
  /**
   * Single changes that would help; each was tried. Those that make the whole draw possible come first, then by kind, then by
   * id. At most twelve of a kind, only for the first twenty infeasibilities, and fewer where trying them would take long.
   */
  readonly fixes: readonly Fix[];
}

/** A visit whose members, or whose experts, cannot be had. */
export interface VisitInTrouble {
  readonly visitId: string;
  readonly role: "member" | "expert";
  readonly places: number;
  /** Who may go there, by id: inspectors, or standing teams where those are drawn. */
  readonly eligible: readonly string[];
}

/** Why an inspector cannot go to some visits. */
export interface InspectorObstacle {
  readonly inspectorId: string;
  readonly reason: IneligibleReason;
  /** For `avoids-target`: all that apply to one of these visits, by id. */
  readonly avoidanceIds: readonly string[];
  readonly visits: number;
}

/** A single change; the smallest of its kind that helps. */
export type Change =
  /** Never one that is upheld: 行政处罚法, Article 43. */
  | { readonly kind: "waive-avoidance"; readonly avoidanceId: string }
  /** Lifts this reason for every visit: a certificate for all windows, no such absence, no region. Others may remain. */
  | { readonly kind: "admit-inspector"; readonly inspectorId: string; readonly reason: IneligibleReason }
  | { readonly kind: "raise-most-visits"; readonly inspectorId: string; readonly to: number }
  | { readonly kind: "lower-least-visits"; readonly inspectorId: string; readonly to: number }
  /**
   * People from elsewhere whom nothing keeps from any visit, who may lead and are competent for whatever tasks or rules ask for. Each is
   * of a unit of their own, or all of the one named; where standing teams are drawn, they form new ones.
   */
  | {
      readonly kind: "add-inspectors";
      readonly count: number;
      readonly role: "member" | "expert";
      /** Only if it matters. */
      readonly unitId?: string;
      readonly departmentId?: string;
    }
  | { readonly kind: "change-policy"; readonly policies: Partial<Policies> };

/** A change that was tried. */
export interface Fix {
  readonly change: Change;
  /** Whether the whole draw becomes possible, or only these visits. */
  readonly resolves: "everything" | "these-visits";
}
