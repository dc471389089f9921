import type { Options } from "tsup";

/** What users import, by the name of the subpath. */
const ENTRIES = {
  index: "src/index.ts",
  beacon: "src/beacon/index.ts",
  chain: "src/chain/index.ts",
  events: "src/events/index.ts",
  explain: "src/explain/index.ts",
  fairness: "src/fairness/index.ts",
  stages: "src/stages/index.ts",
  verify: "src/publication/index.ts",
  zh: "src/zh/index.ts",
  node: "src/node/index.ts",
  year: "src/year/index.ts",
  notices: "src/notices/index.ts",
};

/** Declarations are made by `scripts/make-declarations.js`, which needs no bundle of them. */
const shared: Options = { target: "node20", sourcemap: true, dts: false };

const config: Options[] = [
  // One file for each module, so that a bundler leaves out what a program does not use.
  { ...shared, format: ["esm"], entry: ["src/index.ts", "src/!(cli)/**/*.ts", "!src/**/*.d.ts"], bundle: false },
  // The command starts sooner from a few large files; each sub-command waits only for what it needs.
  { ...shared, format: ["esm"], entry: ["src/cli/main.ts"], outDir: "dist/cli", splitting: true, sourcemap: false },
  // What the entries share is in chunks, so that an error of one is an instance of the class of another.
  { ...shared, format: ["cjs"], entry: ENTRIES, splitting: true },
];

export default config;
