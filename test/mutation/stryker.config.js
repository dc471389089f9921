/** `MUTATED_LAYER=exact npm run mutation`: every mutant of a layer against the tests of that layer, see layers.js. */
const layer = process.env["MUTATED_LAYER"] ?? "exact";

/** @type {import("@stryker-mutator/api/core").PartialStrykerOptions} */
export default {
  testRunner: "vitest",
  plugins: ["@stryker-mutator/vitest-runner"],
  vitest: { configFile: "test/mutation/vitest.config.js", related: false },
  mutate: [`src/${layer}/**/*.ts`, "!src/**/index.ts", "!src/**/*.d.ts"],
  coverageAnalysis: "perTest",
  concurrency: Number(process.env["MUTATION_WORKERS"] ?? 1),
  // Words of messages are compared where they matter; a mutant of every other text would only measure patience.
  mutator: { excludedMutations: ["StringLiteral"] },
  ignorePatterns: ["dist", "docs/api", "coverage", "examples/*/output"],
  ignoreStatic: false,
  timeoutMS: 20_000,
  reporters: ["clear-text", "progress-append-only", "json"],
  clearTextReporter: { allowColor: false, logTests: false, reportTests: false },
  jsonReporter: { fileName: `reports/mutation/${layer}.json` },
  tempDirName: `.stryker-tmp/${layer}`,
};
