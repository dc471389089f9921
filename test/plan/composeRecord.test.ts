import { describe, expect, it } from "vitest";
import { drawPlan, type Evidence, type PlanRecord, type Policies } from "double-random";
import { SELECTION_METHODS } from "../../src/selection/selectionMethods.js";
import { loadSelectionMethod } from "../../src/selection/loadSelectionMethod.js";
import { assignOrExplain } from "../../src/plan/assignOrExplain.js";
import { checkBatch, WHOLE_QUOTA } from "../../src/plan/checkBatch.js";
import { checkReferences } from "../../src/plan/checkReferences.js";
import { chooseTasks } from "../../src/plan/chooseTasks.js";
import { composeRecord } from "../../src/plan/composeRecord.js";
import { judgePolicies, mergePolicies } from "../../src/plan/judgePolicies.js";
import { DOCUMENT_SCHEMAS } from "../../src/verify/documentSchemas.js";
import { matchesSchema } from "../../src/verify/matchesSchema.js";
import { issuesOf } from "../support/issuesOf.js";
import { BUSY_POLICIES, busyEvidence, smallEvidence, SMALL_SEED } from "../support/smallEvidence.js";

const AS_OF = "2024-04-30";

/** The record again from its documents, as a page does it that has only their JSON Schemas. */
async function recompose(record: PlanRecord, evidence: Required<Evidence>): Promise<PlanRecord> {
  for (const kind of ["plan", "targets", "inspectors", "avoidances", "exclusions"] as const) {
    expect(matchesSchema(DOCUMENT_SCHEMAS[kind], evidence[kind], kind)).toBeUndefined();
  }
  expect(matchesSchema(DOCUMENT_SCHEMAS.record, record, "record")).toBeUndefined();
  const { plan } = evidence;
  const directory = checkReferences(evidence);
  const policies = mergePolicies(plan, record.policies);
  const policyWarnings = judgePolicies(plan, policies);
  const batches = new Map(record.tasks.map(({ taskId, batch }) => [taskId, checkBatch(batch, directory)]));
  const { asOf, drawNumber, redrawReason, seed } = record;
  return composeRecord({
    ...evidence,
    directory,
    asOf,
    policies,
    seed,
    warnings: [...policyWarnings, ...record.warnings.filter(({ code }) => code.startsWith("SEED_"))],
    tasks: chooseTasks(
      plan,
      record.tasks.map(({ taskId }) => taskId),
    ),
    batchOf: (taskId) => batches.get(taskId) ?? WHOLE_QUOTA,
    drawNumber,
    ...(redrawReason !== undefined && { redrawReason }),
    select: await loadSelectionMethod(policies.selection),
    assign: assignOrExplain,
  });
}

describe("composeRecord", () => {
  it.each<Partial<Policies>>([
    {},
    { selection: "shuffle/1", suite: "sm3" },
    { apportionment: "systematic-random", assignment: "pair-ticket/1" },
  ])("makes the record of drawPlan from documents that were only compared with their schemas: %j", async (policies) => {
    const evidence = smallEvidence();
    const batches = { T01: { number: 2, cumulativeShare: "1/2", alreadyDrawn: ["T-05", "T-01"] } };
    const again = { drawNumber: 2, redrawReason: "the first was void" };
    const record = drawPlan({ ...evidence, asOf: AS_OF, seed: SMALL_SEED, policies, batches, ...again });
    expect(record.tasks.map(({ batch }) => batch)).toEqual([
      { ...batches.T01, alreadyDrawn: ["T-01", "T-05"] },
      WHOLE_QUOTA,
    ]);
    expect(await recompose(record, evidence)).toEqual(record);
  });

  it("does so for chosen tasks, with experts and bounds", async () => {
    const evidence = busyEvidence();
    const options = { ...evidence, asOf: AS_OF, seed: SMALL_SEED, policies: BUSY_POLICIES, taskIds: ["T03", "T01"] };
    const record = drawPlan(options);
    expect(record.tasks.map(({ taskId }) => taskId)).toEqual(["T01", "T03"]);
    expect(await recompose(record, evidence)).toEqual(record);
  });

  it("asks the given functions for targets and teams", () => {
    const evidence = smallEvidence();
    const record = drawPlan({ ...evidence, asOf: AS_OF, seed: SMALL_SEED });
    const [first] = chooseTasks(evidence.plan, ["T01"]);
    const told: string[] = [];
    const composed = composeRecord({
      ...evidence,
      directory: checkReferences(evidence),
      asOf: AS_OF,
      policies: record.policies,
      seed: record.seed,
      warnings: [],
      tasks: [first!],
      batchOf: () => WHOLE_QUOTA,
      drawNumber: 1,
      select: (strata) => ({ strata: strata.map(() => ({ drawn: [], reserve: [] })), order: [] }),
      assign: ({ draws }) => {
        told.push(...draws.map(({ taskId }) => taskId));
        return record.assignment;
      },
    });
    expect(composed.tasks[0]?.selected).toEqual([]);
    expect(told).toEqual(["T01"]);
  });
});

describe("loadSelectionMethod", () => {
  it.each(Object.keys(SELECTION_METHODS) as Policies["selection"][])("finds %s", async (id) => {
    expect(await loadSelectionMethod(id)).toBe(SELECTION_METHODS[id]);
  });
});

describe("checkReferences", () => {
  const evidence = smallEvidence();
  const [first, second] = evidence.plan.tasks;
  const [avoidance] = evidence.avoidances;
  const [exclusion] = evidence.exclusions;
  const twice = <T>(rows: readonly T[]): readonly T[] => [...rows, rows[0]!];

  it.each<[string, Partial<Evidence>]>([
    ["a task twice", { plan: { ...evidence.plan, tasks: [first!, { ...second!, id: "T01" }] } }],
    ["an item twice", { plan: { ...evidence.plan, tasks: [{ ...first!, items: twice(first!.items) }] } }],
    ["a gap in the numbers", { plan: { ...evidence.plan, tasks: [first!, { ...second!, sequence: 3 }] } }],
    ["a target twice", { targets: twice(evidence.targets) }],
    ["a target whose id is none", { targets: [...evidence.targets, { ...evidence.targets[0]!, id: "a/b" }] }],
    ["an inspector twice", { inspectors: twice(evidence.inspectors) }],
    ["a withdrawal twice", { avoidances: twice(evidence.avoidances) }],
    ["a withdrawal of nobody", { avoidances: [{ ...avoidance!, inspectorId: "I-9" }] }],
    ["a withdrawal from nobody", { avoidances: [{ ...avoidance!, against: "inspector", refId: "I-9" }] }],
    ["an exclusion twice", { exclusions: twice(evidence.exclusions) }],
    ["an exclusion from nothing", { exclusions: [{ ...exclusion!, taskId: "T99", targetId: "T-99" }] }],
  ])("refuses %s as drawPlan does", (_, changed) => {
    const given = { ...evidence, ...changed };
    const refused = issuesOf(() => checkReferences(given));
    expect(refused).not.toEqual([]);
    expect(refused).toEqual(issuesOf(() => drawPlan({ ...given, asOf: AS_OF, seed: SMALL_SEED })));
  });

  it("admits documents that fit each other, also without exclusions", () => {
    const { exclusions: _, ...without } = evidence;
    expect([...checkReferences(without).keys()]).toEqual(evidence.targets.map(({ id }) => id));
  });
});
