import { existsSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { MUTANTS } from "./mutants.js";
import { plant } from "./plant.js";

test.each(MUTANTS)("$name: still fits the source, and its result is written down", ({ name, file, ...rest }) => {
  const source = readFileSync(file, "utf8");
  expect(plant(source, { name, file, ...rest })).not.toBe(source);
  for (const path of rest.tests) expect(existsSync(path), path).toBe(true);
  const row = readFileSync("test/mutants/results.md", "utf8")
    .split("\n")
    .find((line) => line.startsWith(`| ${name} |`));
  expect(row).toMatch(/\| `test\/[^`]+`: [^|]+\|$/);
});

test("a text that is there twice or not at all is refused", () => {
  const mutant = { name: "m", from: "", file: "f", original: "a", mutated: "b", tests: [] };
  expect(plant("xax", mutant)).toBe("xbx");
  expect(() => plant("aa", mutant)).toThrow("2 times");
  expect(() => plant("x", mutant)).toThrow("0 times");
});
