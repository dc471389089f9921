import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { allocate, deriveSeed, hashStream, ticketOf, type AllocateOptions } from "double-random";
import { allocate as allocateCommand } from "../../src/cli/commands/allocate.js";
import { ticket } from "../../src/cli/commands/ticket.js";
import { smallEvidence } from "../support/smallEvidence.js";
import { smallPlan, smallTask } from "../support/smallPlan.js";
import { complaintOf, openWorkspace, writeEvidence, type Workspace } from "./command.js";

/** Characters that move the cursor of a terminal, change its colours or clear it; a line feed is none. */
const CONTROL = /[^\P{Cc}\n]/u;

let workspace: Workspace;
beforeAll(async () => {
  workspace = await openWorkspace();
  writeEvidence(workspace);
});
afterAll(() => {
  workspace.close();
});

function expectBadInput(words: readonly string[], message: string): void {
  const { code, stdout, stderr } = workspace.run(...words);
  expect(stderr).toContain(`double-random: ${message}`);
  expect(code).toBe(2);
  expect(stdout).toBe("");
}

describe("ticket", () => {
  const seed = "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08";
  const words = ["ticket", "--seed", seed, "--target", "T-1"];
  const own = ticketOf({ seed, targetId: "T-1" });

  it("prints the ticket and nothing else", () => {
    expect(workspace.run(...words)).toEqual({ code: 0, stdout: `${own}\n`, stderr: "" });
  });

  it("knows SM3", () => {
    expect(workspace.run(...words, "--suite", "sm3").stdout).toBe(
      `${ticketOf({ seed, targetId: "T-1", suite: "sm3" })}\n`,
    );
  });

  it.each([
    ["its own", own, 0, "drawn"],
    ["one below its own", (BigInt(`0x${own}`) - 1n).toString(16).padStart(64, "0"), 1, "not drawn"],
  ])("compares with the cut-off: %s", (_, cutoff, code, answer) => {
    const finished = workspace.run(...words, "--cutoff", cutoff);
    expect(finished.code).toBe(code);
    expect(finished.stdout.split("\n")).toEqual([own, expect.stringMatching(new RegExp(`^${answer}: `)), ""]);
  });

  it.each<readonly [string, readonly string[], string]>([
    ["a seed that is none", ["--seed", "4711", "--target", "T-1"], "SEED_TYPE seed: expected a derived seed"],
    ["a seed in capitals", ["--seed", seed.toUpperCase(), "--target", "T-1"], "SEED_TYPE"],
    ["a full-width id", ["--seed", seed, "--target", "Ｔ-1"], "FIELD_INVALID targetId: expected an id of 1 to 64"],
    ["no target", ["--seed", seed], "--target is missing"],
    ["another suite", [...words.slice(1), "--suite", "md5"], "--suite must be sha256 or sm3, got md5"],
  ])("refuses %s", async (_, bad, message) => {
    expect(await complaintOf(ticket, bad)).toContain(message);
  });

  it("refuses a cut-off that is none", () => {
    const { code, stderr } = workspace.run(...words, "--cutoff", "F".repeat(64));
    expect(code).toBe(2);
    expect(stderr).toContain("--cutoff must be 64 lower-case hexadecimal characters");
  });
});

describe("plan", () => {
  it("lists every task with quota, window, repairs and open questions", () => {
    const correction = {
      irregularity: "B1",
      field: "risk",
      raw: "x",
      value: "y",
      rule: "z",
      severity: "warning",
    } as const;
    const risk = { kind: "escalating", intensities: { low: "1", general: "2", higher: "4", high: "8" } } as const;
    const openQuestion = {
      irregularity: "C7",
      field: "scope",
      question: "Which directory?",
      assumption: "licensed ones",
    };
    const plan = smallPlan(
      smallTask({ quota: { kind: "ratio", ratio: "0.1%" }, risk, corrections: [correction, correction] }),
      smallTask({
        id: "T02",
        sequence: 2,
        quota: { kind: "census" },
        openQuestions: [openQuestion],
        name: "专利代理机构",
      }),
      smallTask({ id: "T03", sequence: 3, quota: { kind: "count-range", minimum: 60, maximum: 70 } }),
      smallTask({ id: "T04", sequence: 4, quota: { kind: "at-least-ratio", ratio: "10%" } }),
    );
    const { code, stdout, stderr } = workspace.run("plan", workspace.write("tasks.json", plan));
    expect(stderr).toBe("");
    expect(code).toBe(0);
    expect(stdout.split("\n")[0]).toBe(`${plan.title} (plan-2024), 4 tasks`);
    expect(stdout).toMatch(
      /T01 +│ An invented task +│ targeted │ 0\.1% +│ 2024-05-01 to 2024-11-30 │ escalating │ 2 +│ 0 /,
    );
    expect(stdout).toMatch(/T02 +│ 专利代理机构 +│ targeted │ all +│ .* │ 0 +│ 1 /);
    expect(stdout).toMatch(/T03 .* 60 to 70 /);
    expect(stdout).toMatch(/T04 .* at least 10% /);
    expect(stdout).toContain("open T02 C7: Which directory?\n  assumed: licensed ones\n");
  });

  it("reports every problem of a bad plan", () => {
    const { plan } = smallEvidence();
    const bad = {
      ...plan,
      year: "2024",
      tasks: plan.tasks.map((task) => ({ ...task, quota: { kind: "ratio", ratio: "101%" } })),
    };
    const { code, stderr } = workspace.run("plan", workspace.write("bad.json", bad));
    expect(code).toBe(2);
    expect(stderr.trimEnd().split("\n")).toEqual([
      "double-random: INPUT_INVALID",
      '  FIELD_INVALID plan.year: expected a whole number from 2000 to 2999, got "2024"',
      '  RATIO_INVALID plan.tasks[0].quota.ratio: expected a ratio above 0 and at most 100 %, as text, such as 0.1%, got "101%"',
      '  RATIO_INVALID plan.tasks[1].quota.ratio: expected a ratio above 0 and at most 100 %, as text, such as 0.1%, got "101%"',
    ]);
  });

  it("lets no plan write to the terminal", () => {
    const title = "\u001b[2J\u001b]0;owned\u0007Plan";
    const { code, stdout, stderr } = workspace.run(
      "plan",
      workspace.write("hostile.json", { ...smallEvidence().plan, title, [title]: 1 }),
    );
    expect(code).toBe(2);
    expect(stderr).toContain("FIELD_INVALID plan.title: ");
    expect(stderr).toContain("FIELD_UNKNOWN plan");
    expect(`${stdout}${stderr}`).not.toMatch(CONTROL);
  });
});

describe("allocate", () => {
  const options: AllocateOptions = {
    strata: [
      { key: "A", tier: "low", size: 31107, intensity: "1" },
      { key: "B", tier: "general", size: 12044, intensity: "2" },
      { key: "C", tier: "higher", size: 3682, intensity: "4" },
      { key: "D", tier: "high", size: 721, intensity: "8" },
    ],
    quota: { kind: "ratio", ratio: "1%" },
  };
  const write = (changes: object): string => workspace.write("allocate.json", { ...options, ...changes });

  it("prints a table with the counts, the total and the level", () => {
    const { code, stdout, stderr } = workspace.run("allocate", write({}));
    expect(stderr).toBe("");
    expect(code).toBe(0);
    for (const { key, size, count, exactCount } of allocate(options).strata) {
      expect(stdout).toMatch(new RegExp(`${key} +│ ${size} +│ \\d +│ ${exactCount} +│ ${count} `));
    }
    expect(stdout).toMatch(/\ntotal 476, level 68\/10813\n$/);
  });

  it("prints the allocation of the library with --json", () => {
    const { code, stdout } = workspace.run("allocate", write({}), "--json");
    expect(code).toBe(0);
    expect(JSON.parse(stdout)).toEqual(allocate(options));
  });

  it("prints warnings", () => {
    const { stdout } = workspace.run("allocate", write({ quota: { kind: "count", count: 1_000_000 } }));
    expect(stdout).toMatch(/\nwarning QUOTA_CAPPED: /);
  });

  it("is exit code 1 if minimums contradict the quota", () => {
    const strata = options.strata.map((stratum) => ({ ...stratum, minimum: 200 }));
    const { code, stdout, stderr } = workspace.run("allocate", write({ strata }));
    expect(code).toBe(1);
    expect(stdout).toBe("");
    expect(stderr).toMatch(
      /^double-random: ALLOCATION_INFEASIBLE\n {2}quota: expected a total of at least 800, .*, got 476, 324 too few\n$/,
    );
  });

  it("rounds at random by a seed, and not without", () => {
    const file = write({ apportionment: "systematic-random" });
    expectBadInput(["allocate", file], "SOURCE_MISSING\n  source: ");
    const seed = deriveSeed({
      drawId: "allocate",
      sources: [{ type: "declared", ref: "command line", value: "4711" }],
    });
    const source = hashStream({ seed, label: "allocation" });
    const { stdout } = workspace.run("allocate", file, "--seed", "4711", "--json");
    expect(JSON.parse(stdout)).toEqual(allocate({ ...options, apportionment: "systematic-random", source }));
  });

  it.each<readonly [string, unknown, string]>([
    ["a list", [], "FILE must hold an object"],
    ["null", null, "FILE must hold an object"],
    ["a source", { ...options, source: {} }, "FILE must not hold a source; --seed gives one"],
    ["no strata", { quota: options.quota }, "FIELD_INVALID strata: expected a list, got nothing"],
    ["no quota", { strata: options.strata }, "FIELD_INVALID quota: expected an object, got nothing"],
    ["a quota of no kind", { ...options, quota: { kind: "share" } }, "FIELD_INVALID quota.kind: expected one of "],
    ["a stratum that is null", { ...options, strata: [null] }, "FIELD_INVALID strata[0]: expected an object, got null"],
    [
      "a misspelt field of a stratum",
      { ...options, strata: [{ key: "A", size: 5, minimun: 5 }] },
      "FIELD_UNKNOWN strata[0].minimun: ",
    ],
    ["a negative size", { ...options, strata: [{ key: "A", size: -5 }] }, "FIELD_INVALID strata[0].size: "],
    ["an unknown rounding", { ...options, rounding: "up" }, "FIELD_INVALID options.rounding: "],
  ])("refuses %s", async (_, content, message) => {
    expect(await complaintOf(allocateCommand, [workspace.write("bad.json", content)], workspace.directory)).toContain(
      message,
    );
  });

  it("refuses a misspelt field with exit code 2", () => {
    const message = 'INPUT_INVALID\n  FIELD_UNKNOWN options.qouta: expected only known fields, got the field "qouta"\n';
    expectBadInput(["allocate", write({ qouta: {} })], message);
  });
});
