import Table from "cli-table3";

/**
 * A table for a terminal, with Chinese text aligned.
 *
 * @param numbers - the columns from this one on are numbers, which stand to the right
 */
export function plainTable(head: readonly string[], rows: readonly (readonly string[])[], numbers: number): string {
  const table = new Table({
    head: [...head],
    style: { head: [], border: [], compact: true },
    colAligns: head.map((_, index) => (index < numbers ? "left" : "right")),
  });
  table.push(...rows.map((row) => [...row]));
  return table.toString();
}
