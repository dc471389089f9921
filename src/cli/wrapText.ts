/**
 * Breaks text into lines of at most so many columns of a terminal, at spaces where it can, and elsewhere where there is none: Chinese
 * has no spaces, and hashes must not be cut short.
 */
export function wrapText(text: string, columns: number): string {
  return text
    .split("\n")
    .flatMap((line) => wrapLine(line, columns))
    .join("\n");
}

function wrapLine(line: string, columns: number): readonly string[] {
  const lines: string[] = [];
  let current = "";
  for (const piece of line.split(/(?<= )|(?<=[、。，；：）])/u)) {
    if (widthOf(current) + widthOf(piece.trimEnd()) > columns && current !== "") {
      lines.push(current.trimEnd());
      current = "";
    }
    for (const character of piece) {
      if (widthOf(current) + widthOf(character) > columns && character !== " ") {
        lines.push(current);
        current = "";
      }
      current += character;
    }
  }
  return [...lines, current.trimEnd()];
}

/** Characters of East Asian scripts take two columns (UAX #11: wide and full-width, in the blocks that occur here). */
function widthOf(text: string): number {
  return Array.from(text).reduce(
    (sum, character) => sum + (/[\u1100-\u115f\u2e80-\uffdc]|[^\0-\uffff]/u.test(character) ? 2 : 1),
    0,
  );
}
