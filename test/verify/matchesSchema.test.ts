import { readFileSync } from "node:fs";
import { Ajv2020 } from "ajv/dist/2020.js";
import fc from "fast-check";
import { beforeAll, describe, expect, it } from "vitest";
import { readWith } from "../../src/model/parse.js";
import { DOCUMENT_SCHEMAS } from "../../src/verify/documentSchemas.js";
import type { JsonSchema } from "../../src/verify/jsonSchema.js";
import { matchesSchema } from "../../src/verify/matchesSchema.js";
import { CHECKED_IN_BROWSERS, DOCUMENTS, exampleDocuments } from "../support/documents.js";
import { mutate, mutations, type Mutation } from "../support/mutateDocument.js";
import { smallEvidence } from "../support/smallEvidence.js";
import { partsOf } from "../support/writeDocumentSchemas.js";

const ID: JsonSchema = { type: "string", pattern: "^[a-z]+$" };

function readSchema(file: string): JsonSchema {
  const {
    title: _,
    $schema: __,
    ...schema
  } = JSON.parse(readFileSync(`schema/${file}`, "utf8")) as JsonSchema & {
    readonly title: string;
    readonly $schema: string;
  };
  return schema;
}

function withParts(schema: JsonSchema): readonly JsonSchema[] {
  return [schema, ...partsOf(schema).flatMap(withParts)];
}

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
    const refused = (schema: object) => (): unknown => matchesSchema(schema, 7, "x");
    expect(refused({ type: "string", format: "date" })).toThrow('schema: expected known keywords, got "format"');
    expect(refused({ type: "integer", constructor: 1 })).toThrow("known keywords");
    const optional = { ...branch("two", "b"), required: ["b"] };
    expect(refused({ oneOf: [branch("one", "a"), optional] })).toThrow("tells apart");
    expect(refused({ oneOf: [branch("one", "a"), branch("one", "b")] })).toThrow("tells apart");
  });

  it("is not overthrown by depth, wherever it comes", () => {
    const deep = JSON.parse(`${'{"a":['.repeat(200_000)}${"]}".repeat(200_000)}`) as unknown;
    const { plan } = smallEvidence();
    const [task] = plan.tasks;
    for (const [document, path] of [
      [deep, "plan.id"],
      [{ ...plan, title: deep }, "plan.title"],
      [{ ...plan, tasks: deep }, "plan.tasks"],
      [{ ...plan, tasks: [{ ...task!, quota: deep }] }, "plan.tasks[0].quota.kind"],
      [{ ...plan, nonsense: deep }, "plan.nonsense"],
    ] as const) {
      expect(matchesSchema(DOCUMENT_SCHEMAS.plan, document, "plan")?.path).toBe(path);
    }
  });
});

describe("the schemas of the documents", () => {
  const kinds = CHECKED_IN_BROWSERS;

  it.each(kinds)("schema/%s.json has no keyword that would be ignored", (kind) => {
    for (const part of withParts(readSchema(`${kind}.json`))) {
      expect(() => matchesSchema(part, undefined, kind)).not.toThrow();
    }
  });

  const validators = new Map(
    kinds.map((kind) => [kind, new Ajv2020({ strict: true }).compile(DOCUMENT_SCHEMAS[kind])]),
  );
  let documents: Awaited<ReturnType<typeof exampleDocuments>>;
  beforeAll(async () => {
    documents = await exampleDocuments();
  });

  it.each(kinds)("%s: real documents fit", (kind) => {
    for (const document of documents[kind])
      expect(matchesSchema(DOCUMENT_SCHEMAS[kind], document, kind)).toBeUndefined();
  });

  it("are read as a validator reads them, and refuse nothing that this library accepts", () => {
    const verdicts = { accepted: 0, refused: 0, acceptedByZod: 0 };
    const changes = fc.array(mutations, { maxLength: 3 });
    fc.assert(
      fc.property(fc.constantFrom(...kinds), fc.nat(9), changes, (kind, which, list: readonly Mutation[]) => {
        const real = documents[kind];
        const document = { root: JSON.parse(JSON.stringify(real[which % real.length])) as unknown };
        for (const mutation of list) mutate(document.root, mutation);
        const problem = matchesSchema(DOCUMENT_SCHEMAS[kind], document.root, kind);
        const fits = validators.get(kind)!(document.root);
        expect(problem === undefined, JSON.stringify(problem)).toBe(fits);
        const isAccepted = readWith(DOCUMENTS[kind], document.root, kind).issues === undefined;
        if (isAccepted) expect(problem).toBeUndefined();
        verdicts[fits ? "accepted" : "refused"] += 1;
        if (isAccepted) verdicts.acceptedByZod += 1;
      }),
      { seed: 20240702, numRuns: 2000 },
    );
    expect(Math.min(...Object.values(verdicts))).toBeGreaterThan(500);
  });
});
