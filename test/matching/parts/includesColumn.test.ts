import { expect, test } from "vitest";
import { includesColumn } from "../../../src/matching/includesColumn.js";

test("a column is found among ascending ones wherever it stands, and no other is", () => {
  for (let length = 0; length <= 9; length += 1) {
    const columns = Array.from({ length }, (_, index) => 3 * index + 1);
    for (let column = 0; column <= 3 * length + 2; column += 1) {
      expect(includesColumn(columns, column)).toBe(columns.includes(column));
    }
  }
});
