import { describeValue } from "../errors/describeValue.js";
import { DoubleRandomError } from "../errors/DoubleRandomError.js";
import { parseJson } from "../record/parseJson.js";
import { decodedText } from "./decodedText.js";
import { fileError } from "./fileError.js";
import type { FileSource } from "./fileSource.js";
import { tooLarge } from "./limits.js";
import { textEncoding } from "./textEncoding.js";

/** The most characters of one object of a list. */
const MOST_ITEM_CHARACTERS = 4_194_304;

/** An object of a list, not yet checked. */
export interface JsonItem {
  readonly value: unknown;
  /** The line that it is on, in JSON Lines. */
  readonly line?: number;
}

/** The text of a JSON file, which is in UTF-8 by RFC 8259. */
async function* jsonText(source: FileSource): AsyncGenerator<string, void, undefined> {
  const encoding = await textEncoding(source);
  if (encoding !== "utf-8") throw invalid(source.name, "JSON in UTF-8", "bytes that are not UTF-8", "save it as UTF-8");
  yield* decodedText(source, encoding);
}

/**
 * The objects of a JSON array one after another, so that the text of the whole file is never in memory. Each is read by
 * {@link parseJson}, so a key that occurs twice in one object is an error here too.
 */
export async function* jsonItems(source: FileSource, name: string): AsyncGenerator<JsonItem, void, undefined> {
  const splitter = itemSplitter(source.name);
  for await (const text of jsonText(source)) {
    for (const item of splitter.write(text)) yield { value: item };
    if (splitter.isOther()) throw await notAList(source, name);
  }
  splitter.end();
}

/** The objects of a JSON Lines file, one a line; blank lines are passed over. */
export async function* jsonLines(source: FileSource): AsyncGenerator<JsonItem, void, undefined> {
  let [rest, line] = ["", 0];
  const item = (text: string): readonly JsonItem[] => {
    line += 1;
    if (text.length > MOST_ITEM_CHARACTERS) throw tooLong(source.name);
    return text.trim() === "" ? [] : [{ value: readItem(text, source.name, line), line }];
  };
  for await (const text of jsonText(source)) {
    const lines = (rest + text).split("\n");
    rest = lines.pop() ?? "";
    if (rest.length > MOST_ITEM_CHARACTERS) throw tooLong(source.name);
    for (const each of lines) yield* item(each);
  }
  yield* item(rest);
}

/** Cuts the text of an array into the texts of its items. */
function itemSplitter(file: string): {
  readonly write: (text: string) => readonly unknown[];
  readonly isOther: () => boolean;
  readonly end: () => void;
} {
  let state: "before" | "first" | "item" | "after" | "other" = "before";
  let [depth, inString, escaped] = [0, false, false];
  let [pending, count] = ["", 0];
  const finish = (text: string): unknown => {
    count += 1;
    return readItem(text, file);
  };
  const write = (text: string): readonly unknown[] => {
    const items: unknown[] = [];
    let start = 0;
    for (let at = 0; at < text.length; at++) {
      const code = text.charCodeAt(at);
      if (inString) {
        if (escaped) escaped = false;
        else if (code === BACKSLASH) escaped = true;
        else if (code === QUOTE) inString = false;
        continue;
      }
      if (state === "item" || state === "first") {
        if (code === QUOTE) inString = true;
        else if (code === OPEN_BRACE || code === OPEN_BRACKET) depth += 1;
        else if (depth > 0 && (code === CLOSE_BRACE || code === CLOSE_BRACKET)) depth -= 1;
        else if (depth === 0 && (code === COMMA || code === CLOSE_BRACKET)) {
          const piece = pending + text.slice(start, at);
          [pending, start] = ["", at + 1];
          const isEmptyList = code === CLOSE_BRACKET && state === "first" && piece.trim() === "";
          if (!isEmptyList) items.push(finish(piece));
          state = code === COMMA ? "item" : "after";
        }
      } else if (code > 0x20) {
        if (state !== "before") throw invalid(file, "nothing after the list", "more text", "keep one list in the file");
        state = code === OPEN_BRACKET ? "first" : "other";
        start = at + 1;
        if (state === "other") return items;
      }
    }
    if (state === "item" || state === "first") pending += text.slice(start);
    if (pending.length > MOST_ITEM_CHARACTERS) throw tooLong(file);
    return items;
  };
  return {
    write,
    isOther: () => state === "other",
    end: () => {
      if (state === "after") return;
      throw invalid(file, "JSON", `a list that ends after ${String(count)} items without ]`, "export it again");
    },
  };
}

const [QUOTE, BACKSLASH, COMMA] = [0x22, 0x5c, 0x2c];
const [OPEN_BRACE, CLOSE_BRACE, OPEN_BRACKET, CLOSE_BRACKET] = [0x7b, 0x7d, 0x5b, 0x5d];

function readItem(text: string, file: string, line?: number): unknown {
  try {
    return parseJson(text, file);
  } catch (error) {
    if (!(error instanceof DoubleRandomError)) throw error;
    const advice = "correct it, or export the list again";
    const { code, path, expected, received } = error;
    throw new DoubleRandomError({
      code,
      path,
      expected,
      received,
      location: { file, ...(line !== undefined && { row: line }) },
      advice,
    });
  }
}

async function notAList(source: FileSource, name: string): Promise<Error> {
  let text = "";
  for await (const piece of jsonText(source)) {
    text += piece;
    if (text.length > MOST_ITEM_CHARACTERS) throw tooLong(source.name);
  }
  const value = readItem(text, source.name);
  const issue = { code: "FIELD_INVALID", path: name, expected: "a list", received: describeValue(value) } as const;
  return DoubleRandomError.collect(name, [{ ...issue, location: { file: source.name } }]);
}

function invalid(file: string, expected: string, received: string, advice: string): Error {
  return fileError({ code: "JSON_INVALID", location: { file }, expected, received, advice });
}

function tooLong(file: string): Error {
  const expected = `objects of at most ${String(MOST_ITEM_CHARACTERS)} characters`;
  return tooLarge({ file }, expected, "a longer one", "check that it is the right file");
}
