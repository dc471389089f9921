import type { PublishedFiles } from "../../src/publication/index.js";
import type { Tampering } from "./tampering.js";

type Files = Record<string, PublishedFiles[string]>;

const FORM = { base: "plain", levels: ["L0"], check: "form" } as const;

const textOf = (files: Files, name: string): string => files[name] as string;

/** A change of one file as text. */
const edit =
  (name: string, change: (text: string) => PublishedFiles[string]) =>
  (files: Files): void => {
    const before = textOf(files, name);
    const after = change(before);
    if (after === before) throw new Error(`nothing to change in ${name}`);
    files[name] = after;
  };

const chain = (change: (text: string) => PublishedFiles[string]): ((files: Files) => void) =>
  edit("chain.jsonl", change);
const plan = (change: (text: string) => PublishedFiles[string]): ((files: Files) => void) =>
  edit("draws/1/plan.json", change);
const record = (change: (text: string) => PublishedFiles[string]): ((files: Files) => void) =>
  edit("draws/1/record.json", change);

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

/** Bytes with others put in after the first brace. */
const withBytes =
  (...inserted: readonly number[]) =>
  (text: string): Uint8Array => {
    const all = bytes(text.replace('"An invented plan"', '"An # plan"'));
    const at = all.indexOf(0x23);
    return Uint8Array.from([...all.subarray(0, at), ...inserted, ...all.subarray(at + 1)]);
  };

const name = (called: string) => (files: Files) => {
  const like = called.startsWith("witness") ? "witness/notary.json" : "draws/1/plan.json";
  Object.defineProperty(files, called, { value: files[like], enumerable: true, configurable: true });
};

const NAMES = [
  ...[
    "../plan.json",
    "draws/../draws/1/plan.json",
    "draws/1/../../etc/passwd",
    "draws/1/./plan.json",
    "/draws/1/plan.json",
  ],
  ...["draws\\1\\plan.json", "draws/01/plan.json", "draws/1/plan.JSON", "DRAWS/1/plan.json", "draws/1/plan.json "],
  ...["draws/1/notes.json", "draws/1/plan", "draws/１/plan.json", "draws/0/plan.json", "draws/-1/plan.json"],
  ...[
    "draws/1e0/plan.json",
    "draws/1000000000/plan.json",
    "witness/../notary.json",
    "witness/.json",
    "witness/公证.json",
  ],
  ...["chain.json", "chain.jsonl\n", "index.html", "", "__proto__", "constructor", "draws/1/plan.json\u0000"],
];

/** Text, bytes and names of files, after everything has been sealed. */
export const TEXT_TAMPERINGS: readonly Tampering[] = [
  { id: "chain-bom", what: "a byte order mark before the chain", ...FORM, text: chain((text) => `\ufeff${text}`) },
  { id: "chain-bom-bytes", what: "the same as bytes", ...FORM, text: chain((text) => bytes(`\ufeff${text}`)) },
  {
    id: "chain-bom-line",
    what: "a byte order mark before the second line",
    ...FORM,
    text: chain((text) => text.replace("\n{", "\n\ufeff{")),
  },
  { id: "chain-crlf", what: "lines end as on Windows", ...FORM, text: chain((text) => text.replaceAll("\n", "\r\n")) },
  {
    id: "chain-cr",
    what: "lines end in a carriage return alone",
    ...FORM,
    text: chain((text) => text.replaceAll("\n", "\r")),
  },
  {
    id: "chain-no-last-feed",
    what: "the last line feed is missing",
    ...FORM,
    text: chain((text) => text.slice(0, -1)),
  },
  { id: "chain-empty-line", what: "an empty line at the end", ...FORM, text: chain((text) => `${text}\n`) },
  { id: "chain-blank-line", what: "an empty line between", ...FORM, text: chain((text) => text.replace("\n", "\n\n")) },
  {
    id: "chain-truncated",
    what: "the last line breaks off",
    ...FORM,
    text: chain((text) => `${text.slice(0, -20)}\n`),
  },
  {
    id: "chain-spaces",
    what: "a space after a colon",
    ...FORM,
    text: chain((text) => text.replace('"asOf":', '"asOf": ')),
  },
  {
    id: "chain-key-order",
    what: "two keys of an entry stand in another order",
    ...FORM,
    text: chain((text) => text.replace(/"asOf":("[^"]*"),"at":("[^"]*")/, '"at":$2,"asOf":$1')),
  },
  {
    id: "chain-escape",
    what: "a letter is written as an escape",
    ...FORM,
    text: chain((text) => text.replace('"bureau"', '"\\u0062ureau"')),
  },
  {
    id: "chain-number-point",
    what: "a number is written as 1.0",
    ...FORM,
    text: chain((text) => text.replace('"number":1,', '"number":1.0,')),
  },
  {
    id: "chain-number-exponent",
    what: "a number is written as 1e0",
    ...FORM,
    text: chain((text) => text.replace('"number":1,', '"number":1e0,')),
  },
  {
    id: "chain-minus-zero",
    what: "a number is minus zero",
    ...FORM,
    text: chain((text) => text.replace('"lowest":0', '"lowest":-0')),
  },
  {
    id: "chain-list",
    what: "the chain is one list",
    ...FORM,
    text: chain((text) => `[${text.trim().split("\n").join(",")}]\n`),
  },
  { id: "chain-missing", what: "there is no chain", ...FORM, text: (files) => delete files["chain.jsonl"] },
  {
    id: "chain-too-long",
    what: "the chain is longer than 2^26 bytes",
    ...FORM,
    text: chain(() => " ".repeat(2 ** 26 + 1)),
  },
  {
    id: "chain-lone-surrogate",
    what: "half a character in an entry",
    ...FORM,
    text: chain((text) => text.replace("an invented program", "\\ud800")),
  },
  { id: "chain-line-null", what: "a line that is no object", ...FORM, text: chain((text) => `${text}null\n`) },
  {
    id: "chain-deep",
    what: "a line of a million brackets",
    ...FORM,
    text: chain((text) => `${text}${"[".repeat(1e6)}${"]".repeat(1e6)}\n`),
  },
  {
    id: "chain-proto",
    what: "an entry has a field __proto__",
    ...FORM,
    text: chain((text) => text.replace('{"asOf"', '{"__proto__":{"number":7},"asOf"')),
  },
  {
    id: "chain-key-twice",
    what: "an entry has a key twice",
    ...FORM,
    text: chain((text) => text.replace('{"asOf"', '{"asOf":"2024-04-29","asOf"')),
  },
  {
    id: "chain-unknown-field",
    what: "an entry has a field that the schema does not know",
    ...FORM,
    text: chain((text) => text.replace('"asOf"', '"aside":1,"asOf"')),
  },

  {
    id: "json-key-twice",
    what: "a quota stands twice, and each reader takes another",
    ...FORM,
    text: plan((text) => text.replace('"ratio":', '"ratio":"1%","ratio":')),
  },
  {
    id: "json-key-twice-escaped",
    what: "the same with one of them escaped",
    ...FORM,
    text: plan((text) => text.replace('"ratio":', '"r\\u0061tio":"1%","ratio":')),
  },
  { id: "json-comment", what: "a comment", ...FORM, text: plan((text) => `${text}// as agreed`) },
  { id: "json-second-value", what: "a second document after the first", ...FORM, text: plan((text) => text + text) },
  { id: "json-comma", what: "a comma before the last brace", ...FORM, text: plan((text) => text.replace(/\}$/, ",}")) },
  { id: "json-single-quotes", what: "single quotes", ...FORM, text: plan((text) => text.replaceAll('"', "'")) },
  { id: "json-nan", what: "NaN for a number", ...FORM, text: plan((text) => text.replace("2024,", "NaN,")) },
  {
    id: "json-huge",
    what: "the number 1e400",
    ...FORM,
    text: record((text) => text.replace('"drawNumber":1', '"drawNumber":1e400')),
  },
  {
    id: "json-unsafe",
    what: "the number 2^53",
    ...FORM,
    text: record((text) => text.replace('"drawNumber":1', '"drawNumber":9007199254740992')),
  },
  {
    id: "json-unsafe-odd",
    what: "the number 2^53 + 1",
    ...FORM,
    text: record((text) => text.replace('"drawNumber":1', '"drawNumber":9007199254740993')),
  },
  {
    id: "json-fraction",
    what: "the number 1.5",
    ...FORM,
    text: record((text) => text.replace('"drawNumber":1', '"drawNumber":1.5')),
  },
  {
    id: "json-negative",
    what: "the number -1",
    ...FORM,
    text: record((text) => text.replace('"drawNumber":1', '"drawNumber":-1')),
  },
  {
    id: "json-text-number",
    what: "a number as text",
    ...FORM,
    text: record((text) => text.replace('"drawNumber":1', '"drawNumber":"1"')),
  },
  { id: "json-empty", what: "an empty file", ...FORM, text: plan(() => "") },
  { id: "json-space", what: "a file of white space", ...FORM, text: plan(() => " \n") },
  { id: "json-null", what: "null", ...FORM, text: plan(() => "null") },
  { id: "json-truncated", what: "a file that breaks off", ...FORM, text: plan((text) => text.slice(0, 100)) },
  { id: "json-deep", what: "a million brackets", ...FORM, text: plan(() => "[".repeat(1e6) + "]".repeat(1e6)) },
  { id: "json-deep-open", what: "a million brackets that stay open", ...FORM, text: plan(() => '{"a":'.repeat(1e6)) },
  {
    id: "json-too-long",
    what: "a file longer than 2^28 bytes",
    ...FORM,
    text: plan((text) => text + " ".repeat(2 ** 28)),
  },
  { id: "json-bom-twice", what: "two byte order marks", ...FORM, text: plan((text) => `\ufeff\ufeff${text}`) },
  {
    id: "json-proto",
    what: "a field __proto__",
    ...FORM,
    text: plan((text) => text.replace("{", '{"__proto__":{"year":2025},')),
  },
  {
    id: "json-constructor",
    what: "a field constructor",
    ...FORM,
    text: plan((text) => text.replace("{", '{"constructor":{},')),
  },
  {
    id: "json-proto-key",
    what: "a credit class that is called __proto__",
    ...FORM,
    text: record((text) => text.replace('"creditClassTiers":{', '"creditClassTiers":{"__proto__":"low",')),
  },
  {
    id: "json-control",
    what: "a line feed in the title",
    ...FORM,
    text: plan((text) => text.replace("An invented plan", "An\\ninvented plan")),
  },
  { id: "utf8-invalid", what: "a byte that UTF-8 does not have", ...FORM, text: plan(withBytes(0xff)) },
  { id: "utf8-overlong", what: "an overlong form of a character", ...FORM, text: plan(withBytes(0xc1, 0x81)) },
  { id: "utf8-surrogate", what: "half a character as bytes", ...FORM, text: plan(withBytes(0xed, 0xa0, 0x80)) },
  { id: "utf8-truncated", what: "a character of which bytes are missing", ...FORM, text: plan(withBytes(0xe4, 0xb8)) },
  {
    id: "utf16",
    what: "a file in UTF-16",
    ...FORM,
    text: plan((text) => new Uint8Array(Buffer.from(`\ufeff${text}`, "utf16le"))),
  },
  {
    id: "title-surrogate",
    what: "half a character in the title of the plan, which so has no hash",
    base: "plain",
    levels: ["L1"],
    check: "draw.1.plan",
    text: plan((text) => text.replace("An invented plan", "An \\ud800 plan")),
  },

  ...NAMES.map((called): Tampering => ({
    id: `name ${JSON.stringify(called)}`,
    what: "a file whose name has no place in a publication",
    ...FORM,
    text: name(called),
  })),
  {
    id: "folder-of-nothing",
    what: "files of a draw that the chain does not have",
    ...FORM,
    text: name("draws/99/plan.json"),
  },
  { id: "folder-of-a-seed", what: "files of an entry that is no commitment", ...FORM, text: name("draws/2/plan.json") },
  {
    id: "documents-swapped",
    what: "targets and inspectors are exchanged",
    ...FORM,
    text: (files) => {
      const targets = files["draws/1/targets.json"]!;
      files["draws/1/targets.json"] = files["draws/1/inspectors.json"]!;
      files["draws/1/inspectors.json"] = targets;
    },
  },
];
