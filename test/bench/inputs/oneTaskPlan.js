// @ts-check
/** @import { Plan, Task } from "double-random" */
import { parsePlan } from "double-random";

export const TASK_ID = "T01";

/**
 * A plan with one task over the whole directory.
 *
 * @param {Pick<Plan, "id" | "title"> & Pick<Task, "quota" | "risk">} choices
 * @returns {Plan}
 */
export function oneTaskPlan({ id, title, quota, risk }) {
  return parsePlan({
    id,
    year: 2024,
    title,
    issuer: { id: "140000", name: "Invented bureau", regionCode: "140000" },
    scopeKind: "internal",
    tasks: [
      {
        id: TASK_ID,
        sequence: 1,
        name: "Invented task",
        kind: "untargeted",
        items: [{ id: "item", name: "Invented item" }],
        scope: {},
        quota,
        risk,
        frequency: { drawsPerYear: 1 },
        window: { start: "2024-07-01", end: "2024-11-30" },
        mode: { drawnBy: "province", inspectedBy: "county" },
      },
    ],
  });
}
