import type { Avoidance } from "../model/avoidance.js";
import type { Target } from "../model/target.js";
import type { Window } from "../model/task.js";
import { byCodePoint } from "../random/byCodePoint.js";

/** The withdrawals that apply to one task. */
export interface AvoidanceIndex {
  /** For a target: each inspector who keeps away from it, with the first avoidance by id that says so. */
  readonly forTarget: (target: Target) => ReadonlyMap<string, string>;
  /** Whether two inspectors keep away from each other; the order does not matter. */
  readonly between: (first: string, second: string) => boolean;
}

/**
 * Sorts withdrawals for look-up. A rejected one and one that is not valid on any day of the window do not count;
 * declared, applied and upheld ones do.
 */
export function avoidanceIndex(avoidances: readonly Avoidance[], window: Window): AvoidanceIndex {
  const applicable = [...avoidances]
    .filter(
      ({ status, validFrom = window.start, validTo = window.end }) =>
        status !== "rejected" && validFrom <= window.end && window.start <= validTo,
    )
    .sort((a, b) => byCodePoint(a.id, b.id));
  const against = (kind: Avoidance["against"]): Avoidance[] => applicable.filter((entry) => entry.against === kind);

  const byTarget = groupByRef(against("target"));
  const byGroup = groupByRef(against("group"));
  const byUnit = groupByRef(against("unit"));
  const regions = against("region");
  const pairs = new Set(
    against("inspector").flatMap(({ inspectorId, refId }) => [`${inspectorId}:${refId}`, `${refId}:${inspectorId}`]),
  );

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
    between: (first, second) => pairs.has(`${first}:${second}`),
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
