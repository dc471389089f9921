import type { Avoidance } from "../model/avoidance.js";
import type { Policies } from "../model/policies.js";
import type { Target } from "../model/target.js";
import type { Window } from "../model/task.js";
import { avoidanceIndex } from "../assignment/avoidanceIndex.js";

/** The withdrawals that keep their inspectors from a target during a window; several may keep the same one. */
export function avoidancesOfTarget(
  avoidances: readonly Avoidance[],
  target: Target,
  window: Window,
  ignored: Policies["ignoredWithdrawals"],
): readonly Avoidance[] {
  return avoidances.filter((one) => avoidanceIndex([one], window, ignored).forTarget(target).size > 0);
}

/** The withdrawals that keep two inspectors from each other during one of the windows. */
export function avoidancesOfInspectors(
  avoidances: readonly Avoidance[],
  windows: readonly Window[],
  ignored: Policies["ignoredWithdrawals"],
): readonly Avoidance[] {
  return avoidances.filter(
    (one) =>
      one.against === "inspector" && windows.some((window) => avoidanceIndex([one], window, ignored).apart.length > 0),
  );
}
