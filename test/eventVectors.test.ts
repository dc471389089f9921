import { expect, it } from "vitest";
import { verifyPublication } from "double-random/verify";
import { readJson, type Case } from "./support/vectorCases.js";

/** What the Python program expects of the events after a draw, asked of this library. */
interface Input {
  readonly files: Readonly<Record<string, string>>;
}

interface Expected {
  readonly ok: boolean;
  readonly levels: Readonly<Record<string, string>>;
  readonly failed: readonly string[];
}

const { cases } = readJson("events.json") as { readonly cases: readonly Case<Input, Expected>[] };

it.each(cases.map((oneCase) => [oneCase.id, oneCase] as const))("%s", async (_, { input, expected }) => {
  const { ok, levels, checks } = await verifyPublication(input.files);
  expect({
    ok,
    levels: Object.fromEntries(levels.map(({ level, status }) => [level, status])),
    failed: checks.filter(({ status }) => status === "fail").map(({ id }) => id),
  }).toEqual(expected);
});

it("counts at least the cases that it should", () => {
  expect(cases.length).toBeGreaterThanOrEqual(40);
});
