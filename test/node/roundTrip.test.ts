import fc from "fast-check";
import readXlsxFile from "read-excel-file/node";
import { describe, expect, it } from "vitest";
import { csvFile, readTable, xlsxFile, type Column, type FileBytes, type Table } from "double-random/node";
import { fileErrorOf } from "../support/issuesOfFile.js";

const RUNS = { seed: 20240501, numRuns: 300 };

/** Cells that break careless writers and readers, among arbitrary ones. */
const cell = fc.oneof(
  fc.string({ unit: "binary", maxLength: 12 }).filter((text) => !text.includes("\0") && text.isWellFormed()),
  fc.constantFrom(
    ...[
      "",
      " ",
      '"',
      '""',
      "'",
      "''",
      "'=1",
      "=1+1",
      "+86",
      "-1",
      "@x",
      "\t=1",
      "\r",
      "\n",
      "\r\n",
      "a,b",
      "a;b",
      "a\tb",
    ],
    ...[
      "\ufeff",
      "sep=;",
      "＝1",
      "007",
      "9.1E+17",
      "911400000000000018",
      "TRUE",
      "#N/A",
      "2024-05-01",
      "_x0041_",
      "_x005F_",
    ],
    ...[
      "</t>",
      "&amp;",
      "]]>",
      "😀",
      "企业",
      "联通",
      "\u0001",
      "\u001f",
      "\ufffe",
      "\uffff",
      "\ufffd",
      "\u{10fffe}\u0001",
      "\u{1ffff}_",
      "\u007f\u0090",
      "\ufdd0_",
      "\u0085",
      "\u2028",
    ],
  ),
);

function tables(cells: fc.Arbitrary<string>, kind: Column["kind"] = "text"): fc.Arbitrary<Table> {
  return fc.integer({ min: 1, max: 4 }).chain((width) =>
    fc.record({
      name: fc.constant("清单"),
      columns: fc
        .array(cells, { minLength: width, maxLength: width })
        .map((titles) => titles.map((title, index) => ({ key: `c${index}`, title, kind }))),
      rows: fc.array(fc.array(cells, { minLength: width, maxLength: width }), { maxLength: 5 }),
    }),
  );
}

/** All cells of a table, those of the header first. */
function cellsOf({ columns, rows }: Table): readonly (readonly string[])[] {
  return [columns.map(({ title }) => title), ...rows];
}

async function textsOf(file: FileBytes): Promise<readonly (readonly string[])[]> {
  const [sheet] = await readTable(file, { delimiter: "," });
  return sheet!.rows;
}

/** Rows without the empty cells and rows at the end, which a workbook does not have. */
function trimmed(rows: readonly (readonly string[])[]): readonly (readonly string[])[] {
  const cut = rows.map((row) => row.slice(0, row.findLastIndex((each) => each !== "") + 1));
  return cut.slice(0, cut.findLastIndex((row) => row.length > 0) + 1);
}

describe("a table that is written is read as the same table", () => {
  it("as CSV in UTF-8, whatever is in the cells", async () => {
    await fc.assert(
      fc.asyncProperty(tables(cell), fc.boolean(), async (table, byteOrderMark) => {
        const bytes = csvFile(table, { byteOrderMark });
        expect(await textsOf({ name: "t.csv", bytes })).toEqual(cellsOf(table));
      }),
      RUNS,
    );
  });

  it("as CSV in GB18030, or it is refused because nobody could tell", async () => {
    await fc.assert(
      fc.asyncProperty(tables(cell.filter((text) => !/[\ue000-\uf8ff]/.test(text))), async (table) => {
        let bytes: Uint8Array;
        try {
          bytes = csvFile(table, { encoding: "gb18030" });
        } catch (error) {
          expect(error).toMatchObject({ code: "ENCODING_INVALID" });
          return;
        }
        expect(await textsOf({ name: "t.csv", bytes })).toEqual(cellsOf(table));
      }),
      RUNS,
    );
  });

  it("as XLSX", async () => {
    await fc.assert(
      fc.asyncProperty(tables(cell), async (table) => {
        const bytes = await xlsxFile([table]);
        expect(trimmed(await textsOf({ name: "t.xlsx", bytes }))).toEqual(trimmed(cellsOf(table)));
      }),
      { ...RUNS, numRuns: 60 },
    );
  });

  it.each(["number", "ratio", "date"] as const)("as XLSX with columns of the kind %s", async (kind) => {
    const number = fc
      .tuple(fc.integer({ min: -99_999, max: 99_999 }), fc.integer({ min: 0, max: 9999 }))
      .map(([whole, fraction]) => `${whole}${fraction === 0 ? "" : `.${String(fraction).padStart(4, "0")}`}`);
    const day = fc
      .date({ min: new Date("1850-01-01"), max: new Date("2300-01-01"), noInvalidDate: true })
      .map((date) => date.toISOString().slice(0, 10));
    const cells = { number, ratio: number.map((text) => `${text}%`), date: day }[kind];
    await fc.assert(
      fc.asyncProperty(tables(fc.oneof(cells, cell), kind), async (table) => {
        const bytes = await xlsxFile([table]);
        expect(trimmed(await textsOf({ name: "t.xlsx", bytes }))).toEqual(trimmed(cellsOf(table)));
      }),
      { ...RUNS, numRuns: 60 },
    );
  });

  it("and by another reader of workbooks, too", async () => {
    const printable = fc
      .string({ unit: "grapheme", minLength: 1, maxLength: 12 })
      .map((text) => `甲${text.normalize()}`);
    await fc.assert(
      fc.asyncProperty(tables(printable), async (table) => {
        const [sheet] = await readXlsxFile(Buffer.from(await xlsxFile([table])));
        expect(sheet?.sheet).toBe("清单");
        expect(sheet?.data).toEqual(cellsOf(table));
      }),
      { ...RUNS, numRuns: 30 },
    );
  });
});

describe("formulas", () => {
  const table = (text: string): Table => ({
    name: "清单",
    columns: [{ key: "a", title: "甲", kind: "text" }],
    rows: [[text]],
  });

  it.each(["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "＝1", "＋1", "－1", "＠1", '=HYPERLINK("http://x")'])(
    "%j is not one in a CSV file",
    (text) => {
      const [, line = ""] = Buffer.from(csvFile(table(text)))
        .toString()
        .split("\r\n");
      expect(line.replace(/^"/, "")).toMatch(/^'/);
    },
  );

  it("negative numbers and percentages of columns for them stay what they are", () => {
    const columns = [
      { key: "n", title: "数", kind: "number" },
      { key: "r", title: "比", kind: "ratio" },
    ] as const;
    const csv = Buffer.from(
      csvFile({
        name: "t",
        columns,
        rows: [
          ["-1.5", "-3%"],
          ["-1+1", "=1%"],
        ],
      }),
    ).toString();
    expect(csv).toContain("-1.5,-3%\r\n'-1+1,'=1%\r\n");
  });

  it("a workbook has none", async () => {
    const bytes = await xlsxFile([table("=1+1")]);
    expect(await textsOf({ name: "t.xlsx", bytes })).toEqual([["甲"], ["=1+1"]]);
    const [sheet] = await readXlsxFile(Buffer.from(bytes));
    expect(sheet?.data).toEqual([["甲"], ["=1+1"]]);
  });
});

describe("writing", () => {
  const table: Table = { name: "清单", columns: [{ key: "a", title: "甲", kind: "text" }], rows: [["乙"]] };

  it("gives the same bytes for the same table", async () => {
    expect(Buffer.compare(await xlsxFile([table]), await xlsxFile([table]))).toBe(0);
  });

  it.each<readonly [string, Table]>([
    ["a row with a cell too many", { ...table, rows: [["乙", "丙"]] }],
    ["half a character", { ...table, rows: [["\ud800"]] }],
    ["a NUL character", { ...table, rows: [["\0"]] }],
    ["no columns", { ...table, columns: [], rows: [] }],
    ["a name that no sheet can have", { ...table, name: "甲/乙" }],
    ["a name that is too long", { ...table, name: "甲".repeat(32) }],
  ])("refuses %s", async (_, bad) => {
    expect(() => csvFile(bad)).toThrow(/expected/);
    await fileErrorOf(xlsxFile([bad]));
  });

  it("refuses two sheets of one name and a cell that is longer than any can be", async () => {
    expect(await fileErrorOf(xlsxFile([table, { ...table, name: "清单" }]))).toMatchObject({ code: "DUPLICATE_ID" });
    const long = { ...table, rows: [["甲".repeat(32_768)]] };
    expect(await fileErrorOf(xlsxFile([long]))).toMatchObject({ code: "FILE_TOO_LARGE" });
  });
});
