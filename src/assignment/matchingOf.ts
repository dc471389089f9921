import type { Inspector } from "../model/inspector.js";
import type { Policies } from "../model/policies.js";
import type { Target } from "../model/target.js";
import type { MatchingProblem } from "../matching/matching.js";
import { formIndividuals, type Column, type NamedProblem, type NamedRow } from "./columns.js";
import type { PlannedVisit } from "./mergeVisits.js";
import { numberedProblem } from "./numberedProblem.js";
import { distinctPairs, type Roster, type VisitRoster } from "./rosterOf.js";
import { formStandingTeams, reasonsOutsideTeams } from "./standingTeams.js";
import { memberRules, visitDemand, type VisitDemand } from "./visitDemand.js";

export type { Column, NamedProblem, NamedRow };

/** A visit with what it asks for and what the roster is to it. */
export interface VisitToMatch extends VisitRoster {
  readonly visit: PlannedVisit;
  readonly demand: VisitDemand;
  /** Pairs of columns, the smaller first, that must not meet at this visit. */
  readonly apart: MatchingProblem["apart"];
}

/** A visit before there are columns. */
type AskedVisit = Omit<VisitToMatch, "apart">;

/** Visits and roster as a matching problem. */
export interface Matching {
  readonly problem: NamedProblem;
  readonly columns: readonly Column[];
  readonly visits: readonly VisitToMatch[];
  /** The whole roster, by code point of the id. */
  readonly inspectors: readonly Inspector[];
}

/** Everything that the rules allow, before anything is drawn. Rows and columns are numbered as docs/assignment.md says. */
export function matchingOf(
  visits: readonly PlannedVisit[],
  roster: Roster,
  targetOf: (id: string) => Target,
  policies: Policies,
): Matching {
  const asked = visits.map((visit): AskedVisit => {
    const demand = visitDemand(visit, policies);
    return { visit, demand, ...roster.forVisit(visit, demand, targetOf(visit.targetId)) };
  });
  const byInspector = asked.flatMap((each, index) => rowsOf(each, index, roster, targetOf, policies));
  const standing = policies.formation === "standing-teams";
  const formed = standing
    ? formStandingTeams(byInspector, roster, (row) => roster.apartAt(visits[row.visit]!))
    : formIndividuals(byInspector, roster);
  const memberRows = formed.rows.filter(({ role }) => role === "member");
  const { problem, columns, columnPairs } = numberedProblem(formed, policies);
  const apart = visits.map((visit) => columnPairs(roster.apartAt(visit)));
  return {
    problem: { ...problem, apart: distinctPairs([...new Set(apart)].flat()) },
    columns,
    visits: asked.map((each, index) => ({
      ...each,
      ...(standing && { reasons: reasonsOutsideTeams(each.reasons, memberRows[index]!, formed, roster) }),
      apart: apart[index]!,
    })),
    inspectors: roster.inspectors,
  };
}

/** The rows of a visit over inspectors: its members, then its experts. */
function rowsOf(
  { visit, demand, reasons, avoided }: AskedVisit,
  index: number,
  roster: Roster,
  targetOf: (id: string) => Target,
  policies: Policies,
): readonly NamedRow[] {
  const eligible = roster.inspectors.flatMap((inspector, number) =>
    reasons[number] === undefined ? [{ inspector, number }] : [],
  );
  return [
    {
      role: "member",
      visit: index,
      demand: demand.size,
      columns: eligible.map(({ number }) => number),
      rules: memberRules(demand, targetOf(visit.targetId), policies, eligible),
    },
    ...(demand.experts.length > 0
      ? [expertRow(visit, demand.experts, index, roster, targetOf(visit.targetId), avoided)]
      : []),
  ];
}

/** All experts of a visit together: nobody is asked to come twice. */
function expertRow(
  visit: PlannedVisit,
  shares: VisitDemand["experts"],
  index: number,
  roster: Roster,
  target: Target,
  avoided: VisitRoster["avoided"],
): NamedRow {
  const asked = shares.map(({ competence, experts }) => ({
    competence,
    experts,
    columns: roster.expertsFor(visit, competence, target, avoided),
  }));
  return {
    role: "expert",
    visit: index,
    demand: asked.reduce((sum, { experts }) => sum + experts, 0),
    columns: [...new Set(asked.flatMap(({ columns }) => columns))].sort((a, b) => a - b),
    rules: asked.flatMap(({ competence, experts, columns }) =>
      competence === undefined
        ? []
        : [{ id: `expert.${competence}`, columns, least: experts, most: Number.MAX_SAFE_INTEGER }],
    ),
  };
}
