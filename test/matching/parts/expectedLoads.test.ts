import { expect, test } from "vitest";
import { formatFraction } from "../../../src/exact/fraction.js";
import { expectedLoads } from "../../../src/matching/expectedLoads.js";
import type { RowChances } from "../../../src/matching/matching.js";

function loads(rows: readonly RowChances[], columnCount: number): readonly string[] {
  return expectedLoads(rows, columnCount).map(formatFraction);
}

test("the load of a column is the sum of its chances over all rows and all sets, in lowest terms", () => {
  const nested: RowChances = {
    denominator: 6n,
    root: {
      columns: [3],
      units: [5n],
      inner: [
        { columns: [0, 1], units: [3n, 2n], inner: [{ columns: [2], units: [2n], inner: [] }] },
        { columns: [], units: [], inner: [] },
      ],
    },
  };
  expect(loads([nested], 5)).toEqual(["1/2", "1/3", "1/3", "5/6", "0"]);
  const plain: RowChances = { denominator: 4n, root: { columns: [0, 2], units: [3n, 1n], inner: [] } };
  const same: RowChances = { denominator: 6n, root: { columns: [2, 4], units: [1n, 6n], inner: [] } };
  expect(loads([nested, plain, same], 5)).toEqual(["5/4", "1/3", "3/4", "5/6", "1"]);
});

test("without rows nobody has a load", () => {
  expect(loads([], 2)).toEqual(["0", "0"]);
});
