import {
  closeSync,
  existsSync,
  fsyncSync,
  ftruncateSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  rmdirSync,
  rmSync,
  statSync,
  writeFileSync,
  writeSync,
} from "node:fs";
import { basename, dirname, join, resolve } from "node:path";
import { DoubleRandomError, parseJson } from "../index.js";
import { UsageError } from "./usage.js";

/** Reads a file. */
export function readBytes(path: string): Buffer {
  try {
    return readFileSync(path);
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw new UsageError(`cannot read ${path}: ${why}`, `无法读取 ${path}，请核对文件名（${why}）`);
  }
}

/** Reads a text file; the file name stands in every error. */
export function readText(path: string): string {
  const bytes = readBytes(path);
  try {
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    const expected = "JSON in UTF-8";
    throw new DoubleRandomError({ code: "JSON_INVALID", path, expected, received: "bytes that are not UTF-8" });
  }
}

/** Reads a JSON file; the file name stands in every error. */
export function readJson(path: string): unknown {
  return parseJson(readText(path), path);
}

/** Whether a path is that of a folder. */
export function isFolder(path: string): boolean {
  return existsSync(path) && statSync(path).isDirectory();
}

/** A file to be written. */
export interface Output {
  readonly path: string;
  readonly text: string | Uint8Array;
  /** For nobody but its owner to read. */
  readonly secret?: boolean;
}

/** Text that is put behind what a file holds, which stays as it is, byte for byte. */
export interface Appendix {
  readonly path: string;
  readonly text: string;
  /** What the file held when the text was made; nothing is written if it holds something else by now. */
  readonly after: Uint8Array;
}

/** How {@link writeAll} writes. */
export interface WriteOptions {
  /** Whether existing files are overwritten. */
  readonly overwrite: boolean;
  /** Put behind an existing file, or a new one, when all files are in place. */
  readonly appendix?: Appendix;
  /** Whether folders are made where they are missing. */
  readonly makeFolders?: boolean;
}

/**
 * Writes everything or nothing: each file under a name of its own first, then all are put in place, then the appendix; and if one
 * step fails, those before it are taken back.
 */
export function writeAll(outputs: readonly Output[], { overwrite, appendix, makeFolders = false }: WriteOptions): void {
  const paths = [...outputs, ...(appendix ? [appendix] : [])].map(({ path }) => path);
  const resolved = paths.map((path) => resolve(path));
  const twice = resolved.findIndex((path, index) => resolved.indexOf(path) < index);
  if (twice >= 0) throw new UsageError(`${paths[twice]!} is named for two files`);
  for (const { path } of outputs) checkPlace(path, overwrite);

  const undo: (() => void)[] = [];
  try {
    if (makeFolders) for (const path of resolved) makeFolder(dirname(path), undo);
    const unlock = appendix ? lock(appendix.path) : () => undefined;
    undo.push(unlock);
    const kept = putInPlace(outputs, undo);
    if (appendix) append(appendix);
    for (const name of kept) rmSync(name);
    unlock();
  } catch (error) {
    for (const step of undo.reverse()) attempt(step);
    throw new UsageError(`cannot write: ${error instanceof Error ? error.message : String(error)}`);
  }
}

/** Gives the names under which overwritten files are kept until everything is written. */
function putInPlace(outputs: readonly Output[], undo: (() => void)[]): readonly string[] {
  const partial = outputs.map(({ path, text, secret = false }) => {
    const name = unusedName(path);
    undo.push(() => {
      rmSync(name, { force: true });
    });
    writeFileSync(name, text, { flag: "wx", mode: secret ? 0o600 : 0o666 });
    return name;
  });
  const kept: string[] = [];
  for (const [index, { path }] of outputs.entries()) {
    if (existsSync(path)) {
      const name = unusedName(path);
      renameSync(path, name);
      undo.push(() => {
        renameSync(name, path);
      });
      kept.push(name);
    }
    renameSync(partial[index]!, path);
    undo.push(() => {
      renameSync(path, partial[index]!);
    });
  }
  return kept;
}

function append({ path, text, after }: Appendix): void {
  const isNew = !existsSync(path);
  const file = openSync(path, "a+");
  try {
    const now = readFileSync(file);
    if (!now.equals(after)) throw new Error(`${path} was changed in the meantime`);
    try {
      const bytes = Buffer.from(text);
      if (writeSync(file, bytes) < bytes.length) throw new Error(`no room for the rest of ${path}`);
      fsyncSync(file);
    } catch (error) {
      ftruncateSync(file, after.length);
      throw error;
    }
  } catch (error) {
    if (isNew) rmSync(path, { force: true });
    throw error;
  } finally {
    closeSync(file);
  }
}

/** Two commands that append at once would each give its entry the same number. */
function lock(locked: string): () => void {
  const path = join(dirname(locked), `.${basename(locked)}.lock`);
  try {
    closeSync(openSync(path, "wx"));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
    throw new Error(`${path} exists: another command is writing; if none is, remove it`, { cause: error });
  }
  return () => {
    rmSync(path, { force: true });
  };
}

function makeFolder(path: string, undo: (() => void)[]): void {
  if (existsSync(path)) return;
  makeFolder(dirname(path), undo);
  mkdirSync(path);
  undo.push(() => {
    rmdirSync(path);
  });
}

function checkPlace(path: string, overwrite: boolean): void {
  if (!existsSync(path)) return;
  if (statSync(path).isDirectory()) throw new UsageError(`${path} is a folder`);
  if (!overwrite) throw new UsageError(`${path} exists; --force overwrites it`);
}

function unusedName(path: string): string {
  let number = 0;
  while (existsSync(`${path}.${String(number)}.partial`)) number += 1;
  return `${path}.${String(number)}.partial`;
}

/** What cannot be taken back must not hide why. */
function attempt(step: () => void): void {
  try {
    step();
  } catch {
    return;
  }
}
