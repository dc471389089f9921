import { chineseNumber } from "./chineseNumber.js";
import { fold } from "./foldText.js";

/** The number of a row: `3`, `3.`, `（3）`, `③`, `三`. */
export function readNumber(cell: string): number | undefined {
  if (cell.length > 12) return undefined;
  const plain = fold(cell).replace(/^第|^[([]|[)\]]$|[.、号]$/g, "");
  return plain === "" ? undefined : chineseNumber(plain.replace(/^0+(?=\d)/, ""));
}
