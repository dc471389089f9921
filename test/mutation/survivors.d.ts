/** What the measure says of one layer, as it stands in `results/<layer>.json`: see survivors.js. */
export interface Result {
  readonly mutants: number;
  readonly killed: number;
  readonly timedOut: number;
  readonly living: readonly {
    readonly why: string;
    readonly mutants: readonly {
      readonly file: string;
      readonly line: string;
      readonly from: string;
      readonly to: string;
    }[];
  }[];
}

export function scoreOf(result: Pick<Result, "mutants" | "killed" | "timedOut">): number;
export function pageOf(results: Readonly<Record<string, Result>>, inPart: Readonly<Record<string, Result>>): string;

interface Position {
  readonly line: number;
  readonly column: number;
}

/** The parts of Stryker's report that are used. */
export interface Report {
  readonly files: Readonly<
    Record<
      string,
      {
        readonly source: string;
        readonly mutants: readonly {
          readonly id: string;
          readonly mutatorName: string;
          readonly replacement?: string;
          readonly status: string;
          readonly location: { readonly start: Position; readonly end: Position };
        }[];
      }
    >
  >;
}

export function mergeReports(earlier: Report, later: Report): Report;
export function placesToMeasureAgain(report: Report, sourceOf: (path: string) => string | undefined): readonly string[];
export function resultOf(report: Report, explained: Result["living"]): Result;
