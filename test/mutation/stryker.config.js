/** `MUTATED_LAYER=exact npm run mutation`: every mutant of a layer against the tests of that layer, see layers.js. */
const layer = process.env["MUTATED_LAYER"] ?? "exact";

export default {
  testRunner: "vitest",
  plugins: ["@stryker-mutator/vitest-runner"],
  vitest: { configFile: "test/mutation/vitest.config.js", related: false },
  mutate: [`src/${layer}/**/*.ts`, "!src/**/index.ts", "!src/**/*.d.ts"],
  coverageAnalysis: "perTest",
  concurrency: Number(process.env["MUTATION_WORKERS"] ?? 1),
  // Texts that decide something, such as the prefixes of tickets, are held by the vectors; most others are words of messages.
  mutator: { excludedMutations: ["StringLiteral"] },
  ignorePatterns: ["dist", "docs/api", "coverage", "examples/*/output"],
  ignoreStatic: false,
  timeoutMS: 20_000,
  reporters: ["clear-text", "progress-append-only", "json"],
  clearTextReporter: { allowColor: false, logTests: false, reportTests: false },
  jsonReporter: { fileName: `reports/mutation/${layer}.json` },
  tempDirName: `.stryker-tmp/${layer}`,
};
