import type { IneligibleReason } from "../model/assignment.js";
import type { Avoidance } from "../model/avoidance.js";
import type { Inspector } from "../model/inspector.js";
import type { Policies } from "../model/policies.js";
import type { Target } from "../model/target.js";
import { byCodePoint } from "../random/byCodePoint.js";
import { avoidanceIndex, type AvoidanceIndex } from "./avoidanceIndex.js";
import { expertReason, serviceReason, targetReason, type ServiceDemand } from "./eligibility.js";
import type { PlannedVisit } from "./mergeVisits.js";
import type { VisitDemand } from "./visitDemand.js";

/** What the roster is to one visit. */
export interface VisitRoster {
  /** For each inspector, in the order of the roster: why not as a member, or `undefined` if eligible. */
  readonly reasons: readonly (IneligibleReason | undefined)[];
  /** Who has withdrawn from the target, with the first avoidance by id. */
  readonly avoided: ReadonlyMap<string, string>;
}

/** Inspectors and withdrawals, ready to be asked about visits. */
export interface Roster {
  /** By code point of the id. */
  readonly inspectors: readonly Inspector[];
  readonly forVisit: (visit: PlannedVisit, demand: VisitDemand, target: Target) => VisitRoster;
  /** The numbers of the experts who can accompany a visit. */
  readonly expertsFor: (
    visit: PlannedVisit,
    competence: string | undefined,
    target: Target,
    avoided: VisitRoster["avoided"],
  ) => readonly number[];
  /** Pairs of numbers, the smaller first, of inspectors who keep away from each other on a day of the visit's window. */
  readonly apartAt: (visit: PlannedVisit) => readonly (readonly [number, number])[];
}

/** What does not depend on the target is found once for each window, level and set of competences. */
export function rosterOf(
  inspectors: readonly Inspector[],
  avoidances: readonly Avoidance[],
  policies: Policies,
): Roster {
  const sorted = [...inspectors].sort((a, b) => byCodePoint(a.id, b.id));
  const numberOf = new Map(sorted.map(({ id }, number) => [id, number]));
  const indexFor = remember(
    ({ window }: PlannedVisit): AvoidanceIndex => avoidanceIndex(avoidances, window, policies.ignoredWithdrawals),
    ({ window }) => `${window.start}/${window.end}`,
  );
  const apartAt = remember(
    (visit: PlannedVisit) =>
      distinctPairs(
        indexFor(visit).apart.map(({ inspectorId, refId }) => [numberOf.get(inspectorId)!, numberOf.get(refId)!]),
      ),
    ({ window }) => `${window.start}/${window.end}`,
  );
  const serviceReasons = remember(
    (demand: ServiceDemand) => sorted.map((inspector) => serviceReason(inspector, demand, policies.absence)),
    keyOf,
  );
  const experts = remember(
    (demand: ServiceDemand) =>
      sorted.flatMap((inspector, number) =>
        inspector.isExpert === true && expertReason(inspector, demand, policies.absence) === undefined ? [number] : [],
      ),
    keyOf,
  );

  return {
    inspectors: sorted,
    forVisit: (visit, { competences }, target) => {
      const asked = policies.competence === "all-members" ? competences : [];
      const service = serviceReasons(serviceDemand(visit, asked));
      const avoided = indexFor(visit).forTarget(target);
      const reasons = sorted.map(
        (inspector, number) =>
          service[number] ?? targetReason(inspector, target, avoided.has(inspector.id), policies.territory),
      );
      return { reasons, avoided };
    },
    expertsFor: (visit, competence, target, avoided) =>
      experts(serviceDemand(visit, competence === undefined ? [] : [competence])).filter((number) => {
        const expert = sorted[number]!;
        return targetReason(expert, target, avoided.has(expert.id), "any") === undefined;
      }),
    apartAt,
  };
}

/** Each pair once, the smaller number first, in ascending order. */
export function distinctPairs(pairs: readonly (readonly number[])[]): readonly (readonly [number, number])[] {
  const byKey = new Map(
    pairs.map((pair) => {
      const [first, second] = [Math.min(...pair), Math.max(...pair)];
      return [`${String(first)}:${String(second)}`, [first, second] as const];
    }),
  );
  return [...byKey.values()].sort(([a, b], [c, d]) => a - c || b - d);
}

function serviceDemand({ window, tasks }: PlannedVisit, competences: readonly string[]): ServiceDemand {
  return { window, level: tasks[0]!.mode.inspectedBy, competences };
}

function keyOf({ window, level, competences }: ServiceDemand): string {
  return [window.start, window.end, level, ...competences].join("/");
}

/** Calls a function once for each key. */
function remember<A, R>(compute: (argument: A) => R, key: (argument: A) => string): (argument: A) => R {
  const results = new Map<string, R>();
  return (argument) => {
    const name = key(argument);
    const known = results.get(name);
    if (known !== undefined) return known;
    const result = compute(argument);
    results.set(name, result);
    return result;
  };
}
