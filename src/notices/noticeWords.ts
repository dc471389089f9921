import type { NoticePolicy } from "../model/noticePolicy.js";
import type { Policies } from "../model/policies.js";
import type { Risk } from "../model/risk.js";
import type { RawCell } from "../model/task.js";
import type { CoverageStatus, CoverageTable } from "../year/coverageTable.js";
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
  /** Names of items, which can hold the mark that stands between other parts. */
  readonly enumerateItems: (parts: readonly string[]) => string;
  readonly inRole: (person: string, role: string) => string;
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
  readonly reserves: (count: number) => string;
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

/** The notice of results. */
export interface ResultsWords {
  readonly title: (authority: string, year: number) => readonly string[];
  readonly opening: (told: {
    readonly plan: string;
    readonly visits: number;
    readonly published: number;
    readonly open: number;
    /** The days of the results, if not all are published. */
    readonly period: string | undefined;
  }) => string;
  readonly summaryTitle: string;
  readonly summaryTable: string;
  readonly nothing: string;
  readonly outcome: string;
  readonly unusable: (count: number) => string;
  readonly withheld: string;
  readonly deadline: (workingDays: number) => string;
  readonly late: (count: number) => string;
  readonly table: string;
  readonly tasksTable: string;
  readonly recordedOn: string;
  readonly deadlineTitle: string;
}

/** Working papers. */
export interface PaperWords {
  readonly inspectorTitle: (authority: string, year: number) => readonly string[];
  readonly taskTitle: (authority: string, year: number) => readonly string[];
  readonly sheetTitle: (authority: string) => readonly string[];
  readonly internal: string;
  readonly truncated: (name: string) => string;
  readonly truncatedNote: string;
  readonly inspector: string;
  readonly unit: string;
  readonly visits: string;
  readonly madeOn: string;
  readonly noVisits: string;
  readonly noTargets: string;
  readonly visitTable: string;
  readonly targetTable: string;
  readonly office: string;
  readonly item: string;
  readonly items: string;
  readonly start: string;
  readonly end: string;
  readonly period: string;
  readonly role: string;
  readonly others: string;
  readonly outcome: string;
  readonly kind: string;
  readonly quota: string;
  readonly subject: string;
  readonly visitNumber: string;
  readonly visitNumberBlank: string;
  readonly inspectorAndCertificate: string;
  readonly signature: string;
  readonly toldTitle: string;
  readonly told: readonly string[];
  readonly checkTitle: string;
  readonly itemTable: string;
  readonly itemBoxes: string;
  readonly finding: string;
  readonly remark: string;
  readonly outcomeTitle: string;
  readonly outcomeTable: string;
  readonly box: string;
  readonly emptyBox: string;
  readonly remarks: string;
  readonly signatureOfTarget: string;
  readonly signatureOfWitness: string;
  readonly visitedOn: string;
}

/** How many a task draws. */
export interface QuotaWords {
  readonly atLeast: (ratio: string) => string;
  readonly range: (minimum: string, maximum: string) => string;
  readonly census: string;
}

/** The notice of a plan. */
export interface PlanWords {
  readonly title: (authority: string, year: number) => readonly string[];
  readonly opening: (told: {
    readonly plan: string;
    readonly issuedOn: string | undefined;
    readonly tasks: number;
  }) => string;
  readonly draft: string;
  readonly table: string;
  readonly scope: string;
  readonly frequency: string;
  readonly risk: string;
  readonly mode: string;
  readonly timesAYear: (times: number) => string;
  readonly risks: Readonly<Record<Risk["kind"], string>>;
  readonly modeOf: (drawnBy: string, inspectedBy: string) => string;
  /** The scope as printed, where it is printed in the language of the notice. */
  readonly printedScope: (raw: readonly RawCell[]) => string | undefined;
  readonly scopeSeparator: string;
  readonly ofClasses: (classes: string) => string;
  readonly inDirectories: (directories: string) => string;
  readonly onLists: (lists: string) => string;
  readonly withLicences: (licences: string) => string;
  readonly inRegions: (regions: string) => string;
  readonly questionsTitle: string;
  readonly questionsTable: string;
  readonly question: string;
  readonly assumption: string;
  readonly completeItem: string;
  readonly zerosTitle: string;
  readonly zero: (subjects: string, creditClass: string) => string;
}

/** The coverage of a year. */
export interface CoverageWords {
  readonly title: (authority: string, year: number) => readonly string[];
  readonly opening: (told: {
    readonly plan: string;
    readonly asOf: string;
    readonly basis: CoverageTable["basis"];
  }) => string;
  readonly explained: string;
  readonly targets: string;
  readonly withoutChance: string;
  readonly withoutChanceShort: string;
  readonly mean: string;
  readonly meanShort: string;
  readonly least: string;
  readonly greatest: string;
  readonly drawn: string;
  readonly leftOut: (reason: string) => string;
  readonly table: string;
  readonly subject: string;
  readonly creditClass: string;
  readonly statuses: Readonly<Record<CoverageStatus, string>>;
  readonly meantZero: string;
  readonly notesTitle: string;
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
  readonly results: ResultsWords;
  readonly papers: PaperWords;
  readonly quota: QuotaWords;
  readonly plan: PlanWords;
  readonly coverage: CoverageWords;
  readonly policy: PolicyWords;
}
