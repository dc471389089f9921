import { fileURLToPath } from "node:url";
import type { ViteUserConfig } from "vitest/config";

const sourceOf = (file: string): string => fileURLToPath(new URL(`./src/${file}`, import.meta.url));

const config: ViteUserConfig = {
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
    // The library keeps no state, so that files can share its modules; loading them for each takes as long as a third of the tests.
    isolate: false,
    testTimeout: 60_000,
    hookTimeout: 60_000,
    coverage: { provider: "v8", include: ["src/**"], exclude: ["src/cli/**"], thresholds: { lines: 95, branches: 90 } },
  },
};

export default config;
