import { describe, expect, it } from "vitest";
import type { DoubleRandomError } from "../../src/errors/DoubleRandomError.js";
import type { JsonSchema } from "../../src/verify/jsonSchema.js";
import { matchesSchema } from "../../src/verify/matchesSchema.js";
import { refusal } from "../support/badField.js";

const ID: JsonSchema = { type: "string", pattern: "^[a-z]+$" };

describe("matchesSchema", () => {
  it.each([
    [{ type: "string" }, 7, "x", "text", "7"],
    [{ type: "integer" }, 1.5, "x", "a whole number", "1.5"],
    [{ type: "boolean" }, null, "x", "true or false", "null"],
    [{ type: "array" }, {}, "x", "a list", "an object"],
    [{ type: "object" }, [], "x", "an object", "a list of 0"],
    [{ type: "object" }, new Map(), "x", "an object", "an object"],
    [{ type: "integer", minimum: 2 }, 1, "x", "a number of at least 2", "1"],
    [{ type: "integer", maximum: 2 }, 3, "x", "a number of at most 2", "3"],
    [{ type: "array", minItems: 1 }, [], "x", "a list of at least 1", "a list of 0"],
    [ID, "a1", "x", "text of the form ^[a-z]+$", '"a1"'],
    [{ enum: ["a", "b"] }, "c", "x", 'one of "a", "b"', '"c"'],
    [{ const: "a" }, "b", "x", '"a"', '"b"'],
    [{ type: "array", items: ID }, ["a", "b", 3], "x[2]", "text", "3"],
    [{ type: "object", properties: { a: ID } }, { a: 1 }, "x.a", "text", "1"],
    [{ type: "object", required: ["a"] }, {}, "x.a", "a value", "nothing"],
    [{ type: "object", required: ["toString"] }, {}, "x.toString", "a value", "nothing"],
    [{ type: "object", additionalProperties: false }, { "a b": 1 }, 'x["a b"]', "only known fields", 'the field "a b"'],
    [{ type: "object", additionalProperties: ID }, { a: "b", c: 1 }, "x.c", "text", "1"],
    [{ type: "object", propertyNames: ID }, { a: 1, B: 2 }, "x.B", "text of the form ^[a-z]+$", '"B"'],
  ] as const satisfies readonly (readonly [JsonSchema, ...unknown[]])[])(
    "%j finds what is wrong with %j",
    (schema, value, path, expected, received) => {
      expect(matchesSchema(schema, value, "x")).toEqual({ path, expected, received });
    },
  );

  const branch = (kind: string, field: string): JsonSchema => ({
    type: "object",
    properties: { protocol: { const: "p" }, kind: { type: "string", const: kind }, [field]: ID },
    required: ["protocol", "kind", field],
    additionalProperties: false,
  });
  const either: JsonSchema = { oneOf: [branch("one", "a"), branch("two", "b")] };

  it("tells alternatives apart by their constant, and reports the problem of the one that is meant", () => {
    expect(matchesSchema(either, { protocol: "p", kind: "two", b: "x" }, "x")).toBeUndefined();
    expect(matchesSchema(either, { protocol: "p", kind: "two", b: 1 }, "x")?.path).toBe("x.b");
    expect(matchesSchema(either, { protocol: "p", kind: "two", a: "x", b: "x" }, "x")?.path).toBe("x.a");
    const unknown = { path: "x.kind", expected: 'one of "one", "two"' };
    expect(matchesSchema(either, { protocol: "p", kind: "six", b: "x" }, "x")).toEqual({
      ...unknown,
      received: '"six"',
    });
    expect(matchesSchema(either, { protocol: "p" }, "x")).toEqual({ ...unknown, received: "nothing" });
    expect(matchesSchema(either, "two", "x")?.expected).toBe("an object");
  });

  it("takes for the constant only a field that the object has itself", () => {
    const inherited: JsonSchema = { properties: { toString: { const: "a" } }, required: ["toString"] };
    expect(matchesSchema({ oneOf: [inherited] }, {}, "x")).toEqual({
      path: "x.toString",
      expected: 'one of "a"',
      received: "nothing",
    });
  });

  it("reads the same schema as before when it comes again further in", () => {
    const pair: JsonSchema = { type: "object", properties: { a: ID, b: ID } };
    expect(matchesSchema({ type: "array", items: pair }, [{ a: "a" }, { a: "b", b: 1 }], "x")?.path).toBe("x[1].b");
  });

  type Case = readonly [JsonSchema, ...unknown[]];
  it.each<readonly [Case]>([
    [[{ type: "object" }, {}, { a: 1 }, Object.create(null)]],
    [[{ type: "array" }, [], [1]]],
    [[{ type: "string" }, "", "a"]],
    [[{ type: "integer" }, 0, -7, 2 ** 53]],
    [[{ type: "boolean" }, true, false]],
    [[ID, "a", "abc"]],
    [[{ enum: ["a", "b"] }, "a", "b"]],
    [[{ const: "a" }, "a"]],
    [[{ type: "array", items: ID }, [], ["a", "b"]]],
    [[{ type: "object", properties: { a: ID } }, {}, { a: "b" }, { c: 1 }]],
    [[{ type: "object", required: ["a"] }, { a: undefined }, { a: 1, b: 2 }]],
    [[{ type: "object", properties: { a: ID }, additionalProperties: false }, {}, { a: "b" }]],
    [[{ type: "object", properties: { a: {} }, additionalProperties: ID }, { a: 1 }, { a: 1, b: "c" }]],
    [[{ type: "object", propertyNames: ID }, {}, { a: 1 }]],
  ])("%j finds nothing wrong with what fits", ([schema, ...values]) => {
    for (const value of values) expect(matchesSchema(schema, value, "x")).toBeUndefined();
  });

  it.each<readonly [Case]>([
    [[{ properties: { length: ID } }, "a", ["a"], null, undefined, 7]],
    [[{ required: ["a"] }, "b", ["b"], null, undefined, 7]],
    [[{ additionalProperties: false }, "a", ["a"], null, undefined, 7]],
    [[{ additionalProperties: ID }, "1", [1], null, undefined]],
    [[{ propertyNames: ID }, "1", [1], null, undefined]],
    [[{ items: ID }, "12", { length: 1, 0: 1 }, null, 7]],
    [[{ minItems: 1 }, "", { length: 0 }, null, 7]],
    [[{ pattern: "^[a-z]+$" }, 1, ["1"], null, {}]],
    [[{ minimum: 2 }, "1", [1], null, true]],
    [[{ maximum: 2 }, "3", [3], {}, undefined]],
  ])("%j says nothing of values of other types", ([schema, ...values]) => {
    for (const value of values) expect(matchesSchema(schema, value, "x")).toBeUndefined();
  });

  it("admits the bounds themselves", () => {
    const bounded: JsonSchema = { type: "integer", minimum: 2, maximum: 20 };
    expect([1, 2, 20, 21].map((value) => matchesSchema(bounded, value, "x") === undefined)).toEqual([
      false,
      true,
      true,
      false,
    ]);
    expect(matchesSchema({ type: "array", minItems: 1 }, [0], "x")).toBeUndefined();
  });

  it("refuses a schema that it would have to ignore a part of", () => {
    const refused = (schema: object): DoubleRandomError => refusal(() => matchesSchema(schema, 7, "x"));
    const unknown = { code: "FIELD_UNKNOWN", path: "schema" };
    for (const [keyword, schema] of [
      ["format", { type: "string", format: "date" }],
      ["constructor", { type: "integer", constructor: 1 }],
    ] as const) {
      expect(refused(schema)).toMatchObject({ ...unknown, expected: "known keywords", received: `"${keyword}"` });
    }
    const one = branch("one", "a");
    const apart = "alternatives that a constant in a required field tells apart";
    for (const branches of [
      [],
      [{}],
      [{ required: ["kind"] }],
      [one, branch("one", "b")],
      [one, { ...branch("two", "b"), required: ["b"] }],
      [one, { properties: { kind: { const: "two" } } }],
      [one, { required: ["kind"] }],
      [one, { required: ["kind"], properties: {} }],
      [one, { required: ["kind"], properties: { kind: { type: "string" } } }],
    ]) {
      expect(refused({ oneOf: branches })).toMatchObject({ ...unknown, expected: apart, received: '"oneOf"' });
    }
  });
});
