/**
 * Everything that has no look of its own or changes that of its surroundings: control characters, line and paragraph separators,
 * lone surrogates, marks that turn the direction of text, spaces without width, invisible operators and tags. Joiners stay, because
 * scripts and pictures need them.
 */
const INVISIBLE =
  /[\p{Cc}\p{Zl}\p{Zp}\p{Cs}\u00AD\u061C\u180E\u200B\u200E\u200F\u202A-\u202E\u2060-\u206F\uFEFF\uFFF9-\uFFFB\u{E0000}-\u{E007F}]/gu;

/** Text as a reader must see it: what is invisible is written out, `[U+202E]`. */
export function visibleText(text: string): string {
  return text.replace(INVISIBLE, (character) => {
    const code = character.codePointAt(0)!.toString(16).toUpperCase().padStart(4, "0");
    return `[U+${code}]`;
  });
}
