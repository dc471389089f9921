import { describe, expect, it } from "vitest";
import type { Outcome, PlanRecord, RecordEvent } from "double-random";
import { recordResult, replaceInspector } from "double-random/events";
import { appendEvent } from "double-random/chain";
import type { ChainEntry } from "../../src/model/chain.js";
import type { EventEntry } from "../../src/model/eventEntry.js";
import { sealEvent } from "../../src/record/sealEvent.js";
import { AT, commit, draw, EVIDENCE, reveal, wholeDraw } from "../support/chainSteps.js";
import { deepFreeze } from "../support/deepFreeze.js";
import { sortedJson } from "../support/listsByTheBook.js";
import { expectRefusal } from "../support/refusals.js";
import { hashByNode } from "../support/treeByTheBook.js";

const SKIPS = [
  "unreachable-at-registered-address",
  "activity-not-carried-on",
  "closed-or-in-liquidation",
  "deregistered",
  "revoked",
  "rescinded",
  "moved-out",
] as const;
const FINDINGS = [
  "no-problem",
  "problem-pending",
  "corrected-on-order",
  "not-published",
  "false-information",
  "refused-serious",
] as const;

function found(record: PlanRecord, events: readonly RecordEvent[], visit: number, outcome: Outcome): RecordEvent {
  const { visitId } = record.assignment.visits[visit]!;
  return deepFreeze(recordResult({ record, events, visitId, outcome, by: "credit section", at: "2024-06-03" }));
}

function append(chain: readonly ChainEntry[], event: RecordEvent, at: string = AT.later): EventEntry {
  return appendEvent(deepFreeze({ chain, event, at }));
}

describe("an event in the chain", () => {
  it.each(["sha256", "sm3"] as const)("is sealed with its event as the specification says (%s)", async (suite) => {
    const { chain, record, entry } = await wholeDraw({ policies: { suite } });
    const event = found(record, [], 0, "no-problem");
    const { entryHash, ...sealed } = append(chain, event);
    expect(sealed).toEqual({
      protocol: "dr1",
      suite,
      authority: "bureau",
      kind: "event",
      number: 4,
      previous: entry.entryHash,
      at: AT.later,
      result: entry.entryHash,
      event,
    });
    expect(entryHash).toBe(hashByNode(suite, `dr1:entry:${sortedJson(sealed)}`).toString("hex"));
    const { eventHash, ...told } = event;
    expect(eventHash).toBe(hashByNode(suite, `dr1:event:${sortedJson(told)}`).toString("hex"));
  });

  it("follows the events before it, also when entries of other draws lie between them", async () => {
    const first = await wholeDraw({ taskIds: ["T01"] });
    const later = { at: AT.later, chain: first.chain } as const;
    const dice = { type: "announced", ref: "dice", groups: [{ count: 20, lowest: 0, highest: 9 }] } as const;
    const at = "2024-06-04T08:00:00Z";
    const commitment = commit({ ...later, taskIds: ["T02"], sources: [{ ...dice, at }] });
    const visit = first.record.assignment.visits[0]!;
    const replacement = replaceInspector({
      ...EVIDENCE,
      record: first.record,
      events: [],
      visitId: visit.visitId,
      inspectorId: visit.team[0]!.inspectorId,
      reason: "illness",
      by: "credit section",
      at: "2024-06-03",
    });
    let chain: readonly ChainEntry[] = [...first.chain, commitment];
    chain = [...chain, append(chain, replacement)];
    const seed = await reveal(chain, { at, sources: [{ ...dice, value: "27182818284590452353" }] });
    chain = [...chain, seed];
    const result = found(first.record, [replacement], 0, "moved-out");
    await expectRefusal(() => append(chain, result, at), "ENTRY_OUT_OF_PLACE", "chain", "does not allow moved-out");
    const finding = found(first.record, [replacement], 0, "no-problem");
    chain = [...chain, append(chain, finding, at)];
    const second = draw(chain, { at });
    chain = [...chain, second.entry];
    chain = [...chain, append(chain, found(second.record, [], 0, "no-problem"), at)];
    const results = chain.filter((entry) => entry.kind === "event").map((entry) => entry.result);
    expect(results).toEqual([first.entry.entryHash, first.entry.entryHash, second.entry.entryHash]);
  });

  it.each(SKIPS)("may leave a target without an inspection only for a reason that was listed: %s", async (outcome) => {
    const listed = await wholeDraw({ skipReasons: [outcome] });
    expect(append(listed.chain, found(listed.record, [], 0, outcome)).event).toMatchObject({ outcome });
    const others = await wholeDraw({ skipReasons: SKIPS.filter((other) => other !== outcome) });
    const call = (): unknown => append(others.chain, found(others.record, [], 0, outcome));
    await expectRefusal(call, "ENTRY_OUT_OF_PLACE", "chain", outcome);
  });

  it.each(FINDINGS)("may always say what was found: %s", async (outcome) => {
    const { chain, record } = await wholeDraw();
    expect(append(chain, found(record, [], 0, outcome)).event).toMatchObject({ outcome });
  });
});

describe("what is no event of the chain", () => {
  it("one of another record", async () => {
    const { chain } = await wholeDraw();
    const other = await wholeDraw({ taskIds: ["T01"] });
    const event = found(other.record, [], 0, "no-problem");
    await expectRefusal(() => append(chain, event), "ENTRY_OUT_OF_PLACE", "commitment");
    await expectRefusal(() => append([], event), "ENTRY_OUT_OF_PLACE", "commitment");
    await expectRefusal(() => append(other.chain.slice(0, 2), event), "ENTRY_OUT_OF_PLACE", "commitment");
  });

  it("one that leaves another out, comes twice or has another number", async () => {
    const { chain, record } = await wholeDraw();
    const first = found(record, [], 0, "no-problem");
    const second = found(record, [first], 1, "no-problem");
    await expectRefusal(() => append(chain, second), "ENTRY_OUT_OF_PLACE", "event", "expected event 1");
    const longer = [...chain, append(chain, first)];
    await expectRefusal(() => append(longer, first), "ENTRY_OUT_OF_PLACE", "event", "expected event 2");
    const { eventHash: _, ...told } = second;
    const misnumbered = sealEvent("sha256", { ...told, number: 3 } as typeof second);
    await expectRefusal(() => append(longer, misnumbered), "ENTRY_OUT_OF_PLACE", "event", 'got "event 3');
    const elsewhere = sealEvent("sha256", { ...told, previous: record.recordHash } as typeof second);
    await expectRefusal(() => append(longer, elsewhere), "ENTRY_OUT_OF_PLACE", "event");
    expect(append(longer, second).number).toBe(5);
  });

  it("one that was edited after it was sealed", async () => {
    const { chain, record } = await wholeDraw();
    const event = found(record, [], 0, "no-problem");
    const edited = { ...event, outcome: "not-published" } as RecordEvent;
    await expectRefusal(() => append(chain, edited), "CHAIN_BROKEN", "event");
  });

  it("one without its form, one before the last entry, one after a broken chain", async () => {
    const { chain, record } = await wholeDraw();
    const event = found(record, [], 0, "no-problem");
    const [commitment, ...rest] = chain;
    await expectRefusal(() => append(chain, { ...event, by: "" }), "INPUT_INVALID", "event.by");
    await expectRefusal(() => append(chain, undefined as never), "INPUT_INVALID", "event");
    await expectRefusal(() => append(chain, event, "2024-05-07T09:59:59Z"), "ENTRY_OUT_OF_PLACE", "chain");
    await expectRefusal(() => append([{ ...commitment, at: AT.known }, ...rest], event), "CHAIN_BROKEN", "chain[0]");
    await expectRefusal(() => append(rest, event), "CHAIN_BROKEN", "chain");
    await expectRefusal(() => appendEvent(7 as never), "FIELD_INVALID", "options");
  });
});
