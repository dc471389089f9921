import type { FileLocation } from "../errors/DoubleRandomError.js";
import type { TableMapping } from "../model/tableMapping.js";
import type { SheetRow } from "./cell.js";
import { openCsv } from "./csvRows.js";
import type { FileOrigin } from "./fileReading.js";
import type { FileSource } from "./fileSource.js";
import type { Header, HeaderIndex } from "./header.js";
import type { RepairLog } from "./repairLog.js";
import { startTable } from "./startTable.js";

/** A table that was opened, its header found. */
export interface OpenTable {
  readonly origin: FileOrigin;
  readonly location: FileLocation;
  readonly header: Header;
  /** The rows after the header. */
  readonly rows: AsyncGenerator<SheetRow, void, undefined>;
  /** Whether rows have a cell for every column, as those of CSV must. */
  readonly isEven: boolean;
  /** The ranges of merged cells, once all rows were read. */
  readonly merged: readonly string[];
}

/** How a table is opened. */
export interface OpenTableOptions {
  readonly index: HeaderIndex;
  readonly mapping: TableMapping;
  readonly mostBytes?: number | undefined;
  readonly log: RepairLog;
}

/** Opens the table in a CSV file or workbook whose header fits. */
export async function openTable(
  source: FileSource,
  kind: "csv" | "xlsx",
  options: OpenTableOptions,
): Promise<OpenTable> {
  if (kind === "csv") return openCsvTable(source, options);
  // Whoever reads no workbook does not wait for the programs that can.
  const { openSheet } = await import("./openSheet.js");
  return openSheet(source, options);
}

async function openCsvTable(source: FileSource, { index, mapping, log }: OpenTableOptions): Promise<OpenTable> {
  const location = { file: source.name };
  const { encoding, delimiter, rows: all } = await openCsv(source, mapping.delimiter);
  const { header, rows } = await startTable(all, index, mapping, location, log);
  const origin = { file: source.name, kind: "csv", encoding, delimiter, headerRow: header.row } as const;
  return { origin, location, header, rows, isEven: true, merged: [] };
}
