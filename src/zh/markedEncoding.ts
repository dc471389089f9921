/** The encodings that text files are read in. */
export type TextEncoding = "utf-8" | "gb18030" | "utf-16le" | "utf-16be";

/** The encoding that a byte order mark at the start of a file says, if there is one. */
export function markedEncoding([first, second, third]: Uint8Array): Exclude<TextEncoding, "gb18030"> | undefined {
  if (first === 0xff && second === 0xfe) return "utf-16le";
  if (first === 0xfe && second === 0xff) return "utf-16be";
  return first === 0xef && second === 0xbb && third === 0xbf ? "utf-8" : undefined;
}
