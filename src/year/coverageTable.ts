import { checkOptions } from "../errors/checkOptions.js";
import { DoubleRandomError } from "../errors/DoubleRandomError.js";
import type { OutOfScopeCount } from "../model/draw.js";
import type { Exclusion } from "../model/exclusion.js";
import { parsePlan } from "../model/parsePlan.js";
import type { Plan } from "../model/plan.js";
import type { Policies } from "../model/policies.js";
import type { PlanRecord } from "../model/record.js";
import type { SubjectType, Target } from "../model/target.js";
import type { TaskKind } from "../model/task.js";
import type { Tier } from "../model/tiers.js";
import { scopeReason } from "../frame/scopeReason.js";
import { checkAsOf, indexTargets, readExclusions, readTaskIds } from "../plan/checkInputs.js";
import { chooseTasks } from "../plan/chooseTasks.js";
import { resolvePolicies } from "../plan/resolvePolicies.js";
import type { Chance } from "./chance.js";
import { coverageCells } from "./coverageCells.js";
import { drawnStrata } from "./drawnStrata.js";
import { noteOf } from "./noteOf.js";
import { plannedTasks } from "./plannedTasks.js";
import { readRecords } from "./readRecords.js";
import { standingDraws, type StandingDraw } from "./standingDraws.js";
import type { YearNote } from "./yearNotes.js";

/** What {@link coverageTable} needs. */
export interface CoverageTableOptions {
  readonly plan: Plan;
  /** The directory, in any order. */
  readonly targets: readonly Target[];
  /** The date at which it is read, `YYYY-MM-DD`. */
  readonly asOf: string;
  readonly policies?: Partial<Policies>;
  /** For a table before the draws; records say their own. */
  readonly exclusions?: readonly Exclusion[];
  /** The tasks whose chances count. Default: all. */
  readonly taskIds?: readonly string[];
  /** For a table of the draws that were made: their records. Default: none was made, and the plan says what is to come. */
  readonly records?: readonly PlanRecord[];
  /** The directory that a record was drawn from, by record hash, where it is not `targets`. */
  readonly directories?: Readonly<Record<string, readonly Target[]>>;
}

/**
 * - `reached`: every target of the cell has a chance above zero
 * - `partly`: some have none
 * - `zero`: none has one
 * - `empty`: the directory has no such target
 */
export type CoverageStatus = "reached" | "partly" | "zero" | "empty";

/** A task whose frame holds some targets of a cell. */
export interface CoverageTask {
  readonly taskId: string;
  readonly kind: TaskKind;
  /** How many of them. */
  readonly targets: number;
  /** The least and the greatest chance of these targets that this task draws them. */
  readonly least: Chance;
  readonly greatest: Chance;
}

/** What all cells of a table come to, or one of them. */
export interface CoverageTotal {
  readonly targets: number;
  /** How many of them no task can draw. */
  readonly withoutChance: number;
  /**
   * The chance of a target that at least one task draws it within the year: the least and the greatest, and the mean over the targets.
   * Absent where there are none.
   */
  readonly least?: Chance;
  readonly greatest?: Chance;
  readonly mean?: Chance;
  /** How many were drawn at least once; present in a table of draws. */
  readonly drawn?: number;
  /** By task id. */
  readonly tasks: readonly CoverageTask[];
}

/** The targets of one kind, class and tier. */
export interface CoverageCell extends CoverageTotal {
  readonly subjectType: SubjectType;
  /** Absent for targets without a credit class. */
  readonly creditClass?: string;
  /** By the policies; of a class without targets, the tier of the class. */
  readonly tier: Tier | "unclassified";
  readonly status: CoverageStatus;
  /** Why the plan means no untargeted task to draw this kind and class. */
  readonly meantZero?: string;
}

/** Who is covered by which chance in a year (覆盖表). */
export interface CoverageTable {
  readonly planId: string;
  readonly asOf: string;
  /** Whether the chances are those of draws to come or of draws that were made. */
  readonly basis: "planned" | "drawn";
  /** By subject type, class and tier. */
  readonly cells: readonly CoverageCell[];
  readonly total: CoverageTotal;
  /** Targets of the directory that no table counts, because they are no longer or not yet there and in no frame. */
  readonly leftOut: readonly OutOfScopeCount[];
  /** The draws that the table is about, by task and batch; none for a table before the draws. */
  readonly draws: readonly CoverageDraw[];
  readonly notes: readonly YearNote[];
}

/** A draw that a table is about. */
export interface CoverageDraw {
  readonly taskId: string;
  readonly batch: number;
  /** The hash of its record. */
  readonly record: string;
}

/**
 * The coverage of a year: for each kind of target, credit class and tier, the probability that a target is drawn by at least one task,
 * and which tasks can draw it. Cells without any chance are rows like all others, so that a gap is seen; so are classes that no target has.
 *
 * Guarantees: needs no seed, and is the same whatever the order of the lists. Tasks draw independently of each other, so the
 * probability of a target is `1 - (1 - n_1/N_1) * (1 - n_2/N_2) * ...` over the tasks in whose strata it is, exact; with
 * `systematic-random` rounding, `n` is its expectation `x`. A table before the draws supposes that each task draws its whole quota from this
 * directory.
 *
 * @throws `DoubleRandomError` as `drawTask` without its seed; with `records`, `EVIDENCE_MISMATCH` for a directory or plan that
 *   they were not drawn from, `DUPLICATE_ID` for two records of the same draw, `CHAIN_BROKEN` for a record that was edited
 *
 * @example
 * ```ts
 * import { readFileSync } from "node:fs";
 * import { coverageTable } from "double-random/year";
 *
 * const read = (name) => JSON.parse(readFileSync(`examples/first-draw/${name}.json`, "utf8"));
 * const { cells, total } = coverageTable({ plan: read("plan"), targets: read("targets"), asOf: "2024-04-30" });
 * for (const { subjectType, creditClass, tier, targets, status, mean } of cells) {
 *   console.log(subjectType, creditClass ?? "-", tier, targets, status, mean?.exact ?? "-");
 * }
 * console.log(total.targets, "targets,", total.withoutChance, "without a chance, mean", total.mean.percent);
 * ```
 * ```text
 * enterprise A low 6 zero 0
 * enterprise B general 3 reached 1/3
 * enterprise C higher 1 reached 1
 * enterprise D high 1 reached 1
 * 11 targets, 6 without a chance, mean 27.2727 %
 * ```
 *
 * Source: the coverage report of domain rule R-S8: a class with rate zero is lawful and has to be seen.
 */
export function coverageTable(options: CoverageTableOptions): CoverageTable {
  checkOptions(options);
  const plan = parsePlan(options.plan);
  const { policies } = resolvePolicies(plan, options.policies);
  const asOf = checkAsOf(options.asOf);
  const { targets, directories = {} } = options;
  const directory = indexTargets(targets);
  if (options.records && options.exclusions) refuseExclusions();
  const exclusions = readExclusions(options.exclusions, plan, directory);
  const tasks = chooseTasks(plan, readTaskIds(plan, options.taskIds));
  const standing = options.records
    ? standingDraws(
        plan,
        readRecords(options.records).map(({ record }) => record),
      )
    : undefined;
  const draws = (standing?.draws ?? []).filter(({ draw }) => tasks.some(({ id }) => id === draw.taskId));
  const directoryOf = (recordHash: string): readonly Target[] => directories[recordHash] ?? targets;
  const strata = standing
    ? drawnStrata({ plan, draws, directoryOf })
    : plannedTasks({ plan, tasks, targets, asOf, exclusions, policies }).flatMap((planned) => planned.strata);

  const framed = new Set(strata.flatMap(({ ids }) => ids));
  const reasonOf = (target: Target): "not-existing" | "not-yet-established" | undefined =>
    framed.has(target.id) ? undefined : (scopeReason(target, {}, asOf) as ReturnType<typeof reasonOf>);
  const drawn = standing && new Set(draws.flatMap(drawnIds));
  const { cells, total } = coverageCells({
    plan,
    policies,
    targets: targets.filter((target) => reasonOf(target) === undefined),
    strata,
    ...(drawn && { drawn }),
  });
  return {
    planId: plan.id,
    asOf,
    basis: standing ? "drawn" : "planned",
    cells,
    total,
    leftOut: (["not-existing", "not-yet-established"] as const)
      .map((reason) => ({ reason, count: targets.filter((target) => reasonOf(target) === reason).length }))
      .filter(({ count }) => count > 0),
    draws: draws.map(({ record, draw }) => ({
      taskId: draw.taskId,
      batch: draw.batch.number,
      record: record.recordHash,
    })),
    notes: [...(standing?.notes ?? []), ...zeroNotes(cells)],
  };
}

function refuseExclusions(): never {
  const expected = "nothing, because each record says what was excluded from it";
  throw new DoubleRandomError({
    code: "FIELD_INVALID",
    path: "exclusions",
    expected,
    received: "exclusions and records",
  });
}

function drawnIds({ draw }: StandingDraw): readonly string[] {
  return draw.selected.map(({ targetId }) => targetId);
}

/** The cells with targets that have no chance, those that the plan means apart. */
function zeroNotes(cells: readonly CoverageCell[]): readonly YearNote[] {
  const named = (isMeant: boolean): readonly string[] =>
    cells
      .filter(({ withoutChance, meantZero }) => withoutChance > 0 && (meantZero !== undefined) === isMeant)
      .map(
        ({ subjectType, creditClass, tier, targets, withoutChance }) =>
          `${[subjectType, creditClass ?? "-", tier].join("/")} ${String(withoutChance)}/${String(targets)}`,
      );
  return [
    ...noteOf("COVERAGE_ZERO", "No task can draw these targets", named(false)),
    ...noteOf("COVERAGE_ZERO_MEANT", "No task draws these, as the plan means for untargeted tasks", named(true)),
  ];
}
