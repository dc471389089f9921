import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { allocate } from "../../src/cli/commands/allocate.js";
import { assign } from "../../src/cli/commands/assign.js";
import { chain } from "../../src/cli/commands/chain.js";
import { checkProof } from "../../src/cli/commands/checkProof.js";
import { commit } from "../../src/cli/commands/commit.js";
import { coverage } from "../../src/cli/commands/coverage.js";
import { convert } from "../../src/cli/commands/convert.js";
import { draw } from "../../src/cli/commands/draw.js";
import { eligibility } from "../../src/cli/commands/eligibility.js";
import { explain } from "../../src/cli/commands/explain.js";
import { forecast } from "../../src/cli/commands/forecast.js";
import { key } from "../../src/cli/commands/key.js";
import { notice } from "../../src/cli/commands/notice.js";
import { plan } from "../../src/cli/commands/plan.js";
import { prove } from "../../src/cli/commands/prove.js";
import { replace } from "../../src/cli/commands/replace.js";
import { reserve } from "../../src/cli/commands/reserve.js";
import { result } from "../../src/cli/commands/result.js";
import { reveal } from "../../src/cli/commands/reveal.js";
import { template } from "../../src/cli/commands/template.js";
import { ticket } from "../../src/cli/commands/ticket.js";
import { verify } from "../../src/cli/commands/verify.js";
import { visits } from "../../src/cli/commands/visits.js";
import { voidCommand } from "../../src/cli/commands/void.js";
import { witness } from "../../src/cli/commands/witness.js";
import { complaintOf, openWorkspace, type Workspace } from "./command.js";

const COMMANDS = {
  ...{ commit, reveal, draw, void: voidCommand, replace, result, reserve, assign },
  ...{ verify, prove, "check-proof": checkProof, chain, witness, key },
  ...{ explain, ticket, plan, allocate },
  ...{ forecast, coverage, eligibility, visits, notice },
  ...{ convert, template },
};
const NAMES = Object.keys(COMMANDS) as (keyof typeof COMMANDS)[];

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
    const { help, options } = COMMANDS[name];
    expect(help).toMatch(new RegExp(`^double-random ${name} `));
    for (const option of Object.keys(options)) expect(help).toMatch(new RegExp(`--${option}(?![a-z-])`));
  });

  it("wins over everything else on the line", () => {
    const { code, stdout } = workspace.run("draw", "--nonsense", "a", "-h");
    expect(code).toBe(0);
    expect(stdout).toBe(`${draw.help}\n`);
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
    expect(await complaintOf(COMMANDS[name], ["--nonsense"])).toContain("--nonsense");
  });

  it.each<readonly [string, keyof typeof COMMANDS, readonly string[]]>([
    ["an option without its value", "draw", ["--plan"]],
    ["a flag with a value", "verify", ["--json=yes"]],
    ["an option that eats the next", "draw", ["--plan", "--targets"]],
  ])("%s is named", async (_, name, words) => {
    expect(await complaintOf(COMMANDS[name], words)).toContain(words[0]!.replace(/=.*/, ""));
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
    expect(await complaintOf(COMMANDS[name], [])).toBe(message);
  });

  it.each([
    ["verify", "one FOLDER or RECORD expected, got 2"],
    ["draw", "one FOLDER expected, got 2"],
    ["key", "one KEYFILE expected, got 2"],
    ["plan", "one PLAN expected, got 2"],
    ["allocate", "one FILE expected, got 2"],
    ["ticket", "unexpected a b"],
  ] as const)("%s with two files: %s", async (name, message) => {
    expect(await complaintOf(COMMANDS[name], ["a", "b"])).toBe(message);
  });
});
