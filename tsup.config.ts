import type { Options } from "tsup";

/** What users import, by the name of the subpath. */
const ENTRIES = {
  index: "src/index.ts",
  beacon: "src/beacon/index.ts",
  chain: "src/chain/index.ts",
  events: "src/events/index.ts",
  explain: "src/explain/index.ts",
  fairness: "src/fairness/index.ts",
  verify: "src/publication/index.ts",
  zh: "src/zh/index.ts",
  node: "src/node/index.ts",
  year: "src/year/index.ts",
  notices: "src/notices/index.ts",
};

/** The same by the place of their modules. */
const FILES = Object.fromEntries(Object.values(ENTRIES).map((file) => [file.replace(/^src\/|\.ts$/g, ""), file]));

const shared: Options = {
  target: "node20",
  sourcemap: true,
  // tsup sets the deprecated `baseUrl` when it makes declarations with TypeScript 6.
};

/** tsup sets the deprecated `baseUrl` when it makes declarations with TypeScript 6. */
const declarations = (entry: Record<string, string>): NonNullable<Options["dts"]> => ({
  entry,
  compilerOptions: { ignoreDeprecations: "6.0" },
});

const config: Options[] = [
  // One file for each module, so that a bundler leaves out what a program does not use.
  { ...shared, format: ["esm"], entry: ["src/**/*.ts", "!src/**/*.d.ts"], bundle: false, dts: declarations(FILES) },
  // What the entries share is in chunks, so that an error of one is an instance of the class of another.
  { ...shared, format: ["cjs"], entry: ENTRIES, splitting: true, dts: declarations(ENTRIES) },
];

export default config;
