/**
 * Files of a bureau: directories, rosters and withdrawals from CSV, XLSX and JSON, and tables out again. The one entry that needs Node.
 *
 * @packageDocumentation
 */

export type { ErrorIssue, ErrorOptions, FileLocation } from "../errors/DoubleRandomError.js";
export { parseMapping } from "../model/parseMapping.js";
export type { IdRule, MappingDocument, TableKind, TableMapping } from "../model/tableMapping.js";

export type { FileBytes, FileInput } from "./fileSource.js";
export type { FileKind } from "./fileKind.js";
export type { TextEncoding } from "../zh/markedEncoding.js";
export { REPAIR_CODES, type Repair, type RepairCode, type RepairExample } from "./repair.js";
export type { FileOrigin, FileReading, ReadFileOptions } from "./fileReading.js";
export { FIELD_MAPS, type FieldMap } from "./fieldMaps.js";
export { derivedId } from "./derivedId.js";
export { readTargets, type ReadTargetsOptions } from "./readTargets.js";
export { readInspectors } from "./readInspectors.js";
export { readAvoidances } from "./readAvoidances.js";
export { readExclusions } from "./readExclusions.js";
export { readInspections } from "./readInspections.js";
export { readTable, type ReadTableOptions, type TextSheet } from "./readTable.js";
export type { Delimiter } from "./csvRows.js";
export type { Column, ColumnKind, Table } from "../notices/table.js";
export { formatCsv } from "./formatCsv.js";
export { csvFile, type CsvOptions } from "./csvFile.js";
export { xlsxFile } from "./xlsxFile.js";
export { tableFile, writeTable, type WriteTableOptions } from "./writeTable.js";
export { listTable, type ListRows, type ListTableOptions } from "./listTable.js";
export { templateTables } from "./templateTables.js";
export { readPlanFile, type ReadPlanFileOptions } from "./readPlanFile.js";
