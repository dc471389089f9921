import { brokenPlaces } from "../matching/brokenRules.js";
import type { Matching, NamedRow } from "../assignment/matchingOf.js";
import { binomial } from "../exact/binomial.js";
import type { IneligibleReason, Visit } from "../model/assignment.js";
import type { Policies } from "../model/policies.js";
import { byCodePoint } from "../random/byCodePoint.js";
import { teamTicket } from "../random/ticketOf.js";

/** A team whose ticket is smaller than the one that was drawn, and why it could not be. */
export interface PassedOverTeam {
  readonly inspectorIds: readonly string[];
  readonly ticket: string;
  /** Members who are not eligible, by id. */
  readonly ineligible: readonly { readonly inspectorId: string; readonly reason: IneligibleReason }[];
  /** Rules that the team would break, such as `lead`, `competence.food` or `apart.INS-1.INS-2`. */
  readonly brokenRules: readonly string[];
}

/** More teams than this are not looked at. */
const MOST_TEAMS = 5_000_000n;

/** The teams with smaller tickets, over the whole roster as if nothing kept anybody away. */
export function passedOverTeams(
  visit: Visit,
  index: number,
  row: NamedRow,
  matching: Matching,
  suite: Policies["suite"],
): { readonly passedOver?: readonly PassedOverTeam[] } {
  const { inspectors, visits, columns, problem } = matching;
  const { reasons, visit: planned } = visits[index]!;
  const size = visit.team.filter(({ role }) => role !== "expert").length;
  if (row.demand !== size || binomial(BigInt(inspectors.length), BigInt(size)) > MOST_TEAMS) return {};
  const columnOf = new Map(columns.map(({ id }, column) => [id, column]));
  const passedOver: PassedOverTeam[] = [];
  for (const numbers of combinations(inspectors.length, size)) {
    const ids = numbers.map((number) => inspectors[number]!.id);
    const ticket = teamTicket(suite, planned.seed, visit.targetId, ids);
    if (ticket >= visit.ticket!) continue;
    const ineligible = numbers.flatMap((number) => {
      const reason = reasons[number];
      return reason === undefined ? [] : [{ inspectorId: inspectors[number]!.id, reason }];
    });
    const team = ids.map((id) => columnOf.get(id)!);
    const brokenRules = ineligible.length > 0 ? [] : rulesBrokenBy(team, row, problem.apart, columns);
    passedOver.push({ inspectorIds: ids, ticket, ineligible, brokenRules });
  }
  return { passedOver: passedOver.sort((a, b) => byCodePoint(a.ticket, b.ticket)) };
}

function rulesBrokenBy(
  team: readonly number[],
  row: NamedRow,
  apart: Matching["problem"]["apart"],
  columns: Matching["columns"],
): readonly string[] {
  const rules = row.rules.filter((rule) => brokenPlaces({ ...row, rules: [rule] }, team) > 0).map(({ id }) => id);
  const met = apart.filter(([a, b]) => team.includes(a) && team.includes(b));
  return [...rules, ...met.map(([a, b]) => apartName(columns[a]!.id, columns[b]!.id))];
}

export function apartName(first: string, second: string): string {
  return `apart.${first}.${second}`;
}

/** Every way to choose `size` of the numbers from 0 below `n`, ascending. */
function* combinations(n: number, size: number, from = 0): Generator<readonly number[]> {
  if (size === 0) yield [];
  else {
    for (let first = from; first + size <= n; first++) {
      for (const rest of combinations(n, size - 1, first + 1)) yield [first, ...rest];
    }
  }
}
