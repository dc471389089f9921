import { describe, expect, it } from "vitest";
import { firstDifference } from "../../src/verify/firstDifference.js";

describe("firstDifference", () => {
  it.each([
    ["numbers", 7, 7],
    ["nothing", undefined, undefined],
    ["null", null, null],
    ["lists", [1, ["a"]], [1, ["a"]]],
    ["objects, in whatever order of their keys", { a: 1, b: { c: null } }, { b: { c: null }, a: 1 }],
    ["a key without a value and none", { a: undefined }, {}],
  ])("finds none between equal values: %s", (_, expected, received) => {
    expect(firstDifference(expected, received, "")).toBeUndefined();
  });

  it.each<[string, unknown, unknown, string, string, string]>([
    ["two texts", "a", "b", "", '"a"', '"b"'],
    ["a number and its text", 1, "1", "", "1", '"1"'],
    ["a number that is not there", 1, undefined, "", "1", "nothing"],
    ["an object and null", {}, null, "", "an object", "null"],
    ["null and an object", null, {}, "", "null", "an object"],
    ["a list and an object", [], {}, "", "a list of 0", "an object"],
    ["an object and a list", {}, [], "", "an object", "a list of 0"],
    ["an object and text", {}, "a", "", "an object", '"a"'],
    ["text and an object", "a", {}, "", '"a"', "an object"],
    ["the first of several", { b: 1, a: [1, 2] }, { a: [1, 3], b: 2 }, "b", "1", "2"],
    ["an item", ["x", ["y", "z"]], ["x", ["y", "w"]], "[1][1]", '"z"', '"w"'],
    ["a shorter list", [1, 2], [1], "[1]", "2", "nothing"],
    ["a longer list", [1], [1, 2], "[1]", "nothing", "2"],
    ["a field of an item", [{ a: { b: true } }], [{ a: { b: false } }], "[0].a.b", "true", "false"],
    ["a field too few", { a: 1, b: 2 }, { a: 1 }, "b", "2", "nothing"],
    ["a field too many", { a: 1 }, { a: 1, b: 2 }, "b", "nothing", "2"],
  ])("names the place and both values: %s", (_, expected, received, path, is, says) => {
    expect(firstDifference(expected, received, "")).toEqual({ path, expected: is, received: says });
  });

  it("begins where it is told to", () => {
    expect(firstDifference({ a: [1] }, { a: [2] }, "record")?.path).toBe("record.a[0]");
  });
});
