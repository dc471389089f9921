import type { ChainEntry } from "../../src/model/chain.js";
import type { CommitmentEntry, CommittedStratum, CommittedTask } from "../../src/model/commitmentEntry.js";
import { DEFAULT_POLICIES } from "../../src/model/defaultPolicies.js";
import type { ResultEvent } from "../../src/model/event.js";
import type { EventEntry } from "../../src/model/eventEntry.js";
import type { ResultEntry } from "../../src/model/resultEntry.js";
import type { CommittedSource } from "../../src/model/seed.js";
import type { SeedEntry } from "../../src/model/seedEntry.js";
import type { VoidEntry } from "../../src/model/voidEntry.js";
import { deepFreeze } from "./deepFreeze.js";

/*
 * Entries of a chain by hand, for tests of what a chain says: every hash is a short name (`c1`, `s1`, `r1`), and nothing is in an entry
 * but what its form demands.
 */

/** The sources of a bare commitment are known at noon. */
export const NOON = "2024-09-15T12:00:00Z";

/** When the steps of a bare draw are taken. */
export const DAYS = {
  commitment: "2024-09-14T09:00:00Z",
  seed: "2024-09-15T13:00:00Z",
  result: "2024-09-15T14:00:00Z",
  later: "2024-10-08T09:00:00Z",
} as const;

const HEADER = { protocol: "dr1", suite: "sha256", authority: "bureau", number: 1 } as const;
const NO_TREE = { root: "", size: 0 };

/** Dice that are thrown at noon unless stated otherwise. */
export function dice(ref = "dice", at: string = NOON): CommittedSource {
  return { type: "announced", ref, groups: [{ count: 40, lowest: 0, highest: 9 }], at };
}

/** A secret that is given away at noon. */
export function secret(ref: string, digest: string): CommittedSource {
  return { type: "reveal", ref, digest, at: NOON };
}

export function bareStratum(fields: Partial<CommittedStratum> = {}): CommittedStratum {
  const counts = { size: 9, eligible: 9, lower: 0, upper: 9 };
  return { stratum: "untiered", tier: "untiered", ...counts, intensity: "1", exactCount: "2", drawn: 2, ...fields };
}

/** A task of the first draw of the only batch. */
export function bareTask(taskId: string, fields: Partial<CommittedTask> = {}): CommittedTask {
  return {
    taskId,
    drawId: `bureau/plan-2024/${taskId}/b1/d1`,
    batch: { number: 1, cumulativeShare: "100%", alreadyDrawn: [] },
    frame: NO_TREE,
    size: 9,
    quotaCount: 2,
    strata: [bareStratum()],
    ...fields,
  };
}

/** The first draw of task T01, called `c1`. */
export function commitment(fields: Partial<CommitmentEntry> = {}): CommitmentEntry {
  return deepFreeze({
    ...HEADER,
    kind: "commitment",
    at: DAYS.commitment,
    entryHash: "c1",
    planId: "plan-2024",
    plan: "",
    asOf: "2024-08-31",
    drawNumber: 1,
    policies: DEFAULT_POLICIES,
    publication: "open",
    lists: { targets: NO_TREE, inspectors: NO_TREE, avoidances: NO_TREE, exclusions: NO_TREE },
    tasks: [bareTask("T01")],
    sources: [dice()],
    skipReasons: [],
    ...fields,
  });
}

/** The seed `s1` of `c1`. */
export function seed(fields: Partial<SeedEntry> = {}): SeedEntry {
  const nothing = { sources: [], countedBits: 0, draws: [] };
  return deepFreeze({
    ...HEADER,
    kind: "seed",
    at: DAYS.seed,
    entryHash: "s1",
    commitment: "c1",
    ...nothing,
    ...fields,
  });
}

/** The result `r1` of `c1` and `s1`. */
export function result(fields: Partial<ResultEntry> = {}): ResultEntry {
  const named = { commitment: "c1", seed: "s1", record: "", tasks: [] };
  return deepFreeze({ ...HEADER, kind: "result", at: DAYS.result, entryHash: "r1", ...named, ...fields });
}

/** Withdraws `c1` unless stated otherwise. */
export function voided(fields: Partial<VoidEntry> = {}): VoidEntry {
  return deepFreeze({
    ...HEADER,
    kind: "void",
    at: DAYS.commitment,
    entryHash: "v1",
    commitment: "c1",
    reason: "withdrawn",
    note: "words",
    ...fields,
  });
}

/** The result of a visit, without a problem unless stated otherwise, after `r1`. */
export function happened(event: Partial<ResultEvent> = {}, fields: Partial<EventEntry> = {}): EventEntry {
  const chained = { protocol: "dr1", record: "", number: 1, previous: "", eventHash: "" } as const;
  const told = { visitId: "T01/T-1", by: "credit section", at: "2024-10-08", outcome: "no-problem" } as const;
  return deepFreeze({
    ...HEADER,
    kind: "event",
    at: DAYS.later,
    entryHash: "e1",
    result: "r1",
    event: { ...chained, ...told, kind: "result-recorded", ...event },
    ...fields,
  });
}

/** Numbers the entries and links each to the one before. */
export function linked(...entries: readonly ChainEntry[]): readonly ChainEntry[] {
  return entries.map((entry, index) => {
    const before = entries[index - 1];
    return { ...entry, number: index + 1, ...(before && { previous: before.entryHash }) };
  });
}
