import type { Avoidance, Inspector, Plan, Seed, Target } from "double-random";

/** What is drawn. */
export interface DrawInput {
  readonly plan: Plan;
  readonly targets: readonly Target[];
  readonly inspectors: readonly Inspector[];
  readonly avoidances: readonly Avoidance[];
  readonly asOf: string;
  readonly seed: Seed;
}

/** A row that a sampler without scopes, tiers or dates can draw from. */
export interface FrameRow {
  /** Task and stratum: `T04/higher`. */
  readonly stratum: string;
  readonly id: string;
}

/** The frames of all tasks as rows, and how many rows to draw from each stratum. */
export interface SamplingFrame {
  readonly rows: readonly FrameRow[];
  readonly strata: readonly { readonly stratum: string; readonly seed: string; readonly count: number }[];
}

/** What a run came to. */
export interface Outcome {
  readonly drawn: number;
  /** Which rows; absent where a run only counts. */
  readonly rows?: readonly FrameRow[];
}

/** A case with its input in memory. Its members are methods, so that cases of any result fit in one list. */
export interface PreparedCase<Result = unknown> {
  /** How many rows a run reads. */
  readonly rowCount: number;
  run(): Result | Promise<Result>;
  outcomeOf(result: Result): Outcome;
}

export interface BenchCase {
  readonly name: string;
  /** The result is not in the JavaScript heap while it is made. */
  readonly native?: boolean;
  /** Draws by `ticket/1`, so that it has to choose exactly the same rows as the other cases that do. */
  readonly ticket?: boolean;
  prepare(): PreparedCase | Promise<PreparedCase>;
}

/** Cases that do the same work; times are compared with those of the first. */
export interface BenchPart {
  readonly id: string;
  readonly title: string;
  readonly unit: "target" | "stratum";
  /** After one run to warm up; the median counts. */
  readonly timedRuns: number;
  readonly cases: readonly BenchCase[];
}

export interface Timing {
  readonly wallMs: number;
  readonly cpuMs: number;
}

export interface Memory {
  readonly keptBytes: number;
  readonly peakHeapBytes: number;
  readonly peakResidentBytes: number;
}

/** What a child process says about its case. */
export interface CaseReport {
  readonly rowCount: number;
  readonly drawn: number;
  /** Of the lines "stratum count", sorted. */
  readonly countsDigest?: string;
  /** Of the lines "stratum id", sorted. */
  readonly rowsDigest?: string;
}

export type TimingReport = CaseReport & Timing;
export type MemoryReport = CaseReport & Memory;
