// @ts-check
/** @import { PreparedCase, SamplingFrame } from "../types.js" */
import { op as operations, table as makeTable } from "arquero";

/** Typed for finished expressions, not for the functions that arquero compiles. @type {any} */
const op = operations;

/**
 * `groupby().sample()` with a size for each group, on a table made beforehand. It draws from `Math.random` unless its
 * global 32-bit generator is seeded.
 *
 * @param {SamplingFrame} frame
 * @returns {PreparedCase<{ readonly stratum: readonly string[], readonly id: readonly string[] }>}
 */
export function sampleWithArquero({ rows, strata }) {
  const columns = { stratum: rows.map(({ stratum }) => stratum), id: rows.map(({ id }) => id) };
  const counts = Object.fromEntries(strata.map(({ stratum, count }) => [stratum, count]));
  const table = makeTable(columns).params({ counts });
  const size = (/** @type {any} */ row, /** @type {any} */ $) => op.recode(op.any(row.stratum), $.counts, 0);
  return {
    rowCount: rows.length,
    run: () => {
      const sample = table.groupby("stratum").sample(/** @type {any} */ (size));
      return { stratum: [...sample.array("stratum")], id: [...sample.array("id")] };
    },
    outcomeOf: ({ stratum, id }) => ({
      drawn: id.length,
      rows: id.map((each, index) => ({ stratum: /** @type {string} */ (stratum[index]), id: each })),
    }),
  };
}
