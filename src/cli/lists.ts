import type { TableKind } from "../node/index.js";
import { UsageError, type CommandInput } from "./usage.js";

/** The kinds of lists that tables hold. */
export const LIST_KINDS: readonly TableKind[] = ["targets", "inspectors", "avoidances", "exclusions", "inspections"];

/** Reads the option --kind. */
export function listKind(input: CommandInput): TableKind {
  const text = input.needed("kind");
  const kind = LIST_KINDS.find((each) => each === text);
  if (kind === undefined) throw new UsageError(`--kind must be one of ${LIST_KINDS.join(", ")}, got ${text}`);
  return kind;
}

/** Reads the option --language, of headers and words that are written. */
export function languageOf(input: CommandInput): "zh" | "en" {
  const language = input.text("language") ?? "zh";
  if (language === "en" || language === "zh") return language;
  throw new UsageError(`--language must be en or zh, got ${language}`);
}
