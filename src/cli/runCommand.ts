import { DoubleRandomError } from "../errors/DoubleRandomError.js";
import { COMMANDS } from "./commandGroups.js";
import { LANGUAGE_HELP, readLanguage } from "./language.js";
import type { Language } from "./reportWords.js";
import { overview } from "./overview.js";
import { EXIT, readInput, UsageError, type Command, type ExitCode } from "./usage.js";

/** Runs the command that the words name, as a user types them; gives the exit code. */
export async function runCommand([name, ...args]: readonly string[]): Promise<ExitCode> {
  const language = languageOf(args);
  if (name === undefined || name === "--help" || name === "-h" || name === "help") {
    console.log(overview(language));
    return name === undefined ? EXIT.badInput : EXIT.yes;
  }
  const listed = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined;
  if (!listed) {
    const unknown = new UsageError(`there is no command ${name}`, `没有 ${name} 这个命令`);
    return complain(unknown, language, overview(language));
  }
  try {
    const command = await listed.load();
    if (args.includes("--help") || args.includes("-h")) {
      console.log(helpOf(command));
      return EXIT.yes;
    }
    return await command.run(readInput(args, command));
  } catch (error) {
    if (error instanceof UsageError) {
      const hint = `double-random ${name} --help`;
      return complain(error, language, language === "zh" ? `用法见 ${hint}` : `${hint} says more.`);
    }
    if (error instanceof DoubleRandomError) {
      const { reportError } = await import("./reportError.js");
      return reportError(error, language);
    }
    const message = error instanceof Error ? error.message : String(error);
    const unexpected = new UsageError(`unexpected: ${message}`, `意外错误：${message}`);
    return complain(
      unexpected,
      language,
      language === "zh" ? "这是程序缺陷，请报告。" : "This is a defect; please report it.",
    );
  }
}

/** The language of complaints, which are made even of words that cannot be read. */
function languageOf(args: readonly string[]): Language {
  const at = args.lastIndexOf("--language");
  const words = at >= 0 ? args.slice(at, at + 2) : args.filter((word) => word.startsWith("--language="));
  const nothing: Command = { help: "", options: {}, run: () => EXIT.yes };
  try {
    return readLanguage(readInput(words, nothing));
  } catch {
    return "en";
  }
}

/** Every command has the option, and says so. */
function helpOf({ help }: Command): string {
  return help.includes("--language") ? help : `${help}\n\n${LANGUAGE_HELP}`;
}

function complain({ message, chinese }: UsageError, language: Language, hint: string): ExitCode {
  console.error(language === "zh" ? `double-random：${chinese}\n${hint}` : `double-random: ${message}\n${hint}`);
  return EXIT.badInput;
}
