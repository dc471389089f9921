import type { InspectorExplanation, VisitExplanation } from "./explainVisit.js";
import type { PassedOverTeam } from "./passedOverTeams.js";

/**
 * An explanation as Markdown: a paragraph on the visit, a table of the whole roster, and the teams that were passed over.
 *
 * @example
 * ```ts
 * import { readFileSync } from "node:fs";
 * import { drawPlan } from "double-random";
 * import { explainVisit, formatExplanation } from "double-random/explain";
 *
 * const read = (name) => JSON.parse(readFileSync(`examples/first-draw/${name}.json`, "utf8"));
 * const evidence = { plan: read("plan"), targets: read("targets"), inspectors: read("inspectors"), avoidances: read("avoidances") };
 * const seed = { sources: [{ type: "declared", ref: "dice", value: "6195028617330249156824750623946182371025" }] };
 * const record = drawPlan({ ...evidence, asOf: "2024-04-30", seed });
 * console.log(formatExplanation(explainVisit({ ...evidence, record, visitId: "T12/OPT-12" })));
 * ```
 * ```text
 * # Visit T12/OPT-12
 *
 * 2024-05-01 to 2024-11-30, 2 members by balanced/1: of 3 eligible inspectors each had the chance 1/2 to 1.
 *
 * Rules for the team:
 *
 * - competence.metrology: at least 1 of 1 eligible
 *
 * | inspector | outcome | why not | chance | visits in this draw | expected |
 * | --- | --- | --- | --: | --: | --: |
 * | INS-1 | not-eligible | avoids-target (AV-1) |  | 1 | 1.000 |
 * | INS-2 | member |  | 1 | 2 | 2.000 |
 * | INS-3 | not-chosen |  | 1/2 | 2 | 1.500 |
 * | INS-4 | lead |  | 1/2 | 1 | 1.500 |
 * | INS-5 | not-eligible | certificate-expires-in-window |  |  |  |
 * ```
 */
export function formatExplanation(explanation: VisitExplanation): string {
  const { visit, method, places, rules, inspectors, passedOver } = explanation;
  const { visitId, window, eligible, leastChance, mostChance, eligibleTeams } = visit;
  const chance =
    leastChance === undefined
      ? `each of ${String(eligibleTeams)} eligible teams had the same chance`
      : `of ${String(eligible)} eligible inspectors each had the chance ${leastChance === mostChance ? leastChance : `${leastChance} to ${mostChance ?? ""}`}`;
  return [
    `# Visit ${visitId}`,
    "",
    `${window.start} to ${window.end}, ${String(places)} members by ${method}: ${chance}.`,
    ...(rules.length > 0 ? ["", "Rules for the team:", "", ...rules.map((rule) => `- ${rule}`)] : []),
    "",
    "| inspector | outcome | why not | chance | visits in this draw | expected |",
    "| --- | --- | --- | --: | --: | --: |",
    ...inspectors.map(inspectorRow),
    ...(passedOver && passedOver.length > 0 ? ["", ...passedOverTable(passedOver)] : []),
    ...(passedOver?.length === 0 ? ["", "No team has a smaller ticket."] : []),
  ].join("\n");
}

function inspectorRow(explanation: InspectorExplanation): string {
  const { inspectorId, outcome, reason, avoidanceId, chance, visits, expected } = explanation;
  const why = reason === undefined ? "" : avoidanceId === undefined ? reason : `${reason} (${avoidanceId})`;
  return `| ${[inspectorId, outcome, why, chance ?? "", visits === undefined ? "" : String(visits), expected ?? ""].join(" | ")} |`;
}

function passedOverTable(teams: readonly PassedOverTeam[]): readonly string[] {
  return [
    "Teams with a smaller ticket that could not be:",
    "",
    "| team | ticket | why not |",
    "| --- | --- | --- |",
    ...teams.map(({ inspectorIds, ticket, ineligible, brokenRules }) => {
      const why = [...ineligible.map(({ inspectorId, reason }) => `${inspectorId} ${reason}`), ...brokenRules];
      return `| ${inspectorIds.join(", ")} | ${ticket.slice(0, 12)}… | ${why.join(", ")} |`;
    }),
  ];
}
