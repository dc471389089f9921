// Packs the library, unpacks the archive as a user's node_modules would hold it, and checks what a user gets: the
// files, every export as ESM and as CJS, the same draw from both, and the command.
import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";

const EXPECTED_FILES = ["LICENSE", "README.md", "README.zh-CN.md", "dist/index.js", "dist/verify.html"].map(
  (name) => `package/${name}`,
);

const workspace = mkdtempSync(join(tmpdir(), "double-random-archive-"));
try {
  const [{ filename, files }] = JSON.parse(
    run("npm", ["pack", "--json", "--ignore-scripts", "--pack-destination", workspace]),
  );
  const names = files.map((/** @type {{ path: string }} */ { path }) => `package/${path}`);
  for (const name of EXPECTED_FILES) expect(names.includes(name), `the archive holds ${name}`);
  expect(
    !names.some((/** @type {string} */ name) => /\/(test|src|node_modules|examples)\//.test(name)),
    "and no sources or tests",
  );

  const modules = join(workspace, "node_modules");
  mkdirSync(modules);
  run("tar", ["-xzf", join(workspace, filename), "-C", workspace]);
  run("mv", [join(workspace, "package"), join(modules, "double-random")]);
  const { dependencies } = JSON.parse(readFileSync("package.json", "utf8"));
  for (const name of [...Object.keys(dependencies), "string-width", "@colors"].filter(isInstalled)) {
    mkdirSync(dirname(join(modules, name)), { recursive: true });
    symlinkSync(resolve("node_modules", name), join(modules, name));
  }

  const draw = `
    const names = Object.keys(library).filter((name) => name !== "default" && name !== "module.exports").sort();
    const { deriveSeed, ticketOf, seedrandomSource, shuffle, parseTargets, canonicalJson, allocate } = library;
    const seed = deriveSeed({ drawId: "archive", sources: [{ type: "declared", ref: "check", value: "0123456789" }], suite: "sm3" });
    const targets = parseTargets(Array.from({ length: 9 }, (_, i) => ({ id: "T-" + i, subjectType: "enterprise", status: "existing", regionCode: "14" })));
    const tickets = targets.map(({ id }) => ticketOf({ seed, targetId: id }));
    const order = shuffle(targets.map(({ id }) => id), seedrandomSource(seed));
    const allocation = allocate({ strata: [{ key: "a", size: 5 }, { key: "b", size: 9 }], quota: { kind: "ratio", ratio: "1/3" } });
    const read = (name) => JSON.parse(readFileSync(${JSON.stringify(resolve("examples/first-draw"))} + "/" + name + ".json", "utf8"));
    const evidence = { plan: read("plan"), targets: read("targets"), inspectors: read("inspectors"), avoidances: read("avoidances") };
    const declared = { sources: [{ type: "declared", ref: "check", value: "6195028617330249156824750623946182371025" }] };
    const record = library.drawPlan({ ...evidence, asOf: "2024-04-30", seed: declared });
    if (!library.verifyRecord(record, evidence).ok) throw new Error("the record does not verify");
    console.log(JSON.stringify({ names, result: canonicalJson({ record, tickets, order, counts: allocation.strata.map(({ count }) => count) }) }));
  `;
  writeFileSync(
    join(workspace, "draw.mjs"),
    `import { readFileSync } from "node:fs";\nimport * as library from "double-random";\n${draw}`,
  );
  writeFileSync(
    join(workspace, "draw.cjs"),
    `const { readFileSync } = require("node:fs");\nconst library = require("double-random");\n${draw}`,
  );
  const esm = JSON.parse(run(process.execPath, [join(workspace, "draw.mjs")]));
  const cjs = JSON.parse(run(process.execPath, [join(workspace, "draw.cjs")]));
  const declared = exportedValues(readFileSync("src/index.ts", "utf8"));
  expect(String(esm.names) === String(declared), `ESM exports ${declared.length} values, as src/index.ts writes them`);
  expect(String(cjs.names) === String(declared), "CJS exports the same");
  expect(esm.result === cjs.result, "ESM and CJS give the same record, tickets, order and counts");

  for (const [entry, source] of Object.entries({
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
  })) {
    const names =
      "Object.keys(library).filter((name) => name !== 'default' && name !== 'module.exports').sort().join()";
    const same =
      "(() => { try { library.drandTimeOf?.(0); } catch (error) { return error instanceof DoubleRandomError; } return true; })()";
    writeFileSync(
      join(workspace, "entry.mjs"),
      `import { DoubleRandomError } from "double-random";\nimport * as library from "double-random/${entry}";\nconsole.log(${names}, ${same});\n`,
    );
    writeFileSync(
      join(workspace, "entry.cjs"),
      `const { DoubleRandomError } = require("double-random");\nconst library = require("double-random/${entry}");\nconsole.log(${names}, ${same});\n`,
    );
    const expected = `${exportedValues(readFileSync(source, "utf8")).join()} true\n`;
    for (const file of ["entry.mjs", "entry.cjs"]) {
      expect(run(process.execPath, [join(workspace, file)]) === expected, `double-random/${entry} from ${file}`);
    }
  }

  checkTypes();

  const command = join(modules, "double-random", "dist", "cli", "main.js");
  expect(run(process.execPath, [command, "--help"]).includes("double-random draw"), "the command runs");
  const schemas = readdirSync(join(modules, "double-random", "schema"));
  expect(schemas.length >= 8, `${schemas.length} JSON Schemas`);
  console.log("archive good");
} finally {
  rmSync(workspace, { recursive: true, force: true });
}

/** The types as users get them: strict, with every declaration checked, without the types of Node or of a browser. */
function checkTypes() {
  const { exports } = JSON.parse(readFileSync("package.json", "utf8"));
  const entries = Object.keys(exports).filter((name) => !name.includes("json"));
  const imports = entries.map((name, i) => `import * as entry${i} from "${name.replace(".", "double-random")}";`);
  const program = `${imports.join("\n")}
import { parseTargets, type Target } from "double-random";
export const all = [${entries.map((_, i) => `entry${i}`).join(", ")}] as const;
const target: Target = { id: "T-1", subjectType: "enterprise", status: "existing", regionCode: "14" };
export const ids: readonly string[] = parseTargets([target]).map(({ id }) => id);
// @ts-expect-error a status that no target has
export const other: Target = { ...target, status: "open" };
`;
  for (const name of ["types.mts", "types.cts"]) writeFileSync(join(workspace, name), program);
  for (const moduleResolution of ["node16", "nodenext", "bundler"]) {
    const module = moduleResolution === "bundler" ? "preserve" : moduleResolution;
    const strict = {
      strict: true,
      exactOptionalPropertyTypes: true,
      noUncheckedIndexedAccess: true,
      skipLibCheck: false,
    };
    const compilerOptions = {
      noEmit: true,
      target: "es2022",
      lib: ["es2022"],
      types: [],
      module,
      moduleResolution,
      ...strict,
    };
    writeFileSync(
      join(workspace, "tsconfig.json"),
      JSON.stringify({ compilerOptions, files: ["types.mts", "types.cts"] }),
    );
    execFileSync(process.execPath, ["node_modules/typescript/bin/tsc", "-p", workspace], { stdio: "inherit" });
    console.log(`ok: the types of ${entries.length} entries with moduleResolution ${moduleResolution}`);
  }
}

/** @param {string} command @param {string[]} args */
function run(command, args) {
  return execFileSync(command, args, { encoding: "utf8", stdio: ["ignore", "pipe", "inherit"] });
}

/** @param {boolean} condition @param {string} what */
function expect(condition, what) {
  if (!condition) throw new Error(`not so: ${what}`);
  console.log(`ok: ${what}`);
}

/** @param {string} name */
function isInstalled(name) {
  return readdirSync("node_modules").includes(name.split("/")[0] ?? "");
}

/** The names that are values, from the export list. @param {string} source */
function exportedValues(source) {
  return [...source.matchAll(/^export \{([^}]*)\}/gm)]
    .flatMap(([, list]) => (list ?? "").split(","))
    .map((name) => name.trim())
    .filter((name) => name !== "" && !name.startsWith("type "))
    .sort();
}
