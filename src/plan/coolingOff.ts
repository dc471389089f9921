import { checkOptions } from "../errors/checkOptions.js";
import { describeValue } from "../errors/describeValue.js";
import { DoubleRandomError } from "../errors/DoubleRandomError.js";
import type { Avoidance } from "../model/avoidance.js";
import type { Inspector } from "../model/inspector.js";
import { date } from "../model/fields.js";
import { parseWith } from "../model/parse.js";
import { planRecordSchema, type PlanRecord } from "../model/record.js";
import { byCodePoint } from "../random/byCodePoint.js";
import { hashText } from "../random/hashing.js";

/** What {@link coolingOff} needs. */
export interface CoolingOffOptions {
  /** The record whose teams are not to meet the same targets again: last year's. */
  readonly record: PlanRecord;
  /** First day of the time in which they are not to. */
  readonly validFrom: string;
  /** Last day of it. */
  readonly validTo: string;
  /** The roster of the next draw. Who is not in it any more needs no withdrawal. Default: everybody is. */
  readonly inspectors?: readonly Pick<Inspector, "id">[];
}

/**
 * Withdrawals that keep everybody who visited a target from visiting it again for a while, to be added to the avoidances
 * of the next draw. So a cooling-off is a withdrawal like any other: published, dated, and visible in every visit that it touches.
 *
 * Guarantees: one withdrawal for each inspector and target, with the same id whenever it is made from the same
 * people; sorted by id.
 *
 * @throws `DoubleRandomError` `INPUT_INVALID`; `WINDOW_REVERSED` if the last day is before the first
 *
 * @example
 * ```ts
 * import { readFileSync } from "node:fs";
 * import { drawPlan } from "double-random";
 * import { coolingOff } from "double-random/events";
 *
 * const read = (name) => JSON.parse(readFileSync(`examples/first-draw/${name}.json`, "utf8"));
 * const evidence = { plan: read("plan"), targets: read("targets"), inspectors: read("inspectors"), avoidances: read("avoidances") };
 * const seed = { sources: [{ type: "declared", ref: "dice", value: "6195028617330249156824750623946182371025" }] };
 * const record = drawPlan({ ...evidence, asOf: "2024-04-30", seed });
 * const [first] = coolingOff({ record, validFrom: "2025-01-01", validTo: "2025-12-31" });
 * console.log(first.inspectorId, first.against, first.refId, first.ground, first.validTo);
 * ```
 * ```text
 * INS-4 target OPT-12 cooling-off 2025-12-31
 * ```
 */
export function coolingOff(options: CoolingOffOptions): readonly Avoidance[] {
  checkOptions(options);
  const { assignment } = parseWith(planRecordSchema, options.record, "record");
  const validFrom = parseWith(date, options.validFrom, "validFrom");
  const validTo = parseWith(date, options.validTo, "validTo");
  if (validTo < validFrom) {
    const expected = `a day not before validFrom (${validFrom})`;
    throw new DoubleRandomError({
      code: "WINDOW_REVERSED",
      path: "validTo",
      expected,
      received: describeValue(validTo),
    });
  }
  const roster = options.inspectors && new Set(options.inspectors.map(({ id }) => id));
  const byId = new Map<string, Avoidance>();
  for (const { targetId, team } of assignment.visits) {
    for (const { inspectorId } of team) {
      if (roster && !roster.has(inspectorId)) continue;
      const id = `cooling-off-${hashText("sha256", `${inspectorId}:${targetId}`).slice(0, 24)}`;
      const rule = { against: "target", refId: targetId, ground: "cooling-off", status: "upheld" } as const;
      byId.set(id, { id, inspectorId, ...rule, validFrom, validTo });
    }
  }
  return [...byId.values()].sort((a, b) => byCodePoint(a.id, b.id));
}
