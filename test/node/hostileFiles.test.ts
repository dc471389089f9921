import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { deflateRawSync } from "node:zlib";
import fc from "fast-check";
import { zipSync } from "fflate";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { DoubleRandomError } from "double-random";
import { csvFile, listTable, readTable, readTargets, xlsxFile } from "double-random/node";
import { fileErrorOf } from "../support/issuesOfFile.js";
import { smallEvidence } from "../support/smallEvidence.js";
import { sheetOfTexts, workbookOf } from "../support/workbookParts.js";

const HEADER = "编号,主体类型,登记状态,行政区划\n";
const GOOD = "T-1,企业,存续,140581\n";

async function codeOf(
  name: string,
  content: string | Uint8Array,
): Promise<readonly [code: string, advice: string | undefined]> {
  const bytes = typeof content === "string" ? Buffer.from(content) : content;
  const error = await fileErrorOf(readTargets({ name, bytes }));
  return [error.code, error.issues[0]?.advice];
}

describe("files of another kind", () => {
  const OLE = Buffer.from("d0cf11e0a1b11ae1", "hex");

  it.each<readonly [string, string, string | Uint8Array, string]>([
    ["an empty file", "t.csv", "", "FILE_UNREADABLE"],
    ["an old workbook", "t.xls", Buffer.concat([OLE, Buffer.alloc(600)]), "FILE_UNSUPPORTED"],
    ["a workbook with a password", "t.xlsx", Buffer.concat([OLE, Buffer.alloc(600)]), "FILE_UNSUPPORTED"],
    [
      "a web page called .xls",
      "名录.xls",
      "\ufeff<html><table><tr><td>编号</td></tr></table></html>",
      "FILE_UNSUPPORTED",
    ],
    ["XML of Excel 2003", "t.xls", '<?xml version="1.0"?><Workbook/>', "FILE_UNSUPPORTED"],
    ["a PDF", "t.pdf", "%PDF-1.7", "FILE_UNSUPPORTED"],
    ["a Word document", "t.docx", zipSync({ "word/document.xml": Buffer.from("<w/>") }), "FILE_UNSUPPORTED"],
    ["an OpenDocument table", "t.ods", zipSync({ "content.xml": Buffer.from("<o/>") }), "FILE_UNSUPPORTED"],
    ["a binary workbook", "t.xlsb", zipSync({ "xl/workbook.bin": Buffer.from("x") }), "FILE_UNSUPPORTED"],
    ["an archive of something else", "t.zip", zipSync({ "a.txt": Buffer.from("x") }), "FILE_UNSUPPORTED"],
    ["text called .xlsx", "t.xlsx", HEADER + GOOD, "FILE_UNREADABLE"],
  ])("%s is refused with what to do", async (_, name, content, code) => {
    const [is, advice] = await codeOf(name, content);
    expect(is).toBe(code);
    expect(advice).toMatch(/save it|save the table|export it again/);
  });

  it("a file that is not there and a folder are named", async () => {
    for (const path of [join(tmpdir(), "double-random-absent.csv"), tmpdir()]) {
      expect(await fileErrorOf(readTargets(path))).toMatchObject({ code: "FILE_UNREADABLE" });
    }
  });

  it.each([undefined, null, 7, "", {}, { name: "t.csv" }, { name: "t.csv", bytes: "x" }])(
    "%j is no file",
    async (input) => {
      expect(await fileErrorOf(readTargets(input as never))).toMatchObject({ code: "FIELD_INVALID", path: "file" });
    },
  );
});

describe("encodings", () => {
  const gbk = Buffer.from("b1e0bac52cd6f7cce5c0e0d0cd2cb5c7bcc7d7b4ccac2cd0d0d5fec7f8bbae0a", "hex"); // HEADER
  const row = Buffer.from("T-1,enterprise,existing,140581\n");

  it("GBK is found", async () => {
    const { origin, rows } = await readTargets({ name: "t.csv", bytes: Buffer.concat([gbk, row]) });
    expect(origin.encoding).toBe("gb18030");
    expect(rows.length).toBe(1);
  });

  it("UTF-8 with a broken byte is not read as GB18030", async () => {
    const bytes = Buffer.from(HEADER + GOOD.repeat(30));
    bytes[bytes.length - 20] = 0xff;
    expect((await codeOf("t.csv", bytes))[0]).toBe("ENCODING_INVALID");
  });

  it.each<readonly [string, Uint8Array]>([
    ["bytes of no encoding", Buffer.concat([gbk, Buffer.from([0xff, 0xff, 0x0a])])],
    ["UTF-8 with a mark and a broken byte", Buffer.concat([Buffer.from(`\ufeff${HEADER}`), Buffer.from([0xb1, 0x0a])])],
    ["NUL bytes", Buffer.from("id,a\0b\n")],
    ["UTF-16 without a mark", Buffer.from(HEADER + GOOD, "utf16le")],
    ["UTF-16 cut in a character", Buffer.from(`\ufeff${HEADER}`, "utf16le").subarray(0, -1)],
  ])("%s are refused", async (_, bytes) => {
    expect((await codeOf("t.csv", bytes))[0]).toBe("ENCODING_INVALID");
  });

  it("UTF-16 with a mark is read, either way round", async () => {
    const little = Buffer.from(`\ufeff${(HEADER + GOOD).replaceAll(",", "\t")}`, "utf16le");
    for (const bytes of [little, Buffer.from(little).swap16()]) {
      expect((await readTargets({ name: "t.txt", bytes })).rows.length).toBe(1);
    }
  });
});

describe("tables that are broken", () => {
  it.each<readonly [string, string, string, number | undefined]>([
    ["a quotation mark never closed", `${HEADER}T-1,"企业,存续,140581\n${GOOD}`, "TABLE_INVALID", 2],
    ["a stray quotation mark", `${HEADER}${GOOD}T-2,企"业",存续,140581\n`, "TABLE_INVALID", 3],
    ["text after a quotation mark", `${HEADER}T-2,"企"业,存续,140581\n`, "TABLE_INVALID", 2],
    ["a quotation mark that swallows the file", `${HEADER}T-1,"${"企业,存续\n".repeat(200_000)}`, "FILE_TOO_LARGE", 2],
    ["a million columns", `编号${",x".repeat(1_000_000)}\n`, "FILE_TOO_LARGE", 1],
    ["two thousand columns", `编号,主体类型${",x".repeat(2000)}\n`, "FILE_TOO_LARGE", 1],
  ])("%s", async (_, csv, code, row) => {
    const error = await fileErrorOf(readTargets({ name: "t.csv", bytes: Buffer.from(csv) }));
    expect(error.code).toBe(code);
    expect(error.issues[0]?.location?.row).toBe(row);
  });

  it.each<readonly [string, string, string]>([
    ["a list that does not end", '[{"id":"T-1"}', "JSON_INVALID"],
    ["text after the list", "[] []", "JSON_INVALID"],
    ["a comma too many", '[{"id":"T-1"},]', "JSON_INVALID"],
    ["a comma in front", "[,]", "JSON_INVALID"],
    ["a key twice", '[{"id":"T-1","id":"T-2"}]', "JSON_INVALID"],
    ["closing brackets without end", "]".repeat(100_000), "JSON_INVALID"],
    ["opening brackets without end", "[".repeat(100_000), "JSON_INVALID"],
    ["a string without end", `["${"x".repeat(5_000_000)}`, "FILE_TOO_LARGE"],
    ["an object without end", `[{"id":"${"x".repeat(5_000_000)}"}]`, "FILE_TOO_LARGE"],
    ["no list", '{"id":"T-1"}', "INPUT_INVALID"],
    ["a number", "7", "INPUT_INVALID"],
  ])("JSON: %s", async (_, json, code) => {
    expect((await codeOf("t.json", json))[0]).toBe(code);
  });

  it("JSON Lines: a bad line is named", async () => {
    const error = await fileErrorOf(readTargets({ name: "t.jsonl", bytes: Buffer.from('\n{"id":}\n') }));
    expect(error.issues[0]).toMatchObject({ code: "JSON_INVALID", location: { file: "t.jsonl", row: 2 } });
  });
});

describe("workbooks that are broken", () => {
  const good = workbookOf({
    sheets: {
      一: sheetOfTexts([
        ["编号", "主体类型", "登记状态", "行政区划"],
        ["T-1", "企业", "存续", "140581"],
      ]),
    },
  });
  const sheet = (xml: string): Uint8Array => workbookOf({ sheets: { 一: xml } });

  it.each<readonly [string, Uint8Array, string]>([
    ["cut off", good.subarray(0, good.length - 200), "FILE_UNREADABLE"],
    ["with its directory cut off", good.subarray(0, 60), "FILE_UNREADABLE"],
    ["without sheets", workbookOf({ sheets: {} }), "FILE_UNREADABLE"],
    ["with an empty sheet", sheet("<sheetData/>"), "FILE_UNREADABLE"],
    ["that is no XML", sheet("<sheetData><row></sheetData>"), "FILE_UNREADABLE"],
    [
      "with rows out of order",
      sheet('<sheetData><row r="2"><c><v>1</v></c></row><row r="1"/></sheetData>'),
      "FILE_UNREADABLE",
    ],
    ["with a row that is no number", sheet('<sheetData><row r="x"/></sheetData>'), "FILE_UNREADABLE"],
    [
      "with cells out of order",
      sheet('<sheetData><row r="1"><c r="B1"/><c r="A1"/></row></sheetData>'),
      "FILE_UNREADABLE",
    ],
    ["with more rows than there can be", sheet('<sheetData><row r="1048577"/></sheetData>'), "FILE_TOO_LARGE"],
    [
      "with a cell far to the right",
      sheet('<sheetData><row r="1"><c r="XFD1"><v>1</v></c></row></sheetData>'),
      "FILE_TOO_LARGE",
    ],
    [
      "with a text that never ends",
      sheet(`<sheetData><row><c t="inlineStr"><is><t>${"x".repeat(9_000_000)}</t></is></c></row></sheetData>`),
      "FILE_UNREADABLE",
    ],
  ])("%s", async (_, bytes, code) => {
    expect((await codeOf("t.xlsx", bytes))[0]).toBe(code);
  });

  it("with entities of its own, which would grow without end", async () => {
    const entities = `<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa">${"bcdef"
      .split("")
      .map((name, index) => `<!ENTITY ${name} "${`&${"abcde"[index]!};`.repeat(10)}">`)
      .join("")}]>`;
    const bytes = workbookOf({
      sheets: { 一: "" },
      others: { "xl/worksheets/sheet1.xml": Buffer.from(`${entities}<worksheet>&f;</worksheet>`) },
    });
    expect((await codeOf("t.xlsx", bytes))[0]).toBe("FILE_UNREADABLE");
  });

  it("with empty cells far to the right, as a format over whole rows leaves them, is read", async () => {
    const xml = sheetOfTexts([
      ["编号", "主体类型", "登记状态", "行政区划"],
      ["T-1", "企业", "存续", "140581"],
    ]);
    const { rows } = await readTargets({
      name: "t.xlsx",
      bytes: sheet(xml.replaceAll("</row>", '<c r="XFD1" s="1"/></row>')),
    });
    expect(rows.length).toBe(1);
  });
});

describe("zip bombs", () => {
  /** A workbook whose sheet unpacks to this many bytes of rows, a thousandth of it in the file. */
  function bomb(bytes: number, statedSize?: number): Uint8Array {
    const row = "<row></row>";
    const head = Buffer.from("<worksheet><sheetData>");
    const body = Buffer.alloc(bytes - (bytes % row.length), row);
    const compressed = deflateRawSync(Buffer.concat([head, body]), { level: 9 });
    const parts = workbookOf({ sheets: { 一: "PLACE" } });
    return withPart(parts, "xl/worksheets/sheet1.xml", compressed, statedSize ?? head.length + body.length);
  }

  it("a workbook that says that it unpacks to too much is refused before it is unpacked", async () => {
    const bytes = bomb(30_000_000, 3_000_000_000);
    expect(bytes.length).toBeLessThan(200_000);
    const error = await fileErrorOf(readTargets({ name: "bomb.xlsx", bytes }));
    expect(error).toMatchObject({ code: "FILE_TOO_LARGE" });
    expect(error.received).toContain("3000000000");
  });

  it("one that says too little is stopped where it goes beyond", async () => {
    const error = await fileErrorOf(readTargets({ name: "bomb.xlsx", bytes: bomb(30_000_000, 1000) }));
    expect(error).toMatchObject({ code: "FILE_UNREADABLE" });
    expect(error.received).toMatch(/too many bytes/);
  });

  it("one within the limit of the format is held to that of the caller, in memory that does not grow", async () => {
    const bytes = bomb(400_000_000);
    expect(bytes.length).toBeLessThan(2_000_000);
    global.gc?.();
    const before = process.memoryUsage().rss;
    let most = before;
    const watch = setInterval(() => (most = Math.max(most, process.memoryUsage().rss)), 5);
    try {
      const error = await fileErrorOf(readTargets({ name: "bomb.xlsx", bytes }, { mostBytes: 50_000_000 }));
      expect(error).toMatchObject({ code: "FILE_TOO_LARGE" });
    } finally {
      clearInterval(watch);
    }
    expect(most - before).toBeLessThan(200_000_000);
  });

  it("too many parts are refused", async () => {
    const parts = Object.fromEntries(
      Array.from({ length: 10_001 }, (_, index) => [`${index}`, new Uint8Array(0)] as const),
    );
    expect((await codeOf("t.xlsx", zipSync(parts, { level: 0 })))[0]).toBe("FILE_TOO_LARGE");
  });
});

/** An archive with another part in place of one, whose size may be stated wrongly. */
function withPart(archive: Uint8Array, name: string, compressed: Buffer, statedSize: number): Uint8Array {
  const bytes = Buffer.from(archive);
  const end = bytes.lastIndexOf("PK\u0005\u0006", undefined, "latin1");
  const start = bytes.readUInt32LE(end + 16);
  const directory = Buffer.from(bytes.subarray(start, end));
  for (let at = 0; at < directory.length;) {
    const length = directory.readUInt16LE(at + 28);
    if (directory.toString("latin1", at + 46, at + 46 + length) === name) {
      directory.writeUInt16LE(8, at + 10);
      directory.writeUInt32LE(compressed.length, at + 20);
      directory.writeUInt32LE(statedSize, at + 24);
      directory.writeUInt32LE(start, at + 42);
    }
    at += 46 + length + directory.readUInt16LE(at + 30) + directory.readUInt16LE(at + 32);
  }
  const local = Buffer.alloc(30 + name.length);
  local.write("PK\u0003\u0004", "latin1");
  local.writeUInt16LE(20, 4);
  local.writeUInt16LE(8, 8);
  local.writeUInt32LE(compressed.length, 18);
  local.writeUInt32LE(statedSize, 22);
  local.writeUInt16LE(name.length, 26);
  local.write(name, 30, "latin1");
  const tail = Buffer.from(bytes.subarray(end));
  tail.writeUInt32LE(start + local.length + compressed.length, 16);
  return Buffer.concat([bytes.subarray(0, start), local, compressed, directory, tail]);
}

describe("whatever is done to a file, it is read or refused with a code", () => {
  let folder = "";
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), "double-random-"));
  });
  afterAll(() => {
    rmSync(folder, { recursive: true, force: true });
  });

  const change = fc.record({
    at: fc.nat({ max: 1_000_000 }),
    with: fc.uint8Array({ minLength: 0, maxLength: 6 }),
    drop: fc.nat({ max: 40 }),
  });

  it.each(["csv", "gb18030.csv", "xlsx", "json"])("%s", async (extension) => {
    const { targets } = smallEvidence();
    const table = listTable("targets", targets);
    const original = Buffer.from(
      extension === "xlsx"
        ? await xlsxFile([table])
        : extension === "json"
          ? Buffer.from(JSON.stringify(targets))
          : csvFile(table, { encoding: extension === "csv" ? "utf-8" : "gb18030" }),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(change, { minLength: 1, maxLength: 4 }), async (changes) => {
        let bytes = original;
        for (const { at, with: inserted, drop } of changes) {
          const place = at % (bytes.length + 1);
          bytes = Buffer.concat([bytes.subarray(0, place), inserted, bytes.subarray(place + drop)]);
        }
        const path = join(folder, `t.${extension}`);
        writeFileSync(path, bytes);
        for (const read of [readTargets, readTable]) {
          await read(path).catch((error: unknown) => {
            expect(error).toBeInstanceOf(DoubleRandomError);
          });
        }
      }),
      { seed: 20240501, numRuns: 150 },
    );
  });
});
