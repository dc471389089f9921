import { fileURLToPath } from "node:url";
import type { ViteUserConfig } from "vitest/config";

const sourceOf = (file: string): string => fileURLToPath(new URL(`./src/${file}`, import.meta.url));

/** The functions that make or verify a record, by the file of `src/` that has each: see test/support/notedRecords.ts. */
const LISTENED: Readonly<Record<string, readonly string[]>> = {
  plan: ["drawPlan", "drawTargets", "drawTeams"],
  verify: ["verifyRecord", "verifyTargetRecord", "verifyTeamRecord", "verifyEvents"],
};
const FUNCTION_OF = new Map(
  Object.entries(LISTENED).flatMap(([layer, names]) =>
    names.map((name) => [sourceOf(`${layer}/${name}.ts`), name] as const),
  ),
);
const LISTENER = fileURLToPath(new URL("test/support/notedRecords.ts", import.meta.url));

const config: ViteUserConfig = {
  plugins: [
    {
      name: "listen-to-records",
      enforce: "pre",
      transform(code, id) {
        const name = FUNCTION_OF.get(id);
        if (name === undefined) return undefined;
        const listener = JSON.stringify(LISTENER);
        return `${code}\nimport { listenTo } from ${listener};\n${name} = listenTo("${name}", ${name});\n`;
      },
    },
  ],
  resolve: {
    alias: [
      { find: /^double-random$/, replacement: sourceOf("index.ts") },
      { find: /^double-random\/beacon$/, replacement: sourceOf("beacon/index.ts") },
      { find: /^double-random\/chain$/, replacement: sourceOf("chain/index.ts") },
      { find: /^double-random\/events$/, replacement: sourceOf("events/index.ts") },
      { find: /^double-random\/explain$/, replacement: sourceOf("explain/index.ts") },
      { find: /^double-random\/fairness$/, replacement: sourceOf("fairness/index.ts") },
      { find: /^double-random\/verify$/, replacement: sourceOf("publication/index.ts") },
      { find: /^double-random\/stages$/, replacement: sourceOf("stages/index.ts") },
      { find: /^double-random\/zh$/, replacement: sourceOf("zh/index.ts") },
      { find: /^double-random\/node$/, replacement: sourceOf("node/index.ts") },
      { find: /^double-random\/year$/, replacement: sourceOf("year/index.ts") },
      { find: /^double-random\/notices$/, replacement: sourceOf("notices/index.ts") },
    ],
  },
  test: {
    include: ["test/**/*.test.ts"],
    globalSetup: ["test/support/scratch.ts"],
    setupFiles: ["test/support/secondOpinionOfRecords.ts"],
    // A test sees nothing that the library keeps, so that files can share its modules; loading them for each takes as long as a
    // third of the tests.
    isolate: false,
    // All cores; by itself vitest leaves one to whoever watches.
    maxWorkers: "100%",
    testTimeout: 60_000,
    hookTimeout: 60_000,
    coverage: { provider: "v8", include: ["src/**"], exclude: ["src/cli/**"], thresholds: { lines: 95, branches: 90 } },
  },
};

export default config;
