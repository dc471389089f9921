import { ESLint } from "eslint";
import tseslint from "typescript-eslint";
import { describe, expect, it } from "vitest";

/** The rules that keep the core pure and its layers apart are themselves tested: each of these lines must be refused. */
const REFUSED: readonly (readonly [file: string, code: string, rule: string])[] = [
  ["src/frame/tierOf.ts", 'import "../plan/drawPlan.js";', "no-restricted-imports"],
  ["src/exact/fraction.ts", 'import "../model/tier.js";', "no-restricted-imports"],
  ["src/errors/describeValue.ts", 'import "../exact/fraction.js";', "no-restricted-imports"],
  ["src/verify/report.ts", 'import "../index.js";', "no-restricted-imports"],
  ["src/frame/tierOf.ts", 'import "zod/mini";', "no-restricted-imports"],
  ["src/matching/matching.ts", 'import "../model/inspector.js";', "no-restricted-imports"],
  ["src/assignment/methods.ts", 'import "../infeasibility/infeasibility.js";', "no-restricted-imports"],
  ["src/beacon/quicknet.ts", 'import { hash } from "../model/fields.js";', "no-restricted-imports"],
  ["src/beacon/quicknet.ts", 'import "@noble/curves/bls12-381.js";', "no-restricted-imports"],
  ["src/record/sealEntry.ts", 'export const x = import("@noble/curves/ed25519.js");', "no-restricted-syntax"],
  ["src/record/sealEntry.ts", 'import "../chain/commitDraw.js";', "no-restricted-imports"],
  ["src/chain/commitDraw.ts", 'import "../publication/levels.js";', "no-restricted-imports"],
  ["src/publication/levels.ts", 'import "../chain/commitDraw.js";', "no-restricted-imports"],
  ["src/publication/levels.ts", 'import { hash } from "../model/fields.js";', "no-restricted-imports"],
  ["src/selection/methods.ts", 'import "seedrandom/seedrandom.js";', "no-restricted-imports"],
  ["src/plan/drawPlan.ts", 'import "node:fs";', "no-restricted-imports"],
  ["src/exact/fraction.ts", 'import "./parseDecimal.js";', "import-x/no-cycle"],
  ["src/frame/tierOf.ts", "export const x: number = Math.random();", "no-restricted-properties"],
  ["src/frame/tierOf.ts", "export const x: number = Math.round(1);", "no-restricted-properties"],
  ["src/frame/tierOf.ts", "export const x: Date = new Date();", "no-restricted-globals"],
  ["src/frame/tierOf.ts", 'console.log("x");', "no-console"],
  ["src/frame/tierOf.ts", 'export const x: number = "a".localeCompare("b");', "no-restricted-properties"],
  ["src/frame/tierOf.ts", "export const x: number = 0.07;", "no-restricted-syntax"],
  ["src/frame/tierOf.ts", "export const x = (a: number): number => a / 3;", "no-restricted-syntax"],
];

describe("lint", () => {
  // None of these rules asks for types, which take most of the time.
  const eslint = new ESLint({ overrideConfig: tseslint.configs.disableTypeChecked });

  it.each(REFUSED)("refuses in %s: %s", async (filePath, code, rule) => {
    const [result] = await eslint.lintText(`${code}\n`, { filePath });
    expect(result?.messages.map(({ ruleId }) => ruleId)).toContain(rule);
  });

  it("admits an import that points down", async () => {
    const code = 'import { TIERS } from "../model/tier.js";\n\nexport const first: string = TIERS[0] ?? "";\n';
    const [result] = await eslint.lintText(code, { filePath: "src/frame/tierOf.ts" });
    expect(result?.messages).toEqual([]);
  });
});
