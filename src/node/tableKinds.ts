import type { ErrorIssue } from "../errors/DoubleRandomError.js";
import { avoidanceSchema, type Avoidance } from "../model/avoidance.js";
import { inspectionSchema, type Inspection } from "../model/inspection.js";
import { exclusionSchema, type Exclusion } from "../model/exclusion.js";
import { inspectorSchema, type Inspector } from "../model/inspector.js";
import type { TableKind } from "../model/tableMapping.js";
import { readWith, type Reading } from "../model/parse.js";
import { targetSchema, type Target } from "../model/target.js";
import { AVOIDANCE_FIELDS, EXCLUSION_FIELDS } from "./decisionFields.js";
import type { Field } from "./field.js";
import { INSPECTION_FIELDS, inspectionOfRow, rowOfInspection } from "./inspectionFields.js";
import { INSPECTOR_FIELDS } from "./inspectorFields.js";
import { TARGET_FIELDS } from "./targetFields.js";

/** A kind of list that can be kept in a table. */
export interface KindOfTable<T extends object> {
  readonly kind: TableKind;
  /** Chinese, then English: the name of its sheet. */
  readonly title: readonly [zh: string, en: string];
  readonly fields: readonly Field[];
  /** Checks one row; `path` is what it is called in errors. */
  readonly read: (row: unknown, path: string) => Reading<T>;
  /** The cells of a row where they are not its fields; the other way round is for `read`. */
  readonly cellsOf?: (row: T) => object;
  /** Values that may occur once only. */
  readonly unique: readonly UniqueValue<T>[];
  /** Groups of which a table must have a column. */
  readonly requiredGroups: readonly string[];
}

/** A value that no two rows may share. */
export interface UniqueValue<T> {
  readonly code: Extract<ErrorIssue["code"], "DUPLICATE_ID" | "DUPLICATE_CREDIT_CODE">;
  /** The field that an error names. */
  readonly field: string;
  readonly of: (row: T) => string | undefined;
  readonly advice: string;
}

const MERGE = "let rows of one business be merged (mergeRows), or give each row an id of its own";

/** 检查对象名录库. */
export const TARGETS: KindOfTable<Target> = {
  kind: "targets",
  title: ["检查对象名录", "targets"],
  fields: TARGET_FIELDS,
  read: (row, path) => readWith(targetSchema, row, path),
  unique: [
    { code: "DUPLICATE_ID", field: "id", of: ({ id }) => id, advice: MERGE },
    {
      code: "DUPLICATE_CREDIT_CODE",
      field: "creditCode",
      of: ({ creditCode }) => creditCode,
      advice: "a business listed twice would have twice the chance: keep one id for it",
    },
  ],
  requiredGroups: [],
};

const ONCE = "keep one row, or give each its own id";

/** 执法检查人员名录库. */
export const INSPECTORS: KindOfTable<Inspector> = {
  kind: "inspectors",
  title: ["执法检查人员名录", "inspectors"],
  fields: INSPECTOR_FIELDS,
  read: (row, path) => readWith(inspectorSchema, row, path),
  unique: [{ code: "DUPLICATE_ID", field: "id", of: ({ id }) => id, advice: ONCE }],
  requiredGroups: ["certificates"],
};

/** 回避. */
export const AVOIDANCES: KindOfTable<Avoidance> = {
  kind: "avoidances",
  title: ["回避名单", "avoidances"],
  fields: AVOIDANCE_FIELDS,
  read: (row, path) => readWith(avoidanceSchema, row, path),
  unique: [{ code: "DUPLICATE_ID", field: "id", of: ({ id }) => id, advice: ONCE }],
  requiredGroups: [],
};

/** Decisions that keep targets out of a task. */
export const EXCLUSIONS: KindOfTable<Exclusion> = {
  kind: "exclusions",
  title: ["排除名单", "exclusions"],
  fields: EXCLUSION_FIELDS,
  read: (row, path) => readWith(exclusionSchema, row, path),
  unique: [
    {
      code: "DUPLICATE_ID",
      field: "targetId",
      of: ({ taskId, targetId }) => `${taskId}/${targetId}`,
      advice: "keep one of the rows",
    },
  ],
  requiredGroups: [],
};

/** What was inspected before. */
export const INSPECTIONS: KindOfTable<Inspection> = {
  kind: "inspections",
  title: ["历史检查", "inspections"],
  fields: INSPECTION_FIELDS,
  read: (row, path) => readWith(inspectionSchema, inspectionOfRow(row), path),
  cellsOf: rowOfInspection,
  unique: [],
  requiredGroups: [],
};

/** Every kind by its name. */
export const KINDS: {
  readonly targets: KindOfTable<Target>;
  readonly inspectors: KindOfTable<Inspector>;
  readonly avoidances: KindOfTable<Avoidance>;
  readonly exclusions: KindOfTable<Exclusion>;
  readonly inspections: KindOfTable<Inspection>;
} = {
  targets: TARGETS,
  inspectors: INSPECTORS,
  avoidances: AVOIDANCES,
  exclusions: EXCLUSIONS,
  inspections: INSPECTIONS,
};
