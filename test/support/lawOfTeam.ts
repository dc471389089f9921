import type { Avoidance, Inspector, Policies, Target, Task } from "double-random";
import { exactDistribution, type OutcomeProbability } from "double-random/fairness";
import { assignTeams } from "../../src/assignment/assignTeams.js";
import { allSubsets } from "./allSubsets.js";
import { membersOf } from "./assignAll.js";
import { directOptions } from "./directAssignment.js";
import { smallTarget } from "./smallPlan.js";
import { targetsForEveryOrder } from "./targetsForEveryOrder.js";

/** The members of a team as one text. */
export function teamKey(ids: readonly string[]): string {
  return [...ids].sort().join(" and ");
}

/** Every team of a size as text. */
export function teamKeys(roster: readonly string[], size: number): readonly string[] {
  return allSubsets(roster, size).map(teamKey);
}

/** What `pair-ticket/1` is to know besides the roster. */
export interface TeamLawOptions {
  readonly inspectors: readonly Inspector[];
  /** Default 2. */
  readonly size?: number;
  readonly avoidances?: readonly Avoidance[];
  readonly task?: Partial<Task>;
  readonly policies?: Partial<Policies>;
  /** What all targets have. */
  readonly target?: Partial<Target>;
}

/**
 * The exact law of `pair-ticket/1`: the team, or `nobody`, over every order of the tickets of all teams of the roster, which
 * an ideal hash makes equally likely. The tickets are real: for each order there is a target whose tickets have it.
 */
export function lawOfTeam({
  size = 2,
  policies,
  target,
  ...options
}: TeamLawOptions): readonly OutcomeProbability<string>[] {
  const roster = options.inspectors.map(({ id }) => id);
  const targets = targetsForEveryOrder(roster, size).map((id) => smallTarget({ id, ...target }));
  const result = assignTeams(
    directOptions({ ...options, targets, policies: { ...policies, teamSize: size, assignment: "pair-ticket/1" } }),
  );
  if ("assignment" in result) {
    const teams = result.assignment.visits.map((visit) => teamKey(membersOf(visit)));
    return exactDistribution((source) => teams[Number(source.uniformInt(BigInt(teams.length)))]!).outcomes;
  }
  const { failure } = result;
  const everywhere = failure.kind === "no-team" && failure.rows.length === targets.length;
  if (!everywhere) throw new Error("whether there is a team must not depend on the tickets");
  return exactDistribution(() => "nobody").outcomes;
}
