import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { drawPlan, formatRecord, type PlanRecord } from "double-random";
import { commitDraw, drawCommitted, revealSeed } from "../../src/chain/index.js";
import type { CommitmentEntry } from "../../src/model/commitmentEntry.js";
import type { Openings, TargetProof } from "../../src/model/proof.js";
import { uidOf } from "../../src/record/blinding.js";
import { itIsJudgedTwice, verifyPublication } from "../support/secondOpinion.js";
import { smallEvidence } from "../support/smallEvidence.js";
import { chainText, named, ROUND_123, SMALL_SOURCES, TIMES } from "../support/smallPublication.js";
import { COMMIT, DICE, DRAW, drawAll, INPUTS, openFolder, REVEAL, writeInputs, type Folder } from "./folder.js";

let folder: Folder;
beforeEach(() => {
  folder = openFolder();
  writeInputs(folder);
});
afterEach(() => {
  folder.close();
});

/** The words with one option's value changed, or added. */
function withOption(words: readonly string[], option: string, value: string): readonly string[] {
  const at = words.indexOf(option);
  return at < 0 ? [...words, option, value] : words.with(at + 1, value);
}

function without(words: readonly string[], option: string): readonly string[] {
  const at = words.indexOf(option);
  return [...words.slice(0, at), ...words.slice(at + 2)];
}

/** Expects that a command says no and leaves every file as it was. */
async function expectNothing(words: readonly string[], code: number, message: string): Promise<void> {
  const before = folder.everything();
  const said = await folder.run(...words);
  expect(said.stderr).toContain(message);
  expect([said.code, said.stdout]).toEqual([code, ""]);
  expect(folder.everything()).toEqual(before);
}

describe("commit, reveal, draw", () => {
  it("write the entries, lists and record that the library makes, and nothing else", async () => {
    writeInputs(folder, {}, SMALL_SOURCES);
    folder.write("round.json", ROUND_123);
    const inputs = Object.keys(folder.everything());
    const skips = ["--skip-reason", "moved-out", "--skip-reason", "revoked", "--not-before", "@round.json"];
    const committed = await folder.succeed(...COMMIT, ...skips);
    const saltKey = folder.read("salt.hex").trim();
    const evidence = smallEvidence();
    const commitment = commitDraw({
      ...evidence,
      ...{ chain: [], at: TIMES.commitment, asOf: "2024-04-30", saltKey },
      sources: SMALL_SOURCES.map((source) => named(source, TIMES.announced)),
      notBefore: ROUND_123,
      skipReasons: ["moved-out", "revoked"],
    });
    expect(folder.read("P/chain.jsonl")).toBe(chainText([commitment]));
    expect(committed).toContain(`entry 1, commitment, hash ${commitment.entryHash}\n`);
    for (const [name, rows] of Object.entries(evidence)) expect(folder.json(`P/draws/1/${name}.json`)).toEqual(rows);

    const revealed = await folder.succeed(...REVEAL);
    const seed = await revealSeed({ chain: [commitment], at: TIMES.seed, sources: SMALL_SOURCES });
    expect(folder.read("P/chain.jsonl")).toBe(chainText([commitment, seed]));
    for (const { drawId, seed: own } of seed.draws) expect(revealed).toContain(`seed of ${drawId}: ${own}\n`);

    const drawn = await folder.succeed(...DRAW);
    const { entry, record } = drawCommitted({ ...evidence, chain: [commitment, seed], at: TIMES.result, saltKey });
    expect(folder.read("P/chain.jsonl")).toBe(chainText([commitment, seed, entry]));
    expect(folder.read("P/draws/1/record.json")).toBe(formatRecord(record));
    expect(folder.json("P/draws/1/salt-key.json")).toEqual({ protocol: "dr1", kind: "salt-key", key: saltKey });
    expect(drawn).toContain(`record ${record.recordHash}\nentry 3, result, hash ${entry.entryHash}\n`);

    const made = Object.keys(folder.everything()).filter((name) => !inputs.includes(name));
    const lists = ["avoidances", "exclusions", "inspectors", "plan", "record", "salt-key", "targets"];
    expect(made).toEqual(["P/chain.jsonl", ...lists.map((name) => `P/draws/1/${name}.json`), "salt.hex"]);
    expect((await folder.run("verify", "@P")).code).toBe(0);
  });

  it("say what is to be published when", async () => {
    const said = await folder.succeed(...COMMIT);
    expect(said).toContain(`publish now, before ${TIMES.announced}: P/chain.jsonl`);
    expect(said).toMatch(/publish with the result: P\/draws\/1\/ \(plan\.json, .*exclusions\.json\)/);
    expect(said).toContain("keep secret until then: salt.hex\n");
    expect(said).toContain(`next, from ${TIMES.announced}: double-random reveal`);
  });

  it("take policies, tasks and a chosen commitment from the command line", async () => {
    folder.write("policies.json", { suite: "sm3", selection: "shuffle/1" });
    await folder.succeed(...COMMIT, "--task", "T02", "--policies", "@policies.json");
    const second = withOption(withOption(COMMIT, "--salt-key", "@salt2.hex"), "--task", "T01");
    await folder.succeed(...second);
    await expectNothing(REVEAL, 2, "there are several commitments waiting for a seed: 1, 2; say --commitment");
    await folder.succeed(...REVEAL, "--commitment", "2");
    await folder.succeed(...REVEAL);
    await folder.succeed(...withOption(DRAW, "--commitment", "1"));
    const [first, other, ofSecond, ofFirst] = folder.chain();
    expect([first?.suite, other?.suite]).toEqual(["sm3", "sha256"]);
    expect([ofSecond, ofFirst]).toMatchObject([{ commitment: other?.entryHash }, { commitment: first?.entryHash }]);
    const { tasks, policies } = folder.json("P/draws/1/record.json") as PlanRecord;
    expect([tasks.map(({ taskId }) => taskId), policies.selection]).toEqual([["T02"], "shuffle/1"]);
  });

  it("know the credit classes of the plan even if --policies states others", async () => {
    const { plan, targets } = smallEvidence();
    const creditClassTiers = { A: "low", B: "general", C: "higher", D: "high", E: "high" } as const;
    writeInputs(folder, {
      plan: { ...plan, policies: { creditClassTiers } },
      targets: targets.map((target, index) => (index === 0 ? { ...target, creditClass: "E" } : target)),
    });
    folder.write("policies.json", { reservePerStratum: 1 });
    await drawAll(folder, "--policies", "@policies.json");
    expect((await folder.run("verify", "@P")).code).toBe(0);
  });

  it("draw again only with a reason, as the next number", async () => {
    await drawAll(folder);
    const again = withOption(withOption(COMMIT, "--salt-key", "@salt2.hex"), "--at", TIMES.result);
    writeInputs(folder, {}, [{ ...DICE, ref: "dice, second meeting" }]);
    folder.write("sources.json", {
      sources: [{ ...named(DICE, "2023-09-01T00:00:00Z"), ref: "dice, second meeting" }],
    });
    await expectNothing(again, 2, "REDRAW_UNEXPLAINED");
    await folder.succeed(...again, "--reason", "the roster was wrong");
    expect(folder.chain().at(-1)).toMatchObject({ number: 4, drawNumber: 2, redrawReason: "the roster was wrong" });
    expect(folder.everything()["P/draws/4/plan.json"]).toBeDefined();
  });

  it("make a proof of the draw that is named, if there are several", async () => {
    await drawAll(folder);
    const again = { ...DICE, ref: "dice, second meeting" };
    folder.write("values.json", { sources: [again] });
    folder.write("sources.json", { sources: [named(again, "2023-09-01T00:00:00Z")] });
    const later = withOption(withOption(COMMIT, "--salt-key", "@salt2.hex"), "--at", "2023-08-30T00:00:00Z");
    await folder.succeed(...later, "--reason", "the roster was wrong");
    await folder.succeed(...withOption(REVEAL, "--at", "2023-09-01T00:00:00Z"));
    await folder.succeed("draw", "@P", "--salt-key", "@salt2.hex", "--at", "2023-09-01T00:00:00Z");
    const prove = ["prove", "@P", "--target", "T-01", "--task", "T01"];
    await expectNothing(
      [...prove, "--out", "@p.json"],
      2,
      "there are several commitments with a result for task T01: 1, 4; say --commitment",
    );
    for (const number of [1, 4]) {
      await folder.succeed(...prove, "--out", `@p${number}.json`, "--commitment", String(number));
      expect((folder.json(`p${number}.json`) as TargetProof).commitment.number).toBe(number);
      expect((await folder.run("check-proof", `@p${number}.json`)).code).toBe(0);
    }
  });

  it("draw the targets that are left in a later batch", async () => {
    await drawAll(folder, "--task", "T01", "--batch", "T01=1:1/2");
    const first = (folder.json("P/draws/1/record.json") as PlanRecord).tasks[0]!.selected;
    const later = { ...DICE, ref: "dice, second meeting" };
    folder.write("values.json", { sources: [later] });
    folder.write("sources.json", { sources: [named(later, "2023-09-01T00:00:00Z")] });
    const next = withOption(withOption(COMMIT, "--salt-key", "@salt2.hex"), "--at", "2023-08-30T00:00:00Z");
    const said = await folder.succeed(...next, "--task", "T01", "--batch", "T01=2:100%");
    expect(said).toContain(`batch 2 after ${first.length} drawn`);
    const { batch } = (folder.chain().at(-1) as CommitmentEntry).tasks[0]!;
    const ids = first.map(({ targetId }) => targetId).sort();
    expect(batch).toEqual({ number: 2, cumulativeShare: "100%", alreadyDrawn: ids });
    await folder.succeed(...withOption(REVEAL, "--at", "2023-09-02T00:00:00Z"));
    await folder.succeed("draw", "@P", "--salt-key", "@salt2.hex", "--at", "2023-09-02T00:00:00Z");
    const report = await folder.run("verify", "@P", "--all");
    expect(report.code).toBe(0);
    expect(report.stdout).toContain("draw.4.batches");
  });

  it("count only earlier batches of the same plan as drawn before", async () => {
    await drawAll(folder, "--task", "T01", "--batch", "T01=1:1/2");
    const first = (folder.json("P/draws/1/record.json") as PlanRecord).tasks[0]!.selected;
    const ids = first.map(({ targetId }) => targetId).sort();
    const drawnBefore = (): readonly string[] =>
      (folder.chain().at(-1) as CommitmentEntry).tasks[0]!.batch.alreadyDrawn;
    const meeting = { ...DICE, ref: "dice, second meeting" };
    const name = (ref: string, at: string): void => {
      folder.write("sources.json", { sources: [{ ...named(meeting, at), ref }] });
    };
    const second = [...withOption(withOption(COMMIT, "--salt-key", "@salt2.hex"), "--at", "2023-08-25T00:00:00Z")];
    name(meeting.ref, "2023-09-01T00:00:00Z");
    folder.write("values.json", { sources: [meeting] });
    await folder.succeed(...second, "--task", "T01", "--batch", "T01=2:3/4");
    await folder.succeed(...withOption(REVEAL, "--at", "2023-09-01T00:00:00Z"));
    await folder.succeed("draw", "@P", "--salt-key", "@salt2.hex", "--at", "2023-09-01T00:00:00Z");

    name("dice, third meeting", "2023-10-01T00:00:00Z");
    const later = [...withOption(withOption(COMMIT, "--salt-key", "@salt3.hex"), "--at", "2023-09-02T00:00:00Z")];
    later.push("--task", "T01");
    await folder.succeed(...later, "--batch", "T01=2:3/4", "--reason", "a mistake in the roster");
    expect(drawnBefore()).toEqual(ids);
    await folder.succeed(...withOption(later, "--salt-key", "@salt4.hex"), "--batch", "T01=3:100%");
    expect(drawnBefore().length).toBeGreaterThan(ids.length);

    folder.write("plan.json", { ...smallEvidence().plan, id: "plan-2025" });
    await folder.succeed(...withOption(later, "--salt-key", "@salt5.hex"), "--batch", "T01=2:100%");
    expect(drawnBefore()).toEqual([]);
  });

  it("refuse a batch whose earlier record is not that of the chain", async () => {
    await drawAll(folder, "--task", "T01", "--batch", "T01=1:1/2");
    const record = folder.json("P/draws/1/record.json") as PlanRecord;
    folder.write("P/draws/1/record.json", { ...record, warnings: [] });
    const next = [...withOption(COMMIT, "--salt-key", "@salt2.hex"), "--batch", "T01=2:100%"];
    await expectNothing(next, 2, "P/draws/1/record.json is not the record of entry 3 of the chain");
  });
});

describe("secrets", () => {
  it("are fresh, for their owner alone, and not said", async () => {
    const said = await folder.succeed(...COMMIT, "--blind", "@blind.hex", "--openings", "@openings.json");
    const keys = ["salt.hex", "blind.hex"].map((name) => folder.read(name));
    for (const key of keys) expect(key).toMatch(/^[0-9a-f]{64}\n$/);
    expect(keys[0]).not.toBe(keys[1]);
    for (const name of ["salt.hex", "blind.hex", "openings.json"]) expect(folder.mode(name)).toBe(0o600);
    for (const key of keys) expect(`${said}${folder.read("P/chain.jsonl")}`).not.toContain(key.trim());
  });

  it("are used if they are there", async () => {
    folder.write("salt.hex", "5a".repeat(32));
    await folder.succeed(...COMMIT);
    expect(folder.read("salt.hex")).toBe("5a".repeat(32));
    const saltKey = "5a".repeat(32);
    const sources = [named(DICE, TIMES.announced)];
    const entry = commitDraw({
      ...smallEvidence(),
      chain: [],
      at: TIMES.commitment,
      asOf: "2024-04-30",
      saltKey,
      sources,
    });
    expect(folder.read("P/chain.jsonl")).toBe(chainText([entry]));
  });

  it.each([
    ["a salt key", ["--salt-key", "@P/salt.hex"], "P/salt.hex is a secret and must not be inside P"],
    ["a salt key by a detour", ["--salt-key", "@Q/../P/draws/salt.hex"], "must not be inside P"],
    ["a blinding key", ["--blind", "@P/b.hex", "--openings", "@o.json"], "P/b.hex is a secret"],
    ["openings", ["--blind", "@b.hex", "--openings", "@P/draws/o.json"], "P/draws/o.json is a secret"],
  ])("never go into the publication: %s", async (_, words, message) => {
    const { code, stderr } = await folder.run(...[...withOption(COMMIT, words[0]!, words[1]!), ...words.slice(2)]);
    expect([code, stderr]).toEqual([2, expect.stringContaining(message)]);
    expect(Object.keys(folder.everything()).filter((name) => name.startsWith("P"))).toEqual([]);
  });

  it.each(["", "5A".repeat(32), "5a".repeat(31), '{"key":"5a"}'])("must be 32 bytes: %j", async (text) => {
    folder.write("salt.hex", text);
    await expectNothing(COMMIT, 2, "salt.hex must hold 64 lower-case hexadecimal characters");
  });

  it("of one commitment are not those of another, published or not", async () => {
    await folder.succeed(...COMMIT, "--task", "T01");
    await expectNothing([...COMMIT, "--task", "T02"], 2, "salt.hex is the salt key of commitment 1; name a new file");
  });

  it("are taken where the lists of an earlier commitment are not at hand", async () => {
    await folder.succeed(...COMMIT, "--task", "T01");
    const chain = folder.read("P/chain.jsonl");
    const copy = openFolder();
    try {
      writeInputs(copy);
      copy.write("P/chain.jsonl", chain);
      copy.write("salt.hex", "5a".repeat(32));
      await copy.succeed(...COMMIT, "--task", "T02");
      expect(copy.chain()).toHaveLength(2);
    } finally {
      copy.close();
    }
  });

  it("that are not those of the commitment draw nothing", async () => {
    await folder.succeed(...COMMIT);
    await folder.succeed(...REVEAL);
    folder.write("other.hex", "5a".repeat(32));
    await expectNothing(withOption(DRAW, "--salt-key", "@other.hex"), 2, "EVIDENCE_MISMATCH");
    await expectNothing(withOption(DRAW, "--salt-key", "@absent.hex"), 2, "cannot read absent.hex");
  });
});

describe("a blinded publication", () => {
  it("names nobody, and in no order that leads back", async () => {
    const { targets, inspectors } = smallEvidence();
    await drawAll(folder, "--blind", "@blind.hex", "--openings", "@openings.json");
    const published = Object.entries(folder.everything()).filter(([name]) => name.startsWith("P/"));
    for (const [name, text] of published) {
      for (const { id } of [...targets, ...inspectors]) expect(text, name).not.toContain(`"${id}"`);
    }
    for (const name of ["targets", "inspectors"]) {
      const ids = (folder.json(`P/draws/1/${name}.json`) as readonly { id: string }[]).map(({ id }) => id);
      expect(ids).toEqual([...ids].sort());
    }
    expect((await folder.run("verify", "@P")).code).toBe(0);
  });

  it("needs key and openings together", async () => {
    await expectNothing([...COMMIT, "--blind", "@b.hex"], 2, "--blind and --openings go together");
    await expectNothing([...COMMIT, "--openings", "@o.json"], 2, "--blind and --openings go together");
  });

  it("takes the ids that people know for replacements, results and proofs", async () => {
    await drawAll(folder, "--blind", "@blind.hex", "--openings", "@openings.json");
    const openings = ["--opening", "@openings.json"];
    const { assignment } = folder.json("P/draws/1/record.json") as PlanRecord;
    const ofT02 = assignment.visits.filter(({ taskIds }) => taskIds[0] === "T02");
    let drawn = "";
    for (const { id } of smallEvidence().targets.filter(({ subjectType }) => subjectType === "individual")) {
      await folder.run("prove", "@P", "--target", id, "--task", "T02", ...openings, "--out", `@${id}.json`);
      const { leaf } = folder.json(`${id}.json`) as TargetProof;
      if (ofT02.some(({ targetId }) => targetId === leaf.value.id)) drawn = id;
    }
    const visit = ["--visit", `T02/${drawn}`, "--by", "office", "--at-day", "2023-08-24", "--at", TIMES.event];
    const result = ["result", "@P", "--outcome", "no-problem", ...visit];
    await expectNothing(result, 2, "the publication is blinded; --blind is missing");
    const said = await folder.succeed(...result, "--blind", "@blind.hex");
    expect(said).toMatch(/^T02\/[0-9a-f]{64}: no-problem\n/);

    const { openings: known } = folder.json("openings.json") as Openings;
    const idOf = (uid: string): string => known.find((opening) => uidOf("sha256", opening) === uid)!.id;
    const other = ofT02.find(({ targetId }) => idOf(targetId) !== drawn)!;
    const leaves = other.team[1]!.inspectorId;
    const replaced = await folder.succeed(
      ...["replace", "@P", "--inspectors", "@inspectors.json", "--avoidances", "@avoidances.json", "--reason", "leave"],
      ...["--inspector", idOf(leaves), ...visit.with(1, `T02/${idOf(other.targetId)}`), "--blind", "@blind.hex"],
    );
    expect(replaced).toContain(` for ${leaves}, of `);
    const proof = await folder.run("check-proof", `@${drawn}.json`);
    expect([proof.code, proof.stdout]).toEqual([0, expect.stringContaining("The proof holds.")]);
    expect((await folder.run("verify", "@P")).code).toBe(0);
  });
});

describe("nothing is written unless all of it can be", () => {
  it.each<readonly [string, readonly string[], number, string]>([
    ["no plan", without(COMMIT, "--plan"), 2, "--plan is missing"],
    ["no sources", without(COMMIT, "--sources"), 2, "give either --sources or --dice"],
    [
      "sources that are none",
      withOption(COMMIT, "--sources", "@plan.json"),
      2,
      'plan.json must hold { "sources": [...] }',
    ],
    ["sources with a value", withOption(COMMIT, "--sources", "@values.json"), 2, "sources"],
    ["a source that is known already", withOption(COMMIT, "--at", TIMES.announced), 2, "ENTRY_OUT_OF_PLACE"],
    ["a time that is none", withOption(COMMIT, "--at", "today"), 2, "FIELD_INVALID at"],
    ["an unknown skip reason", [...COMMIT, "--skip-reason", "no-problem"], 2, "entry.skipReasons[0]"],
    ["an unknown task", [...COMMIT, "--task", "T99"], 2, "REFERENCE_UNKNOWN"],
    ["a batch in other words", [...COMMIT, "--batch", "T01=half"], 2, "--batch must be TASK=K:SHARE"],
    ["two batches of a task", [...COMMIT, "--batch", "T01=1:1/2", "--batch", "T01=2:100%"], 2, "names task T01 twice"],
    ["a batch of another task", [...COMMIT, "--task", "T02", "--batch", "T01=1:1/2"], 2, "which --task does not"],
    ["a share above all", [...COMMIT, "--batch", "T01=1:101%"], 2, "RATIO_INVALID"],
    ["a key that is none", [...COMMIT, "--sign", "@plan.json"], 2, "plan.json holds no private key"],
    ["a chain that is not there", REVEAL, 2, "P holds no chain.jsonl; double-random commit begins one"],
  ])("%s", async (_, words, code, message) => {
    await expectNothing(words, code, message);
  });

  it("keeps lists that are there, and overwrites them with --force, but never the chain", async () => {
    folder.write("P/draws/1/targets.json", "precious");
    await expectNothing(COMMIT, 2, "P/draws/1/targets.json exists; --force overwrites it");
    await folder.succeed(...COMMIT, "--force");
    expect(folder.json("P/draws/1/targets.json")).toEqual(smallEvidence().targets);
    const before = folder.read("P/chain.jsonl");
    folder.write("P/draws/1/record.json", "precious");
    await folder.succeed(...REVEAL);
    await expectNothing(DRAW, 2, "P/draws/1/record.json exists");
    await folder.succeed(...DRAW, "--force");
    expect(folder.read("P/chain.jsonl").startsWith(before)).toBe(true);
  });

  it("waits for nobody who is writing, and says which file is in the way", async () => {
    folder.write("P/.chain.jsonl.lock", "");
    await expectNothing(COMMIT, 2, "P/.chain.jsonl.lock exists: another command is writing");
  });

  it("refuses to go on with a chain that was edited or cut short", async () => {
    await folder.succeed(...COMMIT);
    const text = folder.read("P/chain.jsonl");
    folder.write("P/chain.jsonl", text.replace('"asOf":"2024-04-30"', '"asOf":"2024-04-29"'));
    await expectNothing(REVEAL, 2, "CHAIN_BROKEN");
    folder.write("P/chain.jsonl", text.trimEnd());
    await expectNothing(REVEAL, 2, "expected a line feed at the end");
    folder.write("P/chain.jsonl", text.replace('"asOf"', ' "asOf"'));
    await expectNothing(REVEAL, 2, "canonical JSON");
  });

  it("draws only from the lists that were committed to", async () => {
    await folder.succeed(...COMMIT);
    await folder.succeed(...REVEAL);
    const [first, ...others] = smallEvidence().targets;
    folder.write("P/draws/1/targets.json", [{ ...first, creditClass: "B" }, ...others]);
    await expectNothing(DRAW, 2, "EVIDENCE_MISMATCH\n  targets: ");
  });
});

describe("a draw without teams", () => {
  beforeEach(async () => {
    const inspectors = smallEvidence().inspectors.map((inspector) => ({ ...inspector, mostVisits: 1 }));
    writeInputs(folder, { inspectors });
    await folder.succeed(...COMMIT);
    await folder.succeed(...REVEAL);
  });

  it("is explained, with exit code 1 and how to void it", async () => {
    await expectNothing(DRAW, 1, "double-random: ASSIGNMENT_INFEASIBLE");
    const { stderr } = await folder.run(...DRAW);
    expect(stderr).toMatch(/ need \d+ places; .* short by \d+/);
    expect(stderr).toMatch(/void \S*P --commitment 1 --reason cannot-be-drawn --note TEXT --salt-key FILE\n$/);
  });

  it("can be voided, and everybody can check that there are none", async () => {
    const words = ["void", "@P", "--reason", "cannot-be-drawn", "--note", "too few people", "--at", TIMES.result];
    folder.write("other.hex", "5a".repeat(32));
    await expectNothing([...words, "--salt-key", "@other.hex"], 2, "other.hex is not the salt key of commitment 1");
    await folder.succeed(...words, "--salt-key", "@salt.hex");
    const report = await folder.run("verify", "@P", "--all");
    expect(report.code).toBe(0);
    expect(report.stdout).toMatch(/draw\.1\.void +│ There are no teams/);
  });
});

describe("void", () => {
  it("withdraws before a source can be known, and not after", async () => {
    await folder.succeed(...COMMIT);
    const words = ["void", "@P", "--reason", "withdrawn", "--note", "the plan was changed"];
    await expectNothing([...words, "--at", TIMES.announced], 2, "it withdraws when a source could be known");
    await folder.succeed(...words, "--at", "2023-08-23T15:49:59Z");
    expect(folder.chain()[1]).toMatchObject({ kind: "void", reason: "withdrawn", note: "the plan was changed" });
    await expectNothing(REVEAL, 2, "there is no commitment waiting for a seed");
  });

  it("names the source that is missing", async () => {
    await folder.succeed(...COMMIT);
    const words = ["void", "@P", "--reason", "source-missing", "--note", "no meeting", "--at", TIMES.seed];
    await expectNothing(words, 2, "it must name a source");
    await expectNothing([...words, "--source", "another"], 2, "it names a source that its commitment does not have");
    await folder.succeed(...words, "--source", DICE.ref);
    expect(folder.chain()[1]).toMatchObject({ source: DICE.ref });
    expect((await folder.run("verify", "@P")).code).toBe(0);
  });

  it("refuses an unknown reason", async () => {
    await folder.succeed(...COMMIT);
    await expectNothing(["void", "@P", "--reason", "dislike", "--note", "x", "--at", TIMES.seed], 2, "entry.reason");
  });
});

describe("replace and result", () => {
  const by = ["--by", "office", "--at-day", "2023-08-24", "--at", TIMES.event];
  const today = ["--inspectors", "@inspectors.json", "--avoidances", "@avoidances.json"];

  it("append events that verify", async () => {
    await drawAll(folder);
    const { assignment } = folder.json("P/draws/1/record.json") as PlanRecord;
    const { visitId, team } = assignment.visits[0]!;
    const leaves = team[1]!.inspectorId;
    const replace = ["replace", "@P", "--visit", visitId, ...today, ...by];
    const said = await folder.succeed(...replace, "--inspector", leaves, "--reason", "illness", "--draw", "1");
    expect(said).toMatch(
      new RegExp(`^${visitId}: I-\\d for ${leaves}, of \\d\nteam: .*\nevent [0-9a-f]{64}\nentry 4, event`),
    );
    const result = ["result", "@P", "--visit", visitId, "--outcome", "no-problem", ...by];
    await folder.succeed(...result);
    expect(folder.chain().slice(3)).toMatchObject([
      { kind: "event", event: { kind: "inspector-replaced", number: 1, leaves: [leaves] } },
      { kind: "event", event: { kind: "result-recorded", number: 2, outcome: "no-problem" } },
    ]);
    await expectNothing(result, 2, "RESULT_RECORDED");
    await expectNothing(
      withOption(result, "--outcome", "moved-out").with(3, assignment.visits[1]!.visitId),
      2,
      "does not allow",
    );
    const report = await folder.run("verify", "@P", "--all");
    expect([report.code, report.stdout]).toEqual([0, expect.stringMatching(/draw\.1\.events +│ The events belong/)]);
  });

  it("use a reserve for a target that is gone, and say what each item was, in a chain that verifies", async () => {
    folder.write("policies.json", { reservePerStratum: 1 });
    const allowed = ["--skip-reason", "moved-out", "--skip-reason", "activity-not-carried-on"];
    await folder.succeed(...COMMIT, "--policies", "@policies.json", ...allowed);
    await folder.succeed(...REVEAL);
    await folder.succeed(...DRAW);
    const record = folder.json("P/draws/1/record.json") as PlanRecord;
    const [one, other] = record.assignment.visits as [
      PlanRecord["assignment"]["visits"][0],
      PlanRecord["assignment"]["visits"][0],
    ];
    const reserve = ["reserve", "@P", "--visit", one.visitId, "--task", one.taskIds[0]!, ...today, ...by];
    await expectNothing(reserve, 2, "RESERVE_UNAVAILABLE");
    await folder.succeed("result", "@P", "--visit", one.visitId, "--outcome", "moved-out", ...by);
    const said = await folder.succeed(...reserve);
    expect(said).toMatch(
      new RegExp(`^${one.visitId} \\(moved-out\\): reserve 1 of \\S+ is T-\\d+\n(new visit|task T01 joins)`),
    );
    await expectNothing(reserve, 2, "RESERVE_UNAVAILABLE");
    const findings = other.taskIds.map((taskId) => ({ taskId, itemId: "item", outcome: "no-problem" }));
    folder.write("findings.json", findings);
    const told = [
      "result",
      "@P",
      "--visit",
      other.visitId,
      "--outcome",
      "no-problem",
      "--findings",
      "@findings.json",
      ...by,
    ];
    expect(await folder.succeed(...told)).toContain(`  ${other.taskIds[0]!}/item: no-problem\n`);
    expect(folder.chain().at(-1)).toMatchObject({ event: { kind: "result-recorded", findings } });
    const report = await folder.run("verify", "@P", "--all");
    expect([report.code, report.stdout]).toEqual([0, expect.stringMatching(/draw\.1\.findings +│ A result/)]);
    const shown = await folder.succeed("chain", "@P");
    expect(shown.replace(/\s+/g, " ")).toContain("reserve 1 of");
  });

  it("say who keeps away if nobody can come, with exit code 1", async () => {
    await drawAll(folder);
    const { assignment } = folder.json("P/draws/1/record.json") as PlanRecord;
    const { visitId, team } = assignment.visits[0]!;
    const inspectors = smallEvidence().inspectors.map((inspector) =>
      team.some(({ inspectorId }) => inspectorId === inspector.id) ? inspector : { ...inspector, active: false },
    );
    folder.write("inspectors.json", inspectors);
    const words = ["replace", "@P", "--visit", visitId, "--inspector", team[0]!.inspectorId, "--reason", "leave"];
    await expectNothing([...words, ...today, ...by], 1, "I-6: inactive\n");
  });

  it.each<readonly [string, readonly string[], string]>([
    ["before there is a result", ["--draw", "1"], "commitment 1 has no result"],
    ["of no commitment", ["--draw", "7"], "--draw 7: no such entry"],
    ["of a draw that is no number", ["--draw", "one"], "--draw must be a whole number, got one"],
    ["with what only a record needs", ["--out", "@x.json"], "--out has no use with a publication"],
  ])("are refused %s", async (_, words, message) => {
    await folder.succeed(...COMMIT);
    await expectNothing(
      ["replace", "@P", "--visit", "T01/T-01", "--inspector", "I-1", "--reason", "leave", ...today, ...by, ...words],
      2,
      message,
    );
  });
});

describe("signatures", () => {
  const hex = "9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60";
  // RFC 8032, section 7.1, test 1; the PEM form is that of RFC 8410.
  const publicKey = "ed25519:d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a";
  const der = Buffer.from(`302e020100300506032b657004220420${hex}`, "hex").toString("base64");
  const pem = `-----BEGIN PRIVATE KEY-----\n${der}\n-----END PRIVATE KEY-----\n`;

  it("are made with a key as PEM or as hexadecimal, whose public half key prints", async () => {
    folder.write("key.pem", pem);
    folder.write("key.hex", `${hex.toUpperCase()}\n`);
    expect(await folder.succeed("key", "@key.pem")).toBe(`${publicKey}\n`);
    expect(await folder.succeed("key", "@key.hex")).toBe(`${publicKey}\n`);
    await folder.succeed(...COMMIT, "--sign", "@key.pem");
    await folder.succeed(...REVEAL, "--sign", "@key.hex");
    await folder.succeed(...DRAW, "--sign", "@key.hex");
    expect((await folder.run("verify", "@P", "--authority-key", publicKey)).stdout).toMatch(/L5 signature .*│ pass/);
    const { stdout, code } = await folder.run("verify", "@P", "--authority-key", publicKey.replace("d7", "d6"));
    expect([code, stdout]).toEqual([1, expect.stringMatching(/L5 signature .*│ FAIL/)]);
  });

  it.each([
    ["nothing", ""],
    ["half a key", hex.slice(32)],
    [
      "a public key",
      "-----BEGIN PUBLIC KEY-----\nMCowBQYDK2VwAyEA11qYAYKxCrfVS/7TyWQHOg7hcvPapiMlrwIaaPcHURo=\n-----END PUBLIC KEY-----",
    ],
  ])("are not made with %s", async (_, text) => {
    folder.write("key.pem", text);
    const { code, stderr } = await folder.run("key", "@key.pem");
    expect([code, stderr]).toEqual([2, expect.stringContaining("key.pem holds no private key")]);
  });

  it("are not made with a key of another kind", async () => {
    // X25519 (RFC 8410).
    const other = Buffer.from(`302e020100300506032b656e04220420${hex}`, "hex").toString("base64");
    folder.write("key.pem", `-----BEGIN PRIVATE KEY-----\n${other}\n-----END PRIVATE KEY-----\n`);
    const { code, stderr } = await folder.run("key", "@key.pem");
    expect([code, stderr]).toEqual([2, expect.stringContaining("holds a key for x25519, not for ed25519")]);
  });
});

describe("witness", () => {
  beforeEach(async () => {
    await folder.succeed(...COMMIT);
    folder.write("key.hex", "4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb");
  });
  const words = ["witness", "@P", "--entry", "1", "--name", "newspaper", "--key", "@key.hex"];

  it("states nothing about a chain that was edited", async () => {
    const edited = folder.read("P/chain.jsonl").replace('"asOf":"2024-04-30"', '"asOf":"2024-04-29"');
    folder.write("P/chain.jsonl", edited);
    await expectNothing([...words, "--at", TIMES.announced], 2, "CHAIN_BROKEN");
  });

  it("states what was seen, which verify counts with the key", async () => {
    const said = await folder.succeed(...words, "--at", "2023-08-23T15:30:00Z");
    const [, key = ""] = /--witness-key newspaper=(\S+)/.exec(said) ?? [];
    expect(folder.json("P/witness/newspaper.json")).toMatchObject({
      kind: "witness",
      authority: "bureau",
      entry: folder.chain()[0]!.entryHash,
      at: "2023-08-23T15:30:00Z",
    });
    const { stdout } = await folder.run("verify", "@P", "--witness-key", `the paper=${key}`, "--all");
    expect(stdout).toMatch(/draw\.1\.witness +│ the paper saw the commitment/);
    expect((await folder.run("verify", "@P", "--all")).stdout).not.toContain("saw the commitment");
    await expectNothing([...words, "--at", "2023-08-23T15:30:00Z"], 2, "newspaper.json exists; --force overwrites it");
  });

  it.each<readonly [string, readonly string[], string]>([
    ["an entry that is not there", ["--entry", "2"], "--entry 2: the chain has 1 entries"],
    ["entry 0", ["--entry", "0"], "--entry 0: the chain has 1 entries"],
    ["a name that no file may have", ["--name", "a/b"], "--name must be 1 to 64 characters"],
    ["a time before the entry", ["--at", "2023-08-23T15:19:59Z"], "which is after 2023-08-23T15:19:59Z"],
    ["a time that is none", ["--at", "later"], "FIELD_INVALID at: expected a second of UTC"],
  ])("refuses %s", async (_, changes, message) => {
    const [option = "", value = ""] = changes;
    const all = withOption([...words, "--at", TIMES.announced], option, value);
    await expectNothing(all, 2, message);
  });
});

describe("chain", () => {
  it("lists what each entry says", async () => {
    await drawAll(folder);
    const said = await folder.succeed("chain", "@P");
    for (const { entryHash } of folder.chain()) expect(said).toContain(entryHash);
    expect(said).toMatch(/1 │ commitment │ 2023-08-23T15:20:00Z │ +1 │/);
    expect(said).toContain("plan-2024: tasks T01, T02; seed from ten-sided dice, public");
    expect(said).toContain("T01: 8 drawn, T02: 10 drawn; record");
    expect(said).toContain("070531846291375508264193");
    expect(JSON.parse(await folder.succeed("chain", "@P", "--json"))).toEqual(folder.chain());
  });

  it("says no to one that was edited", async () => {
    await folder.succeed(...COMMIT);
    folder.write("P/chain.jsonl", folder.read("P/chain.jsonl").replace('"asOf":"2024-04-30"', '"asOf":"2024-04-29"'));
    const { code, stderr } = await folder.run("chain", "@P");
    expect([code, stderr]).toEqual([1, "double-random: Entry 1: it was changed after it was sealed.\n"]);
  });
});

it("the record of a chain is that of a draw without one, but for its seed", async () => {
  await drawAll(folder);
  const { warnings: _, ...record } = folder.json("P/draws/1/record.json") as PlanRecord;
  const { warnings: __, ...alone } = drawPlan({ ...smallEvidence(), asOf: "2024-04-30", seed: { sources: [DICE] } });
  expect(record).toEqual(alone);
  expect((await folder.run("draw", ...INPUTS)).stderr).toContain("--out is missing");
  const files = Object.fromEntries(
    Object.entries(folder.everything())
      .filter(([name]) => name.startsWith("P/"))
      .map(([name, text]) => [name.slice(2), Buffer.from(text, "latin1")]),
  );
  expect((await verifyPublication(files)).ok).toBe(true);
});

itIsJudgedTwice(1);
