import type { Options } from "tsup";

const shared: Options = {
  target: "node20",
  sourcemap: true,
  // tsup sets the deprecated `baseUrl` when it makes declarations with TypeScript 6.
  dts: { entry: { index: "src/index.ts" }, compilerOptions: { ignoreDeprecations: "6.0" } },
};

const config: Options[] = [
  // One file for each module, so that a bundler leaves out what a program does not use.
  { ...shared, format: ["esm"], entry: ["src/**/*.ts", "!src/**/*.d.ts"], bundle: false },
  { ...shared, format: ["cjs"], entry: { index: "src/index.ts" }, treeshake: true },
];

export default config;
