import { DoubleRandomError } from "../errors/DoubleRandomError.js";
import { evidenceDigests, type Evidence } from "../frame/digests.js";
import { parsePlan } from "../model/parsePlan.js";
import type { Plan } from "../model/plan.js";
import type { EvidenceDigests, PlanRecord } from "../model/record.js";
import type { Target } from "../model/target.js";
import { canonicalJson } from "../random/canonicalJson.js";
import { indexTargets, readExclusions, readRoster } from "./checkInputs.js";

/** The evidence of a record, read and found to be what the record was made from. */
export interface RecordEvidence extends ReturnType<typeof readRoster> {
  readonly plan: Plan;
  /** By id. */
  readonly directory: ReadonlyMap<string, Target>;
}

/**
 * Reads the evidence of a record and refuses any list that is not the one that the record was made from.
 *
 * @param compared - the lists that have to be the same; others may have changed since
 */
export function readEvidence(
  record: PlanRecord,
  { plan, targets, inspectors, avoidances, exclusions = [] }: Evidence,
  compared: readonly (keyof EvidenceDigests)[],
): RecordEvidence {
  const directory = indexTargets(targets);
  const read = { plan: parsePlan(plan), ...readRoster(inspectors, avoidances) };
  const digests = evidenceDigests(record.policies.suite, {
    ...read,
    targets,
    exclusions: readExclusions(exclusions, read.plan, directory),
  });
  for (const name of compared) {
    const [given, stated] = [canonicalJson(digests[name]), canonicalJson(record.evidence[name])];
    if (given === stated) continue;
    const expected = `what the record was made from (${stated})`;
    throw new DoubleRandomError({ code: "EVIDENCE_MISMATCH", path: name, expected, received: given });
  }
  return { ...read, directory };
}
