import { readdirSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import * as tickets from "../../src/random/ticketOf.js";
import {
  APPORTIONMENT_LAWS,
  ASSIGNMENT_LAWS,
  PLACES_OF_CHANCE,
  RECOMPUTED,
  SELECTION_LAWS,
  TICKETS,
} from "./registry.js";

/** The methods that a plan may name, from the schema that is published. */
const schema = JSON.parse(readFileSync("schema/policies.json", "utf8")) as {
  readonly properties: Readonly<Record<string, { readonly enum?: readonly string[] }>>;
};

test.each([
  ["selection", SELECTION_LAWS],
  ["apportionment", APPORTIONMENT_LAWS],
  ["assignment", ASSIGNMENT_LAWS],
])("every method of %s is registered for the laws, and no other", (policy, laws) => {
  expect(Object.keys(laws).sort()).toEqual([...schema.properties[policy]!.enum!].sort());
});

test("every kind of ticket is registered for the laws", () => {
  const kinds = Object.keys(tickets).filter((name) => name.endsWith("Ticket"));
  expect(Object.keys(TICKETS).sort()).toEqual(kinds.sort());
});

const SOURCES = readdirSync("src", { recursive: true, encoding: "utf8" })
  .filter((name) => name.endsWith(".ts"))
  .map((name) => `src/${name}`)
  // What is measured, not what draws.
  .filter((name) => !name.startsWith("src/fairness/"));

/** Calls of these, outside comments, ask chance for something. */
const ASKS =
  /\.uniformInt\(|(?<!function )\bshuffle\(|(?<!function )\b(?:hashStream|seedrandomSource)\(|(?<!function )\b(?:unit|team|expert|replacement|lead)Ticket\b(?=\(|\))/;

test("every place that asks chance for something is registered with the test of its law", () => {
  const asking = SOURCES.filter((name) => {
    const code = readFileSync(name, "utf8").replace(/\/\*[\s\S]*?\*\/|\/\/.*$|^import .*$/gm, "");
    return ASKS.test(code);
  }).filter(
    (name) => !["src/random/ticketOf.ts", "src/random/hashStream.ts", "src/random/seedrandomSource.ts"].includes(name),
  );
  const registered = new Set([...Object.keys(PLACES_OF_CHANCE), ...RECOMPUTED]);
  expect(asking.filter((name) => !registered.has(name))).toEqual([]);
  expect([...registered].filter((name) => !asking.includes(name))).toEqual([]);
});

test("the tests that are named exist", () => {
  for (const file of Object.values(PLACES_OF_CHANCE).flat()) expect(readFileSync(file, "utf8")).toContain("expect(");
});
