import { describe, expect, it } from "vitest";
import type { HashSuite } from "../../src/random/hashing.js";
import { openingOf, uidOf } from "../../src/record/blinding.js";
import { committedForm } from "../../src/record/committedForm.js";
import { formatRecord } from "../../src/record/formatRecord.js";
import { hashOfLeaf } from "../../src/record/hashOfLeaf.js";
import { resultTask } from "../../src/record/resultTask.js";
import { entryHash, sealEntry, signedText } from "../../src/record/sealEntry.js";
import { eventHash, sealEvent } from "../../src/record/sealEvent.js";
import { recordHash, sealRecord } from "../../src/record/sealRecord.js";
import { deepFreeze } from "../support/deepFreeze.js";
import { sortedJson } from "../support/listsByTheBook.js";
import { hashByNode } from "../support/treeByTheBook.js";

const SUITES = ["sha256", "sm3"] as const;
const SIGNATURES = [{ algorithm: "ed25519", publicKey: "aa", value: "bb" }];

function hashOf(suite: HashSuite, text: string): string {
  return hashByNode(suite, text).toString("hex");
}

describe.each(SUITES)("with %s", (suite) => {
  const record = deepFreeze({ authority: "bureau", policies: { suite }, 计划: ["T01"] });
  const event = deepFreeze({ kind: "result-recorded", visitId: "T01/T-1", outcome: "no-problem" });
  const entry = deepFreeze({ suite, kind: "void", note: "被撤回", at: "2024-09-14T00:00:00Z" });

  it("a record is sealed with the hash of everything else in it", () => {
    const hash = hashOf(suite, `dr1:record:${sortedJson(record)}`);
    expect(sealRecord(record as never)).toEqual({ ...record, recordHash: hash });
    expect(recordHash(record as never)).toBe(hash);
    expect(recordHash({ ...record, recordHash: "another" } as never)).toBe(hash);
  });

  it("an event is sealed with the hash of everything else in it", () => {
    const hash = hashOf(suite, `dr1:event:${sortedJson(event)}`);
    expect(sealEvent(suite, event as never)).toEqual({ ...event, eventHash: hash });
    expect(eventHash(suite, event as never)).toBe(hash);
    expect(eventHash(suite, { ...event, eventHash: "another" } as never)).toBe(hash);
  });

  it("an entry is sealed with the hash of everything else in it but its signatures", () => {
    const hash = hashOf(suite, `dr1:entry:${sortedJson(entry)}`);
    expect(sealEntry(entry as never)).toEqual({ ...entry, entryHash: hash });
    expect(entryHash({ ...entry, entryHash: "another", signatures: SIGNATURES } as never)).toBe(hash);
  });

  it("a leaf has the hash of a zero byte and its canonical text", () => {
    const leaf = { value: { stratum: "low", id: "T-1" }, salt: "5a", list: "frame/T01" };
    expect(hashOfLeaf(suite, leaf)).toBe(
      hashByNode(suite, Uint8Array.of(0), `dr1:leaf:${sortedJson(leaf)}`).toString("hex"),
    );
  });

  it("an id is blinded by a salt that follows from it and a key", () => {
    const salt = hashOf(suite, "dr1:blind:a key:I-1");
    expect(openingOf(suite, "a key", "I-1")).toEqual({ id: "I-1", salt });
    expect(uidOf(suite, { id: "I-1", salt })).toBe(hashOf(suite, `dr1:uid:${salt}:I-1`));
  });
});

it("signatures of an entry and of a witness statement are over everything but the signatures, the entry hash left out", () => {
  const entry = { suite: "sha256", kind: "void", note: "x" };
  const signed = `dr1:sig:${sortedJson(entry)}`;
  expect(signedText({ ...entry, entryHash: "aa", signatures: SIGNATURES } as never)).toBe(signed);
  expect(signedText({ ...entry, entryHash: "aa" } as never)).toBe(signed);
  const statement = { kind: "witness", entry: "aa", at: "2024-09-14T00:00:00Z" };
  expect(signedText({ ...statement, signatures: SIGNATURES } as never)).toBe(`dr1:sig:${sortedJson(statement)}`);
});

it("what has no hash is refused under the name of the document", () => {
  const broken = { suite: "sha256", policies: { suite: "sha256" }, share: 0.5 } as never;
  expect(() => sealRecord(broken)).toThrow(/^record\.share: /);
  expect(() => sealEvent("sha256", broken)).toThrow(/^event\.share: /);
  expect(() => sealEntry(broken)).toThrow(/^entry\.share: /);
  expect(() => signedText(broken)).toThrow(/^document\.share: /);
  expect(() => hashOfLeaf("sha256", { list: "targets", salt: "5a", value: 0.5 })).toThrow(/^leaf\.value: /);
});

it("the form in which commitment and seed must agree on a source has neither value nor proof nor time", () => {
  const source = { type: "drand", ref: "chain/7", value: "aa", signature: "bb", pulse: {}, at: "2024", digest: "cc" };
  expect(committedForm(source)).toEqual({ type: "drand", ref: "chain/7", digest: "cc" });
});

it("a record file is JSON with two spaces of indentation and a line feed at the end", () => {
  expect(formatRecord({ kind: "plan-record", tasks: [1] } as never)).toBe(
    '{\n  "kind": "plan-record",\n  "tasks": [\n    1\n  ]\n}\n',
  );
});

it("a result says of a task its drawId, and of each stratum the count and the cut-off where there is one", () => {
  const strata = [
    { stratum: "low", tier: "low", size: 9, drawn: 2, cutoff: "c7", reserve: [] },
    { stratum: "high", tier: "high", size: 4, drawn: 0, reserve: [] },
  ];
  const stated = resultTask({ taskId: "T01", drawId: "bureau/plan-2024/T01/b1/d1", strata } as never);
  expect(stated).toEqual({
    drawId: "bureau/plan-2024/T01/b1/d1",
    strata: [
      { stratum: "low", drawn: 2, cutoff: "c7" },
      { stratum: "high", drawn: 0 },
    ],
  });
  expect(Object.hasOwn(stated.strata[1]!, "cutoff")).toBe(false);
});
