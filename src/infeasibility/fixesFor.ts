import { floor, fraction } from "../exact/fraction.js";
import type { Avoidance } from "../model/avoidance.js";
import { applyChange, newcomerId } from "./applyChange.js";
import type { AssignTeamsOptions } from "../assignment/assignTeams.js";
import { candidatesFor, type Candidate, type Ladder } from "./candidatesFor.js";
import type { AssignmentInfeasibility, Change, Fix } from "./infeasibility.js";
import { isResolved, type Scope } from "./isResolved.js";
import { leastStep } from "./leastStep.js";
import type { Matching } from "../assignment/matchingOf.js";

/** A cause of the failure, described but for its fixes. */
export interface Trouble {
  readonly infeasibility: Omit<AssignmentInfeasibility, "fixes">;
  /** What must become possible, the quickest to try first. */
  readonly scopes: readonly Scope[];
  /** The rows concerned, and the columns that fill them or owe visits. */
  readonly rows: readonly number[];
  readonly columns: readonly number[];
  /** The withdrawals that keep inspectors apart at these visits. */
  readonly apart: readonly Avoidance[];
}

/** Fixes are looked for in this many troubles. */
const MOST_TROUBLES = 20;
/** Of each kind. */
const MOST_FIXES = 12;
/** In pairs of a visit and an inspector looked at, over all trials: a few seconds. */
const MOST_WORK = 4_000_000;
/** What a visit costs beside its inspectors. */
const WORK_OF_VISIT = 20;
/** How many times as much it takes to draw teams as to count places. */
const WORK_OF_DRAWING = 16;

/**
 * For each trouble the single changes that help, each tried on a matching that is built anew: first on what the trouble is about;
 * what helps there, then on the other troubles and on the whole draw. An amount is the least that helps; if a larger one makes the
 * whole draw possible, the least of those is listed too.
 *
 * Bounded: fixes for the first {@link MOST_TROUBLES} troubles, at most {@link MOST_FIXES} of a kind, by id, and no more trials than
 * {@link MOST_WORK} allows, which is shared out among troubles and kinds. So a fix may be missing from a long list, but none is wrong.
 * Where rules reach across visits, a change counts only if teams were found within bounds.
 *
 * @param shortOfAll - how many places the whole draw is short of, rules not counted
 */
export function fixesFor(
  troubles: readonly Trouble[],
  shortOfAll: number,
  matching: Matching,
  options: AssignTeamsOptions,
): readonly (readonly Fix[])[] {
  const shortOfTroubles = troubles.reduce((sum, { infeasibility }) => sum + infeasibility.short, 0);
  let workLeft = MOST_WORK;
  const isPossible = (scope: Scope, change: Change, { infeasibility }: Trouble, rows: readonly number[]): boolean => {
    const among = whoMatters(change, rows, matching, options);
    const visits = scope.kind === "visits" ? countHits(scope) : matching.visits.length;
    const drawing = infeasibility.kind === "rules-across-visits" || infeasibility.kind === "search-given-up";
    const factor = drawing ? WORK_OF_DRAWING : 1;
    workLeft -= factor * visits * (WORK_OF_VISIT + (among?.size ?? options.inspectors.length));
    return isResolved(scope, applyChange(options, change), among);
  };
  const helps = (change: Change, trouble: Trouble): boolean =>
    trouble.scopes.every((scope) => isPossible(scope, change, trouble, trouble.rows));
  const everywhere = [...visitsOfAll(troubles), { kind: "everything" } as const];
  const all = [...matching.problem.rows.keys()];
  const resolvesAll = remember(
    (change) =>
      troubles.every((trouble) => helps(change, trouble)) &&
      everywhere.every((scope) => isPossible(scope, change, troubles[0]!, all)),
  );

  return troubles.map((trouble, index) => {
    if (index >= MOST_TROUBLES) return [];
    const troubleEnd = workLeft - share(workLeft, Math.min(troubles.length, MOST_TROUBLES) - index);
    const ladders = candidatesFor(trouble, matching, options, Math.max(shortOfAll, shortOfTroubles));
    const found = ladders.map((ladder, kind) => {
      const end = workLeft - share(workLeft - troubleEnd, ladders.length - kind);
      return fixesOnLadder(ladder, {
        helps: (change) => helps(change, trouble),
        resolvesAll: trouble.scopes.some(({ kind: what }) => what === "everything") ? () => true : resolvesAll,
        mayGoOn: () => workLeft > end,
      });
    });
    const fixes = found.flat();
    return [
      ...fixes.filter(({ resolves }) => resolves === "everything"),
      ...fixes.filter(({ resolves }) => resolves === "these-visits"),
    ];
  });
}

/** The visits of several troubles as one: quicker to try than the whole draw, and what does not help there never does. */
function visitsOfAll(troubles: readonly Trouble[]): readonly Scope[] {
  const scopes = troubles.map(({ scopes }) => scopes.at(-1)!).filter((scope) => scope.kind === "visits");
  if (scopes.length < 2) return [];
  const hitsOf = (draw: number): AssignTeamsOptions["draws"][number]["selected"] => {
    const hits = scopes.flatMap(({ draws }) => draws[draw]!.selected);
    return [...new Map(hits.map((hit) => [hit.targetId, hit])).values()];
  };
  return [
    {
      kind: "visits",
      draws: scopes[0]!.draws.map((draw, index) => ({ ...draw, selected: hitsOf(index) })),
      roles: scopes.flatMap(({ roles }) => roles),
    },
  ];
}

function countHits({ draws }: Extract<Scope, { readonly kind: "visits" }>): number {
  return draws.reduce((sum, { selected }) => sum + selected.length, 0);
}

function share(work: number, parts: number): number {
  return Number(floor(fraction(BigInt(Math.max(0, work)), BigInt(parts))));
}

/** Calls a function once for each change. */
function remember(compute: (change: Change) => boolean): (change: Change) => boolean {
  const known = new Map<string, boolean>();
  return (change) => {
    const key = JSON.stringify(change);
    const result = known.get(key) ?? compute(change);
    known.set(key, result);
    return result;
  };
}

interface Trials {
  readonly helps: (change: Change) => boolean;
  readonly resolvesAll: (change: Change) => boolean;
  /** Whether there is work left for another candidate; the first of a ladder is always tried. */
  readonly mayGoOn: () => boolean;
}

/** The fixes of the first rung that has any; from those above it, only what resolves everything, if nothing below did. */
function fixesOnLadder(ladder: Ladder, trials: Trials): readonly Fix[] {
  const fixes: Fix[] = [];
  let tried = 0;
  for (const rung of ladder) {
    if (fixes.some(({ resolves }) => resolves === "everything")) break;
    const before = fixes.length;
    for (const candidate of rung) {
      if (fixes.length >= MOST_FIXES || (tried > 0 && !trials.mayGoOn())) break;
      tried += 1;
      fixes.push(...fixesOf(candidate, trials).filter(({ resolves }) => before === 0 || resolves === "everything"));
    }
  }
  return fixes;
}

/** The least step that helps, and the least that resolves everything, if there are any. */
function fixesOf({ steps, changeOf }: Candidate, { helps, resolvesAll }: Trials): readonly Fix[] {
  const first = leastStep(1, steps, (step) => helps(changeOf(step)));
  if (first === undefined) return [];
  if (resolvesAll(changeOf(first))) return [{ change: changeOf(first), resolves: "everything" }];
  const second = leastStep(first + 1, steps, (step) => resolvesAll(changeOf(step)));
  return [
    { change: changeOf(first), resolves: "these-visits" },
    ...(second === undefined ? [] : [{ change: changeOf(second), resolves: "everything" } as const]),
  ];
}

/**
 * Who may go to the visits of some rows after a change: those who may anyway, and whom the change is about. `undefined` if that can be anybody.
 */
function whoMatters(
  change: Change,
  rows: readonly number[],
  { problem, columns }: Matching,
  { avoidances, policies }: AssignTeamsOptions,
): ReadonlySet<string> | undefined {
  if (change.kind === "change-policy" || policies.formation === "standing-teams") return undefined;
  const visits = new Set(rows.map((row) => problem.rows[row]!.visit));
  const numbers = new Set(problem.rows.flatMap(({ visit, columns: some }) => (visits.has(visit) ? some : [])));
  const eligible = [...numbers].flatMap((column) => columns[column]!.inspectors.map(({ id }) => id));
  switch (change.kind) {
    case "waive-avoidance":
      return new Set([...eligible, avoidances.find(({ id }) => id === change.avoidanceId)!.inspectorId]);
    case "add-inspectors":
      return new Set([...eligible, ...Array.from({ length: change.count }, (_, number) => newcomerId(number))]);
    default:
      return new Set([...eligible, change.inspectorId]);
  }
}
