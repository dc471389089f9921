import type { PlanRecord } from "../../index.js";
import { coverageTable, type CoverageCell, type CoverageTable, type CoverageTotal } from "../../year/index.js";
import { readJson } from "../files.js";
import { LANGUAGE_HELP, readLanguage } from "../language.js";
import { plainTable } from "../plainTable.js";
import { PLANNING_HELP, PLANNING_OPTIONS, readPlanning } from "../planning.js";
import { EXIT, noPositionals, type Command } from "../usage.js";
import { YEAR_WORDS, type YearWords } from "../yearWords.js";

/** `double-random coverage`. */
export const coverage: Command = {
  help: `double-random coverage --plan FILE --targets FILE --as-of DATE [--record FILE ...]

${PLANNING_HELP}
  --record FILE        a record that was drawn from this directory: the table is then about the draws that were made; may be repeated
  --json               print the table as JSON
${LANGUAGE_HELP}

Without records the table is about draws to come, each task drawing its whole quota; no seed is needed.`,
  options: {
    ...PLANNING_OPTIONS,
    record: { type: "string", multiple: true },
    json: { type: "boolean" },
  },
  run: async (input) => {
    noPositionals(input);
    const words = YEAR_WORDS[readLanguage(input)];
    const records = input.all("record").map((path) => readJson(path) as PlanRecord);
    const table = coverageTable({ ...(await readPlanning(input)), ...(records.length > 0 && { records }) });
    console.log(input.flag("json") ? JSON.stringify(table, null, 2) : coverageText(table, words));
    return EXIT.yes;
  },
};

function coverageText({ cells, total, basis, notes }: CoverageTable, words: YearWords): string {
  const drawn = basis === "drawn";
  const head = [words.kind, words.creditClass, words.tier, words.remark, words.targets];
  const numbers = [words.withoutChance, words.least, words.mean, words.greatest];
  const numbersOf = (of: CoverageTotal): readonly string[] => [
    String(of.targets),
    String(of.withoutChance),
    of.least?.percent ?? "-",
    of.mean?.percent ?? "-",
    of.greatest?.percent ?? "-",
    ...(drawn ? [String(of.drawn ?? 0)] : []),
    of.tasks.map(({ taskId }) => taskId).join(" "),
  ];
  const rows = [
    ...cells.map((cell) => [
      words.subjectTypes[cell.subjectType],
      cell.creditClass ?? "-",
      words.tiers[cell.tier],
      remarkOf(cell, words),
      ...numbersOf(cell),
    ]),
    [words.all, "", "", "", ...numbersOf({ ...total, tasks: [] })],
  ];
  return [
    plainTable([...head, ...numbers, ...(drawn ? [words.drawn] : []), words.tasks], rows, 4),
    ...notes.map(words.note),
  ].join("\n");
}

function remarkOf({ status, meantZero }: CoverageCell, words: YearWords): string {
  const meant = meantZero !== undefined && (status === "zero" || status === "partly");
  return `${words.statuses[status]}${meant ? `, ${words.meant}` : ""}`;
}
