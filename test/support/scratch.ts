import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { TestProject } from "vitest/node";

declare module "vitest" {
  interface ProvidedContext {
    /** A folder that all tests share, for what is made once. */
    readonly scratch: string;
  }
}

/** Before all tests; what it gives is done after them. */
export default function makeScratch(project: TestProject): () => void {
  const scratch = mkdtempSync(join(tmpdir(), "double-random-scratch-"));
  project.provide("scratch", scratch);
  return () => {
    rmSync(scratch, { recursive: true, force: true });
  };
}
