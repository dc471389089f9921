import type { PlanRecord } from "../model/record.js";
import { replayEvents } from "../record/replayEvents.js";
import type { DrawHistory } from "../record/replayChain.js";
import { checkNow, type VerificationCheck } from "../verify/report.js";
import { notMade } from "./makeCheck.js";

/** What happened to the visits of a draw, by the rules of its commitment and to the record that its result names. */
export function checkAfterwards(
  { place, commitment, result, events }: DrawHistory,
  record: PlanRecord | undefined,
): readonly VerificationCheck[] {
  if (events.length === 0) return [];
  const prefix = `draw.${String(place)}`;
  const happened = events.map(({ event }) => event);
  const replaced = happened.some(({ kind }) => kind === "inspector-replaced");
  const why = "whether a replacement had the smallest ticket of all who could come, which needs the roster of its day";
  return [
    record
      ? checkNow({
          id: `${prefix}.events`,
          level: "L0",
          message: "The events belong to the record and follow each other, and every replacement has its own ticket.",
          findProblem: () => {
            const policies = { ...commitment.policies, suite: commitment.suite };
            const bound = { ...record, policies, recordHash: result?.record ?? record.recordHash };
            return replayEvents(bound, happened).problems[0]?.message;
          },
        })
      : notMade(`${prefix}.events`, "L0", "Whether the events fit the record, which was not published."),
    ...(replaced ? [notMade(`${prefix}.replacements`, "L4", `Not part of this verification: ${why}.`)] : []),
  ];
}
