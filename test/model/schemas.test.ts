import { readFileSync, writeFileSync } from "node:fs";
import { Ajv2020 } from "ajv/dist/2020.js";
import { beforeAll, describe, expect, it } from "vitest";
import { DOCUMENT_SCHEMAS } from "../../src/verify/documentSchemas.js";
import type { JsonSchema } from "../../src/verify/jsonSchema.js";
import {
  CHECKED_IN_BROWSERS,
  DOCUMENTS,
  exampleDocuments,
  jsonSchemaOf,
  type DocumentKind,
} from "../support/documents.js";
import { writeDocumentSchemas } from "../support/writeDocumentSchemas.js";

/** The JSON Schemas in `schema/` are generated: `npm run schemas` writes them, and this fails when they are stale. */
const UPDATE = process.env["UPDATE_SCHEMAS"] === "1";

describe("schema/*.json", () => {
  let examples: Awaited<ReturnType<typeof exampleDocuments>>;
  beforeAll(async () => {
    examples = await exampleDocuments();
  });

  for (const kind of Object.keys(DOCUMENTS) as DocumentKind[]) {
    const path = `schema/${kind}.json`;
    const text = `${JSON.stringify({ title: `double-random ${kind}`, ...jsonSchemaOf(kind) }, null, 2)}\n`;

    it(`${path} is up to date`, () => {
      if (UPDATE) writeFileSync(path, text);
      expect(readFileSync(path, "utf8")).toBe(text);
    });

    it(`${path} accepts a real document and refuses one with an unknown field`, () => {
      const validate = new Ajv2020({ allErrors: true }).compile(JSON.parse(text) as object);
      for (const example of examples[kind]) {
        expect(validate(example), JSON.stringify(validate.errors)).toBe(true);
        const list = Array.isArray(example);
        const spoiled: unknown = list
          ? [...(example as object[]), { ...(example as object[])[0], nonsense: 1 }]
          : { ...(example as object), nonsense: 1 };
        expect(validate(spoiled)).toBe(false);
      }
    });
  }
});

describe("src/verify/documentSchemas.ts", () => {
  const schemas = Object.fromEntries(
    CHECKED_IN_BROWSERS.map((kind) => {
      const { $schema: _, ...schema } = jsonSchemaOf(kind) as JsonSchema & { readonly $schema: string };
      return [kind, schema];
    }),
  );
  const path = "src/verify/documentSchemas.ts";
  const text = writeDocumentSchemas(schemas);

  it("is up to date", () => {
    if (UPDATE) writeFileSync(path, text);
    expect(readFileSync(path, "utf8")).toBe(text);
  });

  it.skipIf(UPDATE)("says the same as schema/*.json", () => {
    expect(DOCUMENT_SCHEMAS).toEqual(schemas);
  });
});
