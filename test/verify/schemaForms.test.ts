import { describe, expect, it } from "vitest";
import { exactly, list, map, object, oneOf, text, whole, word } from "../../src/verify/schemaForms.js";

const LETTER = { type: "string", pattern: "^[a-z]$" } as const;

describe("the forms of schemas", () => {
  it("object: its fields and no others, all required but the optional", () => {
    const properties = { a: LETTER, b: LETTER, c: LETTER };
    const base = { type: "object", properties, additionalProperties: false };
    expect(object(properties)).toStrictEqual({ ...base, required: ["a", "b", "c"] });
    expect(object(properties, "b")).toStrictEqual({ ...base, required: ["a", "c"] });
    expect(object(properties, "c a")).toStrictEqual({ ...base, required: ["b"] });
    expect(object(properties, "a b c")).toStrictEqual(base);
  });

  it("map: a form for the keys and one for the values", () => {
    const additionalProperties = { type: "boolean" } as const;
    expect(map(LETTER, additionalProperties)).toStrictEqual({
      type: "object",
      propertyNames: LETTER,
      additionalProperties,
    });
  });

  it("list: a form for the items and, if stated, a least number of them", () => {
    expect(list(LETTER)).toStrictEqual({ type: "array", items: LETTER });
    expect(list(LETTER, 0)).toStrictEqual({ type: "array", minItems: 0, items: LETTER });
    expect(list(LETTER, 2)).toStrictEqual({ type: "array", minItems: 2, items: LETTER });
  });

  it("text, word and exactly: text of a form, one of several words, one text", () => {
    expect(text("^[a-z]$")).toStrictEqual(LETTER);
    expect(word("high low")).toStrictEqual({ type: "string", enum: ["high", "low"] });
    expect(exactly("dr1")).toStrictEqual({ type: "string", const: "dr1" });
  });

  it("whole: between two bounds, the upper one that of safe integers if none is stated", () => {
    expect(whole(2, 20)).toStrictEqual({ type: "integer", minimum: 2, maximum: 20 });
    expect(whole(1)).toStrictEqual({ type: "integer", minimum: 1, maximum: 9007199254740991 });
  });

  it("oneOf: its branches", () => {
    expect(oneOf(LETTER, { type: "boolean" })).toStrictEqual({ oneOf: [LETTER, { type: "boolean" }] });
  });
});
