import { describeFix } from "./describeFix.js";
import type { AssignmentInfeasibility, InspectorObstacle } from "./infeasibility.js";

const SHOWN = 5;

/** What an impossible assignment is short of, in lines of text: what is wrong, who is kept away, then what would help. */
export function describeInfeasibility(infeasibility: AssignmentInfeasibility): readonly string[] {
  const { obstacles, fixes } = infeasibility;
  const shown = obstacles.slice(0, 4 * SHOWN).map(({ inspectorId, reason, avoidanceIds, visits }) => {
    const withdrawals = avoidanceIds.length > 0 ? ` (${avoidanceIds.join(", ")})` : "";
    return `  ${inspectorId}: ${reason}${withdrawals}, from ${counted(visits, "visit")}`;
  });
  const hidden = obstacles.length - shown.length;
  return [
    headline(infeasibility),
    ...shown,
    ...(hidden > 0 ? [`  and ${String(hidden)} more`] : []),
    ...fixes.map(({ change, resolves }) => {
      const extent = resolves === "everything" ? "then all visits have teams" : "then these visits have teams";
      return `  would help: ${describeFix(change)} (${extent})`;
    }),
    ...(fixes.length === 0 ? ["  no single change was found that would help"] : []),
  ];
}

/** The first of these lines. */
export function headline(infeasibility: AssignmentInfeasibility): string {
  const { kind, visits, needed, available, short, inspectors, teamRules } = infeasibility;
  const names = visitNames(infeasibility);
  const rules = teamRules.length > 0 ? ` (rules: ${listed(teamRules)})` : "";
  switch (kind) {
    case "no-team":
      return `no ${teamName(visits[0]!)} for ${names}${rules}: ${rosterSummary(infeasibility)}`;
    case "too-few-places": {
      const places = listed(inspectors.map((each) => `${each.inspectorId} (${counted(each.places, "place")})`));
      const one = visits.length === 1;
      const subject = `${one ? "visit" : "visits"} ${names} ${one ? "needs" : "need"} ${String(needed)} places`;
      const sum = inspectors.reduce((total, each) => total + each.places, 0);
      const verb = inspectors.length === 1 ? "has" : "have";
      const only = `the only eligible ${inspectors.length === 1 ? "inspector" : "inspectors"} ${places}`;
      const count =
        sum === available
          ? `${only} ${verb} ${String(available)}`
          : `under the rules for teams${rules} ${only} can fill ${String(available)}`;
      return `${subject}; ${count}: short by ${String(short)}`;
    }
    case "too-little-work": {
      const owed = listed(inspectors.map((each) => `${each.inspectorId} (${String(each.places)})`));
      const owe = inspectors.length === 1 ? "owes" : "owe";
      return `${owed} still ${owe} ${counted(needed, "visit")}, and there are places for ${String(available)}: short by ${String(short)}`;
    }
    case "rules-across-visits":
      return `${names}: every assignment breaks a rule that reaches across rows or visits${rules}; all were searched`;
    case "search-given-up":
      return `${names}: no assignment that keeps all rules was found${rules}; the search was given up, and there may be one`;
  }
}

/** A team has at least two members; where one place is asked for, it is that of a standing team. */
function teamName({ role, places }: AssignmentInfeasibility["visits"][number]): string {
  if (role === "expert") return `team of ${counted(places, "expert")}`;
  return places === 1 ? "standing team" : `team of ${String(places)}`;
}

function visitNames({ visits }: AssignmentInfeasibility): string {
  return listed([...new Set(visits.map(({ visitId }) => visitId))]);
}

/** `of 4 inspectors 1 eligible, 2 inactive, 1 avoids-target (V-1)`. */
function rosterSummary({ visits, obstacles, inspectors }: AssignmentInfeasibility): string {
  const reasons = new Map<string, InspectorObstacle[]>();
  for (const obstacle of obstacles) {
    reasons.set(obstacle.reason, [...(reasons.get(obstacle.reason) ?? []), obstacle]);
  }
  const parts = [
    ...(inspectors.length > 0 ? [`${String(inspectors.length)} eligible`] : []),
    ...[...reasons].map(([reason, kept]) => {
      const withdrawals = kept.flatMap(({ avoidanceIds }) => avoidanceIds);
      return `${String(kept.length)} ${reason}${withdrawals.length > 0 ? ` (${listed(withdrawals)})` : ""}`;
    }),
  ];
  const people = visits[0]!.role === "expert" ? "expert" : "inspector";
  const roster = counted(obstacles.length + inspectors.length, people);
  return parts.length === 0 ? `of ${roster}` : `of ${roster} ${parts.join(", ")}`;
}

/** `a`, `a and b`, `a, b and 7 more`. */
function listed(names: readonly string[]): string {
  const shown = names.length <= SHOWN ? names : names.slice(0, SHOWN - 1);
  const last = names.length <= SHOWN ? names.at(-1)! : `${String(names.length - shown.length)} more`;
  const first = names.length <= SHOWN ? shown.slice(0, -1) : shown;
  return first.length === 0 ? last : `${first.join(", ")} and ${last}`;
}

function counted(count: number, noun: string): string {
  return `${String(count)} ${noun}${count === 1 ? "" : "s"}`;
}
