import { existsSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { LAYERS, LAYERS_IN_PART } from "./layers.js";
import { pageOf, scoreOf, type Result } from "./survivors.js";

function resultsOf(layers: readonly string[]): Readonly<Record<string, Result>> {
  return Object.fromEntries(
    layers.map((layer) => [layer, JSON.parse(readFileSync(`test/mutation/results/${layer}.json`, "utf8")) as Result]),
  );
}

const results = resultsOf(Object.keys(LAYERS));
const inPart = resultsOf(
  Object.keys(LAYERS_IN_PART).filter((layer) => existsSync(`test/mutation/results/${layer}.json`)),
);

describe("the measure of mutants", () => {
  it("has found 95 % or more of all", () => {
    const all = { mutants: 0, killed: 0, timedOut: 0 };
    for (const { mutants, killed, timedOut } of Object.values(results)) {
      all.mutants += mutants;
      all.killed += killed;
      all.timedOut += timedOut;
    }
    expect(scoreOf(all)).toBeGreaterThanOrEqual(95);
  });

  describe.each(Object.entries({ ...results, ...inPart }))("of %s", (_, { mutants, killed, timedOut, living }) => {
    const survivors = living.flatMap((explanation) => explanation.mutants);

    it("counts every mutant once", () => {
      expect(killed + timedOut + survivors.length).toBe(mutants);
    });

    it("says of every one that lives why it changes nothing", () => {
      expect(living.filter(({ why }) => why === "")).toEqual([]);
    });

    it("is of the sources as they are", () => {
      const gone = survivors.filter(({ file, line }) => {
        const path = `src/${file}`;
        return !existsSync(path) || !readFileSync(path, "utf8").includes(line);
      });
      expect(gone).toEqual([]);
    });
  });

  it("is on the page that shows it", () => {
    expect(readFileSync("test/mutation/survivors.md", "utf8")).toBe(pageOf(results, inPart));
  });
});
