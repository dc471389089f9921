// @ts-check
/** @import { AllocateOptions, Allocation, Assignment, PlanRecord, Policies, TaskDraw } from "double-random" */
/** @import { VerificationReport } from "double-random" */
/** @import { DrawInput, InspectionRound, Outcome, PreparedCase } from "../types.js" */
import { allocate, assignInspectors, drawPlan, drawTask, hashStream, verifyRecord } from "double-random";
import { teamsOutcome } from "../teamsOutcome.js";

/**
 * Every task of a plan: frame, counts, targets, reserves, digest of the frame; no inspectors.
 *
 * @param {DrawInput} input
 * @param {Partial<Policies>} [policies]
 * @returns {PreparedCase<readonly TaskDraw[]>}
 */
export function drawTasks({ plan, targets, asOf, seed }, policies = {}) {
  return {
    rowCount: targets.length,
    run: () => plan.tasks.map(({ id }) => drawTask({ plan, taskId: id, targets, asOf, seed, policies })),
    outcomeOf,
  };
}

/**
 * Targets, teams and the sealed record.
 *
 * @param {DrawInput} input
 * @returns {PreparedCase<PlanRecord>}
 */
export function drawWholePlan(input) {
  return { rowCount: input.targets.length, run: () => drawPlan(input), outcomeOf: ({ tasks }) => outcomeOf(tasks) };
}

/**
 * Everything in a record, recomputed from the evidence.
 *
 * @param {DrawInput} input
 * @returns {PreparedCase<VerificationReport>}
 */
export function verifyWholePlan(input) {
  const record = drawPlan(input);
  return {
    rowCount: input.targets.length,
    run: () => verifyRecord(record, input),
    outcomeOf: ({ ok, checks }) => {
      const failed = checks.filter(({ status }) => status === "fail");
      if (!ok) throw new Error(`The record does not verify: ${failed.map(({ message }) => message).join(" ")}`);
      return outcomeOf(record.tasks);
    },
  };
}

/**
 * Counts alone.
 *
 * @param {AllocateOptions["strata"]} strata
 * @param {Policies["apportionment"]} apportionment
 * @returns {PreparedCase<Allocation>}
 */
export function allocateTo(strata, apportionment) {
  const seed = "0".repeat(64);
  /** @type {AllocateOptions["quota"]} */
  const quota = { kind: "ratio", ratio: "5%" };
  return {
    rowCount: strata.length,
    run: () => allocate({ strata, quota, apportionment, source: hashStream({ seed, label: "allocation" }) }),
    outcomeOf: ({ total }) => ({ drawn: total }),
  };
}

/**
 * Teams for all visits of a round: who may go where, the chances, the draw.
 *
 * @param {InspectionRound} round
 * @param {Policies["assignment"]} assignment
 * @returns {PreparedCase<Assignment>}
 */
export function assignTeams(round, assignment) {
  const { plan, draw, targets, inspectors, avoidances, teamSize, most } = round;
  const policies = { assignment, teamSize, ...(most !== undefined && { mostVisitsPerInspector: most }) };
  return {
    rowCount: targets.length,
    run: () => assignInspectors({ plan, draw, targets, inspectors, avoidances, policies }),
    outcomeOf: ({ visits }) => {
      const teams = visits.map(({ targetId, team }) => ({
        targetId,
        inspectorIds: team.map(({ inspectorId }) => inspectorId),
      }));
      return teamsOutcome(round, teams);
    },
  };
}

/**
 * @param {readonly TaskDraw[]} draws
 * @returns {Outcome}
 */
function outcomeOf(draws) {
  const rows = draws.flatMap(({ taskId, selected }) =>
    selected.map(({ stratum, targetId }) => ({ stratum: `${taskId}/${stratum}`, id: targetId })),
  );
  return { drawn: rows.length, rows };
}
