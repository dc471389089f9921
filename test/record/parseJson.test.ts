import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parseJson } from "../../src/record/parseJson.js";
import { refusal } from "../support/badField.js";

const MALFORMED: readonly (readonly [name: string, text: string])[] = [
  ["nothing", ""],
  ["a space", " "],
  ["a trailing comma", '[{"id":"T-1"},]'],
  ["single quotes", "[{'id':'T-1'}]"],
  ["full-width quotes", "[{“id”:“T-1”}]"],
  ["a comment", "[] // none"],
  ["an unfinished list", '[{"id":"T-1"'],
  ["two documents", "[] []"],
  ["NaN", '{"count":NaN}'],
  ["a leading zero", '{"count":012}'],
  ["a raw line feed in text", '{"id":"T\n1"}'],
  ["two byte order marks", "\uFEFF\uFEFF[]"],
  ["a spreadsheet", "id,name\nT-1,x"],
];

describe("malformed JSON is refused with the name of the file", () => {
  it.each(MALFORMED)("%s", (_, text) => {
    const error = refusal(() => parseJson(text, "targets.json"));
    expect(error).toMatchObject({ code: "JSON_INVALID", path: "targets.json", expected: "JSON" });
    expect(error.message).toMatch(/^targets\.json: expected JSON, got ./);
  });
});

const REPEATED: readonly (readonly [text: string, key: string])[] = [
  ['{"id":"T-1","id":"T-2"}', "id"],
  ['{"id":"T-1","id":"T-1"}', "id"],
  ['[{"id":"T-1"},{"id":"T-2","name":"x","name":"y"}]', "name"],
  ['{"a":{"b":[{"c":1,"c":2}]}}', "c"],
  ['{"id":1,"\\u0069d":2}', "id"],
  ['{"__proto__":1,"__proto__":2}', "__proto__"],
  ['{"":1 , "" :2}', ""],
  ['{"a\\"":1,"a\\"":2}', 'a"'],
  ['{"a\\\\":1,"b":"\\\\","a\\\\":2}', "a\\"],
  ['{"credit":{"A":"low"},"list":[1,{"x":{}}],"credit":{}}', "credit"],
];

describe("a key that JSON.parse would drop silently is refused", () => {
  it.each(REPEATED)("%s", (text, key) => {
    const error = refusal(() => parseJson(text, "plan.json"));
    expect(error).toMatchObject({
      code: "JSON_INVALID",
      path: "plan.json",
      expected: "every key once in an object",
      received: `${JSON.stringify(key)} twice`,
    });
  });

  it.each([
    '{"a":{"id":1},"b":{"id":2}}',
    '[{"id":1},{"id":2}]',
    '{"id":"id","name":"id"}',
    '{"text":"{\\"id\\":1,\\"id\\":2}"}',
    '{"text":"\\"id\\":","id":1}',
    '{"a":["id","id"],"id":1}',
    '{"ID":1,"id":2}',
  ])("but not %s", (text) => {
    expect(parseJson(text, "plan.json")).toEqual(JSON.parse(text));
  });
});

/** JSON text, and whether an object in it has a key twice. */
interface Written {
  readonly text: string;
  readonly repeats: boolean;
}

/** Keys as they are written, with what they mean: some are written in two ways. */
const KEYS = [
  ['"a"', "a"],
  ['"\\u0061"', "a"],
  ['"\\\\"', "\\"],
  ['"\\""', '"'],
  ['"\\\\\\""', '\\"'],
  ['":"', ":"],
  ['"__proto__"', "__proto__"],
  ['"{\\"a\\":1"', '{"a":1'],
] as const;

const { value: written } = fc.letrec<{ readonly value: Written }>((tie) => {
  const leaf = fc.constantFrom("1", "null", '""', '"a"', '"\\\\"', '"\\":"', "[]", "{}");
  const space = fc.constantFrom("", " ", "\n\t", "\r\n");
  return {
    value: fc.oneof(
      { depthSize: "small" },
      leaf.map((text) => ({ text, repeats: false })),
      fc.array(tie("value"), { maxLength: 3 }).map((items) => ({
        text: `[${items.map(({ text }) => text).join(",")}]`,
        repeats: items.some(({ repeats }) => repeats),
      })),
      fc.array(fc.tuple(fc.constantFrom(...KEYS), space, tie("value")), { maxLength: 4 }).map((members) => ({
        text: `{${members.map(([[key], gap, { text }]) => `${gap}${key}${gap}:${gap}${text}${gap}`).join(",")}}`,
        repeats:
          new Set(members.map(([[, key]]) => key)).size < members.length ||
          members.some(([, , { repeats }]) => repeats),
      })),
    ),
  };
});

it("a key is found twice exactly where it is, however it is written and whatever stands around it", () => {
  let found = 0;
  fc.assert(
    fc.property(written, ({ text, repeats }) => {
      found += Number(repeats);
      if (repeats) expect(refusal(() => parseJson(text, "x")).expected).toBe("every key once in an object");
      else expect(parseJson(text, "x")).toEqual(JSON.parse(text));
    }),
    { seed: 8259, numRuns: 2000 },
  );
  expect(found).toBeGreaterThan(200);
});

it("one byte order mark at the start is ignored", () => {
  expect(parseJson('\uFEFF{"id":"T-1"}', "plan.json")).toEqual({ id: "T-1" });
});

it.each([
  [undefined, "nothing"],
  [12, "12"],
  [new Uint8Array(2), "an object"],
])("what is no text is refused: %s", (value, received) => {
  expect(refusal(() => parseJson(value as never, "plan.json"))).toMatchObject({
    code: "JSON_INVALID",
    path: "plan.json",
    expected: "text",
    received,
  });
});

it("text of megabytes is read", () => {
  const long = "x".repeat(16_000_000);
  expect(parseJson(JSON.stringify({ long }), "plan.json")).toEqual({ long });
  const escaped = '"\\'.repeat(2_000_000);
  expect(parseJson(JSON.stringify({ escaped }), "plan.json")).toEqual({ escaped });
});
