import { parseNoticePolicy, type NoticeLanguage, type NoticePolicy } from "../../notices/index.js";
import { readJson } from "../files.js";
import { UsageError, type Command, type CommandInput } from "../usage.js";

/** The options of every kind of notice. */
export const NOTICE_OPTIONS: Command["options"] = {
  out: { type: "string" },
  date: { type: "string" },
  number: { type: "string" },
  table: { type: "string" },
  force: { type: "boolean" },
};

/** Their help. */
export const NOTICE_HELP = `  --out FILE           the file to write: .html or .md; .xlsx for its tables, .csv for one of them
  --table NAME         for .csv: which table, by the title above it
  --language zh|en     Chinese (default) or English
  --date DATE          the day of the document, YYYY-MM-DD; default: today, in Beijing, by the clock of this machine
  --number TEXT        the number of the document (发文字号)
  --force              overwrite existing files`;

/** The option of the kinds that name businesses and people. */
export const POLICY_OPTION: Command["options"] = { policy: { type: "string" } };

/** What every notice says of itself. */
export interface StatedNotice {
  readonly language: NoticeLanguage;
  readonly date: string;
  readonly documentNumber?: string;
}

/** Reads what every notice says of itself. */
export function readStated(input: CommandInput): StatedNotice {
  const language = input.text("language") ?? "zh";
  if (language !== "zh" && language !== "en") throw new UsageError(`--language must be zh or en, got ${language}`);
  const documentNumber = input.text("number");
  return {
    language,
    date: input.text("date") ?? todayInBeijing(),
    ...(documentNumber !== undefined && { documentNumber }),
  };
}

/** Reads what the bureau lets be printed. */
export function readPolicy(input: CommandInput): Partial<NoticePolicy> {
  const file = input.text("policy");
  return file === undefined ? {} : parseNoticePolicy(readJson(file));
}

function todayInBeijing(): string {
  return new Date(Date.now() + 8 * 60 * 60 * 1000).toISOString().slice(0, 10);
}
