import { strToU8, zipSync } from "fflate";

/** What a workbook is made of, for tests that need one that no library would write. */
export interface WorkbookParts {
  /** The XML of each sheet by its name. */
  readonly sheets: Readonly<Record<string, string>>;
  /** Attributes of the `sheet` element by its name: `state="hidden"`. */
  readonly attributes?: Readonly<Record<string, string>>;
  readonly strings?: readonly string[];
  /** The XML inside `styleSheet`. */
  readonly styles?: string;
  /** The XML before `sheets` in the workbook. */
  readonly properties?: string;
  readonly others?: Readonly<Record<string, Uint8Array>>;
}

const MAIN = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"';
const RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

/** The bytes of a workbook with these parts. */
export function workbookOf(parts: WorkbookParts): Uint8Array {
  const names = Object.keys(parts.sheets);
  const file = (text: string): Uint8Array => strToU8(`<?xml version="1.0" encoding="UTF-8"?>${text}`);
  const relations = (targets: readonly (readonly [string, string])[]): Uint8Array =>
    file(
      `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${targets
        .map(
          ([type, target], index) =>
            `<Relationship Id="rId${index + 1}" Type="${RELATION}/${type}" Target="${target}"/>`,
        )
        .join("")}</Relationships>`,
    );
  const sheets = names
    .map(
      (name, index) =>
        `<sheet name="${name}" sheetId="${index + 1}" r:id="rId${index + 1}" ${parts.attributes?.[name] ?? ""}/>`,
    )
    .join("");
  return zipSync({
    "[Content_Types].xml": file("<Types/>"),
    "_rels/.rels": relations([["officeDocument", "xl/workbook.xml"]]),
    "xl/workbook.xml": file(
      `<workbook ${MAIN} xmlns:r="${RELATION}">${parts.properties ?? ""}<sheets>${sheets}</sheets></workbook>`,
    ),
    "xl/_rels/workbook.xml.rels": relations([
      ...names.map((_, index) => ["worksheet", `worksheets/sheet${index + 1}.xml`] as const),
      ["styles", "styles.xml"],
      ["sharedStrings", "/xl/sharedStrings.xml"],
    ]),
    "xl/styles.xml": file(`<styleSheet ${MAIN}>${parts.styles ?? ""}</styleSheet>`),
    "xl/sharedStrings.xml": file(
      `<sst ${MAIN}>${(parts.strings ?? []).map((text) => `<si>${text}</si>`).join("")}</sst>`,
    ),
    ...Object.fromEntries(
      names.map((name, index) => [
        `xl/worksheets/sheet${index + 1}.xml`,
        file(`<worksheet ${MAIN}>${parts.sheets[name]!}</worksheet>`),
      ]),
    ),
    ...parts.others,
  });
}

/** The XML of a sheet with these texts. */
export function sheetOfTexts(rows: readonly (readonly string[])[]): string {
  const escape = (text: string): string => text.replace(/&/g, "&amp;").replace(/</g, "&lt;");
  return `<sheetData>${rows
    .map((row) => `<row>${row.map((text) => `<c t="inlineStr"><is><t>${escape(text)}</t></is></c>`).join("")}</row>`)
    .join("")}</sheetData>`;
}
