import type { ReplacementEvent } from "../index.js";
import type { CommandInput } from "./usage.js";

/** Why somebody is replaced. */
export function readReason(input: CommandInput): Pick<ReplacementEvent, "reason" | "note"> {
  const note = input.text("note");
  return { reason: input.needed("reason") as ReplacementEvent["reason"], ...(note !== undefined && { note }) };
}

/** Who comes, and the team that it makes. */
export function replacementLines({ visitId, joins, leaves, candidates, team, eventHash }: ReplacementEvent): string[] {
  return [
    `${visitId}: ${joins.join(", ")} for ${leaves.join(", ")}, of ${String(candidates)}`,
    `team: ${team.map(({ inspectorId, role }) => `${inspectorId} ${role}`).join(", ")}`,
    `event ${eventHash}`,
  ];
}
