import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Exclusion } from "double-random";
import { committedLists, frameHead, frameLeaves, type DrawnLists } from "../../src/record/committedLists.js";
import { hashOfLeaf } from "../../src/record/hashOfLeaf.js";
import { deepFreeze } from "../support/deepFreeze.js";
import { headByTheBook, leafByTheBook, listsByTheBook, saltByTheBook } from "../support/listsByTheBook.js";
import { busyEvidence, smallEvidence } from "../support/smallEvidence.js";

const SUITES = ["sha256", "sm3"] as const;
const KEY = "0123456789abcdef".repeat(4);
const OTHER_KEY = "0123456789abcdee".repeat(4);
const LISTS = ["targets", "inspectors", "avoidances", "exclusions"] as const;
const FRAME = ["T-10", "T-9", "T-1", "A", "b", "T-1.0", "T-1-0", "T_1"].map((id, index) => ({
  id,
  stratum: index % 2 === 0 ? "low" : "high.A",
}));

/** Lists whose text is not all ASCII. */
function lists(): DrawnLists {
  const { plan: _, targets, ...others } = busyEvidence();
  const named = targets.map((target, index) => ({ ...target, name: `虚构眼镜店 ${String(index)} \u{1f453}` }));
  return deepFreeze({ ...others, targets: named });
}

describe("the trees of the lists", () => {
  it.each(SUITES)("are those of the specification (%s)", (suite) => {
    const hashing = { suite, saltKey: KEY };
    expect(committedLists(hashing, lists())).toEqual(listsByTheBook(suite, KEY, lists()));
    expect(committedLists(hashing, smallEvidence())).toEqual(listsByTheBook(suite, KEY, smallEvidence()));
    const none = { targets: [], inspectors: [], avoidances: [], exclusions: [] };
    expect(committedLists(hashing, none)).toEqual(listsByTheBook(suite, KEY, none));
  });

  it("do not depend on the order of the rows", () => {
    const all = lists();
    const mixedRows = <T>(rows: readonly T[]): fc.Arbitrary<T[]> =>
      fc.shuffledSubarray([...rows], { minLength: rows.length });
    const mixedLists = fc.record({
      targets: mixedRows(all.targets),
      inspectors: mixedRows(all.inspectors),
      avoidances: mixedRows(all.avoidances),
      exclusions: mixedRows(manyExclusions()),
    });
    const hashing = { suite: "sha256", saltKey: KEY } as const;
    const expected = committedLists(hashing, { ...all, exclusions: manyExclusions() });
    fc.assert(
      fc.property(mixedLists, (mixed) => {
        expect(committedLists(hashing, mixed)).toEqual(expected);
      }),
      { seed: 4, numRuns: 25 },
    );
  });

  it("have another root with another key, for every list that is not empty", () => {
    const [one, other] = [KEY, OTHER_KEY].map((saltKey) => committedLists({ suite: "sha256", saltKey }, lists()));
    for (const name of LISTS) {
      expect(one![name].root).not.toBe(other![name].root);
      expect(one![name].size).toBe(other![name].size);
    }
  });

  it("have another root with every row that is changed, left out or added", () => {
    const all = { ...lists(), exclusions: manyExclusions() };
    const hashing = { suite: "sha256", saltKey: KEY } as const;
    const before = committedLists(hashing, all);
    let tried = 0;
    for (const name of LISTS) {
      const seen = new Set([before[name].root]);
      const rows: readonly object[] = all[name];
      for (const index of rows.keys()) {
        const { name: _, ...plain } = { name: "", ...rows[index] };
        const others = [rows.toSpliced(index, 1), rows.with(index, { ...plain, note: "changed" })];
        for (const other of others) {
          const after = committedLists(hashing, { ...all, [name]: other });
          expect(seen).not.toContain(after[name].root);
          seen.add(after[name].root);
          for (const same of LISTS.filter((one) => one !== name)) expect(after[same]).toEqual(before[same]);
          tried += 1;
        }
      }
    }
    expect(tried).toBeGreaterThan(90);
  });
});

/** In the order of the pairs. Joined by a stroke they would stand in another: a stroke sorts after both `-` and `.`. */
function manyExclusions(): readonly Exclusion[] {
  const about = { reason: "under-investigation", decidedBy: "credit section", decidedOn: "2024-04-01" } as const;
  const pairs = ["T", "T-1", "T.1", "T0"].flatMap((taskId) => ["x", "x-1", "x.1"].map((id) => [taskId, id] as const));
  return pairs.map(([taskId, targetId]) => ({ taskId, targetId, ...about }));
}

describe("the tree of the exclusions", () => {
  it.each(SUITES)("is sorted by task, then by target, and not by the two joined (%s)", (suite) => {
    const exclusions = manyExclusions();
    const named = exclusions.map((row): readonly [string, unknown] => [`${row.taskId}/${row.targetId}`, row]);
    const joined = [...named].sort(([a], [b]) => (a < b ? -1 : 1));
    expect(joined).not.toEqual(named);
    const { exclusions: head } = committedLists({ suite, saltKey: KEY }, { ...lists(), exclusions });
    expect(head).toEqual(headByTheBook(suite, KEY, "exclusions", named));
    expect(head.root).not.toBe(headByTheBook(suite, KEY, "exclusions", joined).root);
  });
});

describe("the leaves of a frame", () => {
  it.each(SUITES)("are those of the specification, by id (%s)", (suite) => {
    const sorted = ["A", "T-1", "T-1-0", "T-1.0", "T-10", "T-9", "T_1", "b"];
    const leaves = frameLeaves({ suite, saltKey: KEY }, "T01", deepFreeze([...FRAME]));
    expect(leaves.map(({ value }) => value.id)).toEqual(sorted);
    for (const leaf of leaves) {
      const { id } = leaf.value;
      expect(leaf).toEqual({
        list: "frame/T01",
        salt: saltByTheBook(suite, KEY, "frame/T01", id),
        value: FRAME.find((row) => row.id === id),
      });
      expect(hashOfLeaf(suite, leaf)).toBe(leafByTheBook(suite, KEY, "frame/T01", id, leaf.value));
    }
    expect(frameHead({ suite, saltKey: KEY }, "T01", FRAME)).toEqual(
      headByTheBook(
        suite,
        KEY,
        "frame/T01",
        leaves.map(({ value }) => [value.id, value]),
      ),
    );
  });

  it("stay the same when other targets come and go", () => {
    const hashing = { suite: "sha256", saltKey: KEY } as const;
    const leafOf = (frame: typeof FRAME, id: string): unknown =>
      frameLeaves(hashing, "T01", frame).find(({ value }) => value.id === id);
    fc.assert(
      fc.property(fc.subarray(FRAME, { minLength: 1 }), (some) => {
        for (const { id } of some) expect(leafOf(some, id)).toEqual(leafOf(FRAME, id));
      }),
      { seed: 6, numRuns: 50 },
    );
  });

  it("have another salt in every list, so that nobody is followed from one to the next", () => {
    const salts = ["T01", "T02"].flatMap((taskId) =>
      frameLeaves({ suite: "sha256", saltKey: KEY }, taskId, FRAME).map(({ salt }) => salt),
    );
    const ofLists = ["targets", "inspectors", "avoidances"].map((list) => saltByTheBook("sha256", KEY, list, "A"));
    expect(new Set([...salts, ...ofLists]).size).toBe(2 * FRAME.length + 3);
  });

  it("differ from those of another task and another stratum", () => {
    const roots = [
      frameHead({ suite: "sha256", saltKey: KEY }, "T01", FRAME),
      frameHead({ suite: "sha256", saltKey: KEY }, "T02", FRAME),
      frameHead({ suite: "sha256", saltKey: OTHER_KEY }, "T01", FRAME),
      frameHead({ suite: "sm3", saltKey: KEY }, "T01", FRAME),
      frameHead({ suite: "sha256", saltKey: KEY }, "T01", FRAME.with(3, { id: "A", stratum: "low.A" })),
    ].map(({ root }) => root);
    expect(new Set(roots).size).toBe(roots.length);
  });
});
