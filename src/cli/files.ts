import { existsSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from "node:fs";
import { resolve } from "node:path";
import { DoubleRandomError, parseJson } from "../index.js";
import { UsageError } from "./usage.js";

/** Reads a JSON file; the file name stands in every error. */
export function readJson(path: string): unknown {
  let bytes: Buffer;
  try {
    bytes = readFileSync(path);
  } catch (error) {
    throw new UsageError(`cannot read ${path}: ${error instanceof Error ? error.message : String(error)}`);
  }
  let text: string;
  try {
    text = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    const expected = "JSON in UTF-8";
    throw new DoubleRandomError({ code: "JSON_INVALID", path, expected, received: "bytes that are not UTF-8" });
  }
  return parseJson(text, path);
}

/** A file to be written. */
export interface Output {
  readonly path: string;
  readonly text: string;
}

/**
 * Writes all files or none: each under a name of its own first, then all are put in place, and if one cannot be, those
 * before it are taken back. An existing file is kept unless `overwrite` is set.
 */
export function writeAll(outputs: readonly Output[], overwrite: boolean): void {
  const paths = outputs.map(({ path }) => resolve(path));
  const twice = paths.findIndex((path, index) => paths.indexOf(path) < index);
  if (twice >= 0) throw new UsageError(`${outputs[twice]!.path} is named for two files`);
  for (const { path } of outputs) checkPlace(path, overwrite);

  const undo: (() => void)[] = [];
  try {
    const partial = outputs.map(({ path, text }) => {
      const name = unusedName(path);
      undo.push(() => {
        rmSync(name, { force: true });
      });
      writeFileSync(name, text, { flag: "wx" });
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
    for (const name of kept) rmSync(name);
  } catch (error) {
    for (const step of undo.reverse()) attempt(step);
    throw new UsageError(`cannot write: ${error instanceof Error ? error.message : String(error)}`);
  }
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
