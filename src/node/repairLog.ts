import type { Repair, RepairCode } from "./repair.js";

const MOST_LISTED = 20;

interface OpenRepair {
  count: number;
  readonly rows: number[];
  readonly examples: Map<string, { readonly value: string; count: number }>;
}

/** Counts what is done to one column, or to the table as such. */
export interface RepairLog {
  readonly add: (code: RepairCode, row: number | undefined, raw?: string, value?: string) => void;
  readonly repairs: () => readonly Repair[];
}

/** A log for a column, or for the whole table if there is none. It keeps few rows and values, however many there are. */
export function repairLog(column?: string): RepairLog {
  const open = new Map<RepairCode, OpenRepair>();
  return {
    add: (code, row, raw, value) => {
      let repair = open.get(code);
      if (!repair) open.set(code, (repair = { count: 0, rows: [], examples: new Map() }));
      repair.count += 1;
      if (row !== undefined && repair.rows.length < MOST_LISTED && repair.rows.at(-1) !== row) repair.rows.push(row);
      if (raw === undefined) return;
      const seen = repair.examples.get(raw);
      if (seen) seen.count += 1;
      else if (repair.examples.size < MOST_LISTED) repair.examples.set(raw, { value: value ?? "", count: 1 });
    },
    repairs: () =>
      [...open].map(([code, { count, rows, examples }]) => ({
        code,
        ...(column !== undefined && { column }),
        count,
        rows,
        examples: [...examples].map(([raw, { value, count: times }]) => ({ raw, value, count: times })),
      })),
  };
}
