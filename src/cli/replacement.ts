import type { ReplacementEvent } from "../index.js";
import type { DrawWords } from "./drawWords.js";
import type { CommandInput } from "./usage.js";

/** Why somebody is replaced. */
export function readReason(input: CommandInput): Pick<ReplacementEvent, "reason" | "note"> {
  const note = input.text("note");
  return { reason: input.needed("reason") as ReplacementEvent["reason"], ...(note !== undefined && { note }) };
}

/** Who comes, and the team that it makes. */
export function replacementLines(
  { visitId, joins, leaves, candidates, team, eventHash }: ReplacementEvent,
  words: DrawWords,
): string[] {
  return [words.replaced(visitId, joins, leaves, candidates), words.team(team), words.event(eventHash)];
}
