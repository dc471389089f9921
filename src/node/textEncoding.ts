import { isMostlyUtf8 } from "../zh/isMostlyUtf8.js";
import { markedEncoding, type TextEncoding } from "../zh/markedEncoding.js";
import { fileError } from "./fileError.js";
import type { FileSource } from "./fileSource.js";

const ADVICE = "save it again as UTF-8: in Excel “CSV UTF-8”, in WPS or Notepad choose UTF-8 when saving";

/**
 * The encoding of a text file: what its byte order mark says; else UTF-8 if all of it is UTF-8; else GB18030, of which
 * GBK and GB 2312 are parts.
 *
 * @throws DoubleRandomError `ENCODING_INVALID` for a file that is UTF-8 but for a few bytes, which read as GB18030 would
 *   turn into other characters without a word
 */
export async function textEncoding(source: FileSource): Promise<TextEncoding> {
  const marked = markedEncoding(source.head);
  if (marked !== undefined && marked !== "utf-8") return marked;
  const broken = await firstBrokenUtf8(source);
  if (broken === undefined) return "utf-8";
  if (marked === undefined && !isMostlyUtf8(source.head)) return "gb18030";
  throw encodingError(source.name, `UTF-8 that is broken near byte ${String(broken)}`);
}

/** The error for text that cannot be read. */
export function encodingError(file: string, received: string): Error {
  const expected = "text in UTF-8, GB18030 or UTF-16 with a byte order mark";
  return fileError({ code: "ENCODING_INVALID", location: { file }, expected, received, advice: ADVICE });
}

async function firstBrokenUtf8(source: FileSource): Promise<number | undefined> {
  const decoder = new TextDecoder("utf-8", { fatal: true });
  let read = 0;
  for await (const chunk of source.chunks()) {
    try {
      decoder.decode(chunk, { stream: true });
    } catch {
      return read;
    }
    read += chunk.length;
  }
  try {
    decoder.decode();
  } catch {
    return read;
  }
  return undefined;
}
