import type { Language } from "./reportWords.js";
import { UsageError, type Command, type CommandInput } from "./usage.js";

/** The option that chooses one. */
export const LANGUAGE_OPTION: Command["options"] = { language: { type: "string" } };

/** Its help. */
export const LANGUAGE_HELP = `  --language en|zh     English (default) or Chinese`;

/** Reads the option. */
export function readLanguage(input: CommandInput): Language {
  const language = input.text("language") ?? "en";
  if (language === "en" || language === "zh") return language;
  throw new UsageError(`--language must be en or zh, got ${language}`);
}
