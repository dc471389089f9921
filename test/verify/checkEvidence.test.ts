import { describe, expect, it } from "vitest";
import type { Evidence } from "../../src/frame/digests.js";
import type { Assignment, TeamMember, Visit } from "../../src/model/assignment.js";
import type { TaskDraw } from "../../src/model/draw.js";
import type { PlanRecord } from "../../src/model/record.js";
import { drawPlan } from "../../src/plan/drawPlan.js";
import { checkEvidence, comparedVisits } from "../../src/verify/checkEvidence.js";
import type { VerificationCheck } from "../../src/verify/report.js";
import { smallEvidence, SMALL_SEED } from "../support/smallEvidence.js";
import { AS_OF, smallTarget } from "../support/smallPlan.js";

const evidence = smallEvidence();
/** A second draw of two tasks, one of which draws half of its quota. */
const record = drawPlan({
  ...evidence,
  ...{ asOf: AS_OF, seed: SMALL_SEED, policies: { reservePerStratum: 1 } },
  batches: { T01: { number: 1, cumulativeShare: "1/2", alreadyDrawn: [] } },
  ...{ drawNumber: 2, redrawReason: "a list was not read" },
});
const [T01, T02] = record.tasks as [TaskDraw, TaskDraw];
const LAST = T01.strata.findLastIndex(({ drawn }) => drawn > 0);
const low = T01.strata[LAST]!;

/** What fails, by id. */
function failures(checks: readonly VerificationCheck[]): Readonly<Record<string, string>> {
  const failed = checks.filter(({ status }) => status === "fail");
  return Object.fromEntries(failed.map(({ id, message }) => [id, message]));
}

const ASKED = {
  "evidence.plan": "The plan given here is what the record was made from.",
  "evidence.targets": "The directory of targets given here is what the record was made from.",
  "evidence.inspectors": "The directory of inspectors given here is what the record was made from.",
  "evidence.avoidances": "The list of withdrawals given here is what the record was made from.",
  "evidence.exclusions": "The list of exclusions given here is what the record was made from.",
  "record.outline": "Plan, tasks and strength of the seed are stated as they are.",
  ...ofTask("T01"),
  ...ofTask("T02"),
  "assignment.recomputed": "The teams are those of the seed, the roster, the withdrawals and the rules.",
  "assignment.summary": "Method, loads, reasons and warnings of the teams are stated as they are.",
  "record.warnings": "The record names every warning that applies.",
};

function ofTask(id: string): Readonly<Record<string, string>> {
  return {
    [`task.${id}.frame`]: "The frame is what plan, directory and date give.",
    [`task.${id}.allocation`]: "The counts of the strata follow from the quota and the policies.",
    [`task.${id}.selection`]: "The drawn targets, the cut-offs and the reserves are those of the seed.",
    [`task.${id}.warnings`]: "The record names every warning that applies.",
  };
}

describe("checkEvidence", () => {
  it("draws everything again, and finds it as it is stated", () => {
    const passes = Object.entries(ASKED).map(([id, message]) => ({ id, level: "L1", status: "pass", message }));
    expect(checkEvidence(record, evidence)).toEqual(passes);
  });

  it.each([
    [["plan"]],
    [["targets"]],
    [["inspectors"]],
    [["avoidances"]],
    [["plan", "avoidances"]],
    [["plan", "targets", "inspectors", "avoidances"]],
  ])("recomputes nothing without %j, and says what is missing", (names) => {
    const given = Object.fromEntries(Object.entries(evidence).filter(([name]) => !names.includes(name)));
    const message = `Not recomputed, because these were not given: ${names.join(", ")}.`;
    expect(checkEvidence(record, given)).toEqual([{ id: "evidence", level: "L1", status: "not-checked", message }]);
  });

  it("takes no exclusions for an empty list of them", () => {
    const { exclusions: _, ...others } = evidence;
    const drawn = drawPlan({ ...others, asOf: AS_OF, seed: SMALL_SEED });
    expect(failures(checkEvidence(drawn, others))).toEqual({});
    expect(failures(checkEvidence(record, others))["evidence.exclusions"]).toBe(
      "count: recomputed 0, the record says 1.",
    );
  });

  it.each<[keyof Evidence, Partial<Evidence>]>([
    ["targets", { targets: [...evidence.targets, smallTarget({ id: "T-99", status: "deregistered" })] }],
    ["inspectors", { inspectors: evidence.inspectors.slice(0, 5) }],
    ["avoidances", { avoidances: [] }],
  ])("names other %s", (name, change) => {
    const [is, was] = [change[name] as readonly unknown[], evidence[name] as readonly unknown[]];
    expect(failures(checkEvidence(record, { ...evidence, ...change }))[`evidence.${name}`]).toBe(
      `count: recomputed ${String(is.length)}, the record says ${String(was.length)}.`,
    );
  });

  it("names another plan by both digests", () => {
    const plan = "0".repeat(64);
    const { evidence: digests } = record;
    expect(failures(checkEvidence({ ...record, evidence: { ...digests, plan } }, evidence))).toEqual({
      "evidence.plan": `recomputed "${digests.plan.slice(0, 60)}…", the record says "${plan.slice(0, 60)}…".`,
    });
  });

  const inLow = (change: Partial<typeof low>): Partial<TaskDraw> => ({
    strata: T01.strata.map((stratum) => (stratum === low ? { ...low, ...change } : stratum)),
  });
  it.each<[string, string, Partial<TaskDraw>, string]>([
    ["drawId", "frame", { drawId: "x" }, `drawId: recomputed "${T01.drawId}", the record says "x".`],
    ["day", "frame", { asOf: "2024-01-01" }, `asOf: recomputed "${AS_OF}", the record says "2024-01-01".`],
    [
      "frame",
      "frame",
      { frame: { ...T01.frame, size: 99 } },
      `frame.size: recomputed ${String(T01.frame.size)}, the record says 99.`,
    ],
    [
      "quota",
      "allocation",
      { quotaCount: 99 },
      `quotaCount: recomputed ${String(T01.quotaCount)}, the record says 99.`,
    ],
    ["number", "allocation", { drawn: 99 }, `drawn: recomputed ${String(T01.drawn)}, the record says 99.`],
    ["level", "allocation", { level: "99" }, `level: recomputed "${T01.level!}", the record says "99".`],
    [
      "count of a stratum",
      "allocation",
      inLow({ exactCount: "99" }),
      `strata[${String(LAST)}].exactCount: recomputed "${low.exactCount}", the record says "99".`,
    ],
    [
      "inversion",
      "allocation",
      { inversions: [{ lowerTier: "low", lowerTierRate: "1", higherTier: "high", higherTierRate: "1" }] },
      "inversions[0]: recomputed nothing, the record says an object.",
    ],
    ["seed", "selection", { seed: "x" }, `seed: recomputed "${T01.seed.slice(0, 60)}…", the record says "x".`],
    [
      "cut-off",
      "selection",
      inLow({ cutoff: "x" }),
      `strata[${String(LAST)}].cutoff: recomputed "${low.cutoff!.slice(0, 60)}…", the record says "x".`,
    ],
    [
      "reserve",
      "selection",
      inLow({ reserve: [] }),
      `strata[${String(LAST)}].reserve[0]: recomputed an object, the record says nothing.`,
    ],
    [
      "target",
      "selection",
      { selected: [{ ...T01.selected[0]!, targetId: "x" }, ...T01.selected.slice(1)] },
      `selected[0].targetId: recomputed "${T01.selected[0]!.targetId}", the record says "x".`,
    ],
    [
      "warning",
      "warnings",
      { warnings: [...T01.warnings, { code: "OVERLAP", message: "x" }] },
      `[${String(T01.warnings.length)}]: recomputed nothing, the record says an object.`,
    ],
  ])("names another %s of a task, and nothing else", (_, section, change, message) => {
    const forged = { ...record, tasks: [{ ...T01, ...change }, T02] };
    expect(failures(checkEvidence(forged, evidence))).toEqual({ [`task.T01.${section}`]: message });
  });

  const [load, ...loads] = record.assignment.loads as [Assignment["loads"][0], ...Assignment["loads"]];
  it.each<[string, Partial<PlanRecord>, Readonly<Record<string, string>>]>([
    ["plan", { planId: "x" }, { "record.outline": 'planId: recomputed "plan-2024", the record says "x".' }],
    [
      "strength of the seed",
      { seed: { ...record.seed, countedBits: 99 } },
      { "record.outline": `countedBits: recomputed ${String(record.seed.countedBits)}, the record says 99.` },
    ],
    [
      "order of the tasks",
      { tasks: [T02, T01] },
      { "record.outline": 'tasks[0]: recomputed "T01", the record says "T02".' },
    ],
    [
      "load",
      { assignment: { ...record.assignment, loads: [{ ...load, prior: 9 }, ...loads] } },
      { "assignment.summary": "loads[0].prior: recomputed 0, the record says 9." },
    ],
    [
      "visit",
      { assignment: { ...record.assignment, visits: record.assignment.visits.slice(1) } },
      { "assignment.recomputed": `visit ${record.assignment.visits[0]!.visitId} is missing.` },
    ],
    ["warning", { warnings: [] }, { "record.warnings": "[0]: recomputed an object, the record says nothing." }],
  ])("names another %s of the record, and nothing else", (_, change, found) => {
    expect(failures(checkEvidence({ ...record, ...change }, evidence))).toEqual(found);
  });

  it("says why the draw cannot be made from the evidence, and compares the digests all the same", () => {
    const plan = { ...evidence.plan, tasks: evidence.plan.tasks.slice(0, 1) };
    const checks = checkEvidence(record, { ...evidence, plan });
    expect(checks.map(({ id, status }) => `${id} ${status}`)).toEqual([
      ...["evidence.plan fail", "evidence.targets pass", "evidence.inspectors pass", "evidence.avoidances pass"],
      ...["evidence.exclusions pass", "recomputed fail"],
    ]);
    expect(checks.at(-1)).toEqual({
      ...{ id: "recomputed", level: "L1", status: "fail" },
      message: 'The draw cannot be made from the evidence: taskId: expected one of T01, got "T02"',
    });
  });

  it("says why the evidence cannot be read, in the words of an error or without any", () => {
    const plan = (thrown: unknown): Evidence["plan"] =>
      Object.defineProperty({ ...evidence.plan }, "tasks", {
        enumerable: true,
        get: () => {
          throw thrown;
        },
      });
    const found = (thrown: unknown): readonly unknown[] => checkEvidence(record, { ...evidence, plan: plan(thrown) });
    const failed = { level: "L1", status: "fail" };
    for (const [thrown, reason] of [
      [new Error("no such file"), "no such file"],
      ["no such file", "unknown reason"],
    ]) {
      expect(found(thrown)).toEqual([
        { id: "evidence", ...failed, message: `The evidence cannot be read: ${String(reason)}` },
        { id: "recomputed", ...failed, message: `The draw cannot be made from the evidence: ${String(reason)}` },
      ]);
    }
  });
});

describe("comparedVisits", () => {
  const visitOf = (visitId: string, change: Partial<Visit> = {}): Visit => ({
    ...{ visitId, targetId: "A", taskIds: ["T01"], window: { start: "2024-05-01", end: "2024-11-30" }, eligible: 3 },
    team: [
      { inspectorId: "I-1", role: "lead" },
      { inspectorId: "I-2", role: "member" },
    ],
    avoided: [],
    ...change,
  });
  const assignmentOf = (...visits: readonly Visit[]): Assignment => ({ ...record.assignment, visits });
  const [one, other, third] = ["T01/A", "T01/B", "T01/C"].map((visitId) => visitOf(visitId)) as [Visit, Visit, Visit];
  const team: readonly TeamMember[] = [one.team[0]!, { inspectorId: "I-3", role: "member" }];
  const expected = assignmentOf(one, other, third);
  const named = { id: "assignment.recomputed", level: "L1" };

  it("passes for the same visits, or none", () => {
    const message = "The teams are those of the seed, the roster, the withdrawals and the rules.";
    expect(comparedVisits(expected, assignmentOf(one, other, third))).toEqual({ ...named, status: "pass", message });
    expect(comparedVisits(assignmentOf(), assignmentOf())).toEqual({ ...named, status: "pass", message });
  });

  const changed = "visit T01/B: recomputed I-1 (lead), I-2 (member), the record says I-1 (lead), I-3 (member)";
  it.each<[string, readonly Visit[], string]>([
    ["a visit that is missing", [one, third], "visit T01/B is missing."],
    ["a visit that should not exist", [one, other, third, visitOf("T01/D")], "visit T01/D should not exist."],
    ["another team", [one, { ...other, team }, third], `${changed}.`],
    [
      "another role",
      [{ ...one, team: one.team.map((seat) => ({ ...seat, role: "member" })) }, other, third],
      "visit T01/A: recomputed I-1 (lead), I-2 (member), the record says I-1 (member), I-2 (member).",
    ],
    [
      "another number",
      [one, other, { ...third, eligible: 4 }],
      "visit T01/C: eligible: recomputed 3, the record says 4.",
    ],
    ["two at once", [one, { ...other, team }], `${changed}, and 1 more visits differ.`],
    [
      "all at once, those that are missing first",
      [visitOf("T01/D")],
      "visit T01/A is missing, and 3 more visits differ.",
    ],
    ["another order", [one, third, other], '[1].visitId: recomputed "T01/B", the record says "T01/C".'],
    ["a visit twice", [one, other, third, third], "[3]: recomputed nothing, the record says an object."],
  ])("names %s", (_, visits, message) => {
    expect(comparedVisits(expected, assignmentOf(...visits))).toEqual({ ...named, status: "fail", message });
  });
});
