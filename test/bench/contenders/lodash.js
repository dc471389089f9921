// @ts-check
/** @import { FrameRow, PreparedCase, SamplingFrame } from "../types.js" */
// @ts-expect-error lodash ships no types
import lodash from "lodash";

/**
 * `groupBy`, then `sampleSize` in each group. It draws from `Math.random`, which cannot be seeded.
 *
 * @param {SamplingFrame} frame
 * @returns {PreparedCase<readonly FrameRow[]>}
 */
export function sampleWithLodash({ rows, strata }) {
  return {
    rowCount: rows.length,
    run: () => {
      const groups = lodash.groupBy(rows, "stratum");
      return strata.flatMap(({ stratum, count }) => lodash.sampleSize(groups[stratum], count));
    },
    outcomeOf: (drawn) => ({ drawn: drawn.length, rows: drawn }),
  };
}
