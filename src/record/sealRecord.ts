import type { PlanRecord } from "../model/record.js";
import { canonicalJson } from "../random/canonicalJson.js";
import { hashText } from "../random/hashing.js";

/** A record without its own hash. */
export type UnsealedRecord = Omit<PlanRecord, "recordHash">;

/** Adds the hash of everything else in the record: `H("dr1:record:" + JCS(record))`. */
export function sealRecord(record: UnsealedRecord): PlanRecord {
  return { ...record, recordHash: recordHash(record) };
}

/** The hash of a record; a `recordHash` in it is left out. */
export function recordHash(record: UnsealedRecord | PlanRecord): string {
  const { recordHash: _, ...rest } = record as PlanRecord;
  return hashText(record.policies.suite, `dr1:record:${canonicalJson(rest, "record")}`);
}
