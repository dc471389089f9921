import { expect, it } from "vitest";
import { type EventEvidence, type RecordEvent, type TeamRecord } from "double-random";
import { verifyEvents } from "double-random/events";
import { readJson, type Case } from "./support/vectorCases.js";

/** What the Python program expects of the events of records of teams, asked of this library. */
interface Input {
  readonly record: TeamRecord;
  readonly evidence: EventEvidence & { readonly events: readonly RecordEvent[] };
}

interface Expected {
  readonly failed: readonly string[];
}

const { cases } = readJson("team-events.json") as { readonly cases: readonly Case<Input, Expected>[] };

/** This library tells the rules of the chain apart, and makes every replacement again, which the Python program leaves open. */
function nameOf(id: string): string | undefined {
  if (id === "events.schema") return id;
  if (id.startsWith("events.")) return "events";
  return id.endsWith(".findings") ? "findings" : id.endsWith(".recomputed") ? undefined : id;
}

it.each(cases.map((oneCase) => [oneCase.id, oneCase] as const))("%s", (_, { input, expected, result }) => {
  const { ok, checks } = verifyEvents(input.record, input.evidence.events, input.evidence);
  const failed = checks.filter(({ status }) => status === "fail");
  const names = failed.map(({ id }) => nameOf(id)).filter((name) => name !== undefined);
  expect([...new Set(names)], failed.map(({ message }) => message).join(" ")).toEqual(expected.failed);
  const complete = input.evidence.received!.length > 0;
  expect(ok, "replacements made again").toBe(result === "valid" && complete);
});

it("counts at least the cases that it should", () => {
  expect(cases.length).toBeGreaterThanOrEqual(36);
});
