import { fold } from "./foldText.js";

/** The part of a cell that folds to the given text, as printed; the whole cell where no part does by itself. */
export function printedPart(cell: string, folded: string): string {
  if (cell.includes(folded)) return folded;
  if (folded === "" || cell.length > 2000) return cell.trim();
  const places: number[] = [];
  let plain = "";
  for (let at = 0; at < cell.length;) {
    const character = String.fromCodePoint(cell.codePointAt(at)!);
    for (const each of fold(character)) for (let unit = 0; unit < each.length; unit += 1) places.push(at);
    plain += fold(character);
    at += character.length;
  }
  const found = plain.indexOf(folded);
  if (found < 0) return cell.trim();
  const last = places[found + folded.length - 1]!;
  return cell.slice(places[found], last + String.fromCodePoint(cell.codePointAt(last)!).length);
}
