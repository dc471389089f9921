import { listDigest } from "../frame/digests.js";
import { readSafely } from "../model/readSafely.js";
import { targetRecordSchema, type TargetRecord } from "../model/targetRecord.js";
import type { GivenRecord } from "./checkReceived.js";
import { checkNow, type VerificationCheck } from "./report.js";
import { notMadeNow } from "./stageChecks.js";
import { verifyTargetRecord } from "./verifyTargetRecord.js";

/** Level 4: that received records were drawn rightly themselves, where the whole directory is there to draw them again. */
export function checkReceivedDraws(given: readonly (GivenRecord | undefined)[]): readonly VerificationCheck[] {
  return given.map((one, index) => checkDraw(index + 1, one));
}

function checkDraw(place: number, given: GivenRecord = {}): VerificationCheck {
  const id = `received.${String(place)}.draw`;
  const record = readSafely(targetRecordSchema, given["record"]);
  if (typeof record === "string" || !isWhole(record, given["targets"])) {
    const message = "Whether the received targets were drawn rightly: the whole directory was not given.";
    return notMadeNow(id, "L4", message);
  }
  return checkNow({
    id,
    level: "L4",
    message: "The received record verifies by itself.",
    findProblem: () => {
      const { ok, checks } = verifyTargetRecord(record, given);
      const failed = checks.find(({ status }) => status === "fail");
      return ok ? undefined : (failed?.message ?? "The received record was not drawn again.");
    },
  });
}

function isWhole({ policies, evidence }: TargetRecord, targets: unknown): boolean {
  try {
    const { digest } = listDigest(policies.suite, "targets", targets as readonly { readonly id: string }[]);
    return digest === evidence.targets.digest;
  } catch {
    return false;
  }
}
