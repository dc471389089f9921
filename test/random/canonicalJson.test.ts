import { describe, expect, it } from "vitest";
import { canonicalJson } from "../../src/random/canonicalJson.js";
import { refusal } from "../support/badField.js";

const INTEGER = "an integer of at most 2^53 - 1";
const TEXT = "text without a lone surrogate";
const LIST = "a list without holes or other fields";
const ANYTHING = "text, an integer, true, false, null, a list or a plain object";

/** A value inside so many lists, each the only item of the one around it. */
function inLists(levels: number, value: unknown): unknown {
  return levels === 0 ? value : [inLists(levels - 1, value)];
}

describe("canonicalJson", () => {
  it.each<readonly [value: unknown, text: string]>([
    ["plain", '"plain"'],
    ["", '""'],
    ['a "quoted" word', '"a \\"quoted\\" word"'],
    ["\\", '"\\\\"'],
    ["双随机\n", '"双随机\\n"'],
    ["\n双随机", '"\\n双随机"'],
    ["𠮷", '"𠮷"'],
    [0, "0"],
    [-7, "-7"],
    [Number.MAX_SAFE_INTEGER, "9007199254740991"],
    [true, "true"],
    [false, "false"],
    [null, "null"],
    [[], "[]"],
    [[1, "a", null], '[1,"a",null]'],
    [{}, "{}"],
    [{ b: 1, a: [2], "": 3 }, '{"":3,"a":[2],"b":1}'],
    [{ 'a"': 1 }, '{"a\\"":1}'],
    [Object.assign(Object.create(null) as object, { a: 1 }), '{"a":1}'],
  ])("writes %j as %s", (value, text) => {
    expect(canonicalJson(value)).toBe(text);
  });

  it.each<readonly [name: string, value: unknown, path: string, expected: string, received: string]>([
    ["a fraction", 0.5, "value", INTEGER, "0.5"],
    ["an integer that is not safe", 2 ** 53, "value", INTEGER, "9007199254740992"],
    ["minus zero", [-0], "value[0]", INTEGER, "-0"],
    ["half a character", "\ud842", "value", TEXT, '"\\ud842"'],
    ["half a character after plain text", "T-1\udfb7", "value", TEXT, '"T-1\\udfb7"'],
    ["half a character before plain text", "\ud842T-1", "value", TEXT, '"\\ud842T-1"'],
    ["half a character in a key", { a: { "\ud842": 1 } }, "value.a", TEXT, '"\\ud842"'],
    ["a hole", [["a"], Array(1)], "value[1]", LIST, "a list of 1"],
    ["a list with a field", { ids: Object.assign(["a"], { extra: 1 }) }, "value.ids", LIST, "a list of 1"],
    ["nothing", { tiers: [1, undefined] }, "value.tiers[1]", ANYTHING, "nothing"],
    ["a date", { on: new Date(0) }, "value.on", ANYTHING, "an object"],
    ["a function", { of: { it: Math.max } }, "value.of.it", ANYTHING, "a function"],
    ["a key that is a symbol", [{ [Symbol("id")]: 1 }], "value[0]", ANYTHING, "an object"],
    ["a bigint", 1n, "value", ANYTHING, "1"],
  ])("refuses %s, and says where it is", (_, value, path, expected, received) => {
    expect(refusal(() => canonicalJson(value))).toMatchObject({
      code: "JSON_UNREPRESENTABLE",
      path,
      expected,
      received,
    });
  });

  it("calls the value as it is told to", () => {
    expect(refusal(() => canonicalJson({ id: 0.5 }, "targets[3]")).path).toBe("targets[3].id");
  });

  it("names the place of what is wrong, not of what came before", () => {
    const value = { a: [{ b: 1 }, 2], c: [[3], { d: 4, e: 0.5 }] };
    expect(refusal(() => canonicalJson(value)).path).toBe("value.c[1].e");
  });

  it("goes a hundred levels down and no further", () => {
    expect(canonicalJson(inLists(100, 1))).toBe(`${"[".repeat(100)}1${"]".repeat(100)}`);
    expect(refusal(() => canonicalJson(inLists(101, 1)))).toMatchObject({
      code: "JSON_UNREPRESENTABLE",
      path: `value${"[0]".repeat(101)}`,
      expected: "at most 100 levels",
      received: "1",
    });
  });

  it("refuses a list that contains itself", () => {
    const list: unknown[] = [];
    list.push(list);
    expect(refusal(() => canonicalJson(list)).expected).toBe("at most 100 levels");
  });
});
