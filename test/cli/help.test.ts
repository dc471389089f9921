import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { COMMAND_GROUPS, COMMANDS } from "../../src/cli/commandGroups.js";
import { CHINESE_PURPOSES } from "../../src/cli/chinesePurposes.js";
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
    const { code, stdout, stderr } = workspace.run(word);
    expect(code).toBe(0);
    expect(stderr).toBe("");
    for (const name of NAMES) expect(stdout).toMatch(new RegExp(`^  double-random ${name} +\\w`, "m"));
    expect(stdout).toContain("Exit codes: 0 yes, 1 no, 2 bad usage or unreadable input.");
  });

  it.each(NAMES)("of %s names every option", (name) => {
    const { help, options } = COMMANDS[name]!;
    expect(help).toMatch(new RegExp(`^double-random ${name} `));
    for (const option of Object.keys(options)) expect(help).toMatch(new RegExp(`--${option}(?![a-z-])`));
  });

  it("wins over everything else on the line", () => {
    const { code, stdout } = workspace.run("draw", "--nonsense", "a", "-h");
    expect(code).toBe(0);
    expect(stdout).toBe(`${COMMANDS["draw"]!.help}\n\n${LANGUAGE_HELP}\n`);
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
    const { code, stdout, stderr } = workspace.run("plan", "--nonsense");
    expect(code).toBe(2);
    expect(stdout).toBe("");
    expect(stderr).toMatch(/^double-random: .*--nonsense/);
    expect(stderr).toContain("double-random plan --help says more.");
  });

  it.each(NAMES)("an unknown option of %s is named", async (name) => {
    expect(await complaintOf(COMMANDS[name]!, ["--nonsense"])).toContain("--nonsense");
  });

  it.each<readonly [string, string, readonly string[]]>([
    ["an option without its value", "draw", ["--plan"]],
    ["a flag with a value", "verify", ["--json=yes"]],
    ["an option that eats the next", "draw", ["--plan", "--targets"]],
  ])("%s is named", async (_, name, words) => {
    expect(await complaintOf(COMMANDS[name]!, words)).toContain(words[0]!.replace(/=.*/, ""));
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
    expect(await complaintOf(COMMANDS[name]!, [])).toBe(message);
  });

  it.each([
    ["verify", "one FOLDER or RECORD expected, got 2"],
    ["draw", "one FOLDER expected, got 2"],
    ["key", "one KEYFILE expected, got 2"],
    ["plan", "one PLAN expected, got 2"],
    ["allocate", "one FILE expected, got 2"],
    ["ticket", "unexpected a b"],
  ] as const)("%s with two files: %s", async (name, message) => {
    expect(await complaintOf(COMMANDS[name]!, ["a", "b"])).toBe(message);
  });
});
