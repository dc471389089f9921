import { byCodePoint } from "../random/byCodePoint.js";
import type { AssignmentFailure, AssignTeamsOptions } from "../assignment/assignTeams.js";
import { bindingRulesOf } from "./bindingRulesOf.js";
import { demandOf } from "../matching/countShortage.js";
import { findBottlenecks, type Bottleneck } from "./findBottlenecks.js";
import { fixesFor, type Trouble } from "./fixesFor.js";
import type { AssignmentInfeasibility, VisitInTrouble } from "./infeasibility.js";
import { scopeOfVisits, type Scope } from "./isResolved.js";
import type { Matching } from "../assignment/matchingOf.js";
import { obstaclesOf } from "./obstaclesOf.js";
import { networkOfRows } from "../matching/placesNetwork.js";

/**
 * Why there are no teams, in numbers that can be counted again, with single changes that were tried and help.
 *
 * Guarantees: never empty; a visit is in at most one entry of each role; every visit that has no team even by
 * itself is in one, together with those that have the same obstacles, places and rules; of the others, shortages that do not share a
 * visit are reported one by one, at most twenty. Rules that reach across visits are looked at only if there is no such cause.
 *
 * @param options - what was given to {@link assignTeams}
 */
export function explainFailure(
  failed: AssignmentFailure,
  options: AssignTeamsOptions,
): readonly AssignmentInfeasibility[] {
  const { matching } = failed;
  const describe = describerOf(matching, options);
  const bottlenecks = findBottlenecks(failed);
  const troubles = [
    ...groupAlike(
      bottlenecks.filter(({ kind }) => kind === "no-team"),
      describe,
    ).map(describe),
    ...bottlenecks.filter(({ kind }) => kind !== "no-team").map(describe),
  ];
  const fixes = fixesFor(troubles, shortOfAll(matching), matching, options);
  return troubles.map(({ infeasibility }, index) => ({ ...infeasibility, fixes: fixes[index]! }));
}

/** How many places are missing in all, if no rule is counted. */
function shortOfAll({ problem }: Matching): number {
  const rows = [...problem.rows.keys()];
  const plain = problem.rows.map(({ columns, demand }) => ({ least: demand, most: demand, columns, inner: [] }));
  const { network, source, sink } = networkOfRows(problem, plain, rows);
  return demandOf(problem, rows) - network.run(source, sink);
}

type Describe = (bottleneck: Bottleneck) => Trouble;

/** Puts rows with the same obstacles, places and rules together. */
function groupAlike(rows: readonly Bottleneck[], describe: Describe): readonly Bottleneck[] {
  const groups = new Map<string, Bottleneck>();
  for (const bottleneck of rows) {
    const { visits, obstacles, teamRules } = describe(bottleneck).infeasibility;
    const { visitId: _, ...visit } = visits[0]!;
    const key = JSON.stringify([visit, obstacles, teamRules]);
    const group = groups.get(key);
    groups.set(key, group ? together(group, bottleneck) : bottleneck);
  }
  return [...groups.values()];
}

function together(a: Bottleneck, b: Bottleneck): Bottleneck {
  return {
    ...a,
    rows: [...a.rows, ...b.rows],
    needed: a.needed + b.needed,
    available: a.available + b.available,
    short: a.short + b.short,
    columns: a.columns.map(({ column, places }, index) => ({ column, places: places + b.columns[index]!.places })),
  };
}

function describerOf(matching: Matching, options: AssignTeamsOptions): Describe {
  const { problem, columns, visits } = matching;
  const obstaclesOfRows = obstaclesOf(matching, options);
  const rulesOf = bindingRulesOf(matching, options);
  const idsOf = (numbers: readonly number[]): readonly string[] =>
    numbers.map((column) => columns[column]!.id).sort(byCodePoint);
  const inspectorIdsOf = (numbers: readonly number[]): readonly string[] =>
    numbers.flatMap((column) => columns[column]!.inspectors.map(({ id }) => id));

  /** By ticket, members are chosen so that the experts can come. */
  const withExperts = (rows: readonly number[]): boolean =>
    options.policies.assignment === "pair-ticket/1" &&
    rows.some((row) => visits[problem.rows[row]!.visit]!.apart.length > 0);
  const scopesOf = ({ kind, rows, columns: some, proved }: Bottleneck): readonly Scope[] => {
    if (kind === "too-little-work") {
      return [{ kind: "work", inspectorIds: new Set(inspectorIdsOf(some.map(({ column }) => column))) }];
    }
    if (!proved) return [{ kind: "everything" }];
    const concerned = [...new Set(rows.map((row) => problem.rows[row]!.visit))].map((visit) => visits[visit]!.visit);
    const failing = new Set(rows.map((row) => problem.rows[row]!.role));
    const roles = [...(withExperts(rows) ? (["member", "expert"] as const) : failing)];
    const whole = scopeOfVisits(options, concerned, roles);
    return kind === "no-team" && concerned.length > 1
      ? [scopeOfVisits(options, concerned.slice(0, 1), roles), whole]
      : [whole];
  };

  return (bottleneck) => {
    const { kind, rows, needed, available, short } = bottleneck;
    const owing = kind === "too-little-work";
    const across = kind === "rules-across-visits" || kind === "search-given-up";
    const owingIds = new Set(owing ? inspectorIdsOf(bottleneck.columns.map(({ column }) => column)) : []);
    const obstacles = owing
      ? obstaclesOfRows([...problem.rows.keys()]).filter(({ inspectorId }) => owingIds.has(inspectorId))
      : obstaclesOfRows(rows);
    const rules = rows.map(rulesOf);
    const limits = [
      ...(across && problem.mostPerPair !== undefined ? ["mostVisitsPerPair"] : []),
      // Where it is proved of the visits alone, what inspectors owe is not the cause.
      ...(across && !bottleneck.proved && problem.least.some((least) => least > 0) ? ["leastVisits"] : []),
    ];
    return {
      scopes: scopesOf(bottleneck),
      rows,
      columns: bottleneck.columns.map(({ column }) => column),
      apart: [...new Set(rules.flatMap(({ apart }) => apart))],
      infeasibility: {
        kind,
        visits: rows.map((row): VisitInTrouble => ({
          visitId: visits[problem.rows[row]!.visit]!.visit.visitId,
          role: problem.rows[row]!.role,
          places: problem.rows[row]!.demand,
          eligible: idsOf(problem.rows[row]!.columns),
        })),
        needed,
        available,
        short,
        inspectors: bottleneck.columns
          .map(({ column, places }) => ({ inspectorId: columns[column]!.id, places }))
          .sort((a, b) => byCodePoint(a.inspectorId, b.inspectorId)),
        obstacles,
        teamRules: [...new Set([...rules.flatMap(({ ids }) => ids), ...limits])],
      },
    };
  };
}
