import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, dirname, join, resolve } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openWorkspace, type Workspace } from "./cli/command.js";
import { HAS_PYTHON, PYTHON } from "./support/outsidePrograms.js";
import { SHOWN_BLOCK } from "./support/shownBlocks.js";

const CHINESE = "docs/clerks-guide.zh-CN.md";
const GUIDES = [CHINESE, "docs/clerks-guide.md"];
const FILES = "examples/bureau-year/files";
const MARK = "=== next block ===";

interface Block {
  readonly code: string;
  readonly shown: string;
}

let workspace: Workspace;
let root: string;
/** What each block printed, both outputs as a terminal shows them. */
let printed: readonly string[];

/** All commands of the Chinese guide, in one shell, in an empty folder, with a clone in the home directory as it says. */
beforeAll(async () => {
  if (!HAS_PYTHON) return;
  workspace = await openWorkspace();
  root = mkdtempSync(join(tmpdir(), "double-random-guide-"));
  for (const name of ["bin", "home", "bureau"]) mkdirSync(join(root, name));
  const shim = `#!/bin/sh\nexec '${process.execPath}' '${workspace.program}' "$@"\n`;
  writeFileSync(join(root, "bin", "double-random"), shim, { mode: 0o755 });
  symlinkSync(resolve("."), join(root, "home", "double-random"));
  const script = blocksOf(CHINESE)
    .map(({ code }) => `${code}echo '${MARK}'\n`)
    .join("");
  const path = [join(root, "bin"), dirname(PYTHON), process.env["PATH"] ?? ""].join(delimiter);
  const { stdout } = spawnSync("sh", ["-c", `exec 2>&1\n${script}`], {
    cwd: join(root, "bureau"),
    env: { ...process.env, PATH: path, HOME: join(root, "home"), LC_ALL: "C.UTF-8" },
    encoding: "utf8",
    maxBuffer: 1 << 26,
  });
  printed = stdout.split(`${MARK}\n`).slice(0, -1);
  if (process.env["UPDATE_DOCUMENTS"] === "1") for (const guide of GUIDES) writeOutputs(guide, printed);
}, 300_000);
afterAll(() => {
  if (!HAS_PYTHON) return;
  workspace.close();
  rmSync(root, { recursive: true, force: true });
});

function blocksOf(guide: string): readonly Block[] {
  return [...readFileSync(guide, "utf8").matchAll(SHOWN_BLOCK)].map(([, code = "", shown = ""]) => ({ code, shown }));
}

function writeOutputs(guide: string, outputs: readonly string[]): void {
  let index = -1;
  const anew = readFileSync(guide, "utf8").replace(SHOWN_BLOCK, (_, code: string) => {
    index += 1;
    return `\`\`\`sh\n${code}\`\`\`\n\`\`\`text\n${outputs[index] ?? ""}\`\`\``;
  });
  writeFileSync(guide, anew);
}

// One of the commands is the verifier in Python.
describe.runIf(HAS_PYTHON).each(GUIDES)("%s", (guide) => {
  it("has no block that is not run", () => {
    expect(blocksOf(guide).length).toBeGreaterThanOrEqual(15);
    expect(readFileSync(guide, "utf8").replace(SHOWN_BLOCK, "")).not.toMatch(/^```(?:sh|ts)/m);
  });

  it("shows what the commands print, typed in order in an empty folder", () => {
    const blocks = blocksOf(guide);
    expect(printed).toHaveLength(blocks.length);
    for (const [index, { code, shown }] of blocks.entries())
      expect(`${code}${printed[index]!}`).toBe(`${code}${shown}`);
  });

  it("meets only the errors that it speaks of", () => {
    const failing = printed.filter((text) => /^double-random[:：]/m.test(text));
    expect(failing.map((text) => /（([A-Z_]+)）$/m.exec(text)?.[1])).toEqual(["NOTICE_BLOCKED", "INPUT_INVALID"]);
  });

  it("types the same commands as the Chinese one", () => {
    expect(blocksOf(guide).map(({ code }) => code)).toEqual(blocksOf(CHINESE).map(({ code }) => code));
  });
});

describe.runIf(HAS_PYTHON)("what the year leaves behind", () => {
  const folder = (): string => join(root, "bureau");
  const read = (name: string): string => readFileSync(join(folder(), name), "utf8");

  it("is notices and papers in Chinese, of the tasks of the printed plan", () => {
    const { tasks } = JSON.parse(read("计划.json")) as { readonly tasks: readonly { readonly name: string }[] };
    expect(tasks).toHaveLength(23);
    for (const { name } of tasks) expect(read("计划公示.html")).toContain(name);
    expect(read("抽取结果公告.html")).toMatch(/<html lang="zh/);
    expect(readdirSync(join(folder(), "检查人员任务单")).length).toBeGreaterThan(20);
  });

  it("holds no name that is not marked as invented", () => {
    const roster = JSON.parse(read("检查人员.json")) as readonly { readonly name: string }[];
    const directory = JSON.parse(read("名录.json")) as readonly { readonly name: string }[];
    for (const { name } of [...roster, ...directory]) expect(name).toContain("虚构");
  });

  it("does not verify once a byte of the publication has changed", () => {
    const record = join(folder(), "公示/draws/1/record.json");
    writeFileSync(record, readFileSync(record, "utf8").replace(/GP-00/, "GP-01"));
    const words = [resolve("examples/verify-python/verify.py"), join(folder(), "公示")];
    expect(spawnSync(PYTHON, words, { encoding: "utf8" }).stdout).toMatch(/^L1 +FAIL/im);
  });
});

it("the files of the bureau are made by make.js, byte for byte", async () => {
  await import("../examples/bureau-year/makeFiles.js").then(async ({ makeFiles }) => {
    const files = await makeFiles();
    for (const [name, bytes] of files) {
      expect(Buffer.compare(readFileSync(join(FILES, name)), Buffer.from(bytes)), name).toBe(0);
    }
    expect(files.size).toBe(5);
  });
});
