import { DoubleRandomError } from "../errors/DoubleRandomError.js";
import { isMostlyUtf8 } from "./isMostlyUtf8.js";
import { markedEncoding, type TextEncoding } from "./markedEncoding.js";

/** Bytes that say whether a file that is not valid UTF-8 was meant to be. */
const LOOKED_AT = 65_536;

/** Text of a file, and how its bytes were read. */
export interface DecodedText {
  readonly text: string;
  readonly encoding: TextEncoding;
}

/**
 * Reads the bytes of a text file as Chinese offices save them: UTF-8 with or without a byte order mark, UTF-16 with one, and GB18030 (GBK,
 * GB 2312). Bytes that are valid UTF-8 are UTF-8, and UTF-8 with a few broken bytes is refused, not read as other
 * characters; no other encoding is guessed.
 *
 * @param bytes - the file
 * @param path - its name, for the error
 * @throws `DoubleRandomError` `FIELD_INVALID` for bytes that are text in none of these
 *
 * @example
 * ```ts
 * import { decodeText } from "double-random/zh";
 *
 * console.log(decodeText(Uint8Array.of(0xb3, 0xe9, 0xb2, 0xe9)));
 * ```
 * ```text
 * { text: '抽查', encoding: 'gb18030' }
 * ```
 */
export function decodeText(bytes: Uint8Array, path = "bytes"): DecodedText {
  const refuse = (received: string): never => {
    const expected = "text in UTF-8 or GB18030, or in UTF-16 with a byte order mark";
    const advice = "save it again as UTF-8";
    throw new DoubleRandomError({ code: "FIELD_INVALID", path, expected, received, advice });
  };
  const marked = markedEncoding(bytes);
  for (const encoding of marked === undefined ? (["utf-8", "gb18030"] as const) : [marked]) {
    if (encoding === "gb18030" && isMostlyUtf8(bytes.subarray(0, LOOKED_AT))) return refuse("UTF-8 that is broken");
    try {
      return { text: new TextDecoder(encoding, { fatal: true }).decode(bytes), encoding };
    } catch {
      continue;
    }
  }
  return refuse("bytes that are neither");
}
