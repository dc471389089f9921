import { fileError } from "./fileError.js";
import type { FileSource } from "./fileSource.js";

/** The encodings that text files are read in. */
export type TextEncoding = "utf-8" | "gb18030" | "utf-16le" | "utf-16be";

const ADVICE = "save it again as UTF-8: in Excel “CSV UTF-8”, in WPS or Notepad choose UTF-8 when saving";

/**
 * The encoding of a text file: what its byte order mark says; else UTF-8 if all of it is UTF-8; else GB18030, of which
 * GBK and GB 2312 are parts.
 *
 * @throws DoubleRandomError `ENCODING_INVALID` for a file that is UTF-8 but for a few bytes, which read as GB18030 would
 *   turn into other characters without a word
 */
export async function textEncoding(source: FileSource): Promise<TextEncoding> {
  const [first, second, third] = source.head;
  if (first === 0xff && second === 0xfe) return "utf-16le";
  if (first === 0xfe && second === 0xff) return "utf-16be";
  const broken = await firstBrokenUtf8(source);
  if (broken === undefined) return "utf-8";
  const marked = first === 0xef && second === 0xbb && third === 0xbf;
  if (!marked && !isMostlyUtf8(source.head)) return "gb18030";
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

/**
 * Chinese text in UTF-8 is sequences of three bytes, which GB18030 text makes by accident only. If nine tenths of the bytes
 * that are not ASCII are in such sequences, the file is UTF-8 with a fault.
 */
function isMostlyUtf8(bytes: Uint8Array): boolean {
  let [inSequences, others] = [0, 0];
  for (let at = 0; at < bytes.length; at++) {
    const byte = bytes[at]!;
    if (byte < 0x80) continue;
    const follow = (offset: number): boolean => (bytes[at + offset] ?? 0) >> 6 === 0b10;
    if (byte >> 4 === 0b1110 && follow(1) && follow(2)) {
      inSequences += 3;
      at += 2;
    } else {
      others += 1;
    }
  }
  return inSequences > 9 * others && inSequences > 0;
}
