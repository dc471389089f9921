import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { COMMAND_GROUPS, COMMANDS } from "../../src/cli/commandGroups.js";
import { overview } from "../../src/cli/overview.js";
import { LANGUAGE_HELP } from "../../src/cli/language.js";
import { complaintOf, openWorkspace, type Workspace } from "./command.js";

const NAMES = Object.keys(COMMANDS);

let workspace: Workspace;
beforeAll(async () => {
  workspace = await openWorkspace();
});
afterAll(() => {
  workspace.close();
});

describe("help", () => {
  it.each(["--help", "help"])("%s lists every command and the exit codes", (word) => {
    const { code, stdout, stderr } = workspace.spawn(word);
    expect(code).toBe(0);
    expect(stderr).toBe("");
    for (const name of NAMES) expect(stdout).toMatch(new RegExp(`^  double-random ${name} +\\w`, "m"));
    expect(stdout).toContain("Exit codes: 0 yes, 1 no, 2 bad usage or unreadable input.");
  });

  it.each(NAMES)("of %s names every option", async (name) => {
    const { help, options } = await COMMANDS[name]!.load();
    expect(help).toMatch(new RegExp(`^double-random ${name} `));
    for (const option of Object.keys(options)) expect(help).toMatch(new RegExp(`--${option}(?![a-z-])`));
  });

  it.each([
    ["en", "README.md"],
    ["zh", "README.zh-CN.md"],
  ] as const)("in %s is what %s shows", (language, readme) => {
    const groups = overview(language).split("\n\n").slice(1, -1).join("\n\n");
    expect(groups.split("\n\n")).toHaveLength(COMMAND_GROUPS.length);
    expect(readFileSync(readme, "utf8")).toContain(`\`\`\`text\n${groups}\n\`\`\`\n`);
  });

  it("says in Chinese what each command is for", () => {
    const { stdout } = workspace.run("help", "--language", "zh");
    for (const name of NAMES) expect(stdout).toMatch(new RegExp(`^  double-random ${name} +\\p{Script=Han}`, "mu"));
  });

  it("wins over everything else on the line", async () => {
    const { code, stdout } = workspace.run("draw", "--nonsense", "a", "-h");
    expect(code).toBe(0);
    expect(stdout).toBe(`${(await COMMANDS["draw"]!.load()).help}\n\n${LANGUAGE_HELP}\n`);
  });
});

describe("in Chinese", () => {
  const inChinese = (...words: readonly string[]): { readonly code: number; readonly stderr: string } => {
    const { status, stderr } = spawnSync(process.execPath, [workspace.program, ...words], {
      cwd: workspace.directory,
      env: { ...process.env, DOUBLE_RANDOM_LANGUAGE: "zh" },
      encoding: "utf8",
    });
    return { code: status ?? -1, stderr };
  };

  it("bad words are complained of, and the option wins over the environment", () => {
    expect(inChinese("draw").stderr).toBe("double-random：缺少 --out\n用法见 double-random draw --help\n");
    expect(inChinese("draw", "--language", "en").stderr).toContain("double-random: --out is missing\n");
    expect(inChinese("nonsense").stderr).toContain("double-random：没有 nonsense 这个命令");
    expect(inChinese("plan", "x.json").stderr).toContain("double-random：无法读取 x.json");
  });

  it("a bad row has file, row, column and advice", () => {
    workspace.write("bad.csv", Buffer.from("编号,主体类型,登记状态,行政区划\nT-1,企业,歇业,140581\n"));
    const { code, stderr } = inChinese("convert", "bad.csv", "out.json", "--kind", "targets");
    expect(code).toBe(2);
    expect(stderr).toMatch(/^ {2}bad\.csv，第 2 行，C 登记状态 列：用词无法识别，现为 "歇业"；可用：存续、/m);
    expect(stderr).toMatch(/^ {2}怎么办：/m);
    expect(stderr).not.toContain("expected");
  });
});

describe("bad usage", () => {
  it("no command shows the overview and is exit code 2", () => {
    const { code, stdout } = workspace.run();
    expect(code).toBe(2);
    expect(stdout).toContain("double-random draw");
  });

  it.each(["Draw", "__proto__"])("an unknown command %j is exit code 2", (name) => {
    const { code, stdout, stderr } = workspace.run(name);
    expect(code).toBe(2);
    expect(stdout).toBe("");
    expect(stderr).toContain(`double-random: there is no command ${name}\n`);
  });

  it("is exit code 2, is named, and help is offered", () => {
    const { code, stdout, stderr } = workspace.spawn("plan", "--nonsense");
    expect(code).toBe(2);
    expect(stdout).toBe("");
    expect(stderr).toMatch(/^double-random: .*--nonsense/);
    expect(stderr).toContain("double-random plan --help says more.");
  });

  it.each(NAMES)("an unknown option of %s is named", async (name) => {
    expect(await complaintOf(await COMMANDS[name]!.load(), ["--nonsense"])).toContain("--nonsense");
  });

  it.each<readonly [string, string, readonly string[]]>([
    ["an option without its value", "draw", ["--plan"]],
    ["a flag with a value", "verify", ["--json=yes"]],
    ["an option that eats the next", "draw", ["--plan", "--targets"]],
  ])("%s is named", async (_, name, words) => {
    expect(await complaintOf(await COMMANDS[name]!.load(), words)).toContain(words[0]!.replace(/=.*/, ""));
  });

  it.each([
    ["draw", "--out is missing"],
    ["verify", "FOLDER or RECORD is missing"],
    ["replace", "FOLDER or RECORD is missing"],
    ["result", "FOLDER or RECORD is missing"],
    ["reserve", "FOLDER or RECORD is missing"],
    ...(["commit", "reveal", "void", "prove", "chain", "witness"] as const).map(
      (name) => [name, "FOLDER is missing"] as const,
    ),
    ["check-proof", "FILE is missing"],
    ["key", "KEYFILE is missing"],
    ["explain", "RECORD is missing"],
    ["assign", "RECORD is missing"],
    ["ticket", "--seed is missing"],
    ["plan", "PLAN is missing"],
    ["allocate", "FILE is missing"],
    ["convert", "IN is missing"],
    ["template", "OUT is missing"],
  ] as const)("%s alone: %s", async (name, message) => {
    expect(await complaintOf(await COMMANDS[name]!.load(), [])).toBe(message);
  });

  it.each([
    ["verify", "one FOLDER or RECORD expected, got 2"],
    ["draw", "one FOLDER expected, got 2"],
    ["key", "one KEYFILE expected, got 2"],
    ["plan", "one PLAN expected, got 2"],
    ["allocate", "one FILE expected, got 2"],
    ["ticket", "unexpected a b"],
  ] as const)("%s with two files: %s", async (name, message) => {
    expect(await complaintOf(await COMMANDS[name]!.load(), ["a", "b"])).toBe(message);
  });
});
