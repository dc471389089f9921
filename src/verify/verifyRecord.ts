import type { Evidence } from "../frame/digests.js";
import { isPlainObject } from "../errors/isPlainObject.js";
import { readWith } from "../model/parse.js";
import { readSafely } from "../model/readSafely.js";
import { planSchema } from "../model/plan.js";
import { planRecordSchema, type PlanRecord } from "../model/record.js";
import { checkArithmetic } from "./checkArithmetic.js";
import { checkEvidence } from "./checkEvidence.js";
import { reportOf, type VerificationCheck, type VerificationReport } from "./report.js";

/**
 * Checks a record: first what can be recomputed from the record alone, then everything from the evidence. Every
 * parameter is taken from the record, none from the caller.
 *
 * Guarantees: never throws, whatever the record is; says for every check what it found, and at the end what it did not
 * check. A record that passes was made by the stated rules from exactly this evidence and this seed. It does not follow
 * that the seed was chosen honestly or that the directory is complete.
 *
 * @param record - unknown data; a record of another version or with unknown fields fails
 * @param evidence - what was published with the record. Where plan, targets, inspectors or avoidances are missing, the
 *   draw is not recomputed, and `ok` is false.
 *
 * @example
 * ```ts
 * import { verifyRecord } from "double-random";
 *
 * const report = verifyRecord({ protocol: "dr9" }, {});
 * console.log(report.ok, report.checks[0].id, report.checks[0].status);
 * ```
 * ```text
 * false record.schema fail
 * ```
 */
export function verifyRecord(record: unknown, evidence: Partial<Evidence>): VerificationReport {
  const reading = readSafely(planRecordSchema, record);
  if (typeof reading === "string") {
    return reportOf([{ id: "record.schema", level: "L0", status: "fail", message: reading }]);
  }
  return reportOf([
    { id: "record.schema", level: "L0", status: "pass", message: "The record has the form of protocol dr1." },
    ...checkArithmetic(reading),
    ...checkGiven(reading, evidence),
  ]);
}

function checkGiven(record: PlanRecord, evidence: unknown): readonly VerificationCheck[] {
  try {
    const given: Partial<Evidence> = isPlainObject(evidence) ? { ...evidence } : {};
    return [...checkEvidence(record, given), ...checkOutside(record, given)];
  } catch (error) {
    const message = `The evidence cannot be read: ${error instanceof Error ? error.message : "unknown reason"}`;
    return [{ id: "evidence", level: "L1", status: "fail", message }];
  }
}

/** What a record alone leaves open of its seed, whose values fit their sources. */
export function originQuestion({ seed }: Pick<PlanRecord, "seed">): string {
  return seed.sources.every(({ type }) => type === "declared")
    ? "Whether the seed was fixed by chance and not chosen: it was declared by the bureau."
    : "Whether the seed comes from the sources that it names, and was not chosen among several: a chain with a commitment shows it.";
}

/** What this library cannot see from a record and its evidence. */
function checkOutside(record: PlanRecord, { plan }: Partial<Evidence>): readonly VerificationCheck[] {
  const drawn = new Set(record.tasks.map(({ taskId }) => taskId));
  const reading = readWith(planSchema, plan, "plan");
  const undrawn = (reading.value?.tasks ?? []).map(({ id }) => id).filter((id) => !drawn.has(id));
  const open = (id: string, level: VerificationCheck["level"], message: string): VerificationCheck => ({
    id,
    level,
    status: "not-checked",
    message,
  });
  return [
    open("seed.origin", "L2", originQuestion(record)),
    open("inputs.dating", "L3", "Whether plan, directory and roster were fixed before the seed was known."),
    open("chain", "L4", "Whether earlier draws of the same plan exist."),
    open("signatures", "L5", "Who issued the record: it carries no signature."),
    open("directory.completeness", "L6", "Whether the directory holds every business that it should."),
    ...(undrawn.length > 0
      ? [open("plan.tasks", "L6", `Tasks of the plan that this record does not draw: ${undrawn.join(", ")}.`)]
      : []),
  ];
}
