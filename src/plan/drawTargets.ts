import { checkOptions } from "../errors/checkOptions.js";
import { describeValue } from "../errors/describeValue.js";
import { DoubleRandomError } from "../errors/DoubleRandomError.js";
import { targetDigest, targetEvidenceDigests } from "../frame/digests.js";
import { administrativeLevel, type AdministrativeLevel } from "../model/administrativeLevel.js";
import { label } from "../model/fields.js";
import { parseWith } from "../model/parse.js";
import { parsePlan } from "../model/parsePlan.js";
import type { Seed } from "../model/seed.js";
import type { DrawnRow, TargetRecord } from "../model/targetRecord.js";
import type { Task } from "../model/task.js";
import { byCodePoint } from "../random/byCodePoint.js";
import type { HashSuite } from "../random/hashing.js";
import { sealRecord } from "../record/sealRecord.js";
import { SELECTION_METHODS } from "../selection/selectionMethods.js";
import { checkDrawNumber } from "./checkInputs.js";
import { checkRedraw } from "./checkRedraw.js";
import { checkSeed } from "./checkSeed.js";
import { drawTasks } from "./composeRecord.js";
import { findTarget } from "./findTarget.js";
import { coverageWarnings, directoryWarnings, overlapWarnings } from "./planWarnings.js";
import { readTargetDraw, type ReadTargetDraw, type TargetDrawOptions } from "./readDraw.js";
import { correctionWarnings } from "./taskWarnings.js";

/** What {@link drawTargets} needs. */
export interface DrawTargetsOptions extends TargetDrawOptions {
  /** The level that draws. The tasks are those of the plan that it draws (`mode.drawnBy`); `taskIds` may name some of them. */
  readonly drawnBy: AdministrativeLevel;
  readonly seed: Seed;
  /** From 1. Default 1. */
  readonly drawNumber?: number;
  /** Why it is drawn again. Needed if and only if `drawNumber` is above 1. */
  readonly redrawReason?: string;
}

/**
 * The first stage of a draw in two stages (省抽县查, 市抽县查): an upper level draws the targets of the tasks that it draws, without any
 * inspectors, and publishes the record. Whoever inspects then draws teams for its own part, by {@link drawTeams}.
 *
 * Guarantees: those of `drawTask` for every task; the same targets as `drawPlan` draws with the same seed. For every drawn
 * target the record has the region and the hash of its row, so that a county needs no more of the directory than its own rows, and
 * cannot be given others.
 *
 * @throws `DoubleRandomError` as `drawTask`; `FIELD_INVALID` for a task that another level draws, or if there is none;
 *   `REDRAW_UNEXPLAINED`
 *
 * @example
 * ```ts
 * import { drawTargets, drawTeams, verifyTargetRecord, verifyTeamRecord } from "double-random/stages";
 *
 * const targets = ["ALFA", "BRAVO", "CHARLIE", "DELTA"].map((id, index) => ({
 *   id, subjectType: "enterprise", status: "existing", regionCode: index < 2 ? "140581" : "140502",
 * }));
 * const plan = {
 *   id: "province-2024", year: 2024, title: "Example", scopeKind: "internal",
 *   issuer: { id: "14", name: "Example province", regionCode: "14" },
 *   tasks: [{
 *     id: "T01", sequence: 1, name: "Trademark agencies", kind: "targeted", items: [{ id: "agency", name: "Agency" }],
 *     scope: {}, quota: { kind: "count", count: 3 }, risk: { kind: "none" },
 *     frequency: { drawsPerYear: 1 }, window: { start: "2024-05-01", end: "2024-11-30" },
 *     mode: { drawnBy: "province", inspectedBy: "county" },
 *   }],
 * };
 * const declared = (ref, value) => ({ sources: [{ type: "declared", ref, value }] });
 *
 * // The province draws targets and publishes the record.
 * const seed = declared("public meeting, 1 July", "47110815162342990371286455019283");
 * const record = drawTargets({ plan, targets, asOf: "2024-04-30", drawnBy: "province", seed });
 * for (const { targetId, regionCode } of record.rows) console.log(targetId, regionCode);
 * console.log(verifyTargetRecord(record, { plan, targets }).ok);
 *
 * // A county draws teams for its own part, with its own roster and then its own seed.
 * const certificates = [{ validFrom: "2022-01-01", validTo: "2026-12-31" }];
 * const inspectors = ["I-1", "I-2", "I-3"].map((id) => ({ id, unitId: "credit", active: true, certificates }));
 * const received = [{ record, plan, targets: targets.filter(({ regionCode }) => regionCode === "140502") }];
 * const county = { received, inspectors, avoidances: [] };
 * const teams = drawTeams({
 *   ...county, authority: "140502", regionCode: "140502", inspectedBy: "county",
 *   seed: declared("county hall, 3 July", "20240703915537460028519436620117"),
 * });
 * for (const { visitId, team } of teams.assignment.visits) {
 *   console.log(visitId, team.map(({ inspectorId, role }) => `${inspectorId} ${role}`).join(", "));
 * }
 * console.log(verifyTeamRecord(teams, county).ok);
 * ```
 * ```text
 * ALFA 140581
 * CHARLIE 140502
 * DELTA 140502
 * true
 * province-2024.T01/CHARLIE I-3 lead, I-1 member
 * province-2024.T01/DELTA I-2 lead, I-1 member
 * true
 * ```
 */
export function drawTargets(options: DrawTargetsOptions): TargetRecord {
  checkOptions(options);
  const plan = parsePlan(options.plan);
  const drawnBy = parseWith(administrativeLevel, options.drawnBy, "drawnBy");
  const own = plan.tasks.filter(({ mode }) => mode.drawnBy === drawnBy).map(({ id }) => id);
  const { warnings, directory, ...draw } = readTargetDraw({ ...options, plan, taskIds: options.taskIds ?? own });
  checkLevel(draw.tasks, drawnBy);
  const { policies, targets, asOf } = draw;
  const { seed, countedBits, warnings: seedWarnings } = checkSeed(options.seed, policies.suite);
  const { drawNumber = 1, redrawReason } = options;
  checkDrawNumber(drawNumber);
  if (redrawReason !== undefined) parseWith(label, redrawReason, "redrawReason");
  checkRedraw(drawNumber, redrawReason);

  const counted = { ...seed, countedBits };
  const select = SELECTION_METHODS[policies.selection];
  const tasks = drawTasks({ ...draw, seed: counted, drawNumber, select });
  return sealRecord({
    protocol: "dr1",
    kind: "target-record",
    authority: plan.issuer.id,
    drawnBy,
    planId: plan.id,
    asOf,
    drawNumber,
    ...(redrawReason !== undefined && { redrawReason }),
    policies,
    seed: counted,
    evidence: targetEvidenceDigests(policies.suite, draw),
    tasks,
    rows: drawnRows(policies.suite, tasks, directory),
    warnings: [
      ...warnings,
      ...seedWarnings,
      ...correctionWarnings(plan.corrections),
      ...directoryWarnings(targets, [], asOf),
      ...coverageWarnings(plan, policies),
      ...overlapWarnings(tasks),
    ],
  } as const);
}

function checkLevel(tasks: readonly Task[], drawnBy: AdministrativeLevel): void {
  const other = tasks.find(({ mode }) => mode.drawnBy !== drawnBy);
  if (!other) return;
  throw new DoubleRandomError({
    code: "FIELD_INVALID",
    path: "taskIds",
    expected: `tasks that are drawn by ${drawnBy}`,
    received: `${describeValue(other.id)}, drawn by ${other.mode.drawnBy}`,
  });
}

/** Every drawn target once, by id. */
function drawnRows(
  suite: HashSuite,
  tasks: TargetRecord["tasks"],
  directory: ReadTargetDraw["directory"],
): readonly DrawnRow[] {
  const ids = new Set(tasks.flatMap(({ selected }) => selected.map(({ targetId }) => targetId)));
  return [...ids].sort(byCodePoint).map((targetId) => {
    const target = findTarget(directory, targetId);
    return { targetId, regionCode: target.regionCode, digest: targetDigest(suite, target) };
  });
}
