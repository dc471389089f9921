import type { PlanRecord } from "../model/record.js";
import type { TargetRecord } from "../model/targetRecord.js";
import type { TeamRecord } from "../model/teamRecord.js";
import { canonicalJson } from "../random/canonicalJson.js";
import { hashText } from "../random/hashing.js";

/** A record of any kind. */
export type AnyRecord = PlanRecord | TargetRecord | TeamRecord;

/** Adds the hash of everything else in the record: `H("dr1:record:" + JCS(record))`. */
export function sealRecord<T extends Pick<AnyRecord, "policies">>(record: T): T & Pick<AnyRecord, "recordHash"> {
  return { ...record, recordHash: recordHash(record) };
}

/** The hash of a record; a `recordHash` in it is left out. */
export function recordHash(record: Pick<AnyRecord, "policies"> & Partial<Pick<AnyRecord, "recordHash">>): string {
  const { recordHash: _, ...rest } = record;
  return hashText(record.policies.suite, `dr1:record:${canonicalJson(rest, "record")}`);
}
