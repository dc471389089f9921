import type { EvidenceDigests, ListDigest } from "../model/record.js";
import type { Avoidance } from "../model/avoidance.js";
import type { Exclusion } from "../model/exclusion.js";
import type { Inspector } from "../model/inspector.js";
import type { Plan } from "../model/plan.js";
import type { Target } from "../model/target.js";
import { byCodePoint } from "../random/byCodePoint.js";
import { canonicalJson } from "../random/canonicalJson.js";
import { canonicalLists, canonicalRows, type CanonicalLists, type CanonicalRow } from "../random/canonicalLists.js";
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

/** The digest of a list whose rows have ids; see {@link digestsOfLists}. */
export function listDigest(
  suite: HashSuite,
  name: "targets" | "inspectors" | "avoidances",
  rows: readonly { readonly id: string }[],
): ListDigest {
  return rowsDigest(suite, name, canonicalRows(name, rows));
}

/** The digest of one row of a directory of targets: `H("dr1:target:" + JCS(row))`. */
export function targetDigest(suite: HashSuite, target: Target): string {
  return hashText(suite, `dr1:target:${canonicalJson(target, "target")}`);
}

/** The digests of all evidence, in canonical order. */
export function evidenceDigests(suite: HashSuite, evidence: Evidence): EvidenceDigests {
  return { plan: planDigest(suite, evidence.plan), ...digestsOfLists(suite, canonicalLists(evidence)) };
}

/** The digests of what targets are drawn from. */
export function targetEvidenceDigests(
  suite: HashSuite,
  { plan, targets, exclusions = [] }: Pick<Evidence, "plan" | "targets" | "exclusions">,
): Pick<EvidenceDigests, "plan" | "targets" | "exclusions"> {
  const { targets: ofTargets, exclusions: ofExclusions } = digestsOfLists(
    suite,
    canonicalLists({ targets, inspectors: [], avoidances: [], exclusions }),
  );
  return { plan: planDigest(suite, plan), targets: ofTargets, exclusions: ofExclusions };
}

/** The digests of a roster and its withdrawals. */
export function rosterDigests(
  suite: HashSuite,
  { inspectors, avoidances }: Pick<Evidence, "inspectors" | "avoidances">,
): Pick<EvidenceDigests, "inspectors" | "avoidances"> {
  return {
    inspectors: listDigest(suite, "inspectors", inspectors),
    avoidances: listDigest(suite, "avoidances", avoidances),
  };
}

/**
 * The digests of the lists: `H("dr1:<name>:" + lines)`, where each row is a line of canonical JSON and a line feed.
 * `(printf 'dr1:targets:'; cat targets.jsonl) | sha256sum` gives the same from a file of such lines.
 */
export function digestsOfLists(suite: HashSuite, lists: CanonicalLists): Omit<EvidenceDigests, "plan"> {
  return {
    targets: rowsDigest(suite, "targets", lists.targets),
    inspectors: rowsDigest(suite, "inspectors", lists.inspectors),
    avoidances: rowsDigest(suite, "avoidances", lists.avoidances),
    exclusions: rowsDigest(suite, "exclusions", lists.exclusions),
  };
}

function rowsDigest(suite: HashSuite, name: keyof CanonicalLists, rows: readonly CanonicalRow[]): ListDigest {
  const hasher = createHasher(suite);
  hasher.update(`dr1:${name}:`);
  updateLines(hasher, rows, ({ text }) => text);
  return { count: rows.length, digest: hasher.digest() };
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
