/**
 * Files of a bureau: directories, rosters and withdrawals from CSV, XLSX and JSON, and tables out again. The one entry that needs Node.
 *
 * @packageDocumentation
 */

export {};
