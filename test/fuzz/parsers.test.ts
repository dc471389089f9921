import assert from "node:assert/strict";
import { readFileSync, writeFileSync } from "node:fs";
import { Ajv2020, type ValidateFunction } from "ajv/dist/2020.js";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  parseAvoidances,
  parseExclusions,
  parseInspectors,
  parseJson,
  parsePlan,
  parseRatio,
  parseTargets,
  type DoubleRandomError,
} from "double-random";
import { mutate, mutations } from "../support/mutateDocument.js";
import { smallEvidence } from "../support/smallEvidence.js";

/**
 * Feedback-guided fuzzing of the parsers: an input that makes a parser answer as it has not answered before, by the codes and places of
 * its issues, joins the inputs that are changed further. Those kept for ever are in corpus.json and are tried first.
 *
 * In an ordinary run a few thousand inputs. On demand as many as wanted, from another seed, keeping what is new:
 * `FUZZ_RUNS=1000000 FUZZ_SEED=$RANDOM FUZZ_KEEP=1 npx vitest run test/fuzz/parsers.test.ts`
 */
const RUNS = Number(process.env["FUZZ_RUNS"] ?? 400);
const SEED = Number(process.env["FUZZ_SEED"] ?? 20_260_401);
const KEEP = process.env["FUZZ_KEEP"] === "1";
const CORPUS = "test/fuzz/corpus.json";
/** For each parser, the shortest. */
const MOST_KEPT = 100;

type Corpus = Record<string, string[]>;
const corpus = JSON.parse(readFileSync(CORPUS, "utf8")) as Corpus;

const schemas = new Ajv2020({ strict: false, allErrors: false });
function schemaOf(name: string): ValidateFunction {
  return schemas.compile(JSON.parse(readFileSync(`schema/${name}.json`, "utf8")) as object);
}

const evidence = smallEvidence();
const DOCUMENTS: Readonly<Record<string, { readonly parse: (input: unknown) => unknown; readonly valid: unknown[] }>> =
  {
    plan: {
      parse: parsePlan,
      valid: [evidence.plan, JSON.parse(readFileSync("examples/gaoping-2024/plan.json", "utf8"))],
    },
    targets: { parse: (input) => parseTargets(input), valid: [evidence.targets.slice(0, 4)] },
    inspectors: { parse: parseInspectors, valid: [evidence.inspectors] },
    avoidances: { parse: parseAvoidances, valid: [evidence.avoidances] },
    exclusions: { parse: parseExclusions, valid: [evidence.exclusions] },
  };

/** What a parser said, without the numbers of rows: what is new is worth following. */
function answerOf(error: DoubleRandomError | undefined): string {
  if (!error) return "accepted";
  const places = error.issues.map(({ code, path }) => `${code} ${path.replace(/\[\d+\]/g, "[]").slice(0, 80)}`);
  return [...new Set(places)].sort().slice(0, 3).join("; ");
}

/** The error of the library, or nothing; anything else that is thrown fails the test. */
function refusal(action: () => unknown): DoubleRandomError | undefined {
  try {
    action();
    return undefined;
  } catch (error) {
    expect(error, String(error)).toMatchObject({ name: "DoubleRandomError" });
    return error as DoubleRandomError;
  }
}

describe.each(Object.entries(DOCUMENTS))("whatever %s hold", (name, { parse, valid }) => {
  const matches = schemaOf(name);

  /** Reads a text as the command does, and says what the parser said. */
  function follow(text: string): string {
    const input = JSON.parse(text) as unknown;
    let parsed: unknown;
    const error = refusal(() => (parsed = parse(input)));
    assert.equal(JSON.stringify(input), JSON.stringify(JSON.parse(text)));
    assert.equal(({} as Record<string, unknown>)["polluted"], undefined);
    if (error) {
      assert.ok(error.issues.length > 0);
      for (const issue of error.issues) {
        assert.ok(issue.path.startsWith(name), issue.path);
        assert.ok(issue.received.length < 300, issue.received.slice(0, 300));
        assert.ok(issue.expected.length > 0);
        for (const strange of ["\n", "\0", "\x1b"]) assert.ok(!(issue.path + issue.received).includes(strange));
      }
    } else {
      // What is accepted is what the published schema admits, and reads the same again.
      expect(matches(input), JSON.stringify(matches.errors)).toBe(true);
      expect(parse(JSON.parse(JSON.stringify(parsed)))).toEqual(parsed);
    }
    return answerOf(error);
  }

  test(
    "the parser answers with the document or with its own error, and does nothing else",
    { timeout: Math.max(60_000, RUNS * 100) },
    () => {
      const seen = new Set<string>();
      const pool = [...valid.map((document) => JSON.stringify(document)), ...(corpus[name] ?? [])];
      for (const text of pool) seen.add(follow(text));
      const known = seen.size;
      const changes = fc.sample(fc.tuple(fc.nat(), fc.array(mutations, { minLength: 1, maxLength: 3 })), {
        seed: SEED,
        numRuns: RUNS,
      });
      for (const [choice, list] of changes) {
        const document = JSON.parse(pool[choice % pool.length]!) as unknown;
        for (const change of list) mutate(document, change);
        const text = JSON.stringify(document);
        const answer = follow(text);
        if (seen.has(answer) || text.length > 20_000) continue;
        seen.add(answer);
        pool.push(text);
      }
      expect(seen.size).toBeGreaterThan(Math.min(20, known));
      if (KEEP)
        keep(
          name,
          pool.slice(valid.length).filter((text) => text.length < 3000),
        );
    },
  );
});

describe("whatever a text holds", () => {
  const texts = fc.oneof(
    fc.json({ maxDepth: 4 }),
    fc.string({ unit: "binary", maxLength: 40 }),
    fc.string({ unit: fc.constantFrom(...Array.from('{}[]":,\\u00e9 \t\n"a1-+.eE0tfn')), maxLength: 30 }),
    fc
      .tuple(fc.json(), fc.nat(), fc.constantFrom('"', "\\", "{", ",", '"a":1,', "\uFEFF", "\u0000"))
      .map(([json, at, put]) => json.slice(0, at % (json.length + 1)) + put + json.slice(at % (json.length + 1))),
  );

  function readsAsJson(text: string): void {
    let value: unknown;
    const error = refusal(() => (value = parseJson(text, "file.json")));
    const body = text.startsWith("\uFEFF") ? text.slice(1) : text;
    let plain: { readonly value: unknown } | undefined;
    try {
      plain = { value: JSON.parse(body) as unknown };
    } catch {
      plain = undefined;
    }
    if (!error) expect([value]).toEqual([plain!.value]);
    else {
      expect(error).toMatchObject({ code: "JSON_INVALID", path: "file.json" });
      // Refused although it is JSON: then a key is dropped when it is written again.
      if (plain) expect(countKeys(body)).toBeGreaterThan(countOf(plain.value));
    }
    if (!error && plain) expect(countKeys(body)).toBe(countOf(plain.value));
  }

  test("parseJson reads what JSON.parse reads, unless a key would be lost", () => {
    for (const text of corpus["json"] ?? []) readsAsJson(text);
    fc.assert(fc.property(texts, readsAsJson), { seed: SEED, numRuns: RUNS * 5 });
  });

  const ratios = fc.oneof(
    fc.string({ unit: fc.constantFrom(...Array.from("0123456789.%‰/ ５％．／-+e")), maxLength: 12 }),
    fc
      .tuple(fc.nat(2000), fc.nat(1000), fc.constantFrom("%", "‰", "", " %", "％"))
      .map(([whole, part, sign]) => `${String(whole)}.${String(part)}${sign}`),
    fc.tuple(fc.nat(100), fc.nat(100)).map(([a, b]) => `${String(a)}/${String(b)}`),
    fc.string({ unit: "binary", maxLength: 20 }),
  );

  /** The value of a text by another way, as a float; undefined for no ratio. */
  function byFloat(text: string): number | undefined {
    const narrow = text.normalize("NFKC").trim();
    const [, number, sign] = /^(\d+(?:\.\d+)?)\s*([%‰]?)$/.exec(narrow) ?? [];
    if (number !== undefined) return Number(number) / (sign === "%" ? 100 : sign === "‰" ? 1000 : 1);
    const [, a, b] = /^(\d+)\s*\/\s*(\d+)$/.exec(narrow) ?? [];
    return a === undefined ? undefined : Number(a) / Number(b);
  }

  function readsAsRatio(text: string): void {
    let ratio: { readonly numerator: bigint; readonly denominator: bigint } | undefined;
    const error = refusal(() => (ratio = parseRatio(text)));
    if (error) {
      expect(error.code).toBe("RATIO_INVALID");
      return;
    }
    const { numerator, denominator } = ratio!;
    expect(numerator > 0n && numerator <= denominator).toBe(true);
    const value = byFloat(text);
    if (value !== undefined) expect(Number(numerator) / Number(denominator)).toBeCloseTo(value, 12);
  }

  test("parseRatio gives a share above 0 and at most 1, the one that is written, or its own error", () => {
    for (const text of corpus["ratio"] ?? []) readsAsRatio(text);
    fc.assert(fc.property(ratios, readsAsRatio), { seed: SEED, numRuns: RUNS * 5 });
    for (const text of ["5%", "0.5‰", "1/3", "100%", "1"]) expect(refusal(() => parseRatio(text))).toBeUndefined();
  });
});

/** Keys as they are written, by a scanner that knows texts and nothing else. */
function countKeys(json: string): number {
  return [...json.matchAll(/"(?:[^"\\]|\\.)*"\s*(:?)/gs)].filter(([, colon]) => colon === ":").length;
}

function countOf(value: unknown): number {
  if (typeof value !== "object" || value === null) return 0;
  const own = Array.isArray(value) ? 0 : Object.keys(value).length;
  return Object.values(value).reduce((sum: number, each) => sum + countOf(each), own);
}

function keep(name: string, texts: readonly string[]): void {
  const kept = JSON.parse(readFileSync(CORPUS, "utf8")) as Corpus;
  const all = [...new Set([...(kept[name] ?? []), ...texts])];
  kept[name] = all.sort((a, b) => a.length - b.length || (a < b ? -1 : 1)).slice(0, MOST_KEPT);
  writeFileSync(CORPUS, `${JSON.stringify(kept, undefined, 1)}\n`);
}
