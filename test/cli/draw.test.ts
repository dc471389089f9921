import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { drawPlan, formatRecord, type DrawPlanOptions, type PlanRecord } from "double-random";
import { draw as drawCommand } from "../../src/cli/commands/draw.js";
import { smallEvidence, SMALL_SEED } from "../support/smallEvidence.js";
import { complaintOf, DRAW, EVIDENCE, openWorkspace, writeEvidence, type Workspace } from "./command.js";

const ASKED: DrawPlanOptions = { ...smallEvidence(), asOf: "2024-04-30", seed: SMALL_SEED };

let workspace: Workspace;
let counter = 0;
let out: string;
let table: string;
/** The names that a draw of one test made. */
let made: () => readonly string[];

beforeAll(async () => {
  workspace = await openWorkspace();
});
afterAll(() => {
  workspace.close();
});
beforeEach(() => {
  writeEvidence(workspace);
  counter += 1;
  [out, table] = [`record-${counter}.json`, `table-${counter}.md`];
  const before = new Set(workspace.list());
  made = () => workspace.list().filter((name) => !before.has(name));
});

/** Draws with these words added. */
function draw(...words: readonly string[]): ReturnType<Workspace["run"]> {
  return workspace.run(...DRAW, ...words);
}

/** Expects that these words, called in this process, are refused and make no file. */
async function expectComplaint(
  words: readonly string[],
  message: string | RegExp,
  output: readonly string[] = ["--out", out],
): Promise<void> {
  const before = workspace.list();
  const complaint = await complaintOf(drawCommand, [...words.slice(1), ...output], workspace.directory);
  if (typeof message === "string") expect(complaint).toContain(message);
  else expect(complaint).toMatch(message);
  expect(workspace.list()).toEqual(before);
}

/** Words without one option and its value. */
function without(words: readonly string[], option: string): readonly string[] {
  const at = words.indexOf(option);
  return [...words.slice(0, at), ...words.slice(at + 2)];
}

describe("draw", () => {
  it("writes the record that the library makes, and a table", () => {
    const { code, stdout, stderr } = draw("--out", out, "--table", table);
    const record = drawPlan(ASKED);
    expect(stderr).toBe("");
    expect(code).toBe(0);
    expect(workspace.read(out)).toBe(formatRecord(record));
    const lines = workspace.read(table).split("\n");
    expect(lines[0]).toBe(`# ${ASKED.plan.title}`);
    expect(lines[2]).toContain(record.recordHash);
    for (const { id, name } of ASKED.plan.tasks) {
      expect(lines.filter((line) => line.startsWith(`| ${id} | ${name} | `))).toHaveLength(1);
    }
    expect(stdout).toContain(`record ${record.recordHash}\nwrote ${out}\nwrote ${table}\n`);
    expect(stdout).toContain("warning SEED_DECLARED: ");
    expect([...made()].sort()).toEqual([out, table].sort());
  });

  it("writes the same bytes whatever the order of the input files", () => {
    const evidence = smallEvidence();
    const turned = <T>(rows: readonly T[]): T[] => [...rows.slice(7), ...rows.slice(0, 7)].reverse();
    writeEvidence(workspace, {
      plan: { ...evidence.plan, tasks: turned(evidence.plan.tasks) },
      targets: turned(evidence.targets),
      inspectors: turned(evidence.inspectors),
    });
    expect(draw("--out", out).code).toBe(0);
    expect(workspace.read(out)).toBe(formatRecord(drawPlan(ASKED)));
  });

  it("reads files with a byte order mark", () => {
    workspace.write("plan.json", Buffer.from(`\uFEFF${JSON.stringify(ASKED.plan)}`));
    expect(draw("--out", out).code).toBe(0);
    expect(workspace.read(out)).toBe(formatRecord(drawPlan(ASKED)));
  });

  it("takes the seed from a file as well", () => {
    const seed = workspace.write("seed.json", SMALL_SEED);
    const words = without(without(DRAW, "--seed"), "--seed-ref");
    expect(workspace.run(...words, "--seed-file", seed, "--out", out).code).toBe(0);
    expect(workspace.read(out)).toBe(formatRecord(drawPlan(ASKED)));
  });

  it("counts no more bits than are stated", () => {
    draw("--seed-bits", "70", "--out", out);
    expect((JSON.parse(workspace.read(out)) as PlanRecord).seed.countedBits).toBe(70);
  });

  it("follows the policies of a file and knows the credit classes that they add", () => {
    const targets = ASKED.targets.map((target, index) => (index === 0 ? { ...target, creditClass: "E" } : target));
    writeEvidence(workspace, { targets });
    const creditClassTiers = { A: "low", B: "general", C: "higher", D: "high", E: "high" } as const;
    const policies = { creditClassTiers, selection: "shuffle/1", reservePerStratum: 2 } as const;
    const { code, stderr } = draw("--policies", workspace.write("policies.json", policies), "--out", out);
    expect(stderr).toBe("");
    expect(code).toBe(0);
    expect(workspace.read(out)).toBe(formatRecord(drawPlan({ ...ASKED, targets, policies })));
    const { code: verified } = workspace.run("verify", out, ...EVIDENCE);
    expect(verified).toBe(0);
  });

  it("draws the named tasks alone, again and with a reason", () => {
    expect(draw("--task", "T02", "--draw-number", "2", "--reason", "roster corrected", "--out", out).code).toBe(0);
    const again = { taskIds: ["T02"], drawNumber: 2, redrawReason: "roster corrected" };
    expect(workspace.read(out)).toBe(formatRecord(drawPlan({ ...ASKED, ...again })));
  });

  it("escapes in the table what Markdown would take for a column or markup", () => {
    const plan = {
      ...ASKED.plan,
      tasks: ASKED.plan.tasks.map((task) => ({ ...task, name: "one | *two* \\ <b>three</b>" })),
    };
    writeEvidence(workspace, { plan });
    expect(draw("--out", out, "--table", table).code).toBe(0);
    const rows = workspace
      .read(table)
      .split("\n")
      .filter((line) => line.startsWith("| T0"));
    expect(rows).toHaveLength(2);
    for (const row of rows) expect(row).toMatch(/^\| T0\d \| one \\\| \\\*two\\\* \\\\ \\<b\\>three\\<\/b\\> \| /);
  });
});

describe("nobody forgets the withdrawals", () => {
  const words = without(DRAW, "--avoidances");

  it("by leaving a word out", () => {
    const { code, stderr } = workspace.run(...words, "--out", out);
    expect(code).toBe(2);
    expect(stderr).toContain("--avoidances is missing; say --no-avoidances if there are none");
    expect(made()).toEqual([]);
  });

  it("unless they say that there are none", () => {
    expect(workspace.run(...words, "--no-avoidances", "--out", out).code).toBe(0);
    expect(workspace.read(out)).toBe(formatRecord(drawPlan({ ...ASKED, avoidances: [] })));
  });
});

describe("existing files", () => {
  const old = Buffer.from("precious");

  it.each(["record", "table"])("are kept without --force: %s", (which) => {
    if (which !== "table") workspace.write(out, old);
    if (which !== "record") workspace.write(table, old);
    const before = workspace.list();
    const { code, stdout, stderr } = draw("--out", out, "--table", table);
    expect(code).toBe(2);
    expect(stderr).toMatch(/^double-random: \S+ exists; --force overwrites it$/m);
    expect(stdout).toBe("");
    expect(workspace.list()).toEqual(before);
    if (which !== "table") expect(workspace.read(out)).toBe("precious");
    if (which !== "record") expect(workspace.read(table)).toBe("precious");
  });

  it("are overwritten with --force", () => {
    workspace.write(out, old);
    workspace.write(table, old);
    expect(draw("--out", out, "--table", table, "--force").code).toBe(0);
    expect(workspace.read(out)).toBe(formatRecord(drawPlan(ASKED)));
    expect(workspace.read(table)).toContain(`# ${ASKED.plan.title}\n`);
  });

  it("are kept with --force if the draw fails", () => {
    workspace.write(out, old);
    writeEvidence(workspace, { inspectors: ASKED.inspectors.slice(0, 1) });
    expect(draw("--out", out, "--force").code).toBe(1);
    expect(workspace.read(out)).toBe("precious");
  });

  it("with the name that a half-written file would have are kept", () => {
    workspace.write(`${out}.partial`, old);
    draw("--out", out);
    expect(workspace.list()).toContain(`${out}.partial`);
    expect(workspace.read(`${out}.partial`)).toBe("precious");
  });
});

describe("nothing is written unless all of it can be", () => {
  it.each([
    ["the record", () => ["--out", join("absent", out), "--table", table]],
    ["the table", () => ["--out", out, "--table", join("absent", table)]],
  ])("if the folder of %s is missing", (_, words) => {
    const { code, stdout, stderr } = draw(...words());
    expect(code).toBe(2);
    expect(stderr).toMatch(/^double-random: cannot write: /m);
    expect(stdout).toBe("");
    expect(made()).toEqual([]);
  });

  it.each([
    ["the record", () => ["--out", "folder", "--table", table]],
    ["the table", () => ["--out", out, "--table", "folder"]],
  ])("if %s is a folder, even with --force", (_, words) => {
    mkdirSync(join(workspace.directory, "folder"), { recursive: true });
    const { code, stdout } = draw(...words(), "--force");
    expect(code).toBe(2);
    expect(stdout).toBe("");
    expect(made().filter((name) => name !== "folder")).toEqual([]);
  });

  it("if record and table have one name", () => {
    const { code } = draw("--out", out, "--table", `./${out}`);
    expect(code).toBe(2);
    expect(made()).toEqual([]);
  });

  it("if targets are left without a team: exit code 1", () => {
    writeEvidence(workspace, { inspectors: ASKED.inspectors.slice(0, 1) });
    const { code, stdout, stderr } = draw("--out", out, "--table", table);
    expect(code).toBe(1);
    expect(stdout).toBe("");
    expect(stderr).toMatch(
      /^double-random: ASSIGNMENT_INFEASIBLE\n {2}inspectors: expected enough people for every visit to have a team .*, got no team of 2 for T01\/T-\d\d: /,
    );
    expect(stderr).toMatch(
      /\n {2}no team of 2 for T01\/T-04: .*\n {4}I-1: avoids-target \(V-1\), from 1 visit\n {4}would help: /,
    );
    expect(made()).toEqual([]);
  });

  it("if minimums contradict the quota: exit code 1", () => {
    const policies = workspace.write("policies.json", { minimumPerStratum: 4 });
    const { code, stderr } = draw("--policies", policies, "--out", out);
    expect(code).toBe(1);
    expect(stderr).toMatch(/^double-random: ALLOCATION_INFEASIBLE\n {2}quota: expected a total of at least \d+/);
    expect(workspace.list()).not.toContain(out);
  });
});

describe("unreadable input is named, and nothing is written", () => {
  it("a file is not there", async () => {
    const words = DRAW.map((word) => (word === "targets.json" ? "absent.json" : word));
    await expectComplaint(words, /^cannot read absent\.json: /);
  });

  it("a file is a folder", async () => {
    await expectComplaint(
      DRAW.map((word) => (word === "targets.json" ? "." : word)),
      /^cannot read \.: /,
    );
  });

  it.each([
    ["malformed", "plan.json", '[{"id":', "JSON_INVALID plan.json: expected JSON, got "],
    [
      "with a key twice",
      "targets.json",
      '[{"id":"a","id":"b"}]',
      'JSON_INVALID targets.json: expected every key once in an object, got "id" twice',
    ],
    [
      // 企业 in the encoding that older spreadsheets write.
      "in GB 18030",
      "targets.json",
      Buffer.concat([Buffer.from('["'), Buffer.from([0xc6, 0xf3, 0xd2, 0xb5]), Buffer.from('"]')]),
      "JSON_INVALID targets.json: expected JSON in UTF-8, got bytes that are not UTF-8",
    ],
    [
      "in UTF-16",
      "inspectors.json",
      Buffer.from('\uFEFF["企业"]', "utf16le"),
      "JSON_INVALID inspectors.json: expected JSON in UTF-8, got bytes that are not UTF-8",
    ],
    ["an object and no list", "inspectors.json", "{}", "FIELD_INVALID inspectors: expected a list, got an object"],
    [
      "nested without end",
      "plan.json",
      "[".repeat(100_000) + "]".repeat(100_000),
      "expected at most 100 levels, got more",
    ],
  ])("a file is %s: %s", async (_, file, content, message) => {
    workspace.write(file, Buffer.from(content));
    await expectComplaint(DRAW, message);
  });

  it("every bad row has a line of its own", () => {
    const targets = Array.from({ length: 40 }, (_, index) => ({
      ...ASKED.targets[0],
      id: `N${index}`,
      creditClass: "Z",
    }));
    workspace.write("targets.json", targets);
    const { code, stdout, stderr } = draw("--out", out);
    expect(code).toBe(2);
    expect(stdout).toBe("");
    expect(made()).toEqual([]);
    const [first, ...lines] = stderr.trimEnd().split("\n");
    expect(first).toBe("double-random: INPUT_INVALID");
    expect(lines).toEqual(
      targets.map(
        (_, index) => `  CREDIT_CLASS_UNKNOWN targets[${index}].creditClass: expected one of A, B, C, D, got "Z"`,
      ),
    );
  });

  it.each([null, { sources: [null] }])("the seed file holds %j", async (seed) => {
    const words = without(without(DRAW, "--seed"), "--seed-ref");
    workspace.write("seed.json", seed);
    await expectComplaint([...words, "--seed-file", "seed.json"], /^SEED_MISSING seed/);
  });

  it.each([null, { round: "ceil" }])("the policies file holds %j", async (policies) => {
    workspace.write("policies.json", policies);
    await expectComplaint([...DRAW, "--policies", "policies.json"], /^FIELD_\w+ policies/);
  });
});

describe("bad words are refused, and nothing is written", () => {
  it("with exit code 2", () => {
    const { code, stdout, stderr } = workspace.run(...DRAW, "--out", out, "--draw-number", "1.5");
    expect(code).toBe(2);
    expect(stdout).toBe("");
    expect(stderr).toMatch(/^double-random: --draw-number must be a whole number, got 1\.5$/m);
    expect(made()).toEqual([]);
  });

  it.each(["--plan", "--targets", "--inspectors", "--as-of", "--seed-ref"])("%s is missing", async (option) => {
    await expectComplaint(without(DRAW, option), `${option} is missing`);
  });

  it.each<readonly [string, readonly string[], string]>([
    ["--out is missing", DRAW, "--out is missing"],
    [
      "no seed",
      [...without(without(DRAW, "--seed"), "--seed-ref"), "--out", "x.json"],
      "give either --seed or --seed-file",
    ],
    ["two seeds", [...DRAW, "--seed-file", "seed.json", "--out", "x.json"], "give either --seed or --seed-file"],
    ["an empty seed", [...without(DRAW, "--seed"), "--seed", "", "--out", "x.json"], "SEED_MISSING"],
    ["a weak seed", [...without(DRAW, "--seed"), "--seed", "20240701", "--out", "x.json"], "SEED_WEAK"],
    ["too few bits", [...DRAW, "--seed-bits", "63", "--out", "x.json"], "SEED_WEAK"],
    [
      "bits in words",
      [...DRAW, "--seed-bits", "many", "--out", "x.json"],
      "--seed-bits must be a whole number, got many",
    ],
    ["negative bits", [...DRAW, "--seed-bits=-1", "--out", "x.json"], "--seed-bits must be a whole number, got -1"],
    [
      "a date that is none",
      [...without(DRAW, "--as-of"), "--as-of", "2024-02-30", "--out", "x.json"],
      "DATE_INVALID asOf",
    ],
    ["an unknown task", [...DRAW, "--task", "T99", "--out", "x.json"], "REFERENCE_UNKNOWN"],
    ["a second draw without a reason", [...DRAW, "--draw-number", "2", "--out", "x.json"], "REDRAW_UNEXPLAINED"],
    ["a reason for the first draw", [...DRAW, "--reason", "because", "--out", "x.json"], "REDRAW_UNEXPLAINED"],
    [
      "draw number 0",
      [...DRAW, "--draw-number", "0", "--out", "x.json"],
      "drawNumber: expected a whole number of at least 1, got 0",
    ],
    ["a file too many", [...DRAW, "extra.json", "--out", "x.json"], "--plan has no use with a publication"],
    [
      "the salt key of a publication",
      [...DRAW, "--salt-key", "k", "--out", "x.json"],
      "--salt-key has no use with a draw",
    ],
  ])("%s", async (_, words, message) => {
    await expectComplaint(words, message, []);
  });
});
