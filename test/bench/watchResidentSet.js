// @ts-check
import { Worker } from "node:worker_threads";

/** A thread that watches the process, because a synchronous draw lets nothing else run on the main one. */
const WATCHER = `
  const { parentPort, workerData: peak } = require("node:worker_threads");
  const pause = new Int32Array(new SharedArrayBuffer(4));
  parentPort.postMessage("ready");
  for (;;) {
    const now = Math.ceil(process.memoryUsage.rss() / 1024);
    if (now > Atomics.load(peak, 0)) Atomics.store(peak, 0, now);
    Atomics.wait(pause, 0, 0, 2);
  }`;

/**
 * Watches the resident set of this process, in KiB, some hundred times a second.
 *
 * @returns {Promise<{ start(): void, stop(): number }>} `stop` gives the growth in bytes since `start`
 */
export async function watchResidentSet() {
  const peak = new Int32Array(new SharedArrayBuffer(4));
  const worker = new Worker(WATCHER, { eval: true, workerData: peak });
  await new Promise((resolve) => worker.once("message", resolve));
  let before = 0;
  return {
    start: () => {
      before = process.memoryUsage.rss();
      Atomics.store(peak, 0, Math.ceil(before / 1024));
    },
    stop: () => {
      const most = Math.max(Atomics.load(peak, 0) * 1024, process.memoryUsage.rss());
      void worker.terminate();
      return most - before;
    },
  };
}
