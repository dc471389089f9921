import type { Options } from "tsup";

const config: Options = {
  entry: { index: "src/index.ts", cli: "src/cli/main.ts" },
  format: ["esm", "cjs"],
  target: "node20",
  // tsup sets the deprecated `baseUrl` when it makes declarations with TypeScript 6.
  dts: { entry: { index: "src/index.ts" }, compilerOptions: { ignoreDeprecations: "6.0" } },
  sourcemap: true,
  clean: true,
  treeshake: true,
  splitting: true,
};

export default config;
