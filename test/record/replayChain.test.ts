import { describe, expect, it } from "vitest";
import type { ChainEntry } from "../../src/model/chain.js";
import { allKnown, earliestKnown, replayChain } from "../../src/record/replayChain.js";
import {
  bareTask,
  commitment,
  DAYS,
  dice,
  happened,
  linked,
  NOON,
  result,
  seed,
  voided,
} from "../support/bareChain.js";

const DRAW = [commitment(), seed(), result()] as const;

/** What is wrong with entries that are numbered and linked. */
function problemsOf(...entries: readonly ChainEntry[]): readonly string[] {
  return messagesOf(linked(...entries));
}

function messagesOf(chain: readonly ChainEntry[]): readonly string[] {
  return replayChain(chain).problems.map(({ rule, message }) => `${rule}: ${message}`);
}

describe("a chain in order", () => {
  it("has no problems, and says what belongs together and where it stands", () => {
    const [first, second] = [commitment(), commitment({ entryHash: "c2", tasks: [bareTask("T02")] })];
    const chain = linked(first, second, seed(), result(), happened(), voided({ commitment: "c2", at: DAYS.later }));
    const dated = [...chain.slice(0, 5), { ...chain[5]!, reason: "source-missing", source: "dice" } as ChainEntry];
    const { draws, numbers, problems } = replayChain(dated);
    expect(problems).toEqual([]);
    expect(draws).toEqual([
      { place: 1, commitment: dated[0], seed: dated[2], result: dated[3], resultPlace: 4, events: [dated[4]] },
      { place: 2, commitment: dated[1], void: dated[5], events: [] },
    ]);
    expect([...numbers]).toEqual([
      ["plan-2024/T01/b1", 1],
      ["plan-2024/T02/b1", 1],
    ]);
  });

  it("may be empty", () => {
    expect(replayChain([])).toEqual({ draws: [], numbers: new Map(), problems: [] });
  });
});

describe("the order of the entries", () => {
  const chain = linked(...DRAW);
  const changed = (index: number, fields: object): readonly ChainEntry[] =>
    chain.with(index, { ...chain[index]!, ...fields });

  it.each<[what: string, chain: readonly ChainEntry[], messages: readonly string[]]>([
    ["a number left out", changed(1, { number: 3 }), ["order: Entry 2 (seed): it has the number 3."]],
    ["a number used twice", changed(2, { number: 2 }), ["order: Entry 3 (result): it has the number 2."]],
    ["a link to another", changed(2, { previous: "c1" }), ["order: Entry 3 (result): it does not follow entry 2."]],
    ["no link", changed(1, { previous: undefined }), ["order: Entry 2 (seed): it does not follow entry 1."]],
    [
      "a link from the first",
      changed(0, { previous: "c0" }),
      ["order: Entry 1 (commitment): it is not the first of its chain."],
    ],
    [
      "another authority, once for each change",
      changed(1, { authority: "office" }),
      [
        "order: Entry 2 (seed): it is of office, not of bureau.",
        "order: Entry 3 (result): it is of bureau, not of office.",
      ],
    ],
  ])("is broken by %s", (_, broken, messages) => {
    expect(messagesOf(broken)).toEqual(messages);
  });

  it("may begin with any authority", () => {
    const task = bareTask("T01", { drawId: "office/plan-2024/T01/b1/d1" });
    expect(problemsOf(commitment({ authority: "office", tasks: [task] }))).toEqual([]);
  });
});

describe("an entry that may not stand where it does", () => {
  it.each<[message: string, entries: readonly ChainEntry[]]>([
    ["Entry 1 (seed): there is no commitment before it with the hash that it names.", [seed()]],
    ["Entry 1 (result): there is no commitment before it with the hash that it names.", [result()]],
    ["Entry 1 (void): there is no commitment before it with the hash that it names.", [voided()]],
    ["Entry 1 (event): there is no result before it with the hash that it names.", [happened()]],
    ["Entry 2 (seed): it is hashed by sm3, its commitment by sha256.", [commitment(), seed({ suite: "sm3" })]],
    ["Entry 3 (seed): its commitment is void.", [commitment(), voided(), seed()]],
    ["Entry 3 (void): its commitment is void.", [commitment(), voided(), voided()]],
    ["Entry 3 (seed): its commitment has a seed already.", [commitment(), seed(), seed({ entryHash: "s2" })]],
    ["Entry 4 (seed): its commitment has a seed already.", [...DRAW, seed({ at: DAYS.later })]],
    ["Entry 4 (result): its commitment has a result already.", [...DRAW, result({ entryHash: "r2" })]],
    ["Entry 2 (result): there is no seed before it with the hash that it names.", [commitment(), result()]],
    [
      "Entry 3 (result): there is no seed before it with the hash that it names.",
      [commitment(), seed(), result({ seed: "s2" })],
    ],
    [
      "Entry 4 (void): its commitment has a result already.",
      [...DRAW, voided({ reason: "cannot-be-drawn", at: DAYS.later })],
    ],
  ])("%s", (message, entries) => {
    expect(problemsOf(...entries)).toEqual([`states: ${message}`]);
  });

  it("counts all the same: what follows a void is void", () => {
    const stop = voided({ reason: "cannot-be-drawn", at: DAYS.result });
    expect(problemsOf(commitment(), seed(), stop, result(), happened())).toEqual([
      "states: Entry 4 (result): its commitment is void.",
      "states: Entry 5 (event): its commitment is void.",
    ]);
  });
});

describe("the times of the entries", () => {
  const two = [dice("first", NOON), dice("second", "2024-09-16T12:00:00Z")];

  it("never fall", () => {
    expect(problemsOf(commitment(), seed(), result({ at: DAYS.seed }))).toEqual([]);
    expect(problemsOf(commitment(), seed(), result({ at: "2024-09-15T12:59:59Z" }))).toEqual([
      "dates: Entry 3 (result): its time 2024-09-15T12:59:59Z is before that of the entry before.",
    ]);
  });

  it("are before all sources for a commitment, whichever is named first", () => {
    for (const sources of [two, two.toReversed()]) {
      expect(problemsOf(commitment({ sources, at: "2024-09-15T11:59:59Z" }))).toEqual([]);
      expect(problemsOf(commitment({ sources, at: NOON }))).toEqual([
        `dates: Entry 1 (commitment): a source could be known at ${NOON}, and the commitment is of ${NOON}.`,
      ]);
    }
  });

  it("are not before any source for a seed, whichever is named first", () => {
    for (const sources of [two, two.toReversed()]) {
      expect(problemsOf(commitment({ sources }), seed({ at: "2024-09-16T12:00:00Z" }))).toEqual([]);
      expect(problemsOf(commitment({ sources }), seed({ at: "2024-09-16T11:59:59Z" }))).toEqual([
        "dates: Entry 2 (seed): a source could only be known at 2024-09-16T12:00:00Z, and the seed is of 2024-09-16T11:59:59Z.",
      ]);
    }
  });

  it("of a source are the first and the last of all", () => {
    const sources = [two[1]!, two[0]!, dice("third", "2024-09-15T18:00:00Z")];
    expect(earliestKnown({ sources })).toBe(NOON);
    expect(allKnown({ sources })).toBe("2024-09-16T12:00:00Z");
  });
});

it("the problems of an entry stand by rule: order, states, dates", () => {
  const late = linked(commitment(), seed(), seed({ at: DAYS.commitment })).with(2, {
    ...seed({ at: DAYS.commitment }),
    number: 7,
  });
  expect(messagesOf(late)).toEqual([
    "order: Entry 3 (seed): it has the number 7.",
    "states: Entry 3 (seed): its commitment has a seed already.",
    `dates: Entry 3 (seed): its time ${DAYS.commitment} is before that of the entry before.`,
  ]);
});
