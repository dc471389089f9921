import type { Avoidance, Evidence, Inspector, Plan, PlanRecord, Seed, Target, TaskDraw } from "double-random";
import type { ProveTargetOptions } from "double-random/chain";
import type { PublishedFiles } from "double-random/verify";

/** What is drawn. */
export interface DrawInput {
  readonly plan: Plan;
  readonly targets: readonly Target[];
  readonly inspectors: readonly Inspector[];
  readonly avoidances: readonly Avoidance[];
  readonly asOf: string;
  readonly seed: Seed;
}

/** A draw with its record, as its authority has it and as it is published. */
export interface PublishedDraw extends Required<Evidence>, Pick<ProveTargetOptions, "chain" | "saltKey"> {
  readonly record: PlanRecord;
  readonly files: PublishedFiles;
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

/** How large a round of inspections is, and how much each inspector may do. */
export interface RoundSize {
  readonly visits: number;
  readonly inspectors: number;
  /**
   * - `none`: no limit
   * - `tenth`: every tenth inspector may make 90 % of the mean number of visits, the others twice the mean
   * - `even`: nobody may make more than the mean, rounded up
   */
  readonly capacity: "none" | "tenth" | "even";
}

/** Visits that need teams. */
export interface InspectionRound extends Pick<DrawInput, "plan" | "targets" | "inspectors" | "avoidances"> {
  readonly draw: TaskDraw;
  readonly teamSize: number;
  /** The most visits of an inspector, prior ones included; no limit if absent. */
  readonly most?: number;
}

/** Who visits a target. */
export interface Team {
  readonly targetId: string;
  readonly inspectorIds: readonly string[];
}

/** What is to be said about teams besides who is on them. */
export interface TeamsReport {
  /** Visits times inspectors. */
  readonly pairCount: number;
  /** The fewest and the most visits of an inspector. */
  readonly leastLoad: number;
  readonly mostLoad: number;
  /** What is wrong with the teams, found without the library. */
  readonly faults: readonly string[];
}

/** What a run came to. */
export interface Outcome {
  readonly drawn: number;
  /** Which rows, of teams which places; absent where a run only counts. */
  readonly rows?: readonly FrameRow[];
  /** Only where teams are drawn. */
  readonly teams?: TeamsReport;
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
  /** A run takes so many seconds that one is timed, and none goes before it to warm up. */
  readonly slow?: boolean;
  prepare(): PreparedCase | Promise<PreparedCase>;
}

/** Cases that do the same work; times are compared with those of the first. */
export interface BenchPart {
  readonly id: string;
  readonly title: string;
  readonly unit: "target" | "stratum" | "visit";
  /** The cases are one contender on inputs of growing size, and do not do the same work. */
  readonly grows?: boolean;
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
  readonly teams?: TeamsReport;
}

export type TimingReport = CaseReport & Timing;
export type MemoryReport = CaseReport & Memory;
