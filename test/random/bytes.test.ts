import { describe, expect, it } from "vitest";
import { byCodePoint } from "../../src/random/byCodePoint.js";
import { bytesOfHex, writeHex } from "../../src/random/bytesOfHex.js";
import { canonicalLists, canonicalRows } from "../../src/random/canonicalLists.js";
import { toHex } from "../../src/random/hashing.js";
import { refusal } from "../support/badField.js";

describe("bytesOfHex", () => {
  it("reads every byte in either case", () => {
    const all = Uint8Array.from({ length: 256 }, (_, value) => value);
    const text = [...all].map((byte) => byte.toString(16).padStart(2, "0")).join("");
    expect(bytesOfHex(text)).toEqual(all);
    expect(bytesOfHex(text.toUpperCase())).toEqual(all);
    expect(toHex(all)).toBe(text);
  });

  it("reads no bytes from no text", () => {
    expect(bytesOfHex("")).toEqual(new Uint8Array(0));
  });
});

describe("writeHex", () => {
  it("writes into its place, and leaves the bytes around it alone", () => {
    const bytes = new Uint8Array(6).fill(0xee);
    writeHex("01af", bytes, 2);
    expect([...bytes]).toEqual([0xee, 0xee, 0x01, 0xaf, 0xee, 0xee]);
  });
});

describe("byCodePoint", () => {
  it("orders digits, capitals and small letters as their codes are, and equal ids not at all", () => {
    expect(["b", "a", "B", "10", "9", "a.", "a-"].sort(byCodePoint)).toEqual(["10", "9", "B", "a", "a-", "a.", "b"]);
    expect([byCodePoint("a", "b"), byCodePoint("b", "a"), byCodePoint("a", "a")]).toEqual([-1, 1, 0]);
  });
});

describe("canonicalLists", () => {
  const targets = [
    { id: "T-2", name: "乙" },
    { name: "甲", id: "T-10" },
  ];
  const inspectors = [{ id: "b" }, { id: "B" }];
  const avoidances = [{ id: "v2" }, { id: "v1" }];

  it("has the rows of each list by their ids, each in canonical JSON", () => {
    expect(canonicalLists({ targets, inspectors, avoidances, exclusions: [] })).toEqual({
      targets: [
        { id: "T-10", text: '{"id":"T-10","name":"甲"}' },
        { id: "T-2", text: '{"id":"T-2","name":"乙"}' },
      ],
      inspectors: [
        { id: "B", text: '{"id":"B"}' },
        { id: "b", text: '{"id":"b"}' },
      ],
      avoidances: [
        { id: "v1", text: '{"id":"v1"}' },
        { id: "v2", text: '{"id":"v2"}' },
      ],
      exclusions: [],
    });
  });

  it("has no exclusions where none are given", () => {
    expect(canonicalLists({ targets, inspectors, avoidances }).exclusions).toEqual([]);
  });

  it("orders exclusions by task and only then by target, whatever an id begins with", () => {
    const exclusions = [
      { taskId: "T1.b", targetId: "a" },
      { taskId: "T1", targetId: "z" },
      { taskId: "T1", targetId: "c" },
      { taskId: "T1-", targetId: "b" },
    ];
    const rows = canonicalLists({ targets: [], inspectors: [], avoidances: [], exclusions }).exclusions;
    expect(rows).toEqual([
      { id: "T1/c", text: '{"targetId":"c","taskId":"T1"}' },
      { id: "T1/z", text: '{"targetId":"z","taskId":"T1"}' },
      { id: "T1-/b", text: '{"targetId":"b","taskId":"T1-"}' },
      { id: "T1.b/a", text: '{"targetId":"a","taskId":"T1.b"}' },
    ]);
  });

  it("names the list of a row that cannot be written", () => {
    const row = { id: "T-1", area: 0.5 };
    expect(refusal(() => canonicalRows("targets", [row])).path).toBe("targets.area");
  });
});
