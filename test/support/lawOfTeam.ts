import { createHash } from "node:crypto";
import type { Avoidance, Inspector, Policies, Target, Task } from "double-random";
import { exactDistribution, type OutcomeProbability } from "double-random/fairness";
import { assignTeams } from "../../src/assignment/assignTeams.js";
import { everyOrder } from "../../src/fairness/everyOrder.js";
import { allSubsets } from "./allSubsets.js";
import { membersOf } from "./assignAll.js";
import { directOptions, INVENTED_SEED } from "./directAssignment.js";
import { smallTarget } from "./smallPlan.js";

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
  const targets = targetForEveryOrder(allSubsets([...roster].sort(), size)).map((id) => smallTarget({ id, ...target }));
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

const found = new Map<string, readonly string[]>();

/** For each order of the tickets of some teams the first invented target id whose tickets are in that order. */
function targetForEveryOrder(teams: readonly (readonly string[])[]): readonly string[] {
  const names = teams.map((ids) => ids.join(":"));
  const key = names.join();
  const known = found.get(key);
  if (known) return known;
  const missing = new Set([...everyOrder(names.map((_, index) => index))].map((order) => order.join()));
  const targetIds: string[] = [];
  for (let number = 0; missing.size > 0; number++) {
    const targetId = `U${String(number).padStart(6, "0")}`;
    const tickets = names.map((ids) =>
      createHash("sha256").update(`dr1:pair:${INVENTED_SEED}:${targetId}:${ids}`).digest("hex"),
    );
    const order = [...tickets.keys()].sort((a, b) => (tickets[a]! < tickets[b]! ? -1 : 1));
    if (missing.delete(order.join())) targetIds.push(targetId);
  }
  found.set(key, targetIds);
  return targetIds;
}
