import type { Warning } from "../errors/warnings.js";
import type { Assignment } from "../model/assignment.js";
import type { Inspector } from "../model/inspector.js";
import type { Policies } from "../model/policies.js";
import { byCodePoint } from "../random/byCodePoint.js";

const EXAMPLES = 5;

/** What a reader should know of the teams. */
export function assignmentWarnings(
  { visits, evened, repair }: Omit<Assignment, "warnings">,
  inspectors: readonly Inspector[],
  policy: Policies["visits"],
): readonly Warning[] {
  const warnings: Warning[] = [];
  const apart = policy === "separate" ? [] : targetsVisitedApart(visits);
  if (apart.length > 0) {
    const message = `${String(apart.length)} targets get several visits, because the windows of their tasks have no day in common or other levels inspect them: ${examples(apart)}.`;
    warnings.push({ code: "VISITS_APART", message });
  }
  const ruled = visits.filter(({ leastChance, mostChance }) => leastChance !== mostChance);
  if (ruled.length > 0 && !evened) {
    const message = `For ${String(ruled.length)} visits a rule about the team gives some eligible inspectors a greater chance than others: ${examples(ruled.map(({ visitId, leastChance, mostChance }) => `${visitId} (${leastChance ?? ""} to ${mostChance ?? ""})`))}.`;
    warnings.push({ code: "CHANCES_BY_RULE", message });
  }
  if (evened) {
    const message = `Equal chances would take these inspectors beyond their most or below their least visits, so chances were evened under the capacity (allowance ${evened.allowance}): ${examples(evened.inspectorIds)}.`;
    warnings.push({ code: "CHANCES_BY_CAPACITY", message });
  }
  if (repair) {
    const message = `${String(repair.places)} of ${String(repair.of)} places changed hands because of rules that chances cannot express${repair.searched ? ", in a search of all assignments" : ""}. The stated chances are approximate: summed over all inspectors of all visits, they differ from the true ones by at most twice the number of places that change hands on average.`;
    warnings.push({ code: "CHANCES_APPROXIMATE", message });
  }
  const undeclared = undeclaredInspectors(visits, inspectors);
  if (undeclared.length > 0) {
    const message = `${String(undeclared.length)} inspectors on teams have not stated whom they must keep away from: ${examples(undeclared)}.`;
    warnings.push({ code: "AVOIDANCE_UNDECLARED", message });
  }
  return warnings;
}

function targetsVisitedApart(visits: Assignment["visits"]): readonly string[] {
  const counts = new Map<string, number>();
  for (const { targetId } of visits) counts.set(targetId, (counts.get(targetId) ?? 0) + 1);
  return [...counts].flatMap(([targetId, count]) => (count > 1 ? [targetId] : [])).sort(byCodePoint);
}

/** A missing statement is the likeliest reason for a missing withdrawal. */
function undeclaredInspectors(visits: Assignment["visits"], inspectors: readonly Inspector[]): readonly string[] {
  const onTeams = new Set(visits.flatMap(({ team }) => team.map(({ inspectorId }) => inspectorId)));
  return inspectors
    .filter(({ id, declaredOn }) => onTeams.has(id) && declaredOn === undefined)
    .map(({ id }) => id)
    .sort(byCodePoint);
}

function examples(names: readonly string[]): string {
  const rest = names.length > EXAMPLES ? ` and ${String(names.length - EXAMPLES)} more` : "";
  return `${names.slice(0, EXAMPLES).join(", ")}${rest}`;
}
