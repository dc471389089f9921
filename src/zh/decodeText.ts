import { DoubleRandomError } from "../errors/DoubleRandomError.js";

/** Text of a file, and how its bytes were read. */
export interface DecodedText {
  readonly text: string;
  readonly encoding: "utf-8" | "utf-16le" | "utf-16be" | "gb18030";
}

/**
 * Reads the bytes of a text file as Chinese offices save them: UTF-8 with or without a byte order mark, UTF-16 with one, and GB18030 (GBK,
 * GB 2312). Bytes that are valid UTF-8 are UTF-8; no other encoding is guessed.
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
  const marked: DecodedText["encoding"] | undefined =
    bytes[0] === 0xff && bytes[1] === 0xfe
      ? "utf-16le"
      : bytes[0] === 0xfe && bytes[1] === 0xff
        ? "utf-16be"
        : undefined;
  for (const encoding of marked === undefined ? (["utf-8", "gb18030"] as const) : [marked]) {
    try {
      return { text: new TextDecoder(encoding, { fatal: true }).decode(bytes), encoding };
    } catch {
      continue;
    }
  }
  const expected = "text in UTF-8 or GB18030";
  throw new DoubleRandomError({ code: "FIELD_INVALID", path, expected, received: "bytes that are neither" });
}
