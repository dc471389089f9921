import { checkOptions } from "../errors/checkOptions.js";
import type { Warning } from "../errors/warnings.js";
import { rosterDigests } from "../frame/digests.js";
import { administrativeLevel, type AdministrativeLevel } from "../model/administrativeLevel.js";
import type { Avoidance } from "../model/avoidance.js";
import { DEFAULT_POLICIES } from "../model/defaultPolicies.js";
import { id, label, regionCode } from "../model/fields.js";
import type { Inspector } from "../model/inspector.js";
import { parseWith } from "../model/parse.js";
import { partialPoliciesSchema, policiesSchema, type Policies } from "../model/policies.js";
import type { Seed } from "../model/seed.js";
import type { TeamRecord } from "../model/teamRecord.js";
import { canonicalJson } from "../random/canonicalJson.js";
import { statedTask, type PartOwner } from "../record/receivedPart.js";
import { sealRecord } from "../record/sealRecord.js";
import { assignOrExplain } from "./assignOrExplain.js";
import { checkDrawNumber, readRoster } from "./checkInputs.js";
import { checkRedraw } from "./checkRedraw.js";
import { checkSeed } from "./checkSeed.js";
import { findTarget } from "./findTarget.js";
import { partTasks } from "./partTasks.js";
import { receivedRows } from "./receivedRows.js";
import { readReceived, type Received } from "./readReceived.js";

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
 * {@link drawTargets}, may be among them; then one target of several tasks gets one visit, as in `drawPlan`.
 *
 * Guarantees: those of `assignInspectors` for all visits together. The seeds of the tasks are made from the hashes of the records and
 * the seed of this authority, so who drew the targets cannot choose the teams, and the record cannot be made from a list that was altered:
 * plan and rows must have the hashes that the records state. A task is called `<plan>.<task>`.
 *
 * @throws `DoubleRandomError` `CHAIN_BROKEN` for a record that was edited; `EVIDENCE_MISMATCH` for another plan or row than the
 *   record was made from, or two records that have a target in different regions, groups or offices; `DUPLICATE_ID` for two records with
 *   one task; `FIELD_INVALID` if there is no task that the level inspects; otherwise as `assignInspectors` and `drawPlan`
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
  const tasks = partTasks(owner, received);
  const taskOf = new Map(tasks.map((part) => [part.taskId, part.task]));
  const directory = receivedRows(tasks, received);
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
    tasks: tasks.map(statedTask),
    assignment,
    warnings: [...defaultedPolicies(policies), ...warnings],
  } as const);
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
