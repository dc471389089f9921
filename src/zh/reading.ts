import type { ErrorCode } from "../errors/errorCodes.js";

/** The languages of rules, questions and assumptions. */
export type PlanLanguage = "en" | "zh";

/** A text in both languages, or one that needs no language: a number, an id, printed words. */
export type Said = string | { readonly en: string; readonly zh: string };

/** A repair, before a language is chosen. */
export interface Finding {
  readonly irregularity: string;
  readonly field: string;
  readonly raw: string;
  readonly value: Said;
  readonly rule: Said;
  readonly severity: "note" | "warning";
}

/** What a human must decide, before a language is chosen. */
export interface Doubt {
  readonly irregularity: string;
  readonly field: string;
  readonly question: Said;
  readonly assumption: Said;
}

/** Why a cell cannot be read. */
export interface Problem {
  readonly code: ErrorCode;
  readonly expected: string;
  readonly received: string;
}

/** What a cell says, and what had to be done to read it. Either a value or a problem. */
export interface CellReading<T> {
  readonly value?: T;
  readonly findings: readonly Finding[];
  readonly doubts: readonly Doubt[];
  readonly problem?: Problem;
}

export function note(irregularity: string, field: string, raw: string, value: Said, rule: Said): Finding {
  return { irregularity, field, raw, value, rule, severity: "note" };
}

export function warning(irregularity: string, field: string, raw: string, value: Said, rule: Said): Finding {
  return { irregularity, field, raw, value, rule, severity: "warning" };
}

/** A cell that no rule reads. */
export function unreadable<T>(expected: string, received: string): CellReading<T> {
  return { findings: [], doubts: [], problem: { code: "PLAN_CELL_UNREADABLE", expected, received } };
}

/** The text in one language, on one line. */
export function inLanguage(said: Said, language: PlanLanguage): string {
  return (typeof said === "string" ? said : said[language]).replace(/\p{Cc}+/gu, " ");
}
