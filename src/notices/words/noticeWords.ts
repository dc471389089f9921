import type { NoticePolicy } from "../../model/noticePolicy.js";
import type { Policies } from "../../model/policies.js";
import type { CodeWords } from "./codeWords.js";

/** What several documents say. */
export interface CommonWords {
  readonly day: (date: string) => string;
  /** Of a second of UTC, by the clock of Beijing. */
  readonly instant: (beijing: { readonly day: string; readonly time: string }) => string;
  readonly period: (start: string, end: string) => string;
  /** So many inspection targets. */
  readonly targets: (count: number) => string;
  readonly heading: (number: number, text: string) => string;
  readonly enumerate: (parts: readonly string[]) => string;
  readonly task: (sequence: number, name: string) => string;
  readonly person: (name: string, number: string) => string;
  readonly percent: (drawn: number, size: number, rate: string) => string;
  readonly total: string;
  readonly plan: (title: string, documentNumber: string | undefined) => string;
  readonly none: string;
  readonly title: (lines: readonly string[]) => string;
  readonly annex: (number: number) => string;
  readonly annexLine: (number: number, name: string) => string;
  readonly annexes: (lines: readonly string[]) => string;
  readonly fact: (label: string, value: string) => string;
  /** One sentence of several statements. */
  readonly sentences: (parts: readonly string[]) => string;
  /** Sentences one after the other; empty ones are left out. */
  readonly join: (sentences: readonly string[]) => string;
  readonly seedOf: (task: string, seed: string) => string;
}

/** Titles of columns and labels, each with one meaning everywhere. */
export interface LabelWords {
  readonly number: string;
  readonly task: string;
  readonly frame: string;
  readonly eligible: string;
  readonly quota: string;
  readonly drawn: string;
  readonly rate: string;
  readonly order: string;
  readonly targetId: string;
  readonly name: string;
  readonly creditCode: string;
  readonly tier: string;
  readonly inspectors: string;
  readonly warning: string;
  readonly tasksConcerned: string;
  readonly source: string;
  readonly reference: string;
  readonly value: string;
  readonly strength: string;
  readonly stratum: string;
  readonly cutoff: string;
  readonly taskSeed: string;
  readonly authority: string;
  readonly planTitle: string;
  readonly documentNumber: string;
  readonly asOf: string;
  readonly drawNumber: string;
  readonly redrawReason: string;
  readonly selectionMethod: string;
  readonly assignmentMethod: string;
  readonly countedBits: string;
  readonly recordHash: string;
  readonly commitmentHash: string;
  readonly resultHash: string;
  readonly publishedAt: string;
  readonly reason: string;
  readonly count: string;
  readonly time: string;
  readonly state: string;
}

/** The methods of a draw. */
export interface MethodWords {
  readonly selection: Readonly<Record<Policies["selection"], string>>;
  readonly assignment: Readonly<Record<Policies["assignment"], string>>;
}

/** The draw notice. */
export interface DrawWords {
  readonly title: (authority: string, year: number) => readonly string[];
  readonly opening: (told: {
    readonly plan: string;
    readonly asOf: string;
    readonly tasks: number;
    readonly drawn: number;
    readonly visits: number;
  }) => string;
  readonly overviewTitle: string;
  readonly seedTitle: string;
  readonly seedTable: string;
  readonly seedNote: (bits: number) => string;
  readonly seedLater: string;
  readonly valueLater: string;
  readonly countsTitle: string;
  readonly countsTable: string;
  readonly tiersTable: string;
  readonly tiersNote: string;
  readonly selectionTitle: string;
  readonly selectionTable: string;
  readonly nothingDrawn: string;
  readonly listed: (shown: number) => string;
  readonly someWithheld: (shown: number, withheld: number) => string;
  readonly allWithheld: (withheld: number) => string;
  readonly afterInspection: string;
  readonly hashHolds: (recordHash: string) => string;
  readonly withheldTable: string;
  readonly withheld: string;
  readonly published: string;
  readonly leftOutTitle: string;
  readonly leftOutNote: string;
  readonly outOfScopeTable: string;
  readonly exclusionsTable: string;
  readonly noExclusions: string;
  readonly warningsTitle: string;
  readonly warningsTable: string;
  readonly noWarnings: string;
  readonly wholePlan: string;
  readonly historyTitle: string;
  readonly historyTable: string;
  readonly historyNote: string;
  readonly redrawn: (number: number, reason: string) => string;
  readonly drawNumber: (number: number) => string;
  readonly states: Readonly<Record<"drawn" | "open" | "void", string>>;
  readonly thisDraw: string;
  readonly replaced: (count: number, reasons: string) => string;
}

/** The box that says how to check. */
export interface VerificationWords {
  readonly heading: string;
  readonly title: string;
  readonly seedsTable: string;
  readonly ticket: (told: { readonly id: string; readonly task: string; readonly tool: string }) => string;
  readonly exampleId: (id: string) => string;
  readonly drawn: (told: { readonly stratum: string; readonly cutoff: string }) => string;
  readonly own: string;
  readonly shuffled: string;
  readonly later: string;
  readonly hash: (told: { readonly recordHash: string; readonly published: string | undefined }) => string;
  readonly verifyRecord: string;
  readonly verifyFolder: string;
  readonly verifyPython: string;
  readonly limitsTitle: string;
  readonly limits: readonly string[];
  readonly limitChain: string;
}

/** What is masked. */
export interface PolicyWords {
  readonly heading: string;
  readonly names: Readonly<Record<NoticePolicy["names"], string>>;
  readonly individualNames: Readonly<Record<NoticePolicy["names"], string>>;
  readonly creditCodes: Readonly<Record<NoticePolicy["names"], string>>;
  readonly individualCreditCodes: Readonly<Record<NoticePolicy["names"], string>>;
  readonly inspectors: Readonly<Record<NoticePolicy["inspectors"], string>>;
  readonly ids: string;
}

/** Every word of the notices in one language. */
export interface NoticeWords {
  readonly codes: CodeWords;
  readonly common: CommonWords;
  readonly labels: LabelWords;
  readonly methods: MethodWords;
  readonly draw: DrawWords;
  readonly verification: VerificationWords;
  readonly policy: PolicyWords;
}
