// @ts-check
/** @import { PreparedCase, Timing } from "./types.js" */

/**
 * The median of some runs after one to warm up, each beginning with a collected heap.
 *
 * @param {PreparedCase} prepared
 * @param {number} runs
 * @returns {Promise<{ readonly result: unknown, readonly figures: Timing }>}
 */
export async function measureTime({ run }, runs) {
  /** Emptied before each collection, so that no run carries an older result. @type {{ result: unknown }} */
  const last = { result: await run() };
  const wallMs = [];
  const cpuMs = [];
  for (let done = 0; done < runs; done++) {
    last.result = undefined;
    globalThis.gc?.();
    const cpuBefore = process.cpuUsage();
    const before = performance.now();
    last.result = await run();
    wallMs.push(performance.now() - before);
    const { user, system } = process.cpuUsage(cpuBefore);
    cpuMs.push((user + system) / 1_000);
  }
  return { result: last.result, figures: { wallMs: median(wallMs), cpuMs: median(cpuMs) } };
}

/** @param {number[]} values - an odd number of them */
function median(values) {
  return /** @type {number} */ (values.sort((a, b) => a - b)[(values.length - 1) / 2]);
}
