import { parseYearRules } from "../model/parseYearRules.js";
import type { AnnualLimit, YearRules } from "../model/yearRules.js";
import { noteOf } from "./noteOf.js";
import type { YearNote } from "./yearNotes.js";

/** Rules with every choice made. */
export interface ResolvedYearRules extends Required<Omit<YearRules, "annualLimit">> {
  readonly annualLimit?: Required<AnnualLimit>;
}

/**
 * The documented default of every rule of the year.
 *
 * | rule | default | basis |
 * |---|---|---|
 * | `sameYear` | at most 1, `every` | the same target and the same item once a year in principle (工信部 2018); a task may state another number |
 * | `lookBacks` | none | no rule of market regulation asks for one; tax inspection has three years (国家税务总局: 三年内) |
 * | `annualLimit` | none | 国办发〔2024〕54号 has each authority publish its own |
 * | `annualLimit.uncountedCauses` | complaint, referral, monitoring | the same: leads may be followed beyond the limit |
 * | `exemptions` | none | raised attention for class C and D is a matter of ratios first |
 * | `outcomesWithoutInspection` | unreachable, closed, deregistered, revoked, rescinded, moved out | nothing was inspected, and hiding must not be rewarded |
 */
export const DEFAULT_YEAR_RULES: ResolvedYearRules = {
  sameYear: { most: 1, items: "every" },
  lookBacks: [],
  exemptions: [],
  outcomesWithoutInspection: [
    "unreachable-at-registered-address",
    "closed-or-in-liquidation",
    "deregistered",
    "revoked",
    "rescinded",
    "moved-out",
  ],
};

const UNCOUNTED_CAUSES: Required<AnnualLimit>["uncountedCauses"] = ["complaint", "referral", "monitoring"];

/** What is stated, then the documented default; a note names every default. */
export function resolveYearRules(stated: unknown = {}): {
  readonly rules: ResolvedYearRules;
  readonly notes: readonly YearNote[];
} {
  const { annualLimit, ...read } = parseYearRules(stated);
  const defaulted = [
    ...Object.keys(DEFAULT_YEAR_RULES).filter((name) => !Object.hasOwn(read, name)),
    ...(annualLimit ? [] : ["annualLimit"]),
  ];
  return {
    rules: {
      ...DEFAULT_YEAR_RULES,
      ...read,
      ...(annualLimit && { annualLimit: { byCreditClass: {}, uncountedCauses: UNCOUNTED_CAUSES, ...annualLimit } }),
    },
    notes: noteOf("RULES_DEFAULTED", "These rules are not stated, and the documented default applies", defaulted),
  };
}
