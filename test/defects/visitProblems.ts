import { assignInspectors, type Assignment, type Inspector, type Policies } from "double-random";
import { idsOf, smallPlan, smallTarget, smallTask } from "../support/smallPlan.js";
import { ourDraw } from "./ourDraws.js";

/** What is wrong with the teams of a draw that reports success: each visit needs two different persons. */
export function visitProblems(teams: readonly (readonly string[])[], visits: number): readonly string[] {
  const missing = teams.length === visits ? [] : [`${String(teams.length)} teams for ${String(visits)} visits`];
  return [
    ...missing,
    ...teams
      .filter((members) => new Set(members).size < 2)
      .map((members) => `a visit by ${members.length === 0 ? "nobody" : members.join(" and ")}`),
  ];
}

/** The teams that the library gives to a number of visits. */
export function ourTeams(
  inspectors: readonly Inspector[],
  visits: number,
  number: number,
  policies: Partial<Policies> = {},
): Assignment {
  const ids = idsOf("U", visits);
  return assignInspectors({
    plan: smallPlan(smallTask({ quota: { kind: "count", count: visits } })),
    draw: ourDraw(ids, visits, number),
    targets: ids.map((id) => smallTarget({ id })),
    inspectors,
    avoidances: [],
    policies,
  });
}
