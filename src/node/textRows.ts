import { textOf, type SheetRow } from "./cell.js";

/** Rows as text, with those that are left out between them. */
export async function textRows(
  rows: AsyncGenerator<SheetRow, void, undefined>,
): Promise<readonly (readonly string[])[]> {
  const texts: (readonly string[])[] = [];
  for await (const { number, cells } of rows) {
    while (texts.length < number - 1) texts.push([]);
    texts.push(cells.map(textOf));
  }
  return texts;
}
