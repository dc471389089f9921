import type { Warning } from "../errors/warnings.js";
import type { Frame } from "../frame/frameOf.js";
import type { Task } from "../model/task.js";
import { TIERS } from "../model/tier.js";

/** What a reader should know of a task and its frame, before any number is computed. */
export function taskWarnings(task: Task, { strata }: Frame): readonly Warning[] {
  const warnings: Warning[] = [];
  const size = strata.reduce((sum, stratum) => sum + stratum.size, 0);
  const tiers = TIERS.filter((tier) => strata.some((stratum) => stratum.tier === tier));
  const unclassified = strata.filter(({ tier }) => tier === "unclassified").reduce((sum, stratum) => sum + stratum.size, 0);

  if (size === 0) warnings.push({ code: "EMPTY_FRAME", message: "No target of the directory is in the scope of this task." });
  if (task.risk.kind === "escalating" && !task.risk.intensities) {
    const message = "The plan prints no steps between the tiers; low, general, higher, high were drawn as 1 : 2 : 4 : 8.";
    warnings.push({ code: "LADDER_DEFAULTED", message });
  }
  if (task.risk.kind === "escalating" && size > 0 && tiers.length < 2) {
    const message = `Rates were to rise by tier, but the classified targets are all in ${tiers[0] ?? "no tier"}.`;
    warnings.push({ code: "LADDER_NO_EFFECT", message });
  }
  if (unclassified > 0) {
    const message = `${String(unclassified)} of ${String(size)} targets have no tier; they form strata of their own.`;
    warnings.push({ code: "UNCLASSIFIED_STRATUM", message });
  }
  const repairs = (task.corrections ?? []).filter(({ severity }) => severity === "warning");
  if (repairs.length > 0) {
    const named = repairs.map(({ irregularity, field }) => `${irregularity} (${field})`).join(", ");
    warnings.push({ code: "TASK_CORRECTED", message: `The printed task was repaired: ${named}.` });
  }
  for (const { irregularity, question, assumption } of task.openQuestions ?? []) {
    warnings.push({ code: "OPEN_QUESTION", message: `${irregularity}: ${question} Assumed: ${assumption}` });
  }
  return warnings;
}
