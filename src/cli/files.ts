import { existsSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
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
 * Writes all files or none: each under another name first, then all are renamed. An existing file is kept unless
 * `overwrite` is set.
 */
export function writeAll(outputs: readonly Output[], overwrite: boolean): void {
  const existing = outputs.find(({ path }) => !overwrite && existsSync(path));
  if (existing) throw new UsageError(`${existing.path} exists; --force overwrites it`);
  const partial = ({ path }: Output): string => `${path}.partial`;
  try {
    for (const output of outputs) writeFileSync(partial(output), output.text);
    for (const output of outputs) renameSync(partial(output), output.path);
  } catch (error) {
    for (const output of outputs) rmSync(partial(output), { force: true });
    throw new UsageError(`cannot write: ${error instanceof Error ? error.message : String(error)}`);
  }
}
