import type { Policies, Territory } from "../model/policies.js";
import type { AssignTeamsOptions } from "../assignment/assignTeams.js";
import type { Candidate, Ladder } from "./candidatesFor.js";
import type { Trouble } from "./fixesFor.js";
import type { Matching } from "../assignment/matchingOf.js";

/** What is less strict, the least change first. */
const LESS_STRICT: Readonly<Record<Territory, readonly Territory[]>> = {
  any: [],
  homeOfficeAtMostOne: ["any"],
  homeOfficeOnly: ["any"],
  notHomeOffice: ["homeOfficeAtMostOne", "any"],
};

/** The smallest team that the law allows: 行政处罚法, Article 42. */
const SMALLEST_TEAM = 2;

/** Less strict policies that might end a trouble, one ladder for each policy. */
export function policyCandidates(
  { rows }: Trouble,
  { problem, visits, inspectors }: Matching,
  { policies }: AssignTeamsOptions,
): readonly Ladder[] {
  const { teamRules, mostVisitsPerInspector, mostVisitsPerPair } = policies;
  const isMerged = (row: number): boolean => visits[problem.rows[row]!.visit]!.visit.tasks.length > 1;
  const mostPrior = Math.max(...inspectors.map(({ priorVisits = 0 }) => priorVisits));
  const when = (applies: boolean, ...rungs: readonly Partial<Policies>[]): Ladder =>
    applies ? rungs.map((changed) => [single(changed)]) : [];
  const inSteps = (steps: number, changed: (step: number) => Partial<Policies>): Ladder => {
    const candidate: Candidate = {
      steps,
      changeOf: (step) => ({ kind: "change-policy", policies: changed(step) }),
    };
    return [[candidate]];
  };

  return [
    when(policies.visits === "merge" && rows.some(isMerged), { visits: "separate" }),
    when(policies.formation === "standing-teams", { formation: "members" }),
    inSteps(policies.teamSize - SMALLEST_TEAM, (step) => ({ teamSize: policies.teamSize - step })),
    when(policies.competence === "all-members", { competence: "one-member" }),
    [
      ...(teamRules.length > 1
        ? [teamRules.map((_, index) => single({ teamRules: teamRules.filter((_rule, other) => other !== index) }))]
        : []),
      ...when(teamRules.length > 0, { teamRules: [] }),
    ],
    when(true, ...LESS_STRICT[policies.territory].map((territory) => ({ territory }))),
    when(policies.absence === "touches-window", { absence: "covers-window" }),
    mostVisitsPerInspector === undefined
      ? []
      : inSteps(Math.max(0, mostPrior + problem.rows.length - mostVisitsPerInspector), (step) => ({
          mostVisitsPerInspector: mostVisitsPerInspector + step,
        })),
    mostVisitsPerPair === undefined
      ? []
      : inSteps(Math.max(0, visits.length - mostVisitsPerPair), (step) => ({
          mostVisitsPerPair: mostVisitsPerPair + step,
        })),
  ];
}

function single(policies: Partial<Policies>): Candidate {
  return { steps: 1, changeOf: () => ({ kind: "change-policy", policies }) };
}
