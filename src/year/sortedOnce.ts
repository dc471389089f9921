import { byCodePoint } from "../random/byCodePoint.js";

/** Each text once, by code point. */
export function sortedOnce(texts: readonly string[]): readonly string[] {
  return [...new Set(texts)].sort(byCodePoint);
}
