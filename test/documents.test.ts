import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { execFileSync } from "node:child_process";
import { createRequire } from "node:module";
import { pathToFileURL } from "node:url";
import { formatWithOptions } from "node:util";
import ts from "typescript";
import { describe, expect, it } from "vitest";
import * as doubleRandom from "double-random";
import * as beacon from "double-random/beacon";
import * as chain from "double-random/chain";
import * as events from "double-random/events";
import * as explain from "double-random/explain";
import * as fairness from "double-random/fairness";
import * as node from "double-random/node";
import * as notices from "double-random/notices";
import * as stages from "double-random/stages";
import * as verify from "double-random/verify";
import * as year from "double-random/year";
import * as zh from "double-random/zh";
import { HAS_PYTHON, HAS_SHA256SUM } from "./support/outsidePrograms.js";

/**
 * Runs every `ts` and `sh` block of the documents and of the docstrings and compares what it prints with the `text`
 * block that follows. With UPDATE_DOCUMENTS=1 the outputs are written instead; a person reads the difference.
 */
const BLOCK = /^([ *]*)```(ts|sh)\n((?:(?!^\1```)[\s\S])*?)^\1```\n\1```text\n([\s\S]*?)^\1```$/gm;
/** Shell lines without an output to compare; the first two are what continuous integration runs from a clean clone. */
const SETUP_LINES = ["npm ci && npm run demo", "npm ci && npm test", "npm ci", "npm test"];
const UPDATE = process.env["UPDATE_DOCUMENTS"] === "1";

const documents = [
  "README.md",
  "README.zh-CN.md",
  ...readdirSync("docs")
    .filter((name) => name.endsWith(".md") && !name.startsWith("clerks-guide")) // typed in an empty folder, by clerksGuide.test.ts
    .map((name) => `docs/${name}`),
  ...readdirSync("src", { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(".ts"))
    .map((name) => `src/${name}`),
].sort();

describe("documents run", () => {
  for (const path of documents) {
    const source = readFileSync(path, "utf8");
    const blocks = [...source.matchAll(BLOCK)];
    const unpaired = [...source.replace(BLOCK, "").matchAll(/^[ *]*```(?:ts|sh)\n([\s\S]*?)```$/gm)];
    for (const [, code = ""] of unpaired) {
      it(`${path} has no block that nothing runs: ${code.trim()}`, () => {
        for (const line of code.trim().split("\n")) expect(SETUP_LINES).toContain(line);
      });
    }
    for (const [index, block] of blocks.entries()) {
      const [, indent = "", language, code = "", shown = ""] = block;
      const canRun = language === "ts" || (HAS_SHA256SUM && (HAS_PYTHON || !code.includes("python3")));
      it.runIf(canRun)(`${path} block ${index + 1}`, async () => {
        const program = unindent(code, indent);
        const printed =
          language === "sh" ? execFileSync("bash", ["-c", program], { encoding: "utf8" }) : await run(program);
        if (UPDATE) writeOutput(path, code, indent, printed);
        else expect(printed).toBe(unindent(shown, indent));
      });
    }
  }

  it("covers the documents that must have examples", () => {
    const count = documents.reduce((sum, path) => sum + [...readFileSync(path, "utf8").matchAll(BLOCK)].length, 0);
    expect(count).toBeGreaterThan(15);
  });
});

async function run(code: string): Promise<string> {
  const { outputText } = ts.transpileModule(code, {
    compilerOptions: { target: ts.ScriptTarget.ES2022, module: ts.ModuleKind.ESNext },
  });
  const body = outputText.replace(
    /^import (\{[^}]*\}) from "double-random(?:\/(\w+))?";$/gm,
    (_, names: string, entry = "core") => `const ${names} = __entries.${String(entry)};`,
  );
  const lines: string[] = [];
  const log = (...values: unknown[]): void => {
    lines.push(formatWithOptions({ colors: false }, ...values));
  };
  const entries = {
    core: doubleRandom,
    beacon,
    chain,
    events,
    explain,
    fairness,
    node,
    notices,
    stages,
    verify,
    year,
    zh,
  };
  const module = { console: { log }, __entries: entries };
  const { run: program } = (await import(asModule(body))) as { run: (scope: typeof module) => Promise<void> };
  await program(module);
  return lines.map((line) => `${line}\n`).join("");
}

const { resolve } = createRequire(import.meta.url);

function asModule(body: string): string {
  // A module that is no file finds packages of other people by their place only.
  const imports = (body.match(/^import .*;$/gm) ?? []).map((line) =>
    line.replace(/"((?!node:)[^"]+)";$/, (_, name: string) => `"${pathToFileURL(resolve(name)).href}";`),
  );
  const rest = body.replace(/^import .*;$/gm, "");
  const source = `${imports.join("\n")}\nexport async function run({ console, __entries }) {\n${rest}\n}`;
  return `data:text/javascript;base64,${Buffer.from(source).toString("base64")}`;
}

function unindent(text: string, indent: string): string {
  return text
    .split("\n")
    .map((line) => (line.startsWith(indent) ? line.slice(indent.length) : line.slice(indent.trimEnd().length)))
    .join("\n");
}

function writeOutput(path: string, code: string, indent: string, printed: string): void {
  const source = readFileSync(path, "utf8");
  const shown = printed
    .trimEnd()
    .split("\n")
    .map((line) => `${indent}${line}`.trimEnd())
    .join("\n");
  const at = source.indexOf(code) + code.length;
  const output = /^([ *]*```\n[ *]*```text\n)[\s\S]*?(^[ *]*```$)/m;
  writeFileSync(
    path,
    source.slice(0, at) +
      source.slice(at).replace(output, (_, before: string, after: string) => `${before}${shown}\n${after}`),
  );
}
