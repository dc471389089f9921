import { compare, fraction, multiply, type Fraction } from "../exact/fraction.js";
import type { Plan } from "../model/plan.js";
import type { Policies } from "../model/policies.js";
import type { SubjectType, Target } from "../model/target.js";
import { TIERS, type Tier } from "../model/tiers.js";
import { tierOf } from "../frame/tierOf.js";
import { byCodePoint } from "../random/byCodePoint.js";
import { anyOf, chanceOf, weightedSum } from "./chance.js";
import type { CoverageCell, CoverageTask, CoverageTotal } from "./coverageTable.js";
import type { ChanceStratum } from "./plannedTasks.js";
import { strataOfTargets } from "./strataOfTargets.js";

/** Targets of a cell that are in the same strata, and so have the same chance. */
interface CoverageGroup {
  readonly numbers: readonly number[];
  readonly chance: Fraction;
  targets: number;
  drawn: number;
}

type CellKind = Pick<CoverageCell, "subjectType" | "creditClass" | "tier">;

interface OpenCell extends CellKind {
  readonly groups: Map<string, CoverageGroup>;
}

/** What {@link coverageCells} needs; everything has been checked. */
export interface CoverageCellsOptions {
  readonly plan: Plan;
  readonly policies: Policies;
  /** The targets that the table is about. */
  readonly targets: readonly Target[];
  readonly strata: readonly ChanceStratum[];
  /** The targets that were drawn, if the table is about draws. */
  readonly drawn?: ReadonlySet<string>;
}

/** The cells of a table and what they come to together. */
export function coverageCells(options: CoverageCellsOptions): {
  readonly cells: readonly CoverageCell[];
  readonly total: CoverageTotal;
} {
  const { strata, drawn } = options;
  const open = openCells(options);
  const groups = [...open.values()].flatMap((cell) => [...cell.groups.values()]);
  return {
    cells: [...open.values()].map((cell) => closedCell(cell, options)).sort(byCell),
    total: { ...numbersOf(groups, drawn !== undefined), tasks: tasksOf(groups, strata) },
  };
}

function openCells({ plan, policies, targets, strata, drawn }: CoverageCellsOptions): ReadonlyMap<string, OpenCell> {
  const numbersById = strataOfTargets(strata);
  const cells = new Map<string, OpenCell>();
  const cellFor = (kind: CellKind): OpenCell => {
    const key = [kind.subjectType, kind.creditClass ?? "", kind.tier].join("/");
    const known = cells.get(key);
    if (known) return known;
    const cell = { ...kind, groups: new Map() };
    cells.set(key, cell);
    return cell;
  };
  for (const target of targets) {
    const { id, subjectType, creditClass } = target;
    const { groups } = cellFor({
      subjectType,
      ...(creditClass !== undefined && { creditClass }),
      tier: tierOf(target, policies),
    });
    const numbers = numbersById.get(id) ?? [];
    const key = numbers.join(",");
    let group = groups.get(key);
    if (!group) {
      group = { numbers, chance: anyOf(numbers.map((number) => strata[number]!.chance)), targets: 0, drawn: 0 };
      groups.set(key, group);
    }
    group.targets += 1;
    if (drawn?.has(id)) group.drawn += 1;
  }
  const held = new Set(
    [...cells.values()].map(({ subjectType, creditClass }) => `${subjectType}/${creditClass ?? ""}`),
  );
  for (const subjectType of kindsOf(plan, targets)) {
    for (const [creditClass, tier] of Object.entries(policies.creditClassTiers)) {
      if (!held.has(`${subjectType}/${creditClass}`)) cellFor({ subjectType, creditClass, tier });
    }
  }
  return cells;
}

/** The subject types that a directory or a plan knows of. */
function kindsOf({ tasks, untargetedZeros = [] }: Plan, targets: readonly Target[]): ReadonlySet<SubjectType> {
  return new Set([
    ...targets.map(({ subjectType }) => subjectType),
    ...tasks.flatMap(({ scope }) => scope.subjectTypes ?? []),
    ...untargetedZeros.map(({ subjectType }) => subjectType),
  ]);
}

function closedCell(
  { subjectType, creditClass, tier, groups: byKey }: OpenCell,
  { plan, strata, drawn }: CoverageCellsOptions,
): CoverageCell {
  const groups = [...byKey.values()];
  const meant = plan.untargetedZeros?.find(
    (zero) => zero.subjectType === subjectType && zero.creditClass === creditClass,
  );
  const numbers = numbersOf(groups, drawn !== undefined);
  return {
    subjectType,
    ...(creditClass !== undefined && { creditClass }),
    tier,
    status:
      numbers.targets === 0
        ? "empty"
        : numbers.withoutChance === 0
          ? "reached"
          : numbers.withoutChance < numbers.targets
            ? "partly"
            : "zero",
    ...numbers,
    tasks: tasksOf(groups, strata),
    ...(meant && { meantZero: meant.reason }),
  };
}

function numbersOf(groups: readonly CoverageGroup[], isDrawn: boolean): Omit<CoverageTotal, "tasks"> {
  const targets = groups.reduce((sum, group) => sum + group.targets, 0);
  const chances = groups.map(({ chance }) => chance).sort(compare);
  const expected = weightedSum(groups.map(({ targets: weight, chance: value }) => ({ weight, value })));
  return {
    targets,
    withoutChance: groups
      .filter(({ chance }) => chance.numerator === 0n)
      .reduce((sum, group) => sum + group.targets, 0),
    ...(targets > 0 && {
      least: chanceOf(chances[0]!),
      greatest: chanceOf(chances.at(-1)!),
      mean: chanceOf(multiply(expected, fraction(1n, BigInt(targets)))),
    }),
    ...(isDrawn && { drawn: groups.reduce((sum, group) => sum + group.drawn, 0) }),
  };
}

/** The tasks whose frames hold some of the targets, by task id. */
function tasksOf(groups: readonly CoverageGroup[], strata: readonly ChanceStratum[]): readonly CoverageTask[] {
  const byTask = new Map<string, { targets: number; chances: Fraction[] }>();
  for (const { numbers, targets } of groups) {
    const within = new Map<string, Fraction[]>();
    for (const number of numbers) {
      const { task, chance } = strata[number]!;
      within.set(task.id, [...(within.get(task.id) ?? []), chance]);
    }
    for (const [taskId, chances] of within) {
      const entry = byTask.get(taskId) ?? { targets: 0, chances: [] };
      entry.targets += targets;
      entry.chances.push(anyOf(chances));
      byTask.set(taskId, entry);
    }
  }
  const kindOf = new Map(strata.map(({ task }) => [task.id, task.kind]));
  return [...byTask]
    .sort(([a], [b]) => byCodePoint(a, b))
    .map(([taskId, { targets, chances }]) => {
      const sorted = chances.sort(compare);
      const ends = { least: chanceOf(sorted[0]!), greatest: chanceOf(sorted.at(-1)!) };
      return { taskId, kind: kindOf.get(taskId)!, targets, ...ends };
    });
}

const SUBJECT_TYPES: readonly SubjectType[] = [
  "enterprise",
  "individual",
  "cooperative",
  "institution",
  "representative-office",
  "other",
];
const TIER_ORDER: readonly (Tier | "unclassified")[] = [...TIERS, "unclassified"];

/** By subject type as the directory lists them, then by class, those without one last, then by tier from low to high. */
function byCell(a: CoverageCell, b: CoverageCell): number {
  return (
    SUBJECT_TYPES.indexOf(a.subjectType) - SUBJECT_TYPES.indexOf(b.subjectType) ||
    Number(a.creditClass === undefined) - Number(b.creditClass === undefined) ||
    byCodePoint(a.creditClass ?? "", b.creditClass ?? "") ||
    TIER_ORDER.indexOf(a.tier) - TIER_ORDER.indexOf(b.tier)
  );
}
