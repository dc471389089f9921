import type { Warning } from "../errors/warnings.js";
import type { Frame } from "../frame/frameOf.js";
import type { Correction, Task } from "../model/task.js";
import { TIERS } from "../model/tiers.js";

/** What a reader should know of a task and its frame, before any number is computed. */
export function taskWarnings(task: Task, { strata }: Frame): readonly Warning[] {
  const warnings: Warning[] = [];
  const size = strata.reduce((sum, stratum) => sum + stratum.size, 0);
  const tiers = TIERS.filter((tier) => strata.some((stratum) => stratum.tier === tier));
  const unclassified = strata
    .filter(({ tier }) => tier === "unclassified")
    .reduce((sum, stratum) => sum + stratum.size, 0);

  if (size === 0)
    warnings.push({ code: "EMPTY_FRAME", message: "No target of the directory is in the scope of this task." });
  const escalates = task.risk.kind === "escalating" && task.quota.kind !== "census";
  if (escalates && !("intensities" in task.risk)) {
    const message =
      "The plan prints no steps between the tiers; low, general, higher, high were drawn as 1 : 2 : 4 : 8.";
    warnings.push({ code: "LADDER_DEFAULTED", message });
  }
  if (escalates && size > 0 && tiers.length < 2) {
    const message = `Rates were to rise by tier, but the classified targets are all in ${tiers[0] ?? "no tier"}.`;
    warnings.push({ code: "LADDER_NO_EFFECT", message });
  }
  if (unclassified > 0) {
    const message = `${String(unclassified)} of ${String(size)} targets have no tier; they form strata of their own.`;
    warnings.push({ code: "UNCLASSIFIED_STRATUM", message });
  }
  warnings.push(...correctionWarnings(task.corrections));
  for (const { irregularity, question, assumption } of task.openQuestions ?? []) {
    warnings.push({ code: "OPEN_QUESTION", message: `${irregularity}: ${question} Assumed: ${assumption}` });
  }
  return warnings;
}

/** Says which repairs of the printed text a careful reader might have made otherwise. */
export function correctionWarnings(corrections: readonly Correction[] = []): readonly Warning[] {
  const repairs = corrections.filter(({ severity }) => severity === "warning");
  if (repairs.length === 0) return [];
  const named = repairs.map(({ irregularity, field }) => `${irregularity} (${field})`).join(", ");
  return [{ code: "PRINT_CORRECTED", message: `What is printed was repaired: ${named}.` }];
}
