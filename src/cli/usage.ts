import { parseArgs, type ParseArgsConfig } from "node:util";

/** Wrong words on the command line; the message says which. */
export class UsageError extends Error {
  /** The message in Chinese, if there is one. */
  readonly chinese: string;

  constructor(message: string, chinese: string = message) {
    super(message);
    this.chinese = chinese;
  }
}

/** Every command has this option; the environment variable says it for all. */
const LANGUAGE_OPTION = { language: { type: "string" } } as const;

const LANGUAGE_VARIABLE = "DOUBLE_RANDOM_LANGUAGE";

/** The exit codes of the command. */
export const EXIT = { yes: 0, no: 1, badInput: 2 } as const;

/** The exit code of a command. */
export type ExitCode = (typeof EXIT)[keyof typeof EXIT];

/** A sub-command. */
export interface Command {
  /** The text of `--help`. */
  readonly help: string;
  readonly options: NonNullable<ParseArgsConfig["options"]>;
  readonly run: (input: CommandInput) => ExitCode | Promise<ExitCode>;
}

/** What a sub-command is called with. */
export interface CommandInput {
  readonly positionals: readonly string[];
  /** The value of an option, or `undefined`. */
  readonly text: (name: string) => string | undefined;
  /** The value of an option that must be there. */
  readonly needed: (name: string) => string;
  /** All values of an option that may be repeated. */
  readonly all: (name: string) => readonly string[];
  readonly flag: (name: string) => boolean;
  /** The options that were given, as typed: `--plan`. */
  readonly given: readonly string[];
}

/** Reads the words after the name of the sub-command. */
export function readInput(args: readonly string[], command: Command): CommandInput {
  const { values, positionals } = parse(args, command);
  const text = (name: string): string | undefined => {
    const value = values[name] ?? (name === "language" ? process.env[LANGUAGE_VARIABLE] || undefined : undefined);
    return typeof value === "string" ? value : undefined;
  };
  return {
    positionals,
    text,
    needed: (name) => {
      const value = text(name);
      if (value === undefined) throw new UsageError(`--${name} is missing`, `缺少 --${name}`);
      return value;
    },
    all: (name) => {
      const value = values[name];
      return Array.isArray(value) ? value.map(String) : [];
    },
    flag: (name) => values[name] === true,
    given: Object.keys(values)
      .filter((name) => name !== "language")
      .map((name) => `--${name}`),
  };
}

/** The one positional argument of a command. */
export function onlyPositional({ positionals }: CommandInput, name: string): string {
  const [value, ...rest] = positionals;
  if (value === undefined) throw new UsageError(`${name} is missing`, `缺少 ${name}`);
  if (rest.length > 0) {
    const count = String(positionals.length);
    throw new UsageError(`one ${name} expected, got ${count}`, `${name} 只能有一个，现有 ${count} 个`);
  }
  return value;
}

/** Refuses positional arguments. */
export function noPositionals({ positionals }: CommandInput): void {
  if (positionals.length > 0) {
    const words = positionals.join(" ");
    throw new UsageError(`unexpected ${words}`, `多余的内容：${words}`);
  }
}

/** Refuses options of the other use of a command, which would be ignored without a word. */
export function onlyOptions({ given }: CommandInput, allowed: Command["options"], use: string): void {
  const stray = given.find((option) => !Object.hasOwn(allowed, option.slice(2)));
  if (stray !== undefined) throw new UsageError(`${stray} has no use with ${use}`, `${stray} 在此不适用（${use}）`);
}

/** The value of an option that must be a whole number, or `undefined`. */
export function wholeNumber(input: CommandInput, name: string): number | undefined {
  const value = input.text(name);
  if (value === undefined) return undefined;
  if (!/^\d{1,9}$/.test(value)) {
    throw new UsageError(`--${name} must be a whole number, got ${value}`, `--${name} 须为整数，现为 ${value}`);
  }
  return Number(value);
}

function parse(args: readonly string[], { options }: Command): ReturnType<typeof parseArgs> {
  try {
    return parseArgs({
      args: [...args],
      options: { ...options, ...LANGUAGE_OPTION },
      allowPositionals: true,
      strict: true,
    });
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
}
