import { posix } from "node:path";
import { cellStyles } from "./cellStyles.js";
import { fileError } from "./fileError.js";
import type { FileSource } from "./fileSource.js";
import type { NumberFormat } from "./numberFormat.js";
import { readXmlPart } from "./readXmlPart.js";
import { sharedStrings } from "./sharedStrings.js";
import { openZip, type ZipArchive } from "./zipArchive.js";

/** A sheet of a workbook. */
export interface SheetPart {
  readonly name: string;
  readonly part: string;
  readonly hidden: boolean;
}

/** A workbook that was opened: what its sheets need to be read. */
export interface Workbook {
  readonly file: string;
  readonly zip: ZipArchive;
  readonly sheets: readonly SheetPart[];
  readonly strings: readonly string[];
  readonly styles: readonly NumberFormat[];
  readonly from1904: boolean;
  /** Whether it holds macros, which nothing here runs. */
  readonly hasMacros: boolean;
}

interface Relation {
  readonly type: string;
  readonly target: string;
}

/** Opens an XLSX workbook: ECMA-376, Part 1, 12.3 and 18. */
export async function openWorkbook(source: FileSource, mostBytes?: number): Promise<Workbook> {
  const file = source.name;
  const zip = await openZip(source, mostBytes);
  const root = await relations(zip, "_rels/.rels", "", file);
  const main = root.find(({ type }) => type === "officeDocument")?.target;
  if (main === undefined || !zip.names.includes(main) || !main.endsWith(".xml")) throw notAWorkbook(file, zip);
  const folder = posix.dirname(main);
  const parts = new Map<string, Relation>();
  await relations(zip, `${folder}/_rels/${posix.basename(main)}.rels`, folder, file, parts);
  const { sheets, from1904 } = await sheetList(zip, main, file, parts);
  const partOf = (type: string): string => [...parts.values()].find((each) => each.type === type)?.target ?? "";
  return {
    file,
    zip,
    sheets,
    from1904,
    strings: await sharedStrings(zip, partOf("sharedStrings"), file),
    styles: await cellStyles(zip, partOf("styles"), file),
    hasMacros: zip.names.some((name) => name.toLowerCase().endsWith("vbaproject.bin")),
  };
}

async function relations(
  zip: ZipArchive,
  part: string,
  folder: string,
  file: string,
  byId: Map<string, Relation> = new Map<string, Relation>(),
): Promise<readonly Relation[]> {
  const found: Relation[] = [];
  await readXmlPart(zip, part, file, {
    open: (name, attribute) => {
      const target = attribute("Target");
      if (name !== "Relationship" || target === undefined || attribute("TargetMode") === "External") return;
      const type = posix.basename(attribute("Type") ?? "");
      const path = target.startsWith("/") ? target.slice(1) : posix.join(folder, target);
      const relation = { type, target: path };
      found.push(relation);
      byId.set(attribute("Id") ?? "", relation);
    },
  });
  return found;
}

async function sheetList(
  zip: ZipArchive,
  main: string,
  file: string,
  parts: ReadonlyMap<string, Relation>,
): Promise<Pick<Workbook, "sheets" | "from1904">> {
  const sheets: SheetPart[] = [];
  let from1904 = false;
  await readXmlPart(zip, main, file, {
    open: (name, attribute) => {
      if (name === "workbookPr") from1904 = ["1", "true"].includes(attribute("date1904") ?? "");
      if (name !== "sheet") return;
      const relation = parts.get(attribute("r:id") ?? attribute("id") ?? "");
      if (relation?.type !== "worksheet") return;
      sheets.push({
        name: attribute("name") ?? "",
        part: relation.target,
        hidden: (attribute("state") ?? "visible") !== "visible",
      });
    },
  });
  return { sheets, from1904 };
}

function notAWorkbook(file: string, { names }: ZipArchive): Error {
  const has = (start: string): boolean => names.some((name) => name.startsWith(start));
  const received = has("word/")
    ? "a Word document"
    : has("ppt/")
      ? "a presentation"
      : has("xl/workbook.bin")
        ? "a binary workbook (.xlsb)"
        : has("content.xml")
          ? "an OpenDocument file"
          : "an archive without a workbook in it";
  const advice = "open it in Excel or WPS and save the table as .xlsx";
  return fileError({ code: "FILE_UNSUPPORTED", location: { file }, expected: "an XLSX workbook", received, advice });
}
