import { builtInFormat, customFormat, type NumberFormat } from "./numberFormat.js";
import { readXmlPart } from "./readXmlPart.js";
import type { ZipArchive } from "./zipArchive.js";

/** The number format of each cell style of a workbook, by the number of the style. */
export async function cellStyles(zip: ZipArchive, part: string, file: string): Promise<readonly NumberFormat[]> {
  const custom = new Map<number, NumberFormat>();
  const styles: NumberFormat[] = [];
  let inCellFormats = false;
  await readXmlPart(zip, part, file, {
    open: (name, attribute) => {
      const id = Number(attribute("numFmtId"));
      if (name === "cellXfs") inCellFormats = true;
      else if (name === "numFmt") custom.set(id, customFormat(attribute("formatCode") ?? ""));
      else if (name === "xf" && inCellFormats) styles.push(custom.get(id) ?? builtInFormat(id));
    },
    close: (name) => {
      if (name === "cellXfs") inCellFormats = false;
    },
  });
  return styles;
}
