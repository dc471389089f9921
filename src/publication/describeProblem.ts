import { DoubleRandomError } from "../errors/DoubleRandomError.js";

/** What is wrong with a document that cannot be read, as a sentence. */
export function describeProblem(error: unknown): string {
  if (!(error instanceof DoubleRandomError)) return error instanceof Error ? error.message : "It cannot be read.";
  const [first] = error.issues;
  const { path, expected, received } = first ?? error;
  return `${path}: expected ${expected}, got ${received}.`;
}
