import { spawnSync } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { MessageChannel, receiveMessageOnPort, Worker } from "node:worker_threads";
import { build } from "tsup";
import { expect, inject } from "vitest";
import { DoubleRandomError } from "double-random";
import { readInput, UsageError, type Command } from "../../src/cli/usage.js";
import { PYTHON } from "../support/outsidePrograms.js";
import { smallEvidence, SMALL_SEED } from "../support/smallEvidence.js";

/** What a run of the command left behind. */
interface Finished {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** The command, built, and an empty directory to run it in. */
export interface Workspace {
  readonly directory: string;
  /** The program, for `node`. */
  readonly program: string;
  /** Runs the command in a thread that all runs share, which takes a fraction of the time of a process. */
  readonly run: (...words: readonly string[]) => Finished;
  /** Runs it as users do, in a process of its own. */
  readonly spawn: (...words: readonly string[]) => Finished;
  /** Writes a value as JSON, or bytes as they are; gives the name. */
  readonly write: (name: string, content: unknown) => string;
  readonly read: (name: string) => string;
  readonly list: () => readonly string[];
  readonly close: () => void;
}

/** The words that give all evidence, as {@link writeEvidence} names the files. */
export const EVIDENCE: readonly string[] = [
  ...["--plan", "plan.json", "--targets", "targets.json", "--inspectors", "inspectors.json"],
  ...["--avoidances", "avoidances.json", "--exclusions", "exclusions.json"],
];
/** The words for a seed that is accepted. */
const SEED: readonly string[] = ["--seed", SMALL_SEED.sources[0]!.value, "--seed-ref", "test"];
/** The words that draw {@link EVIDENCE}, without outputs. */
export const DRAW: readonly string[] = ["draw", ...EVIDENCE, "--as-of", "2024-04-30", ...SEED];

let building: Promise<string> | undefined;

/** The folder with the command, built once for all files that this process runs. */
export async function builtCommand(): Promise<string> {
  building ??= buildCommand(join(inject("scratch"), `command-${String(process.pid)}`));
  return building;
}

async function buildCommand(outDir: string): Promise<string> {
  // With all it needs it starts in half the time.
  await build({
    config: false,
    silent: true,
    entry: ["src/cli/main.ts", "src/cli/runCommand.ts"],
    format: ["esm"],
    outExtension: () => ({ js: ".mjs" }),
    splitting: true,
    noExternal: [/./],
    // Packages in CommonJS ask for it.
    banner: { js: 'import { createRequire as from } from "node:module"; const require = from(import.meta.url);' },
    outDir,
  });
  return outDir;
}

export async function openWorkspace(): Promise<Workspace> {
  const built = await builtCommand();
  const directory = mkdtempSync(join(tmpdir(), "double-random-"));
  const program = join(built, "main.mjs");
  const runner = startRunner(join(built, "runCommand.mjs"));
  return {
    directory,
    program,
    run: (...words) => finished(runner.run(words, directory)),
    spawn: (...words) =>
      finished(spawnSync(process.execPath, [program, ...words], { cwd: directory, encoding: "utf8" })),
    write: (name, content) => {
      writeFileSync(join(directory, name), content instanceof Uint8Array ? content : JSON.stringify(content));
      return name;
    },
    read: (name) => readFileSync(join(directory, name), "utf8"),
    list: () => readdirSync(directory).sort(),
    close: () => {
      runner.stop();
      rmSync(directory, { recursive: true, force: true });
    },
  };
}

/** Writes all evidence of `smallEvidence`, which other tests may change. */
export function writeEvidence({ write }: Workspace, changes: Partial<ReturnType<typeof smallEvidence>> = {}): void {
  for (const [name, value] of Object.entries({ ...smallEvidence(), ...changes })) write(`${name}.json`, value);
}

/** What a process or a thread left behind. */
interface Ended {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Far longer than any run takes. */
const LONGEST = 50_000;

/** A thread for runs of the command; whoever asks waits, as for a process. */
function startRunner(module: string): {
  readonly run: (words: readonly string[], directory: string) => Ended;
  readonly stop: () => void;
} {
  const done = new Int32Array(new SharedArrayBuffer(4));
  const { port1: ours, port2: theirs } = new MessageChannel();
  const workerData = { module, done: done.buffer, port: theirs };
  const worker = new Worker(resolve("test/cli/runner.cjs"), { workerData, transferList: [theirs] });
  worker.unref();
  return {
    run: (words, directory) => {
      const before = process.cwd();
      process.chdir(directory);
      try {
        Atomics.store(done, 0, 0);
        ours.postMessage(words);
        if (Atomics.wait(done, 0, 0, LONGEST) === "timed-out") throw new Error(`no end of ${words.join(" ")}`);
        return receiveMessageOnPort(ours)!.message as Ended;
      } finally {
        process.chdir(before);
      }
    },
    stop: () => {
      ours.close();
      void worker.terminate();
    },
  };
}

function finished({ status, stdout, stderr }: Ended): Finished {
  // Whatever goes wrong is said in words, never by a stack trace.
  expect(`${stdout}${stderr}`).not.toMatch(/^\s+at .*[:)]|node:internal|^\w*Error:/m);
  expect([0, 1, 2]).toContain(status);
  return { code: status!, stdout, stderr };
}

/**
 * What a sub-command complains of, called in this process, which is faster than a process of its own. `*.json` is a file of
 * that directory.
 */
export async function complaintOf(
  command: Command,
  words: readonly string[],
  directory: string = ".",
): Promise<string> {
  try {
    await command.run(
      readInput(
        words.map((word) => (word.endsWith(".json") ? join(directory, word) : word)),
        command,
      ),
    );
  } catch (error) {
    return wordsOf(error).replaceAll(join(directory, "/"), "");
  }
  throw new Error("expected a complaint, and there was none");
}

function wordsOf(error: unknown): string {
  if (error instanceof UsageError) return error.message;
  if (!(error instanceof DoubleRandomError)) throw error;
  return error.issues
    .map(({ code, path, expected, received }) => `${code} ${path}: expected ${expected}, got ${received}`)
    .join("\n");
}

/** The second verifier, called in the folder of a workspace. */
export function secondVerifier(
  { directory }: Workspace,
  ...words: readonly string[]
): { readonly code: number | null; readonly stdout: string } {
  const program = resolve("examples/verify-python/verify.py");
  const { status, stdout } = spawnSync(PYTHON, [program, ...words], { cwd: directory, encoding: "utf8" });
  return { code: status, stdout };
}
