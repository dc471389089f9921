import assert from "node:assert/strict";
import readXlsxFile from "read-excel-file/node";
import { describe, expect, it } from "vitest";
import { dayOfSerial } from "../../src/exact/dayOfSerial.js";
import { serialOfDay } from "../../src/exact/serialOfDay.js";
import {
  readInspectors,
  readTable,
  readTargets,
  templateTables,
  xlsxFile,
  listTable,
  type TableMapping,
} from "double-random/node";
import { fileErrorOf, placesOf } from "../support/issuesOfFile.js";
import { sheetOfTexts, workbookOf, type WorkbookParts } from "../support/workbookParts.js";

const HEADER = ["编号", "主体类型", "登记状态", "行政区划", "成立日期"];
const ROW = ["T-1", "企业", "存续", "140581", "2024-05-01"];
const STYLES =
  '<numFmts><numFmt numFmtId="164" formatCode="yyyy&quot;年&quot;m&quot;月&quot;d&quot;日&quot;;@"/><numFmt numFmtId="165" formatCode="00000"/>' +
  '<numFmt numFmtId="166" formatCode="[$-804]yyyy/m/d"/><numFmt numFmtId="167" formatCode="G/通用格式"/><numFmt numFmtId="168" formatCode="0.0%"/></numFmts>' +
  '<cellStyleXfs><xf numFmtId="14"/></cellStyleXfs>' +
  `<cellXfs>${[0, 14, 164, 165, 166, 167, 9, 168, 10, 31, 22].map((id) => `<xf numFmtId="${id}"/>`).join("")}</cellXfs>`;
const [GENERAL, DATE, CHINESE_DATE, DIGITS, DATE_804, WPS_GENERAL, PERCENT, TENTHS, HUNDREDTHS, DATE_31, DATE_TIME] =
  Array.from({ length: 11 }, (_, style) => style);

function cell(xml: string): string {
  return `<sheetData><row r="1"><c r="A1" ${xml}</c></row></sheetData>`;
}

async function shownAs(xml: string, parts: Partial<WorkbookParts> = {}): Promise<string | undefined> {
  const bytes = workbookOf({ sheets: { 一: cell(xml) }, styles: STYLES, ...parts });
  const [sheet] = await readTable({ name: "t.xlsx", bytes });
  return sheet?.rows[0]?.[0];
}

/** A directory whose fifth column is this XML. */
function directory(fifth: string, after = ""): Uint8Array {
  const [header = "", row = ""] = [HEADER, ROW.slice(0, 4)].map((cells) =>
    sheetOfTexts([cells]).replace(/<\/?sheetData>/g, ""),
  );
  return workbookOf({
    sheets: { 一: `<sheetData>${header}${row.replace("</row>", `${fifth}</row>`)}</sheetData>${after}` },
    styles: STYLES,
  });
}

describe("cells", () => {
  it.each([
    [`s="${GENERAL}"><v>45413</v>`, "45413"],
    [`s="${DATE}"><v>45413</v>`, "2024-05-01"],
    [`s="${CHINESE_DATE}"><v>45413</v>`, "2024-05-01"],
    [`s="${DATE_804}"><v>45413</v>`, "2024-05-01"],
    [`s="${DATE_31}"><v>45413</v>`, "2024-05-01"],
    [`s="${DATE_TIME}"><v>45413.75</v>`, "2024-05-01"],
    [`s="${WPS_GENERAL}"><v>45413</v>`, "45413"],
    [`s="${DIGITS}"><v>7</v>`, "00007"],
    [`s="${PERCENT}"><v>0.05</v>`, "5%"],
    [`s="${PERCENT}"><v>5.0000000000000001E-3</v>`, "0.5%"],
    [`s="${TENTHS}"><v>0.05</v>`, "5.0%"],
    [`s="${HUNDREDTHS}"><v>1</v>`, "100.00%"],
    ["><v>0.1</v>", "0.1"],
    ["><v>9.1140581E+17</v>", "911405810000000000"],
    ["><v>-0</v>", "0"],
    ['t="b"><v>1</v>', "TRUE"],
    ['t="e"><v>#N/A</v>', "#N/A"],
    ['t="s"><v>1</v>', "甲乙"],
    ['t="str"><f>"a"&amp;"b"</f><v>ab</v>', "ab"],
    ['t="inlineStr"><is><r><t>甲</t></r><r><t xml:space="preserve"> 乙</t></r><rPh><t>jia</t></rPh></is>', "甲 乙"],
    ['t="inlineStr"><is><t>a_x000D__x0041_&#x1F600;&#20225;&amp;lt;</t></is>', "a\rA😀企&lt;"],
    ['t="d"><v>2024-05-01</v>', "2024-05-01"],
  ])("%s is shown as %j", async (xml, text) => {
    expect(
      await shownAs(xml, { strings: ["<t>零</t>", "<r><t>甲</t></r><r><t>乙</t></r><rPh sb='0'><t>jia</t></rPh>"] }),
    ).toBe(text);
  });

  it("dates count from 1904 where the workbook says so", async () => {
    expect(await shownAs(`s="${DATE}"><v>43951</v>`, { properties: '<workbookPr date1904="1"/>' })).toBe("2024-05-01");
  });

  it("serial numbers and days go over into each other, over all the days that spreadsheets have", () => {
    const [first, last] = [61, 2_958_465];
    let before = "1900-02-28";
    for (let serial = first; serial <= last; serial += serial < 80_000 ? 1 : 97) {
      const day = dayOfSerial(serial, false)!;
      assert.ok(day > before, `${serial}`);
      assert.equal(serialOfDay(day), serial);
      assert.equal(new Date((serial - 25_569) * 86_400_000).toISOString().slice(0, 10), day);
      before = day;
    }
    expect(dayOfSerial(last, false)).toBe("9999-12-31");
    expect([1, 59].map((serial) => dayOfSerial(serial, false))).toEqual(["1900-01-01", "1900-02-28"]);
    expect([0, 60, -1, last + 1, 1.5].map((serial) => dayOfSerial(serial, false))).toEqual(Array(5).fill(undefined));
    expect(dayOfSerial(0, true)).toBe("1904-01-01");
  });

  it("prefixed elements and sheets without references are read", async () => {
    const xml =
      '<x:sheetData><x:row><x:c><x:v>1</x:v></x:c><x:c t="inlineStr"><x:is><x:t>乙</x:t></x:is></x:c></x:row></x:sheetData>';
    const [sheet] = await readTable({ name: "t.xlsx", bytes: workbookOf({ sheets: { 一: xml } }) });
    expect(sheet?.rows).toEqual([["1", "乙"]]);
  });
});

describe("a directory in a workbook", () => {
  const read = (fifth: string, mapping?: TableMapping, after?: string): ReturnType<typeof readTargets> =>
    readTargets({ name: "t.xlsx", bytes: directory(fifth, after) }, mapping ? { mapping } : {});

  it("takes dates from date cells, and from numbers that are days", async () => {
    expect((await read(`<c s="${DATE}"><v>45413</v></c>`)).rows[0]?.establishedOn).toBe("2024-05-01");
    const { rows, repairs } = await read("<c><v>45413</v></c>");
    expect(rows[0]?.establishedOn).toBe("2024-05-01");
    expect(repairs.at(-1)).toMatchObject({ code: "DATE_FROM_NUMBER", column: "E 成立日期", count: 1, rows: [2] });
    expect((await read("<c><v>20240501</v></c>")).rows[0]?.establishedOn).toBe("2024-05-01");
    expect(await placesOf(read("<c><v>12</v></c>"))).toEqual(['CELL_INVALID | 一 | 2 | E 成立日期 | "12"']);
  });

  it("refuses errors and formulas that were never calculated, and reports the results of others", async () => {
    expect(await placesOf(read('<c t="e"><v>#REF!</v></c>'))).toEqual(['CELL_INVALID | 一 | 2 | E 成立日期 | "#REF!"']);
    expect(await placesOf(read("<c><f>TODAY()</f></c>"))).toEqual([
      'CELL_INVALID | 一 | 2 | E 成立日期 | "a formula without a result"',
    ]);
    const { repairs } = await read(`<c s="${DATE}"><f>TODAY()</f><v>45413</v></c>`);
    expect(repairs.at(-1)).toMatchObject({ code: "FORMULA_VALUE", count: 1, rows: [2] });
  });

  it("refuses a number that lost digits where a code should be", async () => {
    const texts = sheetOfTexts([["编号", "主体类型", "登记状态", "行政区划", "统一社会信用代码"]]).replace(
      "</sheetData>",
      "",
    );
    const row = sheetOfTexts([ROW.slice(0, 4)])
      .replace("<sheetData>", "")
      .replace("</row>", "<c><v>9.1140581123456794E+17</v></c></row>");
    const bytes = workbookOf({ sheets: { 一: texts + row } });
    const error = await fileErrorOf(readTargets({ name: "t.xlsx", bytes }));
    expect(error.issues[0]).toMatchObject({
      code: "CELL_INVALID",
      location: { sheet: "一", row: 2, column: "E 统一社会信用代码" },
    });
    expect(error.issues[0]?.advice).toContain("15 digits");
  });

  it("refuses merged cells among the data, not those of a title, and fills them when told to", async () => {
    const rows = [
      ["虚构县检查对象名录"],
      HEADER,
      ["T-1", "企业", "存续", "140581"],
      ["T-2", "", "存续", "140581"],
      ["T-3", "个体户", "存续", "140581"],
    ];
    const merges = '<mergeCells><mergeCell ref="A1:E1"/><mergeCell ref="B3:B4"/></mergeCells>';
    const bytes = workbookOf({ sheets: { 一: sheetOfTexts(rows) + merges } });
    expect(await placesOf(readTargets({ name: "t.xlsx", bytes }))).toContain(
      "CELL_INVALID | 一 | 3 | B 主体类型 | merged cells B3:B4",
    );
    const { rows: read, repairs } = await readTargets({ name: "t.xlsx", bytes }, { mapping: { mergedCells: "fill" } });
    expect(read.map(({ subjectType }) => subjectType)).toEqual(["enterprise", "enterprise", "individual"]);
    expect(repairs).toContainEqual(expect.objectContaining({ code: "CELLS_FILLED", count: 1, rows: [4] }));
    const across = sheetOfTexts(rows) + '<mergeCells><mergeCell ref="A1:E1"/><mergeCell ref="B3:C4"/></mergeCells>';
    const refused = readTargets(
      { name: "t.xlsx", bytes: workbookOf({ sheets: { 一: across } }) },
      { mapping: { mergedCells: "fill" } },
    );
    expect(await placesOf(refused)).toContain("CELL_INVALID | 一 | 3 | B 主体类型 | merged cells B3:C4");
  });

  it("reads rows that a filter hides, and says so", async () => {
    const xml = sheetOfTexts([HEADER, ROW]).replace(
      '<row><c t="inlineStr"><is><t>T-1',
      '<row hidden="1"><c t="inlineStr"><is><t>T-1',
    );
    const { rows, repairs } = await readTargets({ name: "t.xlsx", bytes: workbookOf({ sheets: { 一: xml } }) });
    expect(rows.length).toBe(1);
    expect(repairs[0]).toMatchObject({ code: "ROWS_HIDDEN", count: 1, rows: [2] });
  });

  it("reports macros, which are not run", async () => {
    const bytes = workbookOf({
      sheets: { 一: sheetOfTexts([HEADER, ROW]) },
      others: { "xl/vbaProject.bin": new Uint8Array(4) },
    });
    expect((await readTargets({ name: "t.xlsm", bytes })).repairs[0]).toMatchObject({ code: "MACROS_IGNORED" });
  });
});

describe("sheets", () => {
  const [good, other] = [sheetOfTexts([HEADER, ROW]), sheetOfTexts([["说明"], ["请勿修改"]])];
  const name = "t.xlsx";

  it("the one whose header fits is read, and others that hold something are reported", async () => {
    const bytes = workbookOf({ sheets: { 封面: other, 名录: good, 空: "<sheetData/>" } });
    const { origin, repairs } = await readTargets({ name, bytes });
    expect(origin.sheet).toBe("名录");
    expect(repairs[0]).toMatchObject({ code: "SHEETS_SKIPPED", count: 1, examples: [{ raw: "封面" }] });
  });

  it("several that fit are an error that lists them, until one is named", async () => {
    const bytes = workbookOf({ sheets: { 一月: good, 二月: good } });
    expect(await fileErrorOf(readTargets({ name, bytes }))).toMatchObject({
      code: "SHEET_UNKNOWN",
      received: "several that fit: 一月、二月",
    });
    expect((await readTargets({ name, bytes }, { mapping: { sheet: "二月" } })).origin.sheet).toBe("二月");
    expect(await fileErrorOf(readTargets({ name, bytes }, { mapping: { sheet: "三月" } }))).toMatchObject({
      code: "SHEET_UNKNOWN",
    });
  });

  it("hidden ones are not read unless they are named", async () => {
    const bytes = workbookOf({ sheets: { 旧: good, 新: good }, attributes: { 旧: 'state="hidden"' } });
    expect((await readTargets({ name, bytes })).origin.sheet).toBe("新");
    expect((await readTargets({ name, bytes }, { mapping: { sheet: "旧" } })).origin.sheet).toBe("旧");
  });
});

describe("templates", () => {
  it.each(["targets", "inspectors", "avoidances", "exclusions", "inspections"] as const)(
    "of %s name columns that are all known, and fit once filled in",
    async (kind) => {
      for (const language of ["zh", "en"] as const) {
        const tables = templateTables(kind, { language });
        const bytes = await xlsxFile(tables);
        const [first, second] = await readTable({ name: "t.xlsx", bytes });
        expect(second?.rows.length).toBe(first!.rows[0]!.length + 1);
        const filled = await xlsxFile([{ ...tables[0], rows: [tables[0].columns.map(() => "x")] }, tables[1]]);
        if (kind !== "targets") continue;
        const error = await fileErrorOf(readTargets({ name: "t.xlsx", bytes: filled }));
        // Every column was found, so it is the values that are refused.
        expect(error.code).toBe("INPUT_INVALID");
        expect(error.issues.every(({ location }) => location?.row === 2)).toBe(true);
      }
    },
  );

  it("an empty template is an empty list", async () => {
    const bytes = await xlsxFile(templateTables("inspectors"));
    const { rows, repairs } = await readInspectors({ name: "t.xlsx", bytes });
    expect(rows).toEqual([]);
    expect(repairs.map(({ code }) => code)).toEqual(["SHEETS_SKIPPED"]);
  });
});

describe("beside another reader", () => {
  it("numbers, texts and days of a directory are the same", async () => {
    const target = {
      id: "T-1",
      name: "甲",
      subjectType: "enterprise",
      status: "existing",
      establishedOn: "2010-02-03",
      regionCode: "140581",
    } as const;
    const bytes = await xlsxFile([listTable("targets", [target])]);
    const [sheet] = await readXlsxFile(Buffer.from(bytes));
    expect(sheet?.data[1]).toEqual(["T-1", "甲", "企业", "存续", new Date("2010-02-03T00:00:00Z"), "140581"]);
    expect((await readTargets({ name: "t.xlsx", bytes })).rows).toEqual([target]);
  });
});
