import { describe, expect, it } from "vitest";
import type { ChainEntry } from "../../src/model/chain.js";
import { DEFAULT_POLICIES } from "../../src/model/defaultPolicies.js";
import type { Outcome } from "../../src/model/event.js";
import { replayChain } from "../../src/record/replayChain.js";
import {
  bareStratum,
  bareTask,
  commitment,
  DAYS,
  dice,
  happened,
  linked,
  NOON,
  result,
  secret,
  seed,
  voided,
} from "../support/bareChain.js";

const DRAW = [commitment(), seed(), result()] as const;
const AGAIN = { entryHash: "c2", drawNumber: 2, redrawReason: "no teams", at: DAYS.later } as const;
const TOMORROW = [dice("dice", "2024-12-24T12:00:00Z")];
const TASK_AGAIN = [bareTask("T01", { drawId: "bureau/plan-2024/T01/b1/d2" })];

/** What is wrong with entries that are numbered and linked. */
function problemsOf(...entries: readonly ChainEntry[]): readonly string[] {
  return replayChain(linked(...entries)).problems.map(({ rule, message }) => `${rule}: ${message}`);
}

describe("a commitment", () => {
  const problems = (...entries: Parameters<typeof commitment>): readonly string[] => problemsOf(commitment(...entries));
  const wrong = (message: string, place = 1): readonly string[] => [`states: Entry ${place} (commitment): ${message}.`];
  const withTasks = (...ids: readonly string[]): readonly string[] =>
    problems({ tasks: ids.map((id) => bareTask(id)) });

  it("is hashed as its draw is", () => {
    expect(problems({ suite: "sm3" })).toEqual(wrong("it is hashed by sm3, its draw by sha256"));
    expect(problems({ suite: "sm3", policies: { ...DEFAULT_POLICIES, suite: "sm3" } })).toEqual([]);
  });

  it("has the next number of its batches", () => {
    expect(problems({ drawNumber: 2 })).toEqual(wrong("it is draw 2, where 1 should be"));
    const same = commitment({ entryHash: "c2", at: DAYS.later, sources: TOMORROW });
    expect(problemsOf(commitment(), same)).toEqual(wrong("it is draw 1, where 2 should be", 2));
    const next = commitment({ ...AGAIN, tasks: TASK_AGAIN, sources: TOMORROW });
    expect(problemsOf(commitment(), next)).toEqual([]);
  });

  it("gives a reason if and only if it draws again", () => {
    expect(problems({ redrawReason: "words" })).toEqual(
      wrong("it gives a reason for drawing again, but is the first draw"),
    );
    const { redrawReason: _, ...without } = commitment({ ...AGAIN, tasks: TASK_AGAIN, sources: TOMORROW });
    expect(problemsOf(commitment(), without)).toEqual(wrong("it draws again without a reason", 2));
  });

  it("has its tasks by id, each once", () => {
    expect(withTasks("T01", "T02", "T10")).toEqual([]);
    expect(withTasks("T01", "T10", "T02")).toEqual(wrong("task T02 is not in its place, or there twice"));
    expect(withTasks("T02", "T02", "T03")).toEqual(wrong("task T02 is not in its place, or there twice"));
  });

  it("names the draw of every task", () => {
    const second = bareTask("T02", { drawId: "bureau/plan-2024/T01/b1/d1" });
    expect(problems({ tasks: [bareTask("T01"), second] })).toEqual(wrong("the drawId of task T02 is not its own"));
  });

  it("gives the counts of all strata unless they are rounded with the seed, then of none", () => {
    const { drawn: _, ...uncounted } = bareStratum();
    const rounded = { ...DEFAULT_POLICIES, apportionment: "systematic-random" } as const;
    const strata = [bareStratum(), uncounted];
    const message = wrong("task T02 must give its counts unless they are rounded with the seed");
    const second = bareTask("T02", { strata });
    expect(problems({ tasks: [bareTask("T01"), second] })).toEqual(message);
    const first = bareTask("T01", { strata: [uncounted] });
    expect(problems({ tasks: [first, second], policies: rounded })).toEqual(message);
    expect(problems({ tasks: [first], policies: rounded })).toEqual([]);
  });

  it("names every source once", () => {
    expect(problems({ sources: [dice("a"), dice("b"), secret("a", "d1")] })).toEqual([]);
    expect(problems({ sources: [dice("a"), secret("b", "d1"), dice("a")] })).toEqual(wrong("it names a source twice"));
  });

  it("binds no secret that was bound before, by itself or by an earlier one", () => {
    const message = "the digest of a secret was used before";
    expect(problems({ sources: [secret("a", "d1"), secret("b", "d2")] })).toEqual([]);
    expect(problems({ sources: [secret("a", "d1"), secret("b", "d1")] })).toEqual(wrong(message));
    const before = commitment({ sources: [secret("a", "d1")] });
    const other = { entryHash: "c2", tasks: [bareTask("T02")] };
    const later = [secret("b", "d2"), secret("a", "d1")];
    expect(problemsOf(before, commitment({ ...other, sources: later }))).toEqual(wrong(message, 2));
    expect(problemsOf(before, commitment({ ...other, sources: later.slice(0, 1) }))).toEqual([]);
  });
});

describe("a void", () => {
  const begun = commitment({ sources: [dice("first", NOON), dice("second", "2024-09-16T12:00:00Z")] });
  const problems = (
    fields: Partial<Parameters<typeof voided>[0]>,
    ...before: readonly ChainEntry[]
  ): readonly string[] => problemsOf(begun, ...before, voided({ at: DAYS.later, ...fields }));
  const wrong = (message: string, place = 2): readonly string[] => [`states: Entry ${place} (void): ${message}.`];
  const seeded = seed({ at: "2024-09-16T12:00:00Z" });

  it("withdraws before the first of the sources could be known, without a seed", () => {
    expect(problems({ at: "2024-09-15T11:59:59Z" })).toEqual([]);
    expect(problems({ at: NOON })).toEqual(wrong("it withdraws when a source could be known"));
    expect(problems({}, seeded)).toEqual(wrong("its sources have been given", 3));
  });

  it("says which source of the commitment is missing, without a seed", () => {
    const reason = "source-missing";
    expect(problems({ reason, source: "first" })).toEqual([]);
    expect(problems({ reason, source: "second" })).toEqual([]);
    expect(problems({ reason, source: "third" })).toEqual(wrong("it names a source that its commitment does not have"));
    expect(problems({ reason, source: "first" }, seeded)).toEqual(wrong("its sources have been given", 3));
  });

  it("names a source if and only if one is missing", () => {
    const message = "it must name a source if and only if one is missing";
    expect(problems({ reason: "source-missing" })).toEqual(wrong(message));
    expect(problems({ at: DAYS.commitment, source: "first" })).toEqual(wrong(message));
    expect(problems({ reason: "cannot-be-drawn", source: "first" }, seeded)).toEqual(wrong(message, 3));
  });

  it("says that there are no teams only with a seed", () => {
    const reason = "cannot-be-drawn";
    expect(problems({ reason }, seeded)).toEqual([]);
    expect(problems({ reason })).toEqual(wrong("without a seed nobody can know that it cannot be drawn"));
  });
});

describe("the results of visits", () => {
  const SKIPS = [
    "unreachable-at-registered-address",
    "activity-not-carried-on",
    "closed-or-in-liquidation",
    "deregistered",
    "revoked",
    "rescinded",
    "moved-out",
  ] as const;
  const others: readonly Outcome[] = [
    ...(["no-problem", "problem-pending", "corrected-on-order", "not-published"] as const),
    ...(["false-information", "refused-serious"] as const),
  ];

  it.each(SKIPS)("mean no visit only for the reasons that the commitment lists: %s", (outcome) => {
    const listing = (...skipReasons: readonly (typeof SKIPS)[number][]): readonly string[] =>
      problemsOf(commitment({ skipReasons }), seed(), result(), happened({ outcome }));
    expect(listing(outcome)).toEqual([]);
    expect(listing(...SKIPS.filter((other) => other !== outcome))).toEqual([
      `states: Entry 4 (event): its commitment does not allow ${outcome} for a drawn target.`,
    ]);
  });

  it("may be all others", () => {
    for (const outcome of others) expect(problemsOf(...DRAW, happened({ outcome }))).toEqual([]);
  });

  it("mean no visit neither for an item", () => {
    const finding = (itemId: string, outcome: "no-problem" | "activity-not-carried-on"): object => ({
      taskId: "T01",
      itemId,
      outcome,
    });
    const findings = [finding("a", "no-problem"), finding("b", "activity-not-carried-on")] as never;
    expect(problemsOf(...DRAW, happened({ findings }))).toEqual([
      "states: Entry 4 (event): its commitment does not allow activity-not-carried-on for a drawn target.",
    ]);
    const listed = commitment({ skipReasons: ["activity-not-carried-on"] });
    expect(problemsOf(listed, seed(), result(), happened({ findings }))).toEqual([]);
  });

  it("are not what a replacement is judged by", () => {
    const replacement = happened({ kind: "inspector-replaced", outcome: undefined } as never);
    expect(problemsOf(...DRAW, replacement)).toEqual([]);
  });
});
