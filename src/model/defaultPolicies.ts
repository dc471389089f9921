import type { Policies } from "./policies.js";

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
  visits: "merge",
  assignment: "balanced/1",
  evenness: "chances",
  formation: "members",
  teamSize: 2,
  competence: "one-member",
  teamRules: [],
  territory: "any",
  absence: "covers-window",
  ignoredWithdrawals: [],
};
