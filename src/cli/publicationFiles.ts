import { closeSync, openSync, readdirSync, readSync, statSync } from "node:fs";
import { join } from "node:path";
import type { PublishedFiles } from "../publication/index.js";
import { UsageError } from "./usage.js";

/** One more than the largest file that is accepted, so that a larger one is refused by the verifier and not here. */
const MOST_BYTES = 2 ** 28 + 1;
/** Folders beyond these cannot belong to a publication; they are named as if they were files, and so refused. */
const MOST_LEVELS = 3;

/** Reads every file of a folder, but for those whose names begin with a full stop. */
export function readPublicationFiles(folder: string): PublishedFiles {
  return Object.fromEntries(filesIn(folder, "", 1));
}

function filesIn(folder: string, prefix: string, level: number): readonly (readonly [string, Uint8Array])[] {
  try {
    return readdirSync(folder)
      .filter((name) => !name.startsWith("."))
      .sort()
      .flatMap((name) => {
        const path = join(folder, name);
        const status = statSync(path);
        if (status.isDirectory() && level < MOST_LEVELS) return filesIn(path, `${prefix}${name}/`, level + 1);
        return [[`${prefix}${name}`, status.isFile() ? readStart(path, status.size) : new Uint8Array(0)] as const];
      });
  } catch (error) {
    if (error instanceof UsageError) throw error;
    throw new UsageError(`cannot read ${folder}: ${error instanceof Error ? error.message : String(error)}`);
  }
}

function readStart(path: string, size: number): Uint8Array {
  const bytes = Buffer.alloc(Math.min(size, MOST_BYTES));
  const file = openSync(path, "r");
  try {
    let read = 0;
    for (;;) {
      const more = readSync(file, bytes, read, bytes.length - read, null);
      read += more;
      if (more === 0) return bytes.subarray(0, read);
    }
  } finally {
    closeSync(file);
  }
}
