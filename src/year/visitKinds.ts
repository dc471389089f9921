import { commonWindow } from "../assignment/meetingGroups.js";
import { visitDemand } from "../assignment/visitDemand.js";
import { add, multiply, ONE, subtract, type Fraction } from "../exact/fraction.js";
import type { Policies } from "../model/policies.js";
import type { Task, Window } from "../model/task.js";
import { byCodePoint } from "../random/byCodePoint.js";
import { canonicalJson } from "../random/canonicalJson.js";
import type { TaskChance } from "./targetGroups.js";

/** Visits that are alike in everything that teams depend on, besides the target. */
export interface VisitKind {
  /** Alike have the same. */
  readonly key: string;
  /** Tasks that ask together for what such a visit asks for; another visit of the kind may be for others. */
  readonly tasks: readonly Task[];
  readonly window: Window;
  /** The expected number of such visits to one target. */
  readonly expected: Fraction;
}

/** With more tasks than these, what their items and rules ask is left out of the kinds, so that these stay few. */
export const MOST_IN_DETAIL = 12;

/** A visit that some hits have opened, while the hits are gone through. */
interface OpenVisit {
  readonly key: string;
  readonly tasks: readonly Task[];
}

/** Everything that the hits so far have led to, and how likely that is. */
interface Situation {
  readonly visits: readonly OpenVisit[];
  readonly probability: Fraction;
}

/**
 * The expected number of visits of each kind to a target that some tasks draw independently, exact. Hits are merged as `mergeVisits`
 * does. Going through the hits in its order, everything that matters of those before is which visits they have opened: what each asks for and
 * its window; situations alike in that are one, so that their number stays small where 2^tasks would not.
 */
export function visitKinds(chances: readonly TaskChance[], policies: Policies): readonly VisitKind[] {
  const certain = chances.filter(({ chance }) => chance.numerator > 0n);
  const byLevel = new Map<string, TaskChance[]>();
  for (const entry of certain) {
    const key = policies.visits === "separate" ? entry.task.id : entry.task.mode.inspectedBy;
    byLevel.set(key, [...(byLevel.get(key) ?? []), entry]);
  }
  const keyOfTasks = (tasks: readonly Task[]): string => keyOf(tasks, policies, certain.length <= MOST_IN_DETAIL);
  const kinds = new Map<string, VisitKind>();
  for (const level of byLevel.values()) {
    for (const { visits, probability } of situationsOf(level, keyOfTasks)) {
      for (const { key, tasks } of visits) {
        const known = kinds.get(key);
        const window = commonWindow(tasks.map((task) => task.window));
        const expected = known ? add(known.expected, probability) : probability;
        kinds.set(key, { key, tasks, window, expected });
      }
    }
  }
  return [...kinds.values()];
}

function situationsOf(
  chances: readonly TaskChance[],
  keyOfTasks: (tasks: readonly Task[]) => string,
): readonly Situation[] {
  const ordered = [...chances].sort(
    (a, b) => byCodePoint(a.task.window.end, b.task.window.end) || byCodePoint(a.task.id, b.task.id),
  );
  let situations = new Map<string, Situation>([["", { visits: [], probability: ONE }]]);
  for (const { task, chance } of ordered) {
    const next = new Map<string, Situation>();
    const reach = (visits: readonly OpenVisit[], probability: Fraction): void => {
      if (probability.numerator === 0n) return;
      const key = visits.map((visit) => visit.key).join("|");
      const known = next.get(key);
      next.set(key, known ? { visits, probability: add(known.probability, probability) } : { visits, probability });
    };
    for (const { visits, probability } of situations.values()) {
      reach(visits, multiply(probability, subtract(ONE, chance)));
      reach(withHit(visits, task, keyOfTasks), multiply(probability, chance));
    }
    situations = next;
  }
  return [...situations.values()];
}

/** Hits come by the last days of their windows, so that a visit ends on the last day of its first hit. */
function withHit(
  visits: readonly OpenVisit[],
  task: Task,
  keyOfTasks: (tasks: readonly Task[]) => string,
): readonly OpenVisit[] {
  const joined = visits.findIndex(({ tasks }) => task.window.start <= tasks[0]!.window.end);
  const tasks = joined < 0 ? [task] : [...visits[joined]!.tasks, task];
  const visit = { key: keyOfTasks(tasks), tasks };
  return joined < 0 ? [...visits, visit] : visits.map((each, index) => (index === joined ? visit : each));
}

/**
 * Level, window, and everything that the tasks ask of a team together: visits alike in these stay alike with a further task.
 *
 * @param isDetailed - whether competences and rules are part of it, which decide who may come but not how many
 */
function keyOf(tasks: readonly Task[], policies: Policies, isDetailed: boolean): string {
  const { size, departments, experts, rules, competences } = visitDemand({ tasks }, policies);
  const { start, end } = commonWindow(tasks.map(({ window }) => window));
  const stated = new Set(rules.map((rule) => canonicalJson(rule)));
  const detail = isDetailed ? [competences, [...stated].sort()] : [];
  return JSON.stringify([tasks[0]!.mode.inspectedBy, start, end, size, departments, experts, ...detail]);
}
