import { expect } from "vitest";
import {
  drawPlan,
  type Avoidance,
  type DoubleRandomError,
  type Evidence,
  type Inspector,
  type PlanRecord,
  type Policies,
  type RecordEvent,
  type ReplacementEvent,
  type ReplacementObstacle,
  type Target,
  type Task,
  type TeamMember,
} from "double-random";
import { replaceInspector } from "double-random/events";
import { sealRecord } from "../../src/record/sealRecord.js";
import { refusal } from "./badField.js";
import { SMALL_SEED } from "./smallEvidence.js";
import { AS_OF, smallInspector, smallPlan, smallTarget, smallTask } from "./smallPlan.js";

/** A draw whose teams are stated, so that one rule at a time can be looked at. Whatever is not given is the plainest possible. */
export interface ChainFields {
  readonly inspectors: readonly Inspector[];
  readonly avoidances?: readonly Avoidance[];
  /** Default: one, called `T-1`. */
  readonly targets?: readonly Target[];
  readonly task?: Partial<Task>;
  readonly policies?: Partial<Policies>;
  /** Members by visit id, the lead first; experts have a star: `X*`. Teams that are not stated are those drawn. */
  readonly teams?: Readonly<Record<string, readonly string[]>>;
}

/** A record with its evidence. */
export interface SmallChain extends Evidence {
  readonly record: PlanRecord;
}

/** Draws, and puts the stated teams in place of those drawn. */
export function smallChain({
  inspectors,
  avoidances = [],
  targets = [smallTarget({ id: "T-1" })],
  task = {},
  policies = {},
  teams = {},
}: ChainFields): SmallChain {
  const evidence = { plan: smallPlan(smallTask(task)), targets, inspectors, avoidances };
  const record = drawPlan({ ...evidence, asOf: AS_OF, seed: SMALL_SEED, policies });
  const visits = record.assignment.visits.map((visit) => {
    const stated = teams[visit.visitId];
    return stated ? { ...visit, team: stated.map(seatOf) } : visit;
  });
  return { ...evidence, record: sealRecord({ ...record, assignment: { ...record.assignment, visits } }) };
}

/** Replaces somebody on `T01/T-1`, unless stated otherwise, with events and roster of the day as stated. */
export function replace(
  chain: SmallChain,
  inspectorId: string,
  today: Partial<Parameters<typeof replaceInspector>[0]> = {},
): ReplacementEvent {
  const decided = { visitId: "T01/T-1", reason: "illness", by: "credit section", at: "2024-05-06" } as const;
  return replaceInspector({ ...chain, events: [], ...decided, ...today, inspectorId });
}

/** The reason of each inspector for whom there is no replacement. */
export function obstacles(action: () => RecordEvent): Readonly<Record<string, string>> {
  const error: DoubleRandomError = refusal(action);
  expect(error.code).toBe("ASSIGNMENT_INFEASIBLE");
  const details = error.details as readonly ReplacementObstacle[];
  expect(details.map(({ inspectorId }) => inspectorId)).toEqual(details.map(({ inspectorId }) => inspectorId).sort());
  return Object.fromEntries(details.map(({ inspectorId, reason }) => [inspectorId, reason]));
}

/** Inspectors who may inspect all year, one for each id. */
export function people(ids: string, fields: Partial<Inspector> = {}): readonly Inspector[] {
  return Array.from(ids).map((id) => smallInspector({ id, ...fields }));
}

/** A roster in which some have other fields. */
export function withFields(
  roster: readonly Inspector[],
  ids: string,
  fields: Partial<Inspector>,
): readonly Inspector[] {
  return roster.map((inspector) => (ids.includes(inspector.id) ? { ...inspector, ...fields } : inspector));
}

function seatOf(text: string, index: number): TeamMember {
  if (text.endsWith("*")) return { inspectorId: text.slice(0, -1), role: "expert" };
  return { inspectorId: text, role: index === 0 ? "lead" : "member" };
}
