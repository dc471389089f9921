// @ts-check
/** @import { PreparedCase, Timing } from "./types.js" */

/**
 * The median of some runs after others to warm up, each beginning with a collected heap.
 *
 * @param {PreparedCase} prepared
 * @param {{ readonly warmUps: number, readonly runs: number }} counts
 * @returns {Promise<{ readonly result: unknown, readonly figures: Timing }>}
 */
export async function measureTime({ run }, { warmUps, runs }) {
  /** Emptied before each collection, so that no run carries an older result. @type {{ result: unknown }} */
  const last = { result: undefined };
  const wallMs = [];
  const cpuMs = [];
  for (let done = 0; done < warmUps + runs; done++) {
    last.result = undefined;
    globalThis.gc?.();
    const cpuBefore = process.cpuUsage();
    const before = performance.now();
    last.result = await run();
    wallMs.push(performance.now() - before);
    const { user, system } = process.cpuUsage(cpuBefore);
    cpuMs.push((user + system) / 1_000);
  }
  const timed = (/** @type {number[]} */ values) => median(values.slice(warmUps));
  return { result: last.result, figures: { wallMs: timed(wallMs), cpuMs: timed(cpuMs) } };
}

/** @param {number[]} values - an odd number of them */
function median(values) {
  return /** @type {number} */ (values.sort((a, b) => a - b)[(values.length - 1) / 2]);
}
