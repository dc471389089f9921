import { readJson } from "./files.js";
import { UsageError } from "./usage.js";

/** Reads `{ "sources": [...] }`; what is in the list is for the library to check. */
export function readSources(path: string): readonly unknown[] {
  const document = readJson(path);
  const isObject = typeof document === "object" && document !== null;
  const { sources, ...others } = isObject ? (document as Readonly<Record<string, unknown>>) : {};
  if (Array.isArray(sources) && Object.keys(others).length === 0) return sources;
  throw new UsageError(`${path} must hold { "sources": [...] } and nothing else`);
}
