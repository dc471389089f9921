import type { AllocationChoices } from "./allocationChoices.js";
import { DEFAULT_POLICIES } from "./defaultPolicies.js";

/** What is not stated. */
export const DEFAULT_CHOICES: AllocationChoices = {
  method: "intensities",
  rounding: DEFAULT_POLICIES.rounding,
  apportionment: DEFAULT_POLICIES.apportionment,
  minimumTotal: DEFAULT_POLICIES.minimumPerTask,
  onInfeasible: DEFAULT_POLICIES.onInfeasible,
  share: "100%",
  drawnElsewhere: 0,
};
