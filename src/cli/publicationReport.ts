import Table from "cli-table3";
import type { PublicationReport, VerificationCheck } from "../publication/index.js";
import { checkTitle } from "./checkTitles.js";
import { printable } from "./printable.js";
import { REPORT_WORDS, type Language, type ReportWords } from "./reportWords.js";
import { wrapText } from "./wrapText.js";

/** The levels of a report: what each asks, and the answer. */
export function levelsTable({ levels }: PublicationReport, language: Language): string {
  const words = REPORT_WORDS[language];
  const table = new Table({
    head: [words.level, words.question, words.status],
    style: { head: [], border: [], compact: true },
  });
  table.push(
    ...levels.map(({ level, status }) => [
      `${level} ${words.levels[level].name}`,
      words.levels[level].question,
      words.statuses[status],
    ]),
  );
  return table.toString();
}

/** The checks of one status under a heading; nothing if there are none. */
export function checkLines(
  { checks }: PublicationReport,
  status: VerificationCheck["status"],
  language: Language,
): readonly string[] {
  const chosen = checks.filter((check) => check.status === status);
  if (chosen.length === 0) return [];
  const words = REPORT_WORDS[language];
  const headings: Readonly<Record<typeof status, string>> = {
    pass: words.passed,
    fail: words.failed,
    "not-checked": words.notChecked,
  };
  return ["", headings[status], checksTable(chosen, words, language)];
}

/** How many checks had which status. */
export function countLine({ checks }: PublicationReport, language: Language): string {
  const count = (status: VerificationCheck["status"]): number =>
    checks.filter((check) => check.status === status).length;
  return REPORT_WORDS[language].counted(count("pass"), count("fail"), count("not-checked"));
}

function checksTable(checks: readonly VerificationCheck[], words: ReportWords, language: Language): string {
  const table = new Table({
    head: [words.level, words.check, words.finding],
    style: { head: [], border: [], compact: true },
  });
  const [checkWidth, findingWidth] = language === "en" ? [28, 80] : [44, 62];
  table.push(
    ...checks.map((check) => {
      const [about = "", finding = ""] = cells(check, language);
      return [check.level, wrapText(about, checkWidth), wrapText(finding, findingWidth)];
    }),
  );
  return table.toString();
}

/** In Chinese the details of a failure stay in English, because they quote the documents. */
function cells({ id, status, message }: VerificationCheck, language: Language): readonly string[] {
  if (language === "en") return [printable(id), printable(message)];
  const { title, notMade } = checkTitle(id);
  if (status === "pass") return [title, ""];
  return [title, status === "not-checked" && notMade !== undefined ? notMade : printable(message)];
}
