import { strFromU8, unzipSync } from "fflate";
import { expect, it } from "vitest";
import { xlsxFile, type Column } from "double-random/node";

/** The heights that a workbook states, in points by row number; rows of one line state none. */
async function heightsOf(
  columns: readonly Column[],
  rows: readonly (readonly string[])[],
): Promise<Readonly<Record<string, number>>> {
  const parts = unzipSync(await xlsxFile([{ name: "清单", columns, rows }]));
  const sheet = strFromU8(parts["xl/worksheets/sheet1.xml"]!);
  return Object.fromEntries(
    [...sheet.matchAll(/<row r="(\d+)" ht="(\d+)"/g)].map(([, row = "", height]) => [row, Number(height)] as const),
  );
}

/** 20 places of text in a line: its width less the margin. */
const NARROW: Column = { key: "text", title: "文", kind: "text", width: 9.5 };

it.each([
  ["twenty places", "x".repeat(20), {}],
  ["one more", "x".repeat(21), { "2": 30 }],
  ["Chinese characters take two", "字".repeat(11), { "2": 30 }],
  ["and fit while they do", "字".repeat(10), {}],
  ["line breaks", "a\nb\nc", { "2": 45 }],
  ["a line break and a long line", `a\n${"字".repeat(19)}`, { "2": 45 }],
  ["more than a row can hold", "字".repeat(5000), { "2": 405 }],
])("a row is as high as its text: %s", async (_, text, heights) => {
  expect(await heightsOf([NARROW], [[text]])).toEqual(heights);
});

it("by the longest cell of the row, the header too", async () => {
  const columns = [NARROW, { ...NARROW, key: "other", title: "很长的标题".repeat(4) }];
  expect(
    await heightsOf(columns, [
      ["a", "b"],
      ["x".repeat(50), "x".repeat(30)],
    ]),
  ).toEqual({ "1": 30, "3": 45 });
});
