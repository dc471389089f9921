import type { FileSource } from "./fileSource.js";
import type { TextEncoding } from "../zh/markedEncoding.js";
import { encodingError } from "./textEncoding.js";

/**
 * The text of a file in pieces, without its byte order mark.
 *
 * @throws DoubleRandomError `ENCODING_INVALID` for bytes that the encoding does not have, and for NUL characters
 */
export async function* decodedText(
  source: FileSource,
  encoding: TextEncoding,
): AsyncGenerator<string, void, undefined> {
  const decoder = new TextDecoder(encoding, { fatal: true });
  const decode = (chunk?: Uint8Array): string => {
    try {
      return chunk ? decoder.decode(chunk, { stream: true }) : decoder.decode();
    } catch {
      throw encodingError(source.name, `bytes that are not ${encoding.toUpperCase()}`);
    }
  };
  for await (const chunk of source.chunks()) yield withoutNul(decode(chunk), source.name);
  yield withoutNul(decode(), source.name);
}

function withoutNul(text: string, file: string): string {
  if (!text.includes("\0")) return text;
  throw encodingError(file, "NUL characters, as UTF-16 without a byte order mark or a program's own format has them");
}
