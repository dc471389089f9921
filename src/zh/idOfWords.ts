import { hashText } from "../random/hashing.js";
import { fold } from "./foldText.js";

/**
 * An id from printed words, the same wherever they are printed: a prefix and twelve hexadecimal digits of the SHA-256 of the folded
 * words without brackets, punctuation and the little words before 检查. A second of the same words in one list gets a number.
 */
export function idOfWords(prefix: string, words: string, taken: ReadonlySet<string> = new Set()): string {
  const plain = fold(words)
    .replace(/[^\p{L}\p{N}]/gu, "")
    .replace(/^对/, "")
    .replace(/的?(?:监督|行政|专项|日常)?(?:检查|抽查)$/, "");
  const id = `${prefix}-${hashText("sha256", plain === "" ? words : plain).slice(0, 12)}`;
  let number = 1;
  let free = id;
  while (taken.has(free)) {
    number += 1;
    free = `${id}-${String(number)}`;
  }
  return free;
}
