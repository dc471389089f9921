/** Characters of Chinese text: ideographs, their punctuation, full-width forms, curly quotes and dashes. */
const CHINESE = /[\u2014\u2018-\u201d\u2026\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef\ud800-\udfff]/;
const LETTER_OR_DIGIT = /[0-9A-Za-z%‰]/;

/** Printable ASCII and the ideographs of everyday text, which stay as they are. */
const FOLDED = /^[!-~\u4e00-\u9fff]*$/;

/** Text for comparing: compatibility forms made one (NFKC), without spaces, control and zero-width characters. */
export function fold(text: string): string {
  return FOLDED.test(text) ? text : text.normalize("NFKC").replace(/[\s\p{Cc}\u200b-\u200d\u2060\ufeff]+/gu, "");
}

/**
 * Printed text without its layout: line breaks and spaces are dropped between Chinese characters, and between those and letters or
 * digits; elsewhere one space stays.
 */
export function tidy(text: string): string {
  const flat = text
    .replace(/<br {0,3}\/?>/gi, " ")
    .replace(/[\u200b-\u200d\u2060\ufeff]+/g, "")
    .replace(/[\s\p{Cc}]+/gu, " ")
    .trim();
  return flat.replace(/ /g, (space, at: number) => {
    const [before, after] = [flat[at - 1]!, flat[at + 1]!];
    const joined = CHINESE.test(before)
      ? CHINESE.test(after) || LETTER_OR_DIGIT.test(after)
      : CHINESE.test(after) && LETTER_OR_DIGIT.test(before);
    return joined ? "" : space;
  });
}
