// @ts-check
/** @import { Memory, PreparedCase } from "./types.js" */
import { setImmediate } from "node:timers/promises";
import { GCProfiler } from "node:v8";
import { watchResidentSet } from "./watchResidentSet.js";

/**
 * What a first run takes beyond its input, three ways: what of the result is left after a collection; the most that the
 * heap and the buffers outside it ever held, garbage included, which is just before some collection or at the end; and
 * how far the resident set of the process grew, the only one that sees native code.
 *
 * @param {PreparedCase} prepared
 * @returns {Promise<{ readonly result: unknown, readonly figures: Memory }>}
 */
export async function measureMemory({ run }) {
  const watch = await watchResidentSet();
  const profiler = new GCProfiler();
  await collect();
  const before = heapBytes();
  watch.start();
  profiler.start();
  const result = await run();
  const atEnd = heapBytes();
  const peakResidentBytes = watch.stop();
  const collections = profiler.stop()?.statistics ?? [];
  const peaks = collections.map(({ beforeGC: { heapStatistics: heap } }) => heap.usedHeapSize + heap.externalMemory);
  await collect();
  const keptBytes = heapBytes() - before;
  return { result, figures: { keptBytes, peakHeapBytes: Math.max(atEnd, ...peaks) - before, peakResidentBytes } };
}

function heapBytes() {
  const { heapUsed, external } = process.memoryUsage();
  return heapUsed + external;
}

/** More than once, because a collection may only finish one that is under way, and code is let go by age. */
async function collect() {
  if (!globalThis.gc) throw new Error("Start node with --expose-gc.");
  for (let round = 0; round < 5; round++) {
    globalThis.gc();
    await setImmediate();
  }
}
