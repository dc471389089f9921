/** Every mutant of a layer against the tests of that layer, see layers.js and run.js. */
const layer = process.env["MUTATED_LAYER"] ?? "exact";

export default {
  testRunner: "vitest",
  plugins: ["@stryker-mutator/vitest-runner"],
  vitest: { configFile: "test/mutation/vitest.config.js", related: false },
  // documentSchemas.ts is made by a program, and a test demands that it be what the program makes.
  mutate: [`src/${layer}/**/*.ts`, "!src/**/index.ts", "!src/**/*.d.ts", "!src/verify/documentSchemas.ts"],
  coverageAnalysis: "perTest",
  concurrency: Number(process.env["MUTATION_WORKERS"] ?? 1),
  // Texts that decide something, such as the prefixes of tickets, are held by the vectors; most others are words of messages.
  mutator: { excludedMutations: ["StringLiteral"] },
  ignorePatterns: [
    ".stryker-tmp",
    "reports",
    "dist",
    "docs",
    "coverage",
    "examples/*/output",
    "test/peers",
    "test/bench",
    "test/streams",
  ],
  disableTypeChecks: false,
  ignoreStatic: false,
  timeoutMS: 8_000,
  reporters: ["clear-text", "progress-append-only", "json"],
  clearTextReporter: { allowColor: false, logTests: false, reportTests: false },
  jsonReporter: { fileName: `reports/mutation/${layer}.fresh.json` },
  tempDirName: `.stryker-tmp/${layer}`,
};
