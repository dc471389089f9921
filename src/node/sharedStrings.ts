import { readXmlPart } from "./readXmlPart.js";
import type { ZipArchive } from "./zipArchive.js";

/** The texts that the cells of a workbook refer to by number: ECMA-376, Part 1, 18.4.9. */
export async function sharedStrings(zip: ZipArchive, part: string, file: string): Promise<readonly string[]> {
  const strings: string[] = [];
  let text = "";
  let isText = false;
  let phonetic = 0;
  await readXmlPart(zip, part, file, {
    open: (name) => {
      if (name === "si") text = "";
      else if (name === "rPh") phonetic += 1;
      else if (name === "t") isText = phonetic === 0;
    },
    text: (piece) => {
      if (isText) text += piece;
    },
    close: (name) => {
      if (name === "si") strings.push(ownText(unescapeText(text)));
      else if (name === "rPh") phonetic -= 1;
      else if (name === "t") isText = false;
    },
  });
  return strings;
}

/** Office writes characters that XML does not have as `_x000D_`: ECMA-376, Part 1, 22.9.2.19. */
export function unescapeText(text: string): string {
  if (!text.includes("_x")) return text;
  return text.replace(/_x([0-9A-Fa-f]{4})_/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)));
}

/** A copy that does not keep the whole piece of the file alive that it was cut from. */
export function ownText(text: string): string {
  return text.length < 13 ? text : Buffer.from(text, "utf16le").toString("utf16le");
}
