// @ts-check
/** @import { PublicationReport } from "double-random/verify" */
/** @import { PreparedCase, PublishedDraw } from "../types.js" */
import { proveTarget } from "double-random/chain";
import { verifyPublication } from "double-random/verify";
import { TASK_ID } from "../inputs/oneTaskPlan.js";

/**
 * Everything that the files of a publication can show, from their text.
 *
 * @param {PublishedDraw} published
 * @returns {PreparedCase<PublicationReport>}
 */
export function verifyPublished({ files, targets, record }) {
  return {
    rowCount: targets.length,
    run: () => verifyPublication(files),
    outcomeOf: ({ ok, checks }) => {
      const failed = checks.filter(({ status }) => status === "fail");
      if (!ok) throw new Error(`The publication does not verify: ${failed.map(({ message }) => message).join(" ")}`);
      return { drawn: record.tasks.reduce((sum, { drawn }) => sum + drawn, 0) };
    },
  };
}

/**
 * The proof of one target, for which the whole tree of the frame is made.
 *
 * @param {PublishedDraw} published
 * @returns {PreparedCase<ReturnType<typeof proveTarget>>}
 */
export function proveOne({ plan, targets, inspectors, avoidances, exclusions, chain, saltKey }) {
  const evidence = { plan, targets, inspectors, avoidances, exclusions, chain, saltKey };
  const targetId = targets[0]?.id ?? "";
  return {
    rowCount: targets.length,
    run: () => proveTarget({ ...evidence, taskId: TASK_ID, targetId }),
    outcomeOf: ({ drawn }) => ({ drawn: drawn ? 1 : 0 }),
  };
}
