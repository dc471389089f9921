/* eslint-disable @typescript-eslint/no-confusing-void-expression, @typescript-eslint/no-unsafe-argument, @typescript-eslint/no-unsafe-assignment, @typescript-eslint/no-unsafe-member-access -- an attacker writes what the types forbid */
import fc from "fast-check";
import { changeAt, schemaPaths } from "./schemaPaths.js";
import { mutate, mutations, type Mutation } from "./mutateDocument.js";
import { draftOf, filesOfDraft, reseal, type Draft, type Loose } from "./tamperDraft.js";
import type { TamperBase } from "./tamperBases.js";
import type { PublishedFiles } from "../../src/publication/index.js";
import { DOCUMENT_SCHEMAS } from "../../src/verify/documentSchemas.js";

type Files = Record<string, PublishedFiles[string]>;

/** One way to spoil files. Numbers are taken modulo what there is to choose from. */
export type Fuzz =
  | { readonly kind: "flip"; readonly file: number; readonly flips: readonly (readonly [at: number, bits: number])[] }
  | { readonly kind: "cut"; readonly file: number; readonly from: number; readonly length: number }
  | {
      readonly kind: "repeat";
      readonly file: number;
      readonly from: number;
      readonly length: number;
      readonly to: number;
    }
  | { readonly kind: "insert"; readonly file: number; readonly at: number; readonly text: string }
  | {
      readonly kind: "mutate";
      readonly document: number;
      readonly changes: readonly Mutation[];
      readonly sealed: boolean;
    }
  | {
      readonly kind: "extreme";
      readonly document: number;
      readonly path: number;
      readonly value: number;
      readonly sealed: boolean;
    }
  | { readonly kind: "swell"; readonly document: number; readonly list: number; readonly times: number }
  | {
      readonly kind: "splice";
      readonly file: number;
      readonly other: number;
      readonly at: number;
      readonly whole: boolean;
    }
  | {
      readonly kind: "lines";
      readonly moves: readonly (readonly [from: number, to: number])[];
      readonly sealed: boolean;
    }
  | { readonly kind: "garbage"; readonly file: number; readonly content: string | Uint8Array }
  | { readonly kind: "name"; readonly file: number; readonly name: string };

const NAMES = [
  "__proto__",
  "constructor",
  "draws/1/plan.json/",
  "draws/2/record.json",
  "witness/a.json",
  "../chain.jsonl",
  "\0",
];

const TOKENS = [
  ...[
    '"',
    "\\",
    "{",
    "}",
    "[",
    "]",
    ",",
    ":",
    "\n",
    "\r\n",
    "\ufeff",
    "\u0000",
    "\u2028",
    "-0",
    "1e400",
    "9007199254740993",
  ],
  ...[
    "null",
    "true",
    '"__proto__":1,',
    '"\\ud800"',
    "\ud800",
    "\\u0000",
    "1.0",
    "1".repeat(400),
    " ".repeat(400),
    "[".repeat(3000),
  ],
];

const place = fc.nat(1_000_000);
const file = fc.nat(1000);

/** Ways to spoil files, so that some break at the first byte and some only where the draw is made again. */
export const fuzzes: fc.Arbitrary<Fuzz> = fc.oneof(
  {
    weight: 3,
    arbitrary: fc.record({
      kind: fc.constant("flip" as const),
      file,
      flips: fc.array(fc.tuple(place, fc.integer({ min: 1, max: 255 })), { minLength: 1, maxLength: 4 }),
    }),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant("cut" as const), file, from: place, length: fc.nat(300) }) },
  {
    weight: 1,
    arbitrary: fc.record({ kind: fc.constant("repeat" as const), file, from: place, length: fc.nat(300), to: place }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      kind: fc.constant("insert" as const),
      file,
      at: place,
      text: fc.oneof(fc.constantFrom(...TOKENS), fc.string({ unit: "binary", maxLength: 8 })),
    }),
  },
  {
    weight: 5,
    arbitrary: fc.record({
      kind: fc.constant("mutate" as const),
      document: file,
      changes: fc.array(mutations, { minLength: 1, maxLength: 3 }),
      sealed: fc.boolean(),
    }),
  },
  {
    weight: 4,
    arbitrary: fc.record({
      kind: fc.constant("extreme" as const),
      document: file,
      path: file,
      value: file,
      sealed: fc.boolean(),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      kind: fc.constant("swell" as const),
      document: file,
      list: file,
      times: fc.integer({ min: 0, max: 40 }),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({ kind: fc.constant("splice" as const), file, other: file, at: place, whole: fc.boolean() }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      kind: fc.constant("lines" as const),
      moves: fc.array(fc.tuple(file, file), { minLength: 1, maxLength: 4 }),
      sealed: fc.boolean(),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      kind: fc.constant("garbage" as const),
      file,
      content: fc.oneof(
        fc.string({ unit: "binary" }),
        fc.uint8Array({ maxLength: 200 }),
        fc.json(),
        fc.constantFrom("", "\n", "{}\n", "[]", "null", '"x"'),
      ),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      kind: fc.constant("name" as const),
      file,
      name: fc.oneof(fc.constantFrom(...NAMES), fc.string()),
    }),
  },
);

const pick = <T>(among: readonly T[], index: number): T => among[index % among.length]!;

/** The files of a publication, spoiled; splices take from another one. */
export function spoil(base: TamperBase, other: TamperBase, fuzz: Fuzz): Files {
  const isOfEntries = ["mutate", "extreme", "swell", "lines"].includes(fuzz.kind);
  const draft = isOfEntries ? draftOf(base) : { items: [], witnesses: {} };
  switch (fuzz.kind) {
    case "mutate":
    case "extreme":
    case "swell": {
      const [holder, key, schema] = pick(documentsOf(draft), fuzz.document);
      holder[key] = spoilDocument(holder[key], schema, fuzz);
      if (fuzz.kind === "swell" || fuzz.sealed) resealQuietly(draft);
      break;
    }
    case "lines":
      for (const [from, to] of fuzz.moves) {
        const strange = draftOf(other).items;
        const item = from % 3 === 0 ? { ...pick(strange, from), files: {} } : structuredClone(pick(draft.items, from));
        if (to % 2 === 0) draft.items.splice(from % draft.items.length, 1);
        draft.items.splice(to % (draft.items.length + 1), 0, item);
      }
      if (fuzz.sealed) resealQuietly(draft);
      break;
    default: {
      const files = { ...filesOfBase(base) };
      const names = Object.keys(files);
      const name = pick(names, fuzz.file);
      if (fuzz.kind === "name") {
        Object.defineProperty(files, fuzz.name, {
          value: files[name],
          enumerable: true,
          configurable: true,
          writable: true,
        });
      } else {
        const strange = filesOfBase(other);
        files[name] = spoilText(String(files[name]), String(strange[pick(Object.keys(strange), fuzz.file)]), fuzz);
      }
      return files;
    }
  }
  return filesOfDraft(draft);
}

const written = new WeakMap<TamperBase, Files>();

function filesOfBase(base: TamperBase): Readonly<Files> {
  let files = written.get(base);
  if (!files) written.set(base, (files = filesOfDraft(draftOf(base))));
  return files;
}

/** A document, spoiled; `undefined` where the way is one of files and chains. */
export function spoilDocument(document: Loose, schema: Loose, fuzz: Fuzz): Loose {
  const copy = structuredClone(document);
  switch (fuzz.kind) {
    case "mutate":
      fuzz.changes.forEach((change) => mutate(copy, change));
      return copy;
    case "extreme": {
      const paths = pathsOf(schema);
      const { steps } = pick(paths, fuzz.path * 7919);
      return changeAt(copy, schema, steps, (value: Loose) => pick(extremesLike(value), fuzz.value));
    }
    case "swell": {
      const lists = listsOf(copy);
      const list = lists.length > 0 ? pick(lists, fuzz.list) : [];
      const items = structuredClone(list);
      for (let time = 0; time < fuzz.times; time++) list.push(...structuredClone(items.slice(0, 20)));
      return copy;
    }
    default:
      return undefined;
  }
}

/** Text, spoiled; the other text is what splices take from. */
export function spoilText(text: string, strange: string, fuzz: Fuzz): PublishedFiles[string] {
  switch (fuzz.kind) {
    case "flip": {
      const bytes = new TextEncoder().encode(text);
      for (const [at, bits] of fuzz.flips) bytes[at % bytes.length]! ^= bits;
      return bytes;
    }
    case "cut":
      return text.slice(0, fuzz.from % text.length) + text.slice((fuzz.from % text.length) + fuzz.length);
    case "repeat": {
      const [from, to] = [fuzz.from % text.length, fuzz.to % text.length];
      return text.slice(0, to) + text.slice(from, from + fuzz.length) + text.slice(to);
    }
    case "insert": {
      const at = fuzz.at % text.length;
      return text.slice(0, at) + fuzz.text + text.slice(at);
    }
    case "splice":
      return fuzz.whole ? strange : text.slice(0, fuzz.at % text.length) + strange.slice(fuzz.other % strange.length);
    case "garbage":
      return fuzz.content;
    default:
      return text;
  }
}

/** Values at the ends of what the schemas admit, and a little beyond. */
function extremesLike(value: Loose): readonly Loose[] {
  if (typeof value === "number") return [0, 1, 2, 20, 1000, 999_999, 2 ** 31, 2 ** 32, 2 ** 53 - 1];
  if (typeof value === "boolean") return [!value];
  return [
    ...["0", "1", "100%", "1/1", "1/999999999999999999", "0.000000000000000001", "999999999999999999/1", "-5", "7/3"],
    ...[
      "0001-01-01",
      "9999-12-31",
      "0001-01-01T00:00:00Z",
      "9999-12-31T23:59:59Z",
      "x",
      "Z".repeat(64),
      "9".repeat(2000),
    ],
    ...[
      "0".repeat(64),
      "f".repeat(64),
      "f".repeat(96),
      "c0".padEnd(96, "0"),
      "0".repeat(128),
      "f".repeat(128),
      "__proto__",
    ],
    ...[
      "low",
      "untiered",
      "systematic-random",
      "webster",
      "shuffle/1",
      "pair-ticket/1",
      "balanced/1",
      "standing-teams",
    ],
    ...[
      "loads",
      "eligible",
      "adjust-total",
      "matrix",
      "all-members",
      "separate",
      "sm3",
      "blinded",
      "declared",
      "reveal",
    ],
    ...["52db9ba70e0cc0f6eaf7803dd07447a1f5477735fd3f661792ba94600c84e971/1"],
    ...["52db9ba70e0cc0f6eaf7803dd07447a1f5477735fd3f661792ba94600c84e971/99999999999", "1/0001-01-01T00:00:00Z"],
    ...(typeof value === "string" ? [value + value, value.toUpperCase(), Array.from(value).reverse().join("")] : []),
  ];
}

function documentsOf(draft: Draft): readonly (readonly [holder: Loose, key: string, schema: Loose])[] {
  return [
    ...draft.items.map((item) => [item, "entry", DOCUMENT_SCHEMAS["chain-entry"]] as const),
    ...draft.items.flatMap(({ files }) =>
      Object.keys(files).map((name) => [files, name, DOCUMENT_SCHEMAS[name as keyof typeof DOCUMENT_SCHEMAS]] as const),
    ),
    ...Object.keys(draft.witnesses).map((name) => [draft.witnesses, name, DOCUMENT_SCHEMAS.witness] as const),
  ];
}

const paths = new Map<unknown, ReturnType<typeof schemaPaths>>();

function pathsOf(schema: Loose): ReturnType<typeof schemaPaths> {
  let known = paths.get(schema);
  if (!known) paths.set(schema, (known = schemaPaths(schema)));
  return known;
}

function listsOf(value: Loose): Loose[][] {
  if (typeof value !== "object" || value === null) return [];
  const inner = Object.values(value).flatMap(listsOf);
  return Array.isArray(value) ? [value, ...inner] : inner;
}

/** Documents that are no objects any more cannot be sealed. */
function resealQuietly(draft: Draft): void {
  try {
    reseal(draft, ["signatures"]);
  } catch {
    // What could be sealed has been.
  }
}
