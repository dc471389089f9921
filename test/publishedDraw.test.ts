import { execFileSync, spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { ChainEntry } from "../src/model/chain.js";
import type { PublicationReport } from "../src/publication/index.js";
import { openWorkspace, type Workspace } from "./cli/command.js";
import { SHOWN_BLOCK, writeShown } from "./support/shownBlocks.js";

const EXAMPLE = "examples/published-draw";
const README = `${EXAMPLE}/README.md`;

let workspace: Workspace;
let made: string;
/** The environment in which `double-random` is the command under test. */
let env: NodeJS.ProcessEnv;

beforeAll(async () => {
  workspace = await openWorkspace();
  made = mkdtempSync(join(tmpdir(), "double-random-example-"));
  const bin = join(workspace.directory, "bin");
  mkdirSync(bin);
  const shim = `#!/bin/sh\nexec '${process.execPath}' '${workspace.program}' "$@"\n`;
  writeFileSync(join(bin, "double-random"), shim, { mode: 0o755 });
  env = { ...process.env, PATH: `${bin}${delimiter}${process.env["PATH"] ?? ""}` };
  execFileSync("sh", [`${EXAMPLE}/make.sh`, made], { env: { ...env, DOUBLE_RANDOM: "double-random" } });
});
afterAll(() => {
  workspace.close();
  rmSync(made, { recursive: true, force: true });
});

function filesIn(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((name) => statSync(join(folder, name)).isFile())
    .sort();
}

function readChain(): readonly ChainEntry[] {
  const text = readFileSync(`${EXAMPLE}/publication/chain.jsonl`, "utf8");
  return text
    .trimEnd()
    .split("\n")
    .map((line) => JSON.parse(line) as ChainEntry);
}

describe("the published example", () => {
  it.each(["publication", "proofs"])("is made from its inputs, byte for byte: %s", (folder) => {
    const [shown, anew] = [join(EXAMPLE, folder), join(made, folder)];
    expect(filesIn(anew)).toEqual(filesIn(shown));
    expect(filesIn(anew).length).toBeGreaterThan(3);
    for (const name of filesIn(anew)) {
      expect(readFileSync(join(anew, name)).equals(readFileSync(join(shown, name))), name).toBe(true);
    }
  });

  it("has a commitment, seed, result, a replacement, a result of a visit, and a witness", () => {
    const kinds = readChain().map((entry) => (entry.kind === "event" ? entry.event.kind : entry.kind));
    expect(kinds).toEqual(["commitment", "seed", "result", "inspector-replaced", "result-recorded"]);
    expect(filesIn(join(EXAMPLE, "publication"))).toContain("witness/invented-newspaper.json");
    for (const { signatures } of readChain()) expect(signatures).toHaveLength(1);
  });

  it("verifies at every level but for what is said not to be checked", () => {
    const key = (name: string): string =>
      execFileSync("double-random", ["key", `${EXAMPLE}/inputs/example-key-${name}.hex`], {
        env,
        encoding: "utf8",
      }).trim();
    const head = readChain().at(-1)!;
    const words = [
      ...["verify", `${EXAMPLE}/publication`, "--json", "--authority-key", key("authority")],
      ...["--witness-key", `newspaper=${key("witness")}`, "--head", `${head.number}:${head.entryHash}`],
    ];
    const report = JSON.parse(execFileSync("double-random", words, { env, encoding: "utf8" })) as PublicationReport;
    expect(report.ok).toBe(true);
    const unmade = report.checks.filter(({ status }) => status !== "pass").map(({ id, level }) => `${level} ${id}`);
    // The dice, the roster of the day of the replacement, and another register.
    expect(unmade).toEqual(["L2 draw.1.source.1", "L4 draw.1.replacements", "L6 draw.1.register"]);
    const passed = report.levels.filter(({ status }) => status === "pass").map(({ level }) => level);
    expect(passed).toEqual(["L0", "L1", "L3", "L5"]);
    expect(report.checks.filter(({ status }) => status === "pass").map(({ id }) => id)).toEqual(
      expect.arrayContaining([
        "draw.1.source.2",
        "draw.1.not-before",
        "draw.1.witness",
        "chain.head",
        "chain.signatures",
      ]),
    );
  });

  it("marks everything invented and every key as an example", () => {
    for (const name of ["plan", "targets", "inspectors"]) {
      expect(readFileSync(`${EXAMPLE}/inputs/${name}.json`, "utf8")).toContain("虚构");
    }
    const secrets = filesIn(`${EXAMPLE}/inputs`).filter((name) => !name.endsWith(".json"));
    for (const name of secrets) expect(name).toMatch(/^example-/);
  });
});

describe("its README", () => {
  const source = readFileSync(README, "utf8");
  const blocks = [...source.matchAll(SHOWN_BLOCK)];

  it("has no block that is not run", () => {
    expect(blocks.length).toBeGreaterThanOrEqual(5);
    expect(source.replace(SHOWN_BLOCK, "")).not.toMatch(/^```(?:sh|ts)/m);
  });

  it.each(blocks.map(([, code = "", shown = ""], index) => [index + 1, code, shown] as const))(
    "block %i prints what it shows",
    (_, code, shown) => {
      const { stdout, stderr } = spawnSync("sh", ["-c", code], { env, encoding: "utf8" });
      expect(stderr).toBe("");
      if (process.env["UPDATE_DOCUMENTS"] === "1") writeShown(README, code, stdout);
      else expect(stdout).toBe(shown);
    },
  );
});
