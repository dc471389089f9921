import { checkOptions } from "../errors/checkOptions.js";
import { describeValue } from "../errors/describeValue.js";
import { DoubleRandomError } from "../errors/DoubleRandomError.js";
import type { Warning } from "../errors/warnings.js";
import { planDigest, rosterDigests, targetDigest } from "../frame/digests.js";
import { administrativeLevel, type AdministrativeLevel } from "../model/administrativeLevel.js";
import type { Avoidance } from "../model/avoidance.js";
import { DEFAULT_POLICIES } from "../model/defaultPolicies.js";
import { id, label, regionCode } from "../model/fields.js";
import type { Inspector } from "../model/inspector.js";
import { parseWith } from "../model/parse.js";
import { parsePlan } from "../model/parsePlan.js";
import type { Plan } from "../model/plan.js";
import { partialPoliciesSchema, policiesSchema, type Policies } from "../model/policies.js";
import type { Seed } from "../model/seed.js";
import type { Target } from "../model/target.js";
import { targetRecordSchema, type TargetRecord } from "../model/targetRecord.js";
import type { TeamRecord } from "../model/teamRecord.js";
import { byCodePoint } from "../random/byCodePoint.js";
import { canonicalJson } from "../random/canonicalJson.js";
import { receivedPart, type PartOwner, type PartTask } from "../record/receivedPart.js";
import { recordHash, sealRecord } from "../record/sealRecord.js";
import { assignOrExplain } from "./assignOrExplain.js";
import { checkDrawNumber, readRoster } from "./checkInputs.js";
import { checkRedraw } from "./checkRedraw.js";
import { checkSeed } from "./checkSeed.js";
import { findTarget } from "./findTarget.js";
import { findTask } from "./findTask.js";
import { indexTargets } from "./indexTargets.js";

/** A record of the first stage with what it takes to read it. */
export interface Received {
  readonly record: TargetRecord;
  /** The plan that it was drawn from. */
  readonly plan: Plan;
  /** The rows of the drawn targets of the region, as they were drawn from; others are not looked at. */
  readonly targets: readonly Target[];
}

/** What {@link drawTeams} needs. */
export interface DrawTeamsOptions {
  /** The records that give the authority targets, its own among them if it has drawn some itself; in any order. */
  readonly received: readonly Received[];
  /** The id of the authority that draws the teams. */
  readonly authority: string;
  /** Its region: it takes the targets whose `regionCode` begins with this. */
  readonly regionCode: string;
  /** Its level: it takes the tasks that this level inspects (`mode.inspectedBy`). */
  readonly inspectedBy: AdministrativeLevel;
  /** Its roster, in any order. */
  readonly inspectors: readonly Inspector[];
  readonly avoidances: readonly Avoidance[];
  /** Of the teams; what the plans state is for those who drew the targets. Default: the documented ones. */
  readonly policies?: Partial<Policies>;
  /** A seed of this authority, fixed after its roster and withdrawals and after the records were published. */
  readonly seed: Seed;
  /** From 1. Default 1. */
  readonly drawNumber?: number;
  /** Why the teams are drawn again. Needed if and only if `drawNumber` is above 1. */
  readonly redrawReason?: string;
}

/**
 * The second stage of a draw in two stages: an authority draws teams for the targets that records of the first stage give it
 * (in Shandong within two working days of receiving the list), and publishes the record. Targets that it has drawn itself, by
 * {@link drawTargets}, may be among them; then one target of several tasks gets one visit, as in {@link drawPlan}.
 *
 * Guarantees: those of {@link assignInspectors} for all visits together. The seeds of the tasks are made from the hashes of the records and
 * the seed of this authority, so who drew the targets cannot choose the teams, and the record cannot be made from a list that was altered:
 * plan and rows must have the hashes that the records state. A task is called `<plan>.<task>`.
 *
 * @throws {@link DoubleRandomError} `CHAIN_BROKEN` for a record that was edited; `EVIDENCE_MISMATCH` for another plan or row than the
 *   record was made from, or two records that have a target in different regions, groups or offices; `DUPLICATE_ID` for two records with
 *   one task; `FIELD_INVALID` if there is no task that the level inspects; otherwise as {@link assignInspectors} and {@link drawPlan}
 *
 * @example See {@link drawTargets}.
 */
export function drawTeams(options: DrawTeamsOptions): TeamRecord {
  checkOptions(options);
  const stated = parseWith(partialPoliciesSchema, options.policies ?? {}, "policies");
  const policies = parseWith(policiesSchema, { ...DEFAULT_POLICIES, ...stated }, "policies");
  const roster = readRoster(options.inspectors, options.avoidances);
  const { seed, countedBits, warnings } = checkSeed(options.seed, policies.suite);
  const { drawNumber = 1, redrawReason } = options;
  checkDrawNumber(drawNumber);
  if (redrawReason !== undefined) parseWith(label, redrawReason, "redrawReason");
  checkRedraw(drawNumber, redrawReason);
  const owner: PartOwner = {
    authority: parseWith(id, options.authority, "authority"),
    regionCode: parseWith(regionCode, options.regionCode, "regionCode"),
    inspectedBy: parseWith(administrativeLevel, options.inspectedBy, "inspectedBy"),
    drawNumber,
    policies,
    seed: { ...seed, countedBits },
  };
  const received = readReceived(options.received);
  const tasks = allTasks(owner, received);
  const taskOf = new Map(tasks.map((part) => [part.taskId, part.task]));
  const directory = rowsOf(tasks, received);
  const assignment = assignOrExplain({
    draws: tasks,
    taskOf: (taskId) => taskOf.get(taskId)!,
    targetOf: (targetId) => findTarget(directory, targetId),
    ...roster,
    policies,
  });
  return sealRecord({
    protocol: "dr1",
    kind: "team-record",
    ...owner,
    ...(redrawReason !== undefined && { redrawReason }),
    received: received.map(({ record }) => ({ planId: record.planId, record: record.recordHash })),
    evidence: rosterDigests(policies.suite, roster),
    tasks: tasks.map(({ taskId, record, drawId, seed: own, targetIds }) => ({
      taskId,
      record,
      drawId,
      seed: own,
      targetIds,
    })),
    assignment,
    warnings: [...defaultedPolicies(policies), ...warnings],
  } as const);
}

/** By plan, then by hash. */
function readReceived(input: unknown): readonly Received[] {
  if (!Array.isArray(input) || input.length === 0) {
    const expected = "a list of at least one { record, plan, targets }";
    throw new DoubleRandomError({ code: "FIELD_INVALID", path: "received", expected, received: describeValue(input) });
  }
  const read = Array.from(input as readonly Partial<Received>[], (one, index) => {
    const path = `received[${String(index)}]`;
    checkOptions(one, path);
    const record = parseWith(targetRecordSchema, one.record, `${path}.record`);
    if (recordHash(record) !== record.recordHash) {
      const expected = "a record as it was sealed";
      const received = "one that was changed afterwards: its hash does not fit its contents";
      throw new DoubleRandomError({ code: "CHAIN_BROKEN", path: `${path}.record`, expected, received });
    }
    const plan = parsePlan(one.plan);
    const digest = planDigest(record.policies.suite, plan);
    if (digest !== record.evidence.plan) {
      const expected = `the plan that the record was made from (${record.evidence.plan})`;
      throw new DoubleRandomError({ code: "EVIDENCE_MISMATCH", path: `${path}.plan`, expected, received: digest });
    }
    checkWhole(record, plan, path);
    return { record, plan, targets: [...indexTargets(one.targets!).values()] };
  });
  return read.sort(
    (a, b) => byCodePoint(a.record.planId, b.record.planId) || byCodePoint(a.record.recordHash, b.record.recordHash),
  );
}

/** Refuses a record that leaves out something without which its part cannot be told. */
function checkWhole({ tasks, rows }: TargetRecord, plan: Plan, path: string): void {
  const listed = new Set(rows.map(({ targetId }) => targetId));
  for (const { taskId, selected } of tasks) {
    findTask(plan, taskId);
    const missing = selected.find(({ targetId }) => !listed.has(targetId));
    if (!missing) continue;
    const expected = "a row for every drawn target";
    const received = `none for ${missing.targetId}`;
    throw new DoubleRandomError({ code: "CHAIN_BROKEN", path: `${path}.record.rows`, expected, received });
  }
}

function allTasks(owner: PartOwner, received: readonly Received[]): readonly PartTask[] {
  const tasks = received
    .flatMap(({ record, plan }) => receivedPart(owner, record, plan))
    .sort((a, b) => byCodePoint(a.taskId, b.taskId));
  if (tasks.length === 0) {
    const expected = `records with at least one task that is inspected by ${owner.inspectedBy}`;
    throw new DoubleRandomError({ code: "FIELD_INVALID", path: "received", expected, received: "none" });
  }
  for (const [index, { taskId }] of tasks.entries()) {
    parseWith(id, taskId, "received");
    if (taskId !== tasks[index + 1]?.taskId) continue;
    const expected = "each task in one record";
    throw new DoubleRandomError({ code: "DUPLICATE_ID", path: "received", expected, received: describeValue(taskId) });
  }
  return tasks;
}

/** The rows of all targets of the part. */
function rowsOf(tasks: readonly PartTask[], received: readonly Received[]): ReadonlyMap<string, Target> {
  const rows = new Map<string, Target>();
  for (const { record, targets } of received) {
    const own = new Set(
      tasks.filter((task) => task.record === record.recordHash).flatMap(({ targetIds }) => targetIds),
    );
    const given = new Map(targets.map((target) => [target.id, target]));
    for (const { targetId, digest } of record.rows) {
      if (!own.has(targetId)) continue;
      const row = given.get(targetId);
      const is = row && targetDigest(record.policies.suite, row);
      if (!row || is !== digest) {
        throw new DoubleRandomError({
          code: "EVIDENCE_MISMATCH",
          path: "received.targets",
          expected: `the row of ${targetId} that ${record.planId} was drawn from (${digest})`,
          received: is ?? "no row",
        });
      }
      const known = rows.get(targetId);
      if (known && placeOf(known) !== placeOf(row)) {
        throw new DoubleRandomError({
          code: "EVIDENCE_MISMATCH",
          path: "received.targets",
          expected: `one regionCode, groupId and localOfficeId of ${targetId} in all records: ${placeOf(known)}`,
          received: placeOf(row),
        });
      }
      rows.set(targetId, row);
    }
  }
  return rows;
}

/** What of a target matters for its team. */
function placeOf({ regionCode: region, groupId, localOfficeId }: Target): string {
  return canonicalJson({
    regionCode: region,
    ...(groupId !== undefined && { groupId }),
    ...(localOfficeId !== undefined && { localOfficeId }),
  });
}

const ABOUT_TEAMS = [
  "visits",
  "assignment",
  "evenness",
  "formation",
  "teamSize",
  "competence",
  "teamRules",
  "territory",
  "absence",
  "ignoredWithdrawals",
] as const satisfies readonly (keyof Policies)[];

function defaultedPolicies(policies: Policies): readonly Warning[] {
  const defaulted = ABOUT_TEAMS.filter(
    (name) => canonicalJson(policies[name]) === canonicalJson(DEFAULT_POLICIES[name]),
  );
  const message = `For these policies of the teams the documented default applies: ${defaulted.join(", ")}.`;
  return defaulted.length > 0 ? [{ code: "POLICIES_DEFAULTED", message }] : [];
}
