import { verifyPublication, type OutsideKnowledge, type PublicationReport } from "../../publication/index.js";
import { parseJson } from "../../index.js";
import { readText } from "../files.js";
import { parsePublicKey } from "../keys.js";
import { readLanguage } from "../language.js";
import { readPublicationFiles } from "../publicationFiles.js";
import { checkLines, countLine, levelsTable } from "../publicationReport.js";
import { REPORT_WORDS, type Language } from "../reportWords.js";
import { EXIT, UsageError, type CommandInput, type ExitCode } from "../usage.js";

/** `double-random verify FOLDER`. */
export async function verifyPublicationFolder(folder: string, input: CommandInput): Promise<ExitCode> {
  const language = readLanguage(input);
  const outside = readOutside(input);
  const report = await verifyPublication(readPublicationFiles(folder), outside);
  if (input.flag("json")) console.log(JSON.stringify(report, null, 2));
  else console.log(reportLines(report, input.flag("all"), language).join("\n"));
  return report.ok ? EXIT.yes : EXIT.no;
}

/** Levels, failures, the conclusion, and last what was not checked. */
function reportLines(report: PublicationReport, all: boolean, language: Language): readonly string[] {
  const { verifies, fails, open } = REPORT_WORDS[language];
  const isWrong = report.checks.some(({ status }) => status === "fail");
  return [
    levelsTable(report, language),
    ...(all ? checkLines(report, "pass", language) : []),
    ...checkLines(report, "fail", language),
    "",
    countLine(report, language),
    report.ok ? verifies : isWrong ? fails : open,
    ...checkLines(report, "not-checked", language),
  ];
}

function readOutside(input: CommandInput): OutsideKnowledge {
  const [head, register] = [input.text("head"), input.text("register")];
  const witnessKeys = input.all("witness-key").map((text) => {
    const [, name, key] = /^([^=]+)=(.*)$/s.exec(text) ?? [];
    if (name === undefined || key === undefined) {
      throw new UsageError(`--witness-key must be NAME=ed25519:HEX, got ${text}`);
    }
    return { name, ...parsePublicKey(key) };
  });
  return {
    authorityKeys: input.all("authority-key").map(parsePublicKey),
    witnessKeys,
    ...(head !== undefined && { head: parseHead(head) }),
    ...(register !== undefined && { register: readRegister(register) }),
  };
}

function parseHead(text: string): NonNullable<OutsideKnowledge["head"]> {
  const [, number, entryHash] = /^([1-9]\d{0,8}):([0-9a-f]{64})$/.exec(text) ?? [];
  if (entryHash !== undefined) return { number: Number(number), entryHash };
  throw new UsageError(`--head must be N:HASH, the number of an entry and its 64 characters, got ${text}`);
}

/** A JSON list of ids, or one id per line. */
function readRegister(path: string): readonly string[] {
  const text = readText(path).replace(/^\uFEFF/, "");
  const ids: unknown = text.trimStart().startsWith("[") ? parseJson(text, path) : text.split(/\r?\n/).filter(Boolean);
  if (
    Array.isArray(ids) &&
    ids.length > 0 &&
    ids.every((id): id is string => typeof id === "string" && /^\S+$/.test(id))
  )
    return ids;
  throw new UsageError(`${path} must hold ids, as a JSON list of text or one to a line`);
}
