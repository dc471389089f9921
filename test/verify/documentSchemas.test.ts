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

describe("the schemas of the documents", () => {
  const kinds = CHECKED_IN_BROWSERS;

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
