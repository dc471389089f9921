import type { RecordEvent } from "../model/event.js";
import type { Plan } from "../model/plan.js";
import type { PlanRecord } from "../model/record.js";
import { itemProblem } from "../record/findingsProblem.js";
import { nameOf, replayEvents } from "../record/replayEvents.js";
import type { DrawHistory } from "../record/replayChain.js";
import { checkNow, type VerificationCheck } from "../verify/report.js";
import { notMade } from "./makeCheck.js";

/** What happened to the visits of a draw, by the rules of its commitment and to the record that its result names. */
export function checkAfterwards(
  { place, commitment, result, events }: DrawHistory,
  record: PlanRecord | undefined,
  plan: Plan | undefined,
): readonly VerificationCheck[] {
  if (events.length === 0) return [];
  const prefix = `draw.${String(place)}`;
  const happened = events.map(({ event }) => event);
  const replaced = happened.some(({ kind }) => kind === "inspector-replaced");
  const reserved = happened.some(({ kind }) => kind === "reserve-used");
  const found = happened.some((event) => event.kind === "result-recorded" && event.findings);
  const why = "whether a replacement had the smallest ticket of all who could come, which needs the roster of its day";
  const whose = "whether a reserve is visited by the team that had to go, which needs the roster of the day";
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
    ...(found ? [checkFindings(`${prefix}.findings`, happened, record, plan)] : []),
    ...(replaced ? [notMade(`${prefix}.replacements`, "L4", `Not part of this verification: ${why}.`)] : []),
    ...(reserved ? [notMade(`${prefix}.reserves`, "L4", `Not part of this verification: ${whose}.`)] : []),
  ];
}

function checkFindings(
  id: string,
  happened: readonly RecordEvent[],
  record: PlanRecord | undefined,
  plan: Plan | undefined,
): VerificationCheck {
  if (!record || !plan) {
    return notMade(id, "L1", "Whether results have a finding for each item: record or plan were not published.");
  }
  return checkNow({
    id,
    level: "L1",
    message: "A result that tells the items apart has a finding for each item of its tasks.",
    findProblem: () => {
      let problem: string | undefined;
      replayEvents(record, happened, (event, before) => {
        if (problem !== undefined || event.kind !== "result-recorded" || !event.findings) return;
        const found = itemProblem(plan, before.get(event.visitId)!.visit.taskIds, event.findings);
        if (found !== undefined) problem = `${nameOf(event, event.number)}: ${found}.`;
      });
      return problem;
    },
  });
}
