import { spawn, type ChildProcess } from "node:child_process";
import { copyFileSync, cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, join, resolve } from "node:path";
import { build } from "tsup";
import { builtCommand } from "../cli/command.js";

/** A folder like a clone after `npm ci && npm run build`, in which the example finds the library as it does there. */
export interface Clone {
  readonly root: string;
  /** With `double-random` on the path. */
  readonly env: NodeJS.ProcessEnv;
  readonly close: () => void;
}

/** What `package.json` exports; whole entries load sooner than their hundreds of files. */
const LIBRARY = ["src/*.ts", "src/*/index.ts"];

export async function makeClone(): Promise<Clone> {
  const root = mkdtempSync(join(tmpdir(), "double-random-bureau-"));
  await build({
    config: false,
    silent: true,
    entry: LIBRARY,
    format: ["esm"],
    splitting: true,
    outDir: join(root, "dist"),
  });
  copyFileSync("package.json", join(root, "package.json"));
  copyFileSync("test/examples/backdoor.js", join(root, "backdoor.js"));
  symlinkSync(resolve("node_modules"), join(root, "node_modules"));
  mkdirSync(join(root, "examples"));
  cpSync("examples/bureau-service", join(root, "examples/bureau-service"), { recursive: true });
  rmSync(join(root, "examples/bureau-service/output"), { recursive: true, force: true });
  mkdirSync(join(root, "examples/bureau-service/output"));
  for (const name of ["verify-python", "published-draw"]) {
    symlinkSync(resolve("examples", name), join(root, "examples", name));
  }
  const bin = join(root, "bin");
  mkdirSync(bin);
  const shim = `#!/bin/sh\nexec '${process.execPath}' '${join(await builtCommand(), "main.mjs")}' "$@"\n`;
  writeFileSync(join(bin, "double-random"), shim, { mode: 0o755 });
  return {
    root,
    env: { ...process.env, PATH: `${bin}${delimiter}${process.env["PATH"] ?? ""}` },
    close: () => {
      rmSync(root, { recursive: true, force: true });
    },
  };
}

/** What the service answered. */
export interface Answer {
  readonly status: number;
  readonly text: string;
  /** The answer as JSON; an empty object if it is a file. */
  readonly body: Readonly<Record<string, unknown>>;
}

/** The service, running. */
export interface Service {
  readonly url: string;
  readonly get: (path: string) => Promise<Answer>;
  readonly post: (path: string, body: unknown) => Promise<Answer>;
  /** Runs statements in its database, behind its back; gives the rows of the last one. */
  readonly sql: (...statements: readonly string[]) => Promise<readonly Readonly<Record<string, unknown>>[]>;
  /** Stops the next transaction before it writes once more: by an error in it, or by the end of the process. */
  readonly stopAfter: (writes: number, how: "throw" | "kill") => Promise<void>;
  /** What it has complained of on its console since it was last asked. */
  readonly complaints: () => string;
  /** As a power cut does: SIGKILL. */
  readonly kill: () => Promise<void>;
}

/** Starts the service as a user types it, on a free port. */
export async function startService({ root, env }: Clone, words: readonly string[]): Promise<Service> {
  // The optimising compiler would take longer than what it speeds up runs.
  const all = [
    "--liftoff-only",
    "--import",
    "./backdoor.js",
    "examples/bureau-service/server.js",
    "--port",
    "0",
    ...words,
  ];
  const child = spawn(process.execPath, all, { cwd: root, env, stdio: ["ignore", "pipe", "pipe", "ipc"] });
  let complaints = "";
  child.stderr!.setEncoding("utf8").on("data", (text: string) => {
    complaints += text;
  });
  const url = await listening(child, () => complaints);
  const ask = async (path: string, init?: RequestInit): Promise<Answer> => {
    const response = await fetch(`${url}${path}`, { ...init, headers: { connection: "close" } });
    const text = await response.text();
    const isJson = response.headers.get("content-type")?.startsWith("application/json") ?? false;
    return { status: response.status, text, body: isJson ? (JSON.parse(text) as Answer["body"]) : {} };
  };
  const tell = backdoor(child);
  return {
    url,
    get: (path) => ask(path),
    post: (path, body) => ask(path, { method: "POST", body: typeof body === "string" ? body : JSON.stringify(body) }),
    sql: async (...statements) => {
      let rows: Told["rows"] = [];
      for (const sql of statements) rows = await tell({ sql });
      return rows;
    },
    stopAfter: async (writes, how) => {
      await tell({ stop: { writes, how } });
    },
    complaints: () => {
      const since = complaints;
      complaints = "";
      return since;
    },
    kill: () => ended(child),
  };
}

interface Told {
  readonly id: number;
  readonly rows: readonly Readonly<Record<string, unknown>>[];
  readonly error?: string;
}

function backdoor(child: ChildProcess): (message: object) => Promise<Told["rows"]> {
  let last = 0;
  return async (message) => {
    last += 1;
    const id = last;
    return new Promise((done, failed) => {
      const listen = (told: Told): void => {
        if (told.id !== id) return;
        child.off("message", listen);
        if (told.error === undefined) done(told.rows);
        else failed(new Error(told.error));
      };
      child.on("message", listen);
      child.send({ ...message, id });
    });
  };
}

async function listening(child: ChildProcess, complaints: () => string): Promise<string> {
  return new Promise((found, failed) => {
    let text = "";
    child.stdout!.setEncoding("utf8").on("data", (more: string) => {
      text += more;
      const [, url] = /^listening on (.*)$/m.exec(text) ?? [];
      if (url !== undefined) found(url);
    });
    child.once("exit", () => {
      failed(new Error(`the service ended before it listened: ${complaints()}`));
    });
  });
}

async function ended(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const exit = new Promise((resolved) => child.once("exit", resolved));
  child.kill("SIGKILL");
  await exit;
}
