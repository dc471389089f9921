import { expect, it } from "vitest";
import type { TargetEvidence, TeamEvidence } from "double-random";
import { verifyTargetRecord, verifyTeamRecord } from "double-random/stages";
import { readJson, type Case } from "./support/vectorCases.js";

/** What the Python program expects of the records of draws in two stages, asked of this library. */
interface Input {
  readonly record: { readonly kind: string };
  readonly evidence: TargetEvidence & TeamEvidence;
}

interface Expected {
  readonly ok: boolean;
  readonly failed: readonly string[];
}

const { cases } = readJson("stages.json") as { readonly cases: readonly Case<Input, Expected>[] };

it.each(cases.map((oneCase) => [oneCase.id, oneCase] as const))("%s", (_, { input, expected }) => {
  const { record, evidence } = input;
  const verify = record.kind === "team-record" ? verifyTeamRecord : verifyTargetRecord;
  const { ok, checks } = verify(record, evidence);
  const failed = checks.filter(({ status }) => status === "fail");
  expect({ ok, failed: failed.map(({ id }) => id) }, failed.map(({ message }) => message).join(" ")).toEqual(expected);
});

it("counts at least the cases that it should", () => {
  expect(cases.length).toBeGreaterThanOrEqual(55);
});
