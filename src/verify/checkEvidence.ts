import { evidenceDigests, type Evidence } from "../frame/digests.js";
import type { Assignment, Visit } from "../model/assignment.js";
import type { TaskDraw } from "../model/draw.js";
import type { EvidenceDigests, PlanRecord } from "../model/record.js";
import { drawPlan } from "../plan/drawPlan.js";
import { firstDifference } from "./firstDifference.js";
import type { VerificationCheck } from "./report.js";

const DIGEST_NAMES: Readonly<Record<keyof EvidenceDigests, string>> = {
  plan: "The plan",
  targets: "The directory of targets",
  inspectors: "The directory of inspectors",
  avoidances: "The list of withdrawals",
  exclusions: "The list of exclusions",
};

type Section = readonly [name: string, message: string, part: (task: TaskDraw) => unknown];

/** The parts of a task, in the order in which they follow from each other. */
const SECTIONS: readonly Section[] = [
  [
    "frame",
    "The frame is what plan, directory and date give.",
    ({ drawId, asOf, batch, frame }) => ({ drawId, asOf, batch, frame }),
  ],
  [
    "allocation",
    "The counts of the strata follow from the quota and the policies.",
    ({ quotaCount, drawn, level, strata, inversions }) => ({
      quotaCount,
      drawn,
      level,
      strata: strata.map(({ cutoff: _, reserve: __, ...counts }) => counts),
      inversions,
    }),
  ],
  [
    "selection",
    "The drawn targets, the cut-offs and the reserves are those of the seed.",
    ({ seed, selected, strata }) => ({
      seed,
      strata: strata.map(({ stratum, cutoff, reserve }) => ({ stratum, cutoff, reserve })),
      selected,
    }),
  ],
  ["warnings", "The record names every warning that applies.", ({ warnings }) => warnings],
];

/** Level 1: everything recomputed from the evidence. Evidence that is missing leaves its checks open. */
export function checkEvidence(record: PlanRecord, evidence: Partial<Evidence>): readonly VerificationCheck[] {
  const { plan, targets, inspectors, avoidances } = evidence;
  if (!plan || !targets || !inspectors || !avoidances) {
    const given = { plan, targets, inspectors, avoidances };
    const missing = Object.entries(given)
      .filter(([, value]) => !value)
      .map(([name]) => name);
    return [notChecked("evidence", `Not recomputed, because these were not given: ${missing.join(", ")}.`)];
  }
  const complete: Evidence = { ...evidence, plan, targets, inspectors, avoidances };
  return [
    ...attempt(() => checkDigests(record, complete), "evidence", "The evidence cannot be read"),
    ...attempt(() => checkRecomputed(record, complete), "recomputed", "The draw cannot be made from the evidence"),
  ];
}

/** What one part of the checks finds; one that cannot be made has failed, and the others are made all the same. */
function attempt(
  checks: () => readonly VerificationCheck[],
  id: string,
  problem: string,
): readonly VerificationCheck[] {
  try {
    return checks();
  } catch (error) {
    const reason = error instanceof Error ? error.message : "unknown reason";
    return [{ id, level: "L1", status: "fail", message: `${problem}: ${reason}` }];
  }
}

function checkDigests(record: PlanRecord, evidence: Evidence): readonly VerificationCheck[] {
  const digests = evidenceDigests(record.policies.suite, evidence);
  return (Object.keys(digests) as (keyof EvidenceDigests)[]).map((name) =>
    compared(
      `evidence.${name}`,
      `${DIGEST_NAMES[name]} given here is what the record was made from.`,
      digests[name],
      record.evidence[name],
    ),
  );
}

function checkRecomputed(record: PlanRecord, evidence: Evidence): readonly VerificationCheck[] {
  const { seed, asOf, policies, drawNumber, redrawReason } = record;
  const recomputed = drawPlan({
    ...evidence,
    asOf,
    seed: { sources: seed.sources },
    policies,
    taskIds: record.tasks.map(({ taskId }) => taskId),
    batches: Object.fromEntries(record.tasks.map(({ taskId, batch }) => [taskId, batch])),
    drawNumber,
    ...(redrawReason !== undefined && { redrawReason }),
  });
  const outline = ({ planId, tasks, seed: { countedBits } }: PlanRecord): unknown => ({
    planId,
    countedBits,
    tasks: tasks.map(({ taskId }) => taskId),
  });
  return [
    compared(
      "record.outline",
      "Plan, tasks and strength of the seed are stated as they are.",
      outline(recomputed),
      outline(record),
    ),
    ...recomputed.tasks.flatMap((expected) => {
      const received = record.tasks.find(({ taskId }) => taskId === expected.taskId);
      return SECTIONS.map(([name, message, part]) =>
        compared(`task.${expected.taskId}.${name}`, message, part(expected), received && part(received)),
      );
    }),
    comparedVisits(recomputed.assignment, record.assignment),
    compared(
      "assignment.summary",
      "Method, loads, reasons and warnings of the teams are stated as they are.",
      withoutVisits(recomputed.assignment),
      withoutVisits(record.assignment),
    ),
    compared("record.warnings", "The record names every warning that applies.", recomputed.warnings, record.warnings),
  ];
}

function compared(id: string, message: string, expected: unknown, received: unknown): VerificationCheck {
  const difference = firstDifference(expected, received, "");
  if (!difference) return { id, level: "L1", status: "pass", message };
  const where = difference.path ? `${difference.path}: ` : "";
  return {
    id,
    level: "L1",
    status: "fail",
    message: `${where}recomputed ${difference.expected}, the record says ${difference.received}.`,
  };
}

/** The visits one by one, so that a team that was changed is named. */
export function comparedVisits(expected: Assignment, received: Assignment): VerificationCheck {
  const id = "assignment.recomputed";
  const stated = new Map(received.visits.map((visit) => [visit.visitId, visit]));
  const known = new Set(expected.visits.map(({ visitId }) => visitId));
  const problems = [
    ...expected.visits.flatMap((visit) => visitProblem(visit, stated.get(visit.visitId))),
    ...received.visits
      .filter(({ visitId }) => !known.has(visitId))
      .map(({ visitId }) => `visit ${visitId} should not exist`),
  ];
  if (problems.length === 0) {
    const order = compared(id, "", expected.visits, received.visits);
    const message = "The teams are those of the seed, the roster, the withdrawals and the rules.";
    return order.status === "pass" ? { ...order, message } : order;
  }
  const others = problems.length > 1 ? `, and ${String(problems.length - 1)} more visits differ` : "";
  return { id, level: "L1", status: "fail", message: `${problems[0]!}${others}.` };
}

function visitProblem(expected: Visit, received: Visit | undefined): readonly string[] {
  const { visitId } = expected;
  if (!received) return [`visit ${visitId} is missing`];
  if (describeTeam(expected) !== describeTeam(received)) {
    return [`visit ${visitId}: recomputed ${describeTeam(expected)}, the record says ${describeTeam(received)}`];
  }
  const difference = firstDifference(expected, received, "");
  return difference
    ? [
        `visit ${visitId}: ${difference.path}: recomputed ${difference.expected}, the record says ${difference.received}`,
      ]
    : [];
}

/** `INS-3 (lead), INS-7 (member)`. */
function describeTeam({ team }: Visit): string {
  return team.map(({ inspectorId, role }) => `${inspectorId} (${role})`).join(", ");
}

export function withoutVisits({ visits: _, ...summary }: Assignment): unknown {
  return summary;
}

function notChecked(id: string, message: string): VerificationCheck {
  return { id, level: "L1", status: "not-checked", message };
}
