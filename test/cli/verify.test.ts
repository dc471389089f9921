import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { drawPlan, formatRecord, verifyRecord, type PlanRecord } from "double-random";
import { verify } from "../../src/cli/commands/verify.js";
import { smallEvidence, SMALL_SEED } from "../support/smallEvidence.js";
import { HAS_PYTHON } from "../support/outsidePrograms.js";
import { complaintOf, EVIDENCE, openWorkspace, secondVerifier, writeEvidence, type Workspace } from "./command.js";

const RECORD = drawPlan({ ...smallEvidence(), asOf: "2024-04-30", seed: SMALL_SEED });

let workspace: Workspace;
beforeAll(async () => {
  workspace = await openWorkspace();
  writeEvidence(workspace);
  workspace.write("record.json", Buffer.from(formatRecord(RECORD)));
});
afterAll(() => {
  workspace.close();
});

function changed(change: (record: PlanRecord) => PlanRecord): string {
  return workspace.write("changed.json", change(structuredClone(RECORD)));
}

/** The record with the first two drawn targets of the first task exchanged. */
function exchanged(record: PlanRecord): PlanRecord {
  const [task, ...tasks] = record.tasks;
  const [first, second, ...rest] = task!.selected;
  const selected = [{ ...first!, targetId: second!.targetId }, { ...second!, targetId: first!.targetId }, ...rest];
  return { ...record, tasks: [{ ...task!, selected }, ...tasks] };
}

describe("verify", () => {
  it("says yes to a record that fits its evidence, and what it did not check", () => {
    const { code, stdout, stderr } = workspace.run("verify", "record.json", ...EVIDENCE);
    const { checks } = verifyRecord(RECORD, smallEvidence());
    const passed = checks.filter(({ status }) => status === "pass").length;
    expect(stderr).toBe("");
    expect(code).toBe(0);
    expect(stdout).toMatch(new RegExp(`^${passed} of ${checks.length} checks passed\\n`));
    expect(stdout).toMatch(/The record verifies\.\n$/);
    expect(stdout).toMatch(/L2 +│ seed\.origin +│ not-checked/);
    expect(stdout).not.toContain("record.hash");
  });

  it("lists every check with --all", () => {
    const { code, stdout } = workspace.run("verify", "record.json", ...EVIDENCE, "--all");
    expect(code).toBe(0);
    expect(stdout.match(/│ (pass|not-checked) +│/g)).toHaveLength(verifyRecord(RECORD, smallEvidence()).checks.length);
    expect(stdout).toContain("record.hash");
  });

  it("prints the report of the library with --json", () => {
    const { code, stdout } = workspace.run("verify", "record.json", ...EVIDENCE, "--json");
    expect(code).toBe(0);
    expect(JSON.parse(stdout)).toEqual(verifyRecord(RECORD, smallEvidence()));
  });

  it("says no to a record that was changed, and what does not fit", () => {
    const { code, stdout, stderr } = workspace.run("verify", changed(exchanged), ...EVIDENCE);
    expect(stderr).toBe("");
    expect(code).toBe(1);
    expect(stdout).toMatch(/L0 +│ record\.hash +│ fail /);
    expect(stdout).toMatch(/L0 +│ task\.T01\.tickets +│ fail /);
    expect(stdout).toMatch(/The record does NOT verify\.\n$/);
  });

  it("says no to other evidence", () => {
    const { targets } = smallEvidence();
    const other = workspace.write("other.json", targets.slice(1));
    const { code, stdout } = workspace.run(
      "verify",
      "record.json",
      ...EVIDENCE.map((word) => (word === "targets.json" ? other : word)),
    );
    expect(code).toBe(1);
    expect(stdout).toMatch(/evidence\.targets +│ fail /);
  });

  it("says no if the exclusions are left out", () => {
    const { code, stdout } = workspace.run("verify", "record.json", ...EVIDENCE.slice(0, -2));
    expect(code).toBe(1);
    expect(stdout).toMatch(/evidence\.exclusions +│ fail /);
  });

  it("never says yes to a record alone", () => {
    const { code, stdout } = workspace.run("verify", "record.json", "--record-only");
    expect(code).toBe(1);
    expect(stdout).toMatch(/L1 +│ evidence +│ not-checked/);
    expect(stdout).toMatch(/The record does NOT verify\.\n$/);
    expect(stdout).not.toContain("│ fail");
  });

  it("says no to a record that is none", () => {
    const { code, stdout } = workspace.run("verify", workspace.write("odd.json", null), ...EVIDENCE);
    expect(code).toBe(1);
    expect(stdout).toMatch(/record\.schema +│ fail/);
  });

  it("lets no record write to the terminal", () => {
    const hostile = changed((record) => {
      const [task, ...tasks] = record.tasks;
      return {
        ...record,
        tasks: [{ ...task!, drawId: "\u001b[2J\u001b[32mThe record verifies.\u0007" }, ...tasks],
        planId: "x",
      };
    });
    const { code, stdout } = workspace.run("verify", hostile, ...EVIDENCE);
    expect(code).toBe(1);
    expect(stdout).not.toMatch(/[^\P{Cc}\n]/u);
  });
});

describe("what cannot be read is exit code 2", () => {
  it.each<readonly [string, readonly string[], string]>([
    ["a record that is not there", ["absent.json", ...EVIDENCE], "cannot read absent.json: "],
    ["evidence that is not there", ["record.json", ...EVIDENCE.with(3, "absent.json")], "cannot read absent.json: "],
    [
      "no --avoidances",
      ["record.json", ...EVIDENCE.slice(0, 6)],
      "--avoidances is missing; say --no-avoidances if there are none",
    ],
    ["no --plan", ["record.json", ...EVIDENCE.slice(2)], "--plan is missing"],
  ])("%s", async (_, words, message) => {
    expect(await complaintOf(verify, words, workspace.directory)).toContain(message);
  });

  it("a record with a key twice, of which JSON.parse would drop one", () => {
    const text = formatRecord(RECORD).replace('"drawNumber": 1,', '"drawNumber": 1, "drawNumber": 1,');
    workspace.write("twice.json", Buffer.from(text));
    const { code, stdout, stderr } = workspace.run("verify", "twice.json", ...EVIDENCE);
    expect(code).toBe(2);
    expect(stdout).toBe("");
    expect(stderr).toContain('twice.json: expected every key once in an object, got "drawNumber" twice');
  });

  it("evidence with a bad row", async () => {
    const bad = workspace.write("bad.json", [{ ...smallEvidence().targets[0], creditClass: "Z" }]);
    const complaint = await complaintOf(verify, ["record.json", ...EVIDENCE.with(3, bad)], workspace.directory);
    expect(complaint).toContain("CREDIT_CLASS_UNKNOWN targets[0].creditClass");
  });
});

describe.skipIf(!HAS_PYTHON)("the Python verifier", () => {
  const python = (...words: readonly string[]) => secondVerifier(workspace, ...words);

  it("says yes to the same record, and names what it did not check", () => {
    const { code, stdout } = python("--record", "record.json", ...EVIDENCE);
    expect(stdout).toContain("pass  L0  record  ");
    expect(stdout).toContain("pass  L1  record.draw  ");
    expect(stdout).toMatch(/\nIt verifies\.\nNot checked: when lists and seeds were fixed/);
    expect(code).toBe(0);
  });

  it("says no to a record that was changed, to another list, and without its lists", () => {
    changed(exchanged);
    expect(python("--record", "changed.json", ...EVIDENCE).code).toBe(1);
    const lists = EVIDENCE.map((word) => (word === "avoidances.json" ? "none.json" : word));
    workspace.write("none.json", []);
    const other = python("--record", "record.json", ...lists);
    expect([other.code, other.stdout]).toEqual([1, expect.stringContaining("FAIL  L1  evidence.avoidances")]);
    const without = python("--record", "record.json", "--plan", "plan.json");
    expect([without.code, without.stdout]).toEqual([1, expect.stringContaining("----  L1  evidence  ")]);
  });

  it("refuses a call that makes no sense for it", () => {
    expect(python("--record", "record.json", ...EVIDENCE, "--received", "record.json").code).toBe(2);
    expect(python("--record", "record.json", ...EVIDENCE, "--plan", "plan.json").code).toBe(2);
  });
});
