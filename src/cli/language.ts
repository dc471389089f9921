import type { Language } from "./reportWords.js";
import { UsageError, type CommandInput } from "./usage.js";

/** The help of the option that every command has. */
export const LANGUAGE_HELP = `  --language en|zh     English (default) or Chinese; for every command by DOUBLE_RANDOM_LANGUAGE=zh in the environment`;

/** Reads the option. */
export function readLanguage(input: CommandInput): Language {
  const language = input.text("language") ?? "en";
  if (language === "en" || language === "zh") return language;
  throw new UsageError(`--language must be en or zh, got ${language}`, `--language 须为 en 或 zh，现为 ${language}`);
}
