/** Every {@link WarningCode}, for schemas. */
export const WARNING_CODES = [
  "POLICIES_DEFAULTED",
  "LADDER_DEFAULTED",
  "LADDER_NO_EFFECT",
  "TIER_INVERSION",
  "UNCLASSIFIED_STRATUM",
  "EMPTY_FRAME",
  "RAISED_TO_MINIMUM",
  "QUOTA_CAPPED",
  "QUOTA_MET_BEFORE",
  "RANGE_LOWER_END",
  "BAND_WITHOUT_INTEGER",
  "TOTAL_RAISED",
  "TOTAL_CAPPED",
  "PRINT_CORRECTED",
  "OPEN_QUESTION",
  "CREDIT_CLASS_STALE",
  "CREDIT_CODE_CHECK",
  "CREDIT_CLASS_GAP",
  "AVOIDANCE_UNMATCHED",
  "AVOIDANCE_UNDECLARED",
  "OVERLAP",
  "VISITS_APART",
  "CHANCES_BY_RULE",
  "CHANCES_BY_CAPACITY",
  "CHANCES_APPROXIMATE",
  "SEED_DECLARED",
  "SEED_SHORT",
  "SEED_LAST_REVEALER",
  "SEED_ONE_OPERATOR",
] as const;

/**
 * Every code that a {@link Warning} can carry. A warning never changes a draw; it says what a reader of the
 * record would otherwise have to find out.
 *
 * | code | says that |
 * |---|---|
 * | `POLICIES_DEFAULTED` | policies nobody stated took their documented default |
 * | `LADDER_DEFAULTED` | the plan prints no steps between the tiers, so 1 : 2 : 4 : 8 was used |
 * | `LADDER_NO_EFFECT` | rates were to rise by tier, but all classified targets are in one tier |
 * | `TIER_INVERSION` | whole numbers or bounds left a higher tier with a lower rate than a lower tier |
 * | `UNCLASSIFIED_STRATUM` | some targets have neither credit class nor industry tier |
 * | `EMPTY_FRAME` | no target is in the scope of the task |
 * | `RAISED_TO_MINIMUM` | the ratio gave fewer than the least number of a task, often zero |
 * | `QUOTA_CAPPED` | fewer targets can be drawn than the quota asks |
 * | `QUOTA_MET_BEFORE` | earlier batches drew more than is due, because the frame has shrunk since |
 * | `RANGE_LOWER_END` | the plan prints a range, and its lower end was used |
 * | `BAND_WITHOUT_INTEGER` | a rate band that contains no whole number of targets was widened to its minimum |
 * | `TOTAL_RAISED` | the minimums ask for more than the quota, and the policy raises the total |
 * | `TOTAL_CAPPED` | the caps allow fewer than the quota, and the policy lowers the total |
 * | `PRINT_CORRECTED` | the printed plan or task was repaired when it was read |
 * | `OPEN_QUESTION` | the printed task leaves something open, and a stated assumption was used |
 * | `CREDIT_CLASS_STALE` | credit classes that were set after the date of the frame |
 * | `CREDIT_CODE_CHECK` | unified social credit codes whose check character is wrong |
 * | `CREDIT_CLASS_GAP` | a credit class that no untargeted task draws and that the plan does not set to zero |
 * | `AVOIDANCE_UNMATCHED` | withdrawals that point to a target, group, office or region nobody has |
 * | `AVOIDANCE_UNDECLARED` | inspectors on teams who have not stated whom they must keep away from |
 * | `OVERLAP` | targets drawn by more than one task |
 * | `VISITS_APART` | targets drawn by several tasks whose windows have no day in common, or that other levels inspect |
 * | `CHANCES_BY_RULE` | visits for which rules about the team as a whole give some eligible inspectors a greater chance |
 * | `CHANCES_BY_CAPACITY` | capacities that make equal chances impossible, so that they were evened under the capacity |
 * | `CHANCES_APPROXIMATE` | places that changed hands because of rules that chances cannot express |
 * | `SEED_DECLARED` | fewer than 64 bits of the seed come from outside; the rest was typed in by the bureau, which is the weakest kind |
 * | `SEED_SHORT` | the seed carries fewer than 128 bits |
 * | `SEED_LAST_REVEALER` | the seed comes from secrets, so the last party to reveal its own can stop the draw |
 * | `SEED_ONE_OPERATOR` | the seed comes from the NIST beacon alone, whose one operator knows every value first |
 */
export type WarningCode = (typeof WARNING_CODES)[number];

/** Something a reader of the record should know. */
export interface Warning {
  readonly code: WarningCode;
  readonly message: string;
}
