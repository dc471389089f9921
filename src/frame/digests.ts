import type { EvidenceDigests, ListDigest } from "../model/record.js";
import type { Avoidance } from "../model/avoidance.js";
import type { Exclusion } from "../model/exclusion.js";
import type { Inspector } from "../model/inspector.js";
import type { Plan } from "../model/plan.js";
import type { Target } from "../model/target.js";
import { byCodePoint } from "../random/byCodePoint.js";
import { canonicalJson } from "../random/canonicalJson.js";
import { createHasher, hashText, type Hasher, type HashSuite } from "../random/hashing.js";
import type { FrameStratum } from "./frameOf.js";

/** Everything a draw is made from besides seed and policies. */
export interface Evidence {
  readonly plan: Plan;
  readonly targets: readonly Target[];
  readonly inspectors: readonly Inspector[];
  readonly avoidances: readonly Avoidance[];
  readonly exclusions?: readonly Exclusion[];
}

/** The digest of a plan: `H("dr1:plan:" + JCS(plan))`, with its tasks sorted by id. */
export function planDigest(suite: HashSuite, plan: Plan): string {
  const tasks = [...plan.tasks].sort((a, b) => byCodePoint(a.id, b.id));
  return hashText(suite, `dr1:plan:${canonicalJson({ ...plan, tasks }, "plan")}`);
}

/**
 * The digest of a list: `H("dr1:<name>:" + lines)`, where each entry is a line of canonical JSON and a line feed, in the
 * order of `keyOf`. `(printf 'dr1:targets:'; cat targets.jsonl) | sha256sum` gives the same from a file of such lines.
 */
export function listDigest<T>(
  suite: HashSuite,
  name: "targets" | "inspectors" | "avoidances" | "exclusions",
  rows: readonly T[],
  keyOf: (row: T) => string,
): ListDigest {
  const hasher = createHasher(suite);
  hasher.update(`dr1:${name}:`);
  const keyed = rows.map((row) => ({ row, key: keyOf(row) })).sort((a, b) => byCodePoint(a.key, b.key));
  updateLines(hasher, keyed, ({ row }) => canonicalJson(row, name));
  return { count: rows.length, digest: hasher.digest() };
}

/** The digest of one row of a directory of targets: `H("dr1:target:" + JCS(row))`. */
export function targetDigest(suite: HashSuite, target: Target): string {
  return hashText(suite, `dr1:target:${canonicalJson(target, "target")}`);
}

/** The digests of all evidence, in canonical order. */
export function evidenceDigests(suite: HashSuite, evidence: Evidence): EvidenceDigests {
  const { plan, targets, exclusions } = targetEvidenceDigests(suite, evidence);
  return { plan, targets, ...rosterDigests(suite, evidence), exclusions };
}

/** The digests of what targets are drawn from. */
export function targetEvidenceDigests(
  suite: HashSuite,
  { plan, targets, exclusions = [] }: Pick<Evidence, "plan" | "targets" | "exclusions">,
): Pick<EvidenceDigests, "plan" | "targets" | "exclusions"> {
  return {
    plan: planDigest(suite, plan),
    targets: listDigest(suite, "targets", targets, ({ id }) => id),
    exclusions: listDigest(suite, "exclusions", exclusions, exclusionKey),
  };
}

/** The digests of a roster and its withdrawals. */
export function rosterDigests(
  suite: HashSuite,
  { inspectors, avoidances }: Pick<Evidence, "inspectors" | "avoidances">,
): Pick<EvidenceDigests, "inspectors" | "avoidances"> {
  return {
    inspectors: listDigest(suite, "inspectors", inspectors, ({ id }) => id),
    avoidances: listDigest(suite, "avoidances", avoidances, ({ id }) => id),
  };
}

/** Orders exclusions by task, then by target: a line feed is in no id and before all of their characters. */
function exclusionKey({ taskId, targetId }: Exclusion): string {
  return `${taskId}\n${targetId}`;
}

/** The digest of a frame: which targets could be drawn, and in which stratum each was. */
export function frameDigest(suite: HashSuite, strata: readonly FrameStratum[]): string {
  const hasher = createHasher(suite);
  hasher.update("dr1:frame:");
  for (const { key, eligibleIds } of strata) {
    updateLines(hasher, eligibleIds, (id) => `{"id":"${id}","stratum":"${key}"}`);
  }
  return hasher.digest();
}

/** Hashing line by line takes two to three times as long. */
const LINES_AT_ONCE = 1000;

function updateLines<T>(hasher: Hasher, rows: readonly T[], lineOf: (row: T) => string): void {
  for (let start = 0; start < rows.length; start += LINES_AT_ONCE) {
    hasher.update(
      rows
        .slice(start, start + LINES_AT_ONCE)
        .map((row) => `${lineOf(row)}\n`)
        .join(""),
    );
  }
}
