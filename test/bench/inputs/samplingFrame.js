// @ts-check
/** @import { DrawInput, FrameRow, SamplingFrame } from "../types.js" */
import { DEFAULT_POLICIES, drawTask, scopeReason, tierOf } from "double-random";

/**
 * What the peers cannot do is done for them: which targets are in scope of which task, their tiers, and how many to
 * draw from each.
 *
 * @param {DrawInput} input
 * @returns {SamplingFrame}
 */
export function samplingFrame({ plan, targets, asOf, seed }) {
  const policies = { ...DEFAULT_POLICIES, ...plan.policies };
  /** @type {FrameRow[]} */
  const rows = [];
  const strata = [];
  for (const task of plan.tasks) {
    const first = rows.length;
    for (const target of targets) {
      if (scopeReason(target, task.scope, asOf)) continue;
      const tier = task.risk.kind === "none" ? "untiered" : tierOf(target, policies);
      rows.push({ stratum: `${task.id}/${tier}`, id: target.id });
    }
    const draw = drawTask({ plan, taskId: task.id, targets, asOf, seed });
    if (draw.frame.eligible !== rows.length - first) throw new Error(`${task.id}: the peers would get another frame.`);
    for (const { stratum, drawn } of draw.strata) {
      strata.push({ stratum: `${task.id}/${stratum}`, seed: draw.seed, count: drawn });
    }
  }
  return { rows, strata };
}
