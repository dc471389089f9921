import type { Avoidance } from "../model/avoidance.js";
import type { Policies } from "../model/policies.js";
import type { Target } from "../model/target.js";
import type { Window } from "../model/task.js";
import { byCodePoint } from "../random/byCodePoint.js";
import { touchesWindow } from "./coversWindow.js";

/** The withdrawals that apply to the visits of one window. */
export interface AvoidanceIndex {
  /** For a target: each inspector who keeps away from it, with the first avoidance by id that says so. */
  readonly forTarget: (target: Target) => ReadonlyMap<string, string>;
  /** The inspectors who keep away from each other, with the avoidance that says so. */
  readonly apart: readonly Avoidance[];
}

/**
 * Sorts withdrawals for look-up. A rejected one, one that the policy ignores until it is decided, and one that is not valid on
 * any day of the window do not count; an upheld one always does (行政处罚法, Article 43).
 */
export function avoidanceIndex(
  avoidances: readonly Avoidance[],
  window: Window,
  ignored: Policies["ignoredWithdrawals"],
): AvoidanceIndex {
  const idle: readonly Avoidance["status"][] = ["rejected", ...ignored];
  const applicable = avoidances.filter(
    ({ status, validFrom, validTo }) =>
      !idle.includes(status) && touchesWindow({ from: validFrom, to: validTo }, window),
  );
  const against = (kind: Avoidance["against"]): Avoidance[] => applicable.filter((entry) => entry.against === kind);

  const byTarget = groupByRef(against("target"));
  const byGroup = groupByRef(against("group"));
  const byUnit = groupByRef(against("unit"));
  const regions = against("region");

  return {
    forTarget: (target) => {
      const found = [
        ...(byTarget.get(target.id) ?? []),
        ...(byGroup.get(target.groupId ?? "") ?? []),
        ...(byUnit.get(target.localOfficeId ?? "") ?? []),
        ...regions.filter(({ refId }) => target.regionCode.startsWith(refId)),
      ].sort((a, b) => byCodePoint(b.id, a.id));
      return new Map(found.map(({ inspectorId, id }) => [inspectorId, id]));
    },
    apart: against("inspector"),
  };
}

function groupByRef(avoidances: readonly Avoidance[]): ReadonlyMap<string, readonly Avoidance[]> {
  const groups = new Map<string, Avoidance[]>();
  for (const avoidance of avoidances) {
    const group = groups.get(avoidance.refId);
    if (group) group.push(avoidance);
    else groups.set(avoidance.refId, [avoidance]);
  }
  return groups;
}
