export type { Column, ColumnKind, Table } from "../notices/table.js";
