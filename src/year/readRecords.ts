import { DoubleRandomError } from "../errors/DoubleRandomError.js";
import { describeValue } from "../errors/describeValue.js";
import type { RecordEvent } from "../model/event.js";
import type { Plan } from "../model/plan.js";
import type { PlanRecord } from "../model/record.js";
import { byCodePoint } from "../random/byCodePoint.js";
import { readChain, type Chain } from "../plan/readChain.js";

/**
 * Reads the records of a year, each with its events, and refuses what was edited, left out or put elsewhere.
 *
 * @param records - in any order; the same record twice counts once
 * @param events - those of all records together, in any order; each says which record it belongs to and where it stands
 * @returns by record hash
 * @throws `DoubleRandomError` `CHAIN_BROKEN`; `REFERENCE_UNKNOWN` for an event of a record that is not given; `INPUT_INVALID`
 */
export function readRecords(records: readonly PlanRecord[], events: readonly RecordEvent[] = []): readonly Chain[] {
  if (!Array.isArray(records)) refuse("FIELD_INVALID", "records", "a list", records);
  if (!Array.isArray(events)) refuse("FIELD_INVALID", "events", "a list", events);
  const byRecord = new Map<string, RecordEvent[]>();
  for (const event of events as readonly RecordEvent[]) {
    const hash = String((event as RecordEvent | null)?.record);
    byRecord.set(hash, [...(byRecord.get(hash) ?? []), event]);
  }
  const chains = new Map<string, Chain>();
  for (const record of records as readonly PlanRecord[]) {
    const hash = String((record as PlanRecord | null)?.recordHash);
    const own = [...(byRecord.get(hash) ?? [])].sort((a, b) => a.number - b.number);
    chains.set(hash, readChain(record, own));
  }
  const stray = [...byRecord.keys()].sort(byCodePoint).find((hash) => !chains.has(hash));
  if (stray !== undefined) refuse("REFERENCE_UNKNOWN", "events", "events of the records given", stray);
  return [...chains].sort(([a], [b]) => byCodePoint(a, b)).map(([, chain]) => chain);
}

/** Refuses a record of another plan. */
export function checkPlanOfRecords(plan: Plan, chains: readonly Chain[]): void {
  const other = chains.find(({ record }) => record.planId !== plan.id);
  if (!other) return;
  const { recordHash, planId } = other.record;
  refuse("EVIDENCE_MISMATCH", "records", `records of plan ${plan.id}`, `record ${recordHash} of plan ${planId}`);
}

function refuse(code: DoubleRandomError["code"], path: string, expected: string, received: unknown): never {
  throw new DoubleRandomError({ code, path, expected, received: describeValue(received) });
}
