// Runs the command again and again in one thread: whoever asks waits, as for a process, without the price of one.
const console = require("node:console");
const process = require("node:process");
const { workerData } = require("node:worker_threads");
const { inspect, format } = require("node:util");

/** @type {import("node:worker_threads").MessagePort} */
const port = workerData.port;
const done = new Int32Array(workerData.done);
let stdout = "";
let stderr = "";
console.log = (...values) => void (stdout += `${format(...values)}\n`);
console.error = (...values) => void (stderr += `${format(...values)}\n`);
process.stdout.write = (text) => ((stdout += text), true);
process.stderr.write = (text) => ((stderr += text), true);

port.on("message", async (words) => {
  stdout = stderr = "";
  let status = null;
  try {
    /** @type {{ runCommand: (words: readonly string[]) => Promise<number> }} */
    // Here, so that whoever waits hears of a program that cannot be loaded.
    const { runCommand } = await import(workerData.module);
    status = await runCommand(words);
  } catch (error) {
    stderr += inspect(error);
  }
  port.postMessage({ status, stdout, stderr });
  Atomics.store(done, 0, 1);
  Atomics.notify(done, 0);
});
