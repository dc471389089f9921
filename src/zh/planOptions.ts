import { checkOptions } from "../errors/checkOptions.js";
import { describeValue } from "../errors/describeValue.js";
import { isPlainObject } from "../errors/isPlainObject.js";
import { DoubleRandomError, type ErrorIssue } from "../errors/DoubleRandomError.js";
import type { PlanLanguage } from "./reading.js";
import type { Vocabulary } from "./vocabulary.js";

/** A decision on something that the printed plan leaves open or that cannot be read. */
export interface PlanAnswer {
  /** The printed number of the task; absent for every task that asks the same. */
  readonly task?: number;
  /** The id of the question: `C9`; absent for a cell that cannot be read. */
  readonly irregularity?: string;
  /** The field of the question or of the unreadable cell: `quota`, `scope.directories`; absent for any. */
  readonly field?: string;
  /** What the field holds from now on; absent if the stated assumption is right. */
  readonly value?: unknown;
  /** Who decided, and why. It stands in the plan. */
  readonly reason: string;
}

/** A department of a joint task, and how many members of each team it sends. */
export interface PlanDepartment {
  readonly id: string;
  readonly members: number;
}

/** What the text of a plan does not say, and what takes precedence over it. */
export interface ReadPlanOptions {
  /** Whose plan it is. The region is never guessed from a name; 全市 and 全县 are read as it. */
  readonly issuer: { readonly id: string; readonly regionCode: string; readonly name?: string };
  /** Default: the id of the issuer, a hyphen, the year. */
  readonly id?: string;
  readonly title?: string;
  readonly year?: number;
  readonly documentNumber?: string;
  /** `YYYY-MM-DD`. */
  readonly issuedOn?: string;
  /** Of rules, questions and assumptions. Default `en`. */
  readonly language?: PlanLanguage;
  /** Which of several tables that each begin with number 1, from 1. */
  readonly part?: number;
  /** Names with the ids that they stand for, before those that the reader knows. */
  readonly vocabulary?: Partial<Vocabulary>;
  /** The departments of joint tasks by their printed names. */
  readonly departments?: Readonly<Record<string, PlanDepartment>>;
  /** Decisions on open questions and unreadable cells. */
  readonly answers?: readonly PlanAnswer[];
}

/** Checks the options by themselves; ids and dates are checked with the plan. */
export function checkPlanOptions(options: ReadPlanOptions): void {
  checkOptions(options);
  const issues: ErrorIssue[] = [];
  const refuse = (path: string, expected: string, value: unknown): void => {
    issues.push({ code: "FIELD_INVALID", path: `options.${path}`, expected, received: describeValue(value) });
  };
  const issuer: unknown = options.issuer;
  if (typeof issuer !== "object" || issuer === null) refuse("issuer", "an object with id and regionCode", issuer);
  else {
    const { id, regionCode, name } = issuer as Readonly<Record<string, unknown>>;
    if (typeof id !== "string") refuse("issuer.id", "an id", id);
    if (typeof regionCode !== "string" || !/^\d{2,12}$/.test(regionCode)) {
      refuse("issuer.regionCode", "a region code of 2 to 12 digits (GB/T 2260)", regionCode);
    }
    if (name !== undefined && typeof name !== "string") refuse("issuer.name", "text", name);
  }
  for (const name of ["id", "title", "documentNumber", "issuedOn"] as const) {
    if (options[name] !== undefined && typeof options[name] !== "string") refuse(name, "text", options[name]);
  }
  for (const name of ["year", "part"] as const) {
    const value: unknown = options[name];
    if (value !== undefined && !Number.isSafeInteger(value)) refuse(name, "a whole number", value);
  }
  const language: unknown = options.language ?? "en";
  if (language !== "en" && language !== "zh") refuse("language", "en or zh", language);
  checkVocabulary(options.vocabulary ?? {}, refuse);
  const departments: unknown = options.departments ?? {};
  if (!isPlainObject(departments)) refuse("departments", "an object", departments);
  else {
    for (const [name, department] of Object.entries(departments)) {
      if (!isPlainObject(department)) refuse(`departments.${name}`, "an object with id and members", department);
    }
  }
  const answers: unknown = options.answers ?? [];
  if (!Array.isArray(answers)) refuse("answers", "a list", answers);
  else {
    for (const [index, answer] of (answers as readonly unknown[]).entries()) {
      const reason =
        typeof answer === "object" && answer !== null ? (answer as { reason?: unknown }).reason : undefined;
      if (typeof reason !== "string" || reason.trim() === "")
        refuse(`answers[${String(index)}].reason`, "why it is decided so", reason);
    }
  }
  if (issues.length > 0) throw DoubleRandomError.collect("options", issues);
}

function checkVocabulary(vocabulary: unknown, refuse: (path: string, expected: string, value: unknown) => void): void {
  if (!isPlainObject(vocabulary)) {
    refuse("vocabulary", "an object", vocabulary);
    return;
  }
  for (const [name, terms] of Object.entries(vocabulary)) {
    const known = ["directories", "items", "licences", "lists"].includes(name);
    if (!known || !Array.isArray(terms)) {
      refuse(`vocabulary.${name}`, known ? "a list" : "directories, items, licences or lists", terms);
      continue;
    }
    for (const [index, term] of (terms as readonly unknown[]).entries()) {
      const { id, words } = (isPlainObject(term) ? term : {}) as { readonly id?: unknown; readonly words?: unknown };
      const path = `vocabulary.${name}[${String(index)}]`;
      if (typeof id !== "string") refuse(`${path}.id`, "an id", id);
      if (!Array.isArray(words) || words.some((word) => typeof word !== "string" || word === "")) {
        refuse(`${path}.words`, "a list of words", words);
      }
    }
  }
}
