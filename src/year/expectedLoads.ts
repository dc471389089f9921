import { rosterOf } from "../assignment/rosterOf.js";
import { visitDemand } from "../assignment/visitDemand.js";
import { fraction, leastCommonMultiple, multiply, type Fraction } from "../exact/fraction.js";
import { rescale } from "../exact/rescale.js";
import type { Avoidance } from "../model/avoidance.js";
import type { Inspector } from "../model/inspector.js";
import type { Policies } from "../model/policies.js";
import type { Target } from "../model/target.js";
import { weightedSum, type Weighted } from "./chance.js";
import type { TargetGroup } from "./targetGroups.js";
import type { VisitKind } from "./visitKinds.js";

/** How many visits an inspector may expect. */
export interface ExpectedLoad {
  readonly inspectorId: string;
  readonly expected: Fraction;
}

/** What {@link expectedLoads} needs. */
export interface ExpectedLoadsOptions {
  /** Of targets that are alike by {@link likenessOf}. */
  readonly groups: readonly TargetGroup[];
  readonly kindsOf: (group: TargetGroup) => readonly VisitKind[];
  readonly inspectors: readonly Inspector[];
  readonly avoidances: readonly Avoidance[];
  readonly policies: Policies;
}

/**
 * What the equal chances of `balanced/1` add up to for each inspector before anything is drawn: at each visit everybody who may be a member
 * has the chance `size / number of these`. Rules for the team as a whole, capacities and evenness of loads can move some of it.
 *
 * @returns loads by inspector id, of those who may go somewhere; and the visits that nobody could make, as `tasks/target`
 */
export function expectedLoads({ groups, kindsOf, inspectors, avoidances, policies }: ExpectedLoadsOptions): {
  readonly loads: readonly ExpectedLoad[];
  readonly impossible: readonly string[];
} {
  const roster = rosterOf(inspectors, avoidances, policies);
  const impossible = new Set<string>();
  const byEligible = new Map<string, { readonly eligible: readonly number[]; readonly terms: Weighted[] }>();
  for (const group of groups) {
    for (const { tasks, window, expected } of kindsOf(group)) {
      const demand = visitDemand({ tasks }, policies);
      const { id: targetId } = group.example;
      const visit = { visitId: "", targetId, tasks, window, seed: "" };
      const { reasons } = roster.forVisit(visit, demand, group.example);
      const eligible = [...reasons.keys()].filter((number) => reasons[number] === undefined);
      if (eligible.length < demand.size) {
        impossible.add(`${tasks.map(({ id }) => id).join("+")}/${targetId}`);
        continue;
      }
      const key = eligible.join(",");
      const entry = byEligible.get(key) ?? { eligible, terms: [] };
      byEligible.set(key, entry);
      const value = multiply(expected, fraction(BigInt(demand.size), BigInt(eligible.length)));
      entry.terms.push({ weight: group.targets, value });
    }
  }
  const sums = [...byEligible.values()].map(({ eligible, terms }) => ({ eligible, sum: weightedSum(terms) }));
  const common = sums.reduce((lcm, { sum }) => leastCommonMultiple(lcm, sum.denominator), 1n);
  const totals = new Map<number, bigint>();
  for (const { eligible, sum } of sums) {
    const part = rescale(sum.numerator, sum.denominator, common);
    for (const number of eligible) totals.set(number, (totals.get(number) ?? 0n) + part);
  }
  return {
    loads: [...totals]
      .sort(([a], [b]) => a - b)
      .map(([number, total]) => ({ inspectorId: roster.inspectors[number]!.id, expected: fraction(total, common) })),
    impossible: [...impossible].sort(),
  };
}

/** What of a target decides who may visit it, as text. */
export function likenessOf(
  inspectors: readonly Inspector[],
  avoidances: readonly Avoidance[],
  policies: Policies,
): (target: Target) => string {
  const named = (against: Avoidance["against"]): ReadonlySet<string> =>
    new Set(avoidances.filter((avoidance) => avoidance.against === against).map(({ refId }) => refId));
  const [ids, groups, units, regions] = [named("target"), named("group"), named("unit"), named("region")];
  const byOffice = policies.territory !== "any";
  const prefixes = [...new Set([...inspectors.flatMap(({ regionCode }) => regionCode ?? []), ...regions])].sort();
  return ({ id, groupId = "", localOfficeId = "", regionCode }) =>
    [
      ids.has(id) ? id : "",
      groups.has(groupId) ? groupId : "",
      byOffice || units.has(localOfficeId) ? localOfficeId : "",
      prefixes.filter((prefix) => regionCode.startsWith(prefix)).join(" "),
    ].join("/");
}
