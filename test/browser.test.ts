import { readFileSync } from "node:fs";
import { createContext, runInContext } from "node:vm";
import { build, type Rolldown } from "vite";
import { expect, it } from "vitest";
import { drawPlan, type PlanRecord } from "double-random";
import { smallEvidence, SMALL_SEED } from "./support/smallEvidence.js";

/** A global object as a browser has it, as far as the library is concerned: no process, no require, no Buffer. */
function browserContext(): object {
  return createContext({ TextEncoder, TextDecoder });
}

it.each(["sha256", "sm3"] as const)("draws the same plan without Node, with %s", async (suite) => {
  const options = {
    ...smallEvidence(),
    asOf: "2024-04-30",
    seed: SMALL_SEED,
    policies: { suite, selection: "shuffle/1" },
  } as const;
  const bundle = (await build({
    configFile: false,
    logLevel: "silent",
    build: {
      write: false,
      minify: false,
      lib: { entry: "src/index.ts", formats: ["iife"], name: "doubleRandom" },
      rolldownOptions: { external: ["crypto"], output: { globals: { crypto: "undefined" } } },
    },
  })) as Rolldown.RolldownOutput[];
  const code = bundle[0]?.output[0].code ?? "";
  const context = browserContext();
  runInContext(code, context);
  const drawn = runInContext(`JSON.stringify(doubleRandom.drawPlan(${JSON.stringify(options)}))`, context) as string;
  expect(JSON.parse(drawn) as PlanRecord).toEqual(drawPlan(options));
});

it("asks for no Node module when it is loaded", () => {
  const source = readFileSync("src/random/hashing.ts", "utf8");
  expect(source).not.toMatch(/from "node:/);
});
