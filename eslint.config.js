import js from "@eslint/js";
import { defineConfig, globalIgnores } from "eslint/config";
import { createTypeScriptImportResolver } from "eslint-import-resolver-typescript";
import importX from "eslint-plugin-import-x";
import tseslint from "typescript-eslint";

const BELOW_PLAN = [
  ...["errors", "exact", "model", "random", "beacon", "signature", "frame", "allocation", "selection"],
  ...["matching", "assignment", "infeasibility", "record"],
];

/**
 * The layers of `src/`, each with the layers that it may import. Everything else is an upward or a sideways import.
 *
 * @type {Record<string, string[]>}
 */
const LAYERS = {
  errors: [],
  exact: ["errors"],
  model: ["errors", "exact"],
  random: ["errors"],
  beacon: ["errors", "exact", "model", "random"],
  signature: ["errors", "model", "random"],
  frame: ["errors", "model", "random"],
  allocation: ["errors", "exact", "model", "random"],
  selection: ["errors", "model", "random"],
  matching: ["errors", "exact", "random"],
  assignment: ["errors", "exact", "model", "random", "matching"],
  infeasibility: ["errors", "exact", "model", "random", "matching", "assignment"],
  record: ["errors", "model", "random", "beacon"],
  plan: [...BELOW_PLAN],
  verify: [...BELOW_PLAN, "plan"],
  chain: [...BELOW_PLAN, "plan"],
  publication: [...BELOW_PLAN, "plan", "verify"],
  fairness: ["errors", "exact", "random"],
  year: [...BELOW_PLAN, "plan"],
  zh: ["errors", "exact", "model", "random"],
  notices: [...BELOW_PLAN, "plan", "year", "chain"],
  node: ["errors", "exact", "model", "random", "frame", "record", "zh", "notices"],
};

/** Packages with the one layer that may import them. @type {Record<string, string>} */
const PACKAGES = {
  zod: "model",
  "zod/*": "model",
  seedrandom: "random",
  "@noble/hashes/*": "random",
  jstat: "fairness",
};

/** Layers that know the documents by their types alone, so that they run without zod. */
const WITHOUT_ZOD = ["beacon", "signature", "publication"];

/** Layers that need Node: they read and write files. */
const WITH_NODE = ["node"];

/** Packages that are loaded when they are first needed, with the layers that may load them. @type {Record<string, string[]>} */
const LOADED_ON_DEMAND = { "@noble/curves": ["beacon", "signature"], "sm-crypto-v2": ["signature"] };

/** No `import()` of such a package in any other layer. */
const onDemand = (/** @type {string} */ layer) =>
  Object.entries(LOADED_ON_DEMAND)
    .filter(([, layers]) => !layers.includes(layer))
    .map(([name, layers]) => ({
      // A stroke would end the expression.
      selector: `ImportExpression[source.value=/^${name.replace("/", "\\u002F")}(\\u002F|$)/]`,
      message: `${name} is loaded only in src/${layers.join(" and src/")}.`,
    }));

const layerRules = Object.entries(LAYERS).map(([layer, allowed]) => ({
  files: [`src/${layer}/**/*.ts`],
  rules: {
    "no-restricted-imports": [
      "error",
      {
        patterns: [
          {
            regex: `^\\.\\./(?!(${["", ...allowed].filter(Boolean).join("|") || "-"})/)`,
            message: `${layer} may import ${allowed.join(", ") || "nothing"} (see CONTRIBUTING.md, "Layers").`,
          },
          ...(WITH_NODE.includes(layer) ? [] : [{ regex: "^node:", message: "The core runs in browsers too." }]),
          ...Object.entries(PACKAGES)
            .filter(([, only]) => only !== layer)
            .map(([name, only]) => ({ group: [name], message: `Only src/${only} imports ${name}.` })),
          ...Object.keys(LOADED_ON_DEMAND).map((name) => ({
            group: [name, `${name}/*`],
            message: "Loaded on demand, by import().",
          })),
          ...(WITHOUT_ZOD.includes(layer)
            ? [{ regex: "^\\.\\./model/", allowTypeImports: true, message: "Types only; this layer runs without zod." }]
            : []),
          { group: ["cli-*"], message: "Only src/cli imports it." },
        ],
      },
    ],
  },
}));

const FLOATS = [
  { selector: "Literal[raw=/^[0-9]*\\.[0-9]+$/]", message: "A float literal; counts and ratios are exact." },
  { selector: "CallExpression[callee.name='parseFloat']", message: "A float; read decimal text with parseDecimal." },
];

const QUOTIENT = { selector: "BinaryExpression[operator='/']", message: "A ratio; use a Fraction." };

const ambient = (/** @type {string} */ name, /** @type {string} */ why) => ({ name, message: why });

export default defineConfig(
  globalIgnores([
    "dist",
    "docs/api",
    "coverage",
    ".stryker-tmp",
    "reports",
    "examples/*/output",
    "test/package/workspace",
  ]),
  js.configs.recommended,
  {
    files: ["**/*.ts"],
    extends: [tseslint.configs.strictTypeChecked],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      // Indices into arrays of equal length; noUncheckedIndexedAccess cannot see the lengths.
      "@typescript-eslint/no-non-null-assertion": "off",
      "@typescript-eslint/no-unused-vars": ["error", { argsIgnorePattern: "^_", varsIgnorePattern: "^_" }],
    },
  },
  {
    files: ["src/**/*.ts"],
    plugins: { "import-x": importX },
    settings: {
      "import-x/extensions": [".ts"],
      "import-x/parsers": { "@typescript-eslint/parser": [".ts"] },
      "import-x/resolver-next": [createTypeScriptImportResolver({ project: "tsconfig.json" })],
    },
    rules: { "import-x/no-cycle": "error", "import-x/no-self-import": "error" },
  },
  ...layerRules,
  {
    files: ["src/**/*.ts"],
    ignores: ["src/cli/**"],
    rules: {
      "no-console": "error",
      "no-restricted-globals": [
        "error",
        ambient("Date", "The core knows no clock; dates are arguments."),
        ambient("performance", "The core knows no clock."),
        ambient("crypto", "The core draws from its seed alone."),
        ambient("Intl", "The core knows no locale."),
      ],
      "no-restricted-properties": [
        "error",
        ...["random", "log", "log2", "log10", "exp", "pow", "round"].map((property) => ({
          object: "Math",
          property,
          message: "No ambient randomness and no float on the path of a draw.",
        })),
        ...["localeCompare", "toLocaleString", "toLocaleLowerCase", "toLocaleUpperCase"].map((property) => ({
          property,
          message: "Order and text must not depend on a locale.",
        })),
      ],
      "no-restricted-syntax": ["error", ...FLOATS, ...onDemand("exact")],
    },
  },
  {
    files: ["src/**/*.ts"],
    ignores: ["src/cli/**", "src/exact/**", "src/fairness/**"],
    rules: { "no-restricted-syntax": ["error", ...FLOATS, QUOTIENT, ...onDemand("")] },
  },
  ...[...new Set(Object.values(LOADED_ON_DEMAND).flat())].map((layer) => ({
    files: [`src/${layer}/**/*.ts`],
    rules: { "no-restricted-syntax": ["error", ...FLOATS, QUOTIENT, ...onDemand(layer)] },
  })),
  {
    files: ["test/**/*.ts"],
    rules: {
      "@typescript-eslint/restrict-template-expressions": ["error", { allowNumber: true }],
    },
  },
  {
    files: ["**/*.js"],
    languageOptions: {
      globals: {
        console: "readonly",
        process: "readonly",
        URL: "readonly",
        Buffer: "readonly",
        performance: "readonly",
      },
    },
  },
);
