import { hashText } from "../random/hashing.js";

/**
 * An id for text that is no id itself, such as the Chinese name of an office or a filing number with Chinese characters: the
 * letter `x` and the first 16 hexadecimal characters of the SHA-256 of the text in UTF-8, after NFKC, without spaces. The same
 * text gives the same id on every computer and in every year.
 *
 * @example
 * ```ts
 * import { derivedId } from "double-random/node";
 *
 * console.log(derivedId("东城市场监督管理所"), derivedId("东城 市场监督管理所"));
 * ```
 * ```text
 * x09712771fde6524e x09712771fde6524e
 * ```
 */
export function derivedId(text: string): string {
  const folded = text.normalize("NFKC").replace(/\s/g, "");
  return `x${hashText("sha256", folded).slice(0, 16)}`;
}
