import { describe, expect, it } from "vitest";
import type { ErrorCode } from "double-random";
import { commitDraw, type CommitDrawOptions } from "double-random/chain";
import type { ChainEntry } from "../../src/model/chain.js";
import type { CommitmentEntry } from "../../src/model/commitmentEntry.js";
import type { CommittedSource } from "../../src/model/seed.js";
import { hashText } from "../../src/random/hashing.js";
import { entryHash } from "../../src/record/sealEntry.js";
import { AT, commit, commitOptions, DICE, EVIDENCE, wholeDraw } from "../support/chainSteps.js";
import { deepFreeze } from "../support/deepFreeze.js";
import { headByTheBook, listsByTheBook, sortedJson } from "../support/listsByTheBook.js";
import { expectRefusal } from "../support/refusals.js";
import { mixed, smallNumbers } from "../support/smallNumbers.js";
import { named, SALT_KEY } from "../support/smallPublication.js";
import { smallInspector, smallTarget } from "../support/smallPlan.js";
import { hashByNode } from "../support/treeByTheBook.js";

const DICE_NAMED = named(DICE, AT.known);
const SECRET = "7e".repeat(32);

function secretOf(party: string): CommittedSource {
  return { type: "reveal", ref: party, digest: hashText("sha256", `dr1:secret:${SECRET}:${party}`), at: AT.known };
}

/** As plain JavaScript could call it. */
type Fields = Readonly<Partial<Record<keyof CommitDrawOptions, unknown>>>;

function committing(fields: Fields): () => CommitmentEntry {
  return () => commitDraw({ ...commitOptions(), ...fields } as CommitDrawOptions);
}

describe("a commitment", () => {
  it.each(["sha256", "sm3"] as const)("binds plan, lists and frames as the specification says (%s)", (suite) => {
    const entry = commit({ policies: { suite } });
    const { entryHash, ...sealed } = entry;
    expect(entryHash).toBe(hashByNode(suite, `dr1:entry:${sortedJson(sealed)}`).toString("hex"));
    expect(entry.plan).toBe(hashByNode(suite, `dr1:plan:${sortedJson(EVIDENCE.plan)}`).toString("hex"));
    expect(entry.lists).toEqual(listsByTheBook(suite, SALT_KEY, EVIDENCE));

    const tiers = { A: "low", B: "general", C: "higher", D: "high", none: "unclassified" } as const;
    const existing = EVIDENCE.targets.filter(({ status }) => status === "existing");
    const rows = {
      T01: existing
        .filter(({ id }) => id !== "T-02")
        .map(({ id, creditClass = "none" }) => ({ id, stratum: tiers[creditClass as keyof typeof tiers] })),
      T02: existing
        .filter(({ subjectType }) => subjectType === "individual")
        .map(({ id }) => ({ id, stratum: "untiered" })),
    };
    expect(entry.tasks.map(({ taskId }) => taskId)).toEqual(["T01", "T02"]);
    for (const [taskId, frame] of Object.entries(rows)) {
      const task = entry.tasks.find((other) => other.taskId === taskId)!;
      const leaves = frame.map((row): readonly [string, unknown] => [row.id, row]);
      expect(task.frame).toEqual(headByTheBook(suite, SALT_KEY, `frame/${taskId}`, leaves));
      expect(task.drawId).toBe(`bureau/plan-2024/${taskId}/b1/d1`);
    }
  });

  it("does not depend on the order of any list, task or field", () => {
    const expected = commit().entryHash;
    const below = smallNumbers(11);
    const reordered = <T extends object>(row: T): T => Object.fromEntries(mixed(Object.entries(row), below)) as T;
    for (let turn = 0; turn < 12; turn++) {
      const entry = commit({
        plan: reordered({ ...EVIDENCE.plan, tasks: mixed(EVIDENCE.plan.tasks, below) }),
        targets: mixed(EVIDENCE.targets, below).map(reordered),
        inspectors: mixed(EVIDENCE.inspectors, below).map(reordered),
        avoidances: mixed(EVIDENCE.avoidances, below).map(reordered),
        exclusions: mixed(EVIDENCE.exclusions, below).map(reordered),
        taskIds: mixed(["T01", "T02", "T01"], below),
      });
      expect(entry.entryHash).toBe(expected);
    }
  });

  it("depends on the order of the sources, which is that of the seed", () => {
    const sources = [DICE_NAMED, secretOf("an invented chamber")];
    expect(commit({ sources }).entryHash).not.toBe(commit({ sources: sources.toReversed() }).entryHash);
  });

  it("states every policy, also those that nobody stated", () => {
    expect(Object.keys(commit().policies)).toEqual(Object.keys(commit({ policies: { rounding: "ceil" } }).policies));
    expect(commit({ policies: { rounding: "floor" } }).policies.rounding).toBe("floor");
  });

  it("sorts what earlier batches drew", () => {
    const batch = { number: 2, cumulativeShare: "60%", alreadyDrawn: ["T-05", "T-01", "T-03"] };
    const [task] = commit({ batches: { T01: batch } }).tasks;
    expect(task!.batch.alreadyDrawn).toEqual(["T-01", "T-03", "T-05"]);
    expect(task!.drawId).toBe("bureau/plan-2024/T01/b2/d1");
  });
});

describe("what a commitment tells of the lists", () => {
  const before = commit();

  it("is no id of a target, an inspector or a withdrawal, and no salt key", () => {
    const text = JSON.stringify(before);
    const { targets, inspectors, avoidances } = EVIDENCE;
    for (const { id } of [...targets, ...inspectors, ...avoidances]) expect(text).not.toContain(id);
    expect(text).not.toContain(SALT_KEY.slice(0, 12));
  });

  const rows = EVIDENCE.targets;
  const cases: readonly (readonly [what: string, fields: Partial<CommitDrawOptions>, changed: readonly string[]])[] = [
    ["the name of a target", { targets: rows.with(4, { ...rows[4]!, name: "虚构眼镜店" }) }, ["lists.targets.root"]],
    [
      "the id of a target of one frame",
      { targets: rows.with(4, { ...rows[4]!, id: "T-77" }) },
      ["lists.targets.root", "tasks[0].frame.root"],
    ],
    [
      "the id of a target of both frames",
      { targets: rows.with(7, { ...rows[7]!, id: "T-77" }) },
      ["lists.targets.root", "tasks[0].frame.root", "tasks[1].frame.root"],
    ],
    [
      "two targets that change their classes",
      {
        targets: rows
          .with(0, { ...rows[0]!, creditClass: rows[4]!.creditClass! })
          .with(4, { ...rows[4]!, creditClass: rows[0]!.creditClass! }),
      },
      ["lists.targets.root", "tasks[0].frame.root"],
    ],
    [
      "an inspector for another",
      { inspectors: EVIDENCE.inspectors.with(4, smallInspector({ id: "I-9", unitId: "office-02" })) },
      ["lists.inspectors.root"],
    ],
    [
      "the target of a withdrawal",
      { avoidances: [{ ...EVIDENCE.avoidances[0]!, refId: "T-05" }] },
      ["lists.avoidances.root"],
    ],
    [
      "an excluded target for another of its class",
      { exclusions: [{ ...EVIDENCE.exclusions[0]!, targetId: "T-01" }] },
      ["lists.exclusions.root", "tasks[0].frame.root"],
    ],
    [
      "another salt key",
      { saltKey: "5a18".repeat(16) },
      [
        "lists.avoidances.root",
        "lists.exclusions.root",
        "lists.inspectors.root",
        "lists.targets.root",
        "tasks[0].frame.root",
        "tasks[1].frame.root",
      ],
    ],
  ];

  it.each(cases)("changes in nothing but roots: %s", (_, fields, changed) => {
    expect(differingPaths(before, commit(fields))).toEqual(["entryHash", ...changed]);
  });

  it("shows a target that is added by its counts", () => {
    const after = commit({ targets: [...rows, smallTarget({ id: "T-99", creditClass: "B" })] });
    const changed = differingPaths(before, after);
    expect(changed).toEqual(
      expect.arrayContaining(["lists.targets.root", "lists.targets.size", "tasks[0].frame.size", "tasks[0].size"]),
    );
    expect(changed.filter((path) => path.startsWith("tasks[1]"))).toEqual([]);
  });
});

/** Where two documents differ, sorted. */
function differingPaths(one: unknown, other: unknown, path = ""): readonly string[] {
  const isTree = (value: unknown): value is Readonly<Record<string, unknown>> =>
    typeof value === "object" && value !== null;
  if (!isTree(one) || !isTree(other)) return Object.is(one, other) ? [] : [path];
  const keys = [...new Set([...Object.keys(one), ...Object.keys(other)])].sort();
  return keys.flatMap((key) =>
    differingPaths(one[key], other[key], Array.isArray(one) ? `${path}[${key}]` : path === "" ? key : `${path}.${key}`),
  );
}

describe("what no commitment is made from", () => {
  const groups = [{ count: 63, lowest: 0, highest: 1 }];
  const { targets, plan } = EVIDENCE;
  const cases: readonly (readonly [title: string, fields: Fields, code: ErrorCode, path: string])[] = [
    ["a plan without tasks", { plan: { ...plan, tasks: 1 } }, "INPUT_INVALID", "plan.tasks"],
    ["a directory that is none", { targets: {} }, "FIELD_INVALID", "targets"],
    ["a target twice", { targets: [...targets, targets[0]] }, "DUPLICATE_ID", "targets[40].id"],
    [
      "a target with an unknown field",
      { targets: targets.with(3, { ...targets[3]!, colour: "red" } as never) },
      "FIELD_UNKNOWN",
      "targets[3].colour",
    ],
    [
      "a target of a class that no policy knows",
      { targets: targets.with(3, { ...targets[3]!, creditClass: "E" }) },
      "CREDIT_CLASS_UNKNOWN",
      "targets[3].creditClass",
    ],
    [
      "an inspector twice",
      { inspectors: [...EVIDENCE.inspectors, EVIDENCE.inspectors[2]] },
      "DUPLICATE_ID",
      "inspectors[6].id",
    ],
    [
      "a withdrawal of nobody",
      { avoidances: [{ ...EVIDENCE.avoidances[0]!, inspectorId: "I-7" }] },
      "REFERENCE_UNKNOWN",
      "avoidances[0].inspectorId",
    ],
    [
      "an exclusion of no target",
      { exclusions: [{ ...EVIDENCE.exclusions[0]!, targetId: "T-41" }] },
      "REFERENCE_UNKNOWN",
      "exclusions[0].targetId",
    ],
    ["no task", { taskIds: [] }, "FIELD_INVALID", "taskIds"],
    ["a task that the plan does not have", { taskIds: ["T03"] }, "REFERENCE_UNKNOWN", "taskId"],
    [
      "a batch that draws nobody's targets",
      { batches: { T01: { number: 2, cumulativeShare: "50%", alreadyDrawn: ["T-41"] } } },
      "BATCH_INVALID",
      "batch.alreadyDrawn",
    ],
    ["a day that no calendar has", { asOf: "2023-02-29" }, "DATE_INVALID", "asOf"],
    ["a policy that nobody knows", { policies: { luck: "good" } }, "FIELD_UNKNOWN", "policies.luck"],
    ["minimums above the total", { policies: { minimumPerStratum: 5 } }, "ALLOCATION_INFEASIBLE", "quota"],
    ["no key for the salts", { saltKey: undefined }, "FIELD_INVALID", "saltKey"],
    ["a key in capitals", { saltKey: "5A17".repeat(16) }, "FIELD_INVALID", "saltKey"],
    ["a key of 31 bytes", { saltKey: "5a".repeat(31) }, "FIELD_INVALID", "saltKey"],
    ["no sources", { sources: [] }, "SEED_WEAK", "sources"],
    ["sources that are no list", { sources: {} }, "INPUT_INVALID", "sources"],
    ["a source with its value", { sources: [{ ...DICE, at: AT.known }] }, "FIELD_UNKNOWN", "sources[0].value"],
    ["a source without a time", { sources: [{ ...DICE_NAMED, at: undefined }] }, "INPUT_INVALID", "sources[0].at"],
    ["dice of 63 bits", { sources: [{ ...DICE_NAMED, groups }] }, "SEED_WEAK", "sources"],
    [
      "typed text of 63 bits by its own account",
      { sources: [{ type: "declared", ref: "minutes", entropyBits: 63, at: AT.known }] },
      "SEED_WEAK",
      "sources",
    ],
    ["a time without a zone", { at: "2024-05-06T08:00:00" }, "INPUT_INVALID", "at"],
    ["a time that no calendar has", { at: "2023-02-29T08:00:00Z" }, "DATE_INVALID", "at"],
    ["a source that is known at that second", { at: AT.known }, "ENTRY_OUT_OF_PLACE", "chain"],
    ["a source that was known before", { at: AT.seed }, "ENTRY_OUT_OF_PLACE", "chain"],
    [
      "a round of drand that has been published",
      { sources: [DICE_NAMED, { type: "drand", ref: `${QUICKNET}/1000` }] },
      "ENTRY_OUT_OF_PLACE",
      "chain",
    ],
    [
      "a pulse of NIST that has been published",
      { sources: [DICE_NAMED, { type: "nist", ref: "2/2024-05-06T08:00:00Z" }] },
      "ENTRY_OUT_OF_PLACE",
      "chain",
    ],
    ["one source twice", { sources: [DICE_NAMED, DICE_NAMED] }, "ENTRY_OUT_OF_PLACE", "chain"],
    [
      "one secret of two parties",
      { sources: [secretOf("a"), { ...secretOf("a"), ref: "b" }] },
      "ENTRY_OUT_OF_PLACE",
      "chain",
    ],
    ["a reason for a first draw", { redrawReason: "misprint" }, "REDRAW_UNEXPLAINED", "redrawReason"],
    ["a kind of publication that is none", { publication: "closed" }, "INPUT_INVALID", "entry.publication"],
    ["a reason to skip that is a result", { skipReasons: ["no-problem"] }, "INPUT_INVALID", "entry.skipReasons[0]"],
    [
      "another network of drand",
      { notBefore: { ref: `${"0".repeat(64)}/1`, signature: "b".repeat(96) } },
      "INPUT_INVALID",
      "entry.notBefore.ref",
    ],
    ["software without a name", { software: "" }, "INPUT_INVALID", "entry.software"],
    ["a chain that is none", { chain: {} }, "INPUT_INVALID", "chain"],
  ];

  it.each(cases)("%s", async (_, fields, code, path) => {
    await expectRefusal(committing(fields), code, path);
  });

  it("options that are none", async () => {
    await expectRefusal(() => commitDraw(undefined as never), "FIELD_INVALID", "options");
  });

  it("and the same one step inside the limits is", () => {
    const sixtyFour = [{ count: 64, lowest: 0, highest: 1 }];
    expect(committing({ sources: [{ ...DICE_NAMED, groups: sixtyFour }] })().sources).toHaveLength(1);
    const two = [32, 32].map((count, index) => ({
      ...DICE_NAMED,
      ref: `dice ${String(index)}`,
      groups: [{ count, lowest: 0, highest: 1 }],
    }));
    expect(committing({ sources: two })().sources).toHaveLength(2);
    expect(committing({ sources: [{ type: "declared", ref: "minutes", at: AT.known }] })().sources).toHaveLength(1);
    expect(committing({ at: "2024-05-07T07:59:59Z" })().at).toBe("2024-05-07T07:59:59Z");
    const pulse = { type: "nist", ref: "2/2024-05-06T08:01:00Z" };
    expect(committing({ sources: [DICE_NAMED, pulse] })().sources).toHaveLength(2);
  });
});

/** An entry with the hash that fits it. */
function resealed<E extends ChainEntry>(entry: E): E {
  return { ...entry, entryHash: entryHash(entry) };
}

const QUICKNET = "52db9ba70e0cc0f6eaf7803dd07447a1f5477735fd3f661792ba94600c84e971";

describe("what no commitment follows", () => {
  const secret = secretOf("an invented chamber");
  const next = { at: AT.later, sources: [named(DICE, "2024-06-04T08:00:00Z")], redrawReason: "a misprint" } as const;

  it("a chain in which an entry was edited, is missing, doubled or out of order", async () => {
    const { chain } = await wholeDraw();
    const [first, second, third] = chain;
    const broken: readonly (readonly [readonly ChainEntry[], string])[] = [
      [[first, { ...second, at: "2024-05-07T09:00:01Z" }, third], "chain[1]"],
      [[{ ...first, entryHash: "0".repeat(64) }, second, third], "chain[0]"],
      [[first, third], "chain"],
      [[second, third], "chain"],
      [[first, third, second], "chain"],
      [[first, second, second, third], "chain"],
      [[first, resealed({ ...second, at: "2024-05-07T07:00:00Z" }), third], "chain"],
    ];
    for (const [entries, path] of broken) {
      await expectRefusal(committing({ ...next, chain: deepFreeze(entries) }), "CHAIN_BROKEN", path);
    }
    expect(committing({ ...next, chain })().number).toBe(4);
  });

  it("an entry that is none", async () => {
    const { chain } = await wholeDraw();
    const [first] = chain;
    await expectRefusal(committing({ ...next, chain: [{ ...first, kind: "vow" }] }), "INPUT_INVALID", "chain[0].kind");
  });

  it("a chain of another authority, one that is later, and one in which its secret was used", async () => {
    const chain = [commit({ sources: [secret] })];
    const other = { ...EVIDENCE.plan, id: "plan-2025", issuer: { ...EVIDENCE.plan.issuer, id: "bureau-2" } };
    const { redrawReason: _, ...first } = next;
    await expectRefusal(committing({ ...first, chain, plan: other }), "ENTRY_OUT_OF_PLACE", "chain", "bureau-2");
    await expectRefusal(
      committing({ ...next, chain, at: "2024-05-06T07:59:59Z" }),
      "ENTRY_OUT_OF_PLACE",
      "chain",
      "before that of the entry before",
    );
    const again = [{ ...secret, at: "2024-06-04T08:00:00Z" }];
    await expectRefusal(committing({ ...next, chain, sources: again }), "ENTRY_OUT_OF_PLACE", "chain", "used before");
    expect(committing({ ...next, chain })().drawNumber).toBe(2);
  });

  it("an earlier commitment for one of its tasks, without a reason", async () => {
    const chain = [commit({ taskIds: ["T01"] })];
    const { redrawReason: _, ...unexplained } = next;
    await expectRefusal(committing({ ...unexplained, chain }), "REDRAW_UNEXPLAINED", "redrawReason", "draw 2");
    expect(committing({ ...unexplained, chain, taskIds: ["T02"] })().drawNumber).toBe(1);
    await expectRefusal(committing({ ...next, chain, taskIds: ["T02"] }), "REDRAW_UNEXPLAINED", "redrawReason");
    const reasons = ["", 7, "a\u0000b"];
    for (const redrawReason of reasons) {
      await expectRefusal(committing({ ...next, chain, redrawReason }), "INPUT_INVALID", "entry.redrawReason");
    }
  });
});
