/* eslint-disable @typescript-eslint/no-unsafe-assignment, @typescript-eslint/no-unsafe-member-access -- an attacker writes what the types forbid */
import { beforeAll, describe, expect, it } from "vitest";
import type { OutsideKnowledge } from "../../src/publication/index.js";
import { DOCUMENT_SCHEMAS } from "../../src/verify/documentSchemas.js";
import type { JsonSchema } from "../../src/verify/jsonSchema.js";
import { changeAt, hasPath, schemaPaths, type SchemaPath } from "../support/schemaPaths.js";
import { itIsJudgedTwice, verifyPublication } from "../support/secondOpinion.js";
import { tamperBases, type TamperBase, type TamperBases } from "../support/tamperBases.js";
import { draftOf, filesOfDraft, reseal, type Draft, type Loose } from "../support/tamperDraft.js";
import { withoutNumber } from "../support/tamperVerdict.js";
import { ELSEWHERE, FIELD_RULES, type FieldRule } from "./tamperFields.js";

type Document = keyof typeof DOCUMENT_SCHEMAS;

interface Field {
  readonly document: Document;
  readonly schema: JsonSchema;
  readonly path: SchemaPath;
  /** `record tasks[].seed`, `chain-entry{seed} draws[].seed`. */
  readonly name: string;
}

const FIELDS: readonly Field[] = Object.entries(DOCUMENT_SCHEMAS)
  .filter(([document]) => !(document in ELSEWHERE))
  .flatMap(([document, schema]) =>
    schemaPaths(schema).map((path) => ({
      document: document as Document,
      schema,
      path,
      name: document === "chain-entry" ? `${document}${path.text.replace(".", " ")}` : `${document} ${path.text}`,
    })),
  );

let bases: TamperBases;
beforeAll(async () => {
  bases = await tamperBases();
});

/** Where in a publication the documents of a kind stand. */
function holders(draft: Draft | TamperBase, document: Document): readonly [holder: Loose, key: string][] {
  if (document === "chain-entry") return draft.items.map((item) => [item, "entry"]);
  if (document === "witness") return Object.keys(draft.witnesses).map((name) => [draft.witnesses, name]);
  return draft.items.flatMap(({ files }) => (files[document] === undefined ? [] : [[files, document]]));
}

/** The first publication that has the field, or the first that has the document. */
function baseWith({ document, path }: Field): TamperBase {
  const all = Object.values(bases) as readonly TamperBase[];
  const having = (present: (document: Loose) => boolean): TamperBase | undefined =>
    all.find((base) => holders(base, document).some(([holder, key]) => present(holder[key])));
  const sameKind = (value: Loose): boolean => hasPath(value, document === "chain-entry" ? path.steps.slice(0, 1) : []);
  return having((value) => hasPath(value, path.steps)) ?? having(sameKind)!;
}

async function failures(
  field: Field,
  rule: FieldRule,
): Promise<{ levels: readonly string[]; checks: readonly string[] }> {
  const base = baseWith(field);
  const draft = draftOf(base);
  const places = holders(draft, field.document);
  const branch = field.path.steps.slice(0, field.document === "chain-entry" ? 1 : 0);
  const [holder, key] =
    places.find(([at, name]) => hasPath(at[name], field.path.steps)) ??
    places.find(([at, name]) => hasPath(at[name], branch))!;
  const before = JSON.stringify(holder[key]);
  holder[key] = changeAt(holder[key], field.schema, field.path.steps, rule.change);
  expect(JSON.stringify(holder[key]), "nothing was changed").not.toBe(before);
  reseal(draft, rule.kept);
  const outside: OutsideKnowledge = rule.outside ? { [rule.outside]: base.outside[rule.outside] } : {};
  const status = rule.status ?? "fail";
  const { ok, checks } = await verifyPublication(filesOfDraft(draft), outside);
  expect(ok).toBe(status !== "fail");
  const found = checks.filter((check) => check.status === status);
  // What is not checked for other reasons is not of the level in question.
  const counted = status === "fail" ? found : found.filter(({ level }) => rule.levels.includes(level));
  return {
    levels: [...new Set(counted.map(({ level }) => level))].sort(),
    checks: counted.map(({ id }) => withoutNumber(id)),
  };
}

describe("a field of a published document that is changed while everything above it is sealed anew", () => {
  it("has a rule that says what must catch it", () => {
    const unruled = FIELDS.filter(({ name }) => !FIELD_RULES.some(({ fields }) => fields.test(name)));
    expect(unruled.map(({ name }) => name)).toEqual([]);
  });

  it("makes every rule count", () => {
    const first = new Set(FIELDS.map(({ name }) => FIELD_RULES.find(({ fields }) => fields.test(name))));
    expect(FIELD_RULES.filter((rule) => !first.has(rule)).map(({ fields }) => String(fields))).toEqual([]);
  });

  it("is there in numbers that a reader would expect", () => {
    expect(FIELDS.length).toBeGreaterThan(500);
  });

  it.each(FIELDS.map((field) => [field.name, field] as const))("%s is caught where it should be", async (_, field) => {
    const rule = FIELD_RULES.find(({ fields }) => fields.test(field.name))!;
    const { levels, checks } = await failures(field, rule);
    expect(levels, checks.join(", ")).toEqual(rule.levels);
    expect(checks).toContain(rule.check);
    if (rule.levels.length > 1) expect(rule.because).toBeTruthy();
  });
});

itIsJudgedTwice(500);
