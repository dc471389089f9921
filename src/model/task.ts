import * as z from "zod/mini";
import { administrativeLevel, type AdministrativeLevel } from "./administrativeLevel.js";
import { byWindow } from "./byWindow.js";
import { creditClassName, date, id, label, listOf, positiveCount, regionCode, type Shape } from "./fields.js";
import { quotaSchema, type Quota } from "./quota.js";
import { riskSchema, type Risk } from "./risk.js";
import { subjectType, targetStatus, type SubjectType, type TargetStatus } from "./target.js";
import { teamRequirementSchema, type TeamRequirement } from "./teamRequirement.js";

/** 定向 or 不定向. The draw does not depend on it. */
export type TaskKind = "targeted" | "untargeted";

/** An inspection item (抽查事项). */
export interface Item {
  readonly id: string;
  readonly name: string;
  /** What an inspector must be competent for; compared with `Inspector.competences`. */
  readonly competence?: string;
  /** The printed text breaks off; the notice must not be published before it is completed. */
  readonly truncated?: boolean;
}

/**
 * Which targets a task is about (抽查对象范围), read at one date. A target is in scope if it satisfies every field that
 * is given; within a field, one of the values is enough.
 */
export interface Scope {
  /** Code prefixes. */
  readonly regionCodes?: readonly string[];
  readonly subjectTypes?: readonly SubjectType[];
  /** Default: `existing` only. */
  readonly statuses?: readonly TargetStatus[];
  readonly creditClasses?: readonly string[];
  /** Special directories (专业分库). */
  readonly directories?: readonly string[];
  /** Lists that the target is on at the date of the frame. */
  readonly lists?: readonly string[];
  /** Kinds of licence that the target holds at the date of the frame. */
  readonly licenceKinds?: readonly string[];
}

/** 抽查频次. `1次/年` can mean either; both are recorded. */
export interface Frequency {
  readonly drawsPerYear: number;
  /** At most this many inspections of one target for this task in a year. */
  readonly perTargetPerYear?: number;
}

/** First and last day, both inclusive. */
export interface Window {
  readonly start: string;
  readonly end: string;
}

/** 抽查检查模式. */
export interface Mode {
  readonly drawnBy: AdministrativeLevel;
  readonly inspectedBy: AdministrativeLevel;
}

/** A cell of the printed plan, verbatim. */
export interface RawCell {
  readonly column: string;
  readonly text: string;
}

/** A repair made when the printed plan was read. */
export interface Correction {
  /** The id of the irregularity in the catalogue that the plan's reader used. */
  readonly irregularity: string;
  /** The field that was repaired: `risk`, `items[6]`. */
  readonly field: string;
  /** As printed. */
  readonly raw: string;
  /** As read. */
  readonly value: string;
  /** Why it is read so. */
  readonly rule: string;
  /** `note` if no careful reader could read it otherwise, `warning` if the record should say so. */
  readonly severity: "note" | "warning";
}

/** Something the printed plan leaves to a human decision. */
export interface OpenQuestion {
  readonly irregularity: string;
  readonly field: string;
  readonly question: string;
  /** The reading that the structured fields follow until somebody decides. */
  readonly assumption: string;
}

/** One task of a plan (抽查任务). */
export interface Task {
  readonly id: string;
  /** The printed number (序号), from 1. */
  readonly sequence: number;
  readonly name: string;
  readonly kind: TaskKind;
  readonly items: readonly Item[];
  readonly scope: Scope;
  readonly quota: Quota;
  readonly frequency: Frequency;
  readonly risk: Risk;
  /** Draws and inspections both fall inside (抽取检查起止时间). */
  readonly window: Window;
  readonly mode: Mode;
  /** What the task asks of each team, beyond what the policies ask. */
  readonly team?: TeamRequirement;
  /** The printed row, for comparison. */
  readonly raw?: readonly RawCell[];
  readonly corrections?: readonly Correction[];
  readonly openQuestions?: readonly OpenQuestion[];
}

const item: z.ZodMiniType<Item> = z.strictObject({
  id,
  name: label,
  competence: z.exactOptional(id),
  truncated: z.exactOptional(z.boolean({ error: "true or false" })),
} satisfies Shape<Item>);

export const scopeSchema: z.ZodMiniType<Scope> = z.strictObject({
  regionCodes: z.exactOptional(listOf(regionCode)),
  subjectTypes: z.exactOptional(listOf(subjectType)),
  statuses: z.exactOptional(listOf(targetStatus)),
  creditClasses: z.exactOptional(listOf(creditClassName)),
  directories: z.exactOptional(listOf(id)),
  lists: z.exactOptional(listOf(id)),
  licenceKinds: z.exactOptional(listOf(id)),
} satisfies Shape<Scope>);

const frequency: z.ZodMiniType<Frequency> = z.strictObject({
  drawsPerYear: positiveCount,
  perTargetPerYear: z.exactOptional(positiveCount),
} satisfies Shape<Frequency>);

export const windowSchema: z.ZodMiniType<Window> = z
  .strictObject({ start: date, end: date } satisfies Shape<Window>)
  .check(byWindow("start", "end"));

const rawCell: z.ZodMiniType<RawCell> = z.strictObject({
  column: label,
  text: z.string({ error: "text" }),
} satisfies Shape<RawCell>);

export const correctionSchema: z.ZodMiniType<Correction> = z.strictObject({
  irregularity: id,
  field: label,
  raw: z.string({ error: "text" }),
  value: z.string({ error: "text" }),
  rule: label,
  severity: z.enum(["note", "warning"]),
} satisfies Shape<Correction>);

const openQuestion: z.ZodMiniType<OpenQuestion> = z.strictObject({
  irregularity: id,
  field: label,
  question: label,
  assumption: label,
} satisfies Shape<OpenQuestion>);

/** The schema of {@link Task}. */
export const taskSchema: z.ZodMiniType<Task> = z.strictObject({
  id,
  sequence: positiveCount,
  name: label,
  kind: z.enum(["targeted", "untargeted"]),
  items: listOf(item),
  scope: scopeSchema,
  quota: quotaSchema,
  frequency,
  risk: riskSchema,
  window: windowSchema,
  mode: z.strictObject({ drawnBy: administrativeLevel, inspectedBy: administrativeLevel } satisfies Shape<Mode>),
  team: z.exactOptional(teamRequirementSchema),
  raw: z.exactOptional(listOf(rawCell)),
  corrections: z.exactOptional(listOf(correctionSchema)),
  openQuestions: z.exactOptional(listOf(openQuestion)),
} satisfies Shape<Task>);
