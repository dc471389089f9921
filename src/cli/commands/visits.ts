import { parsePlan } from "../../index.js";
import { tableFile } from "../../node/index.js";
import { checkAnnualLimit, inspectionsOf, yearVisits, type YearVisit } from "../../year/index.js";
import { creditClasses } from "../evidence.js";
import { readJson, writeAll, type Output } from "../files.js";
import { LANGUAGE_HELP, readLanguage } from "../language.js";
import { plainTable } from "../plainTable.js";
import { readYear, YEAR_HELP, YEAR_OPTIONS, type YearSoFar } from "../planning.js";
import { listReader } from "../readList.js";
import { EXIT, noPositionals, UsageError, type Command, type CommandInput } from "../usage.js";
import { YEAR_WORDS, type YearWords } from "../yearWords.js";

/** `double-random visits`. */
export const visits: Command = {
  help: `double-random visits --plan FILE (--record FILE ... | --publication FOLDER ...)

  --plan FILE          the plan
${YEAR_HELP}
  --targets FILE       the inspection-target directory; with --rules, the annual limit is looked at
  --as-of DATE         up to which inspections count for the limit, YYYY-MM-DD
  --mapping FILE       what the columns and words of a directory in CSV or XLSX stand for, beyond those that are known
  --out FILE           write the visits too, by the end of the name: .csv, .xlsx, .json
  --history FILE       write what has been visited, for --inspections of later draws (.json)
  --force              overwrite existing files
  --json               print the visits as JSON
${LANGUAGE_HELP}

Exit code 1 if a target has more visits than the rules allow.`,
  options: {
    ...YEAR_OPTIONS,
    plan: { type: "string" },
    targets: { type: "string" },
    mapping: { type: "string" },
    "as-of": { type: "string" },
    out: { type: "string" },
    history: { type: "string" },
    force: { type: "boolean" },
    json: { type: "boolean" },
  },
  run: async (input) => {
    noPositionals(input);
    const words = YEAR_WORDS[readLanguage(input)];
    const plan = parsePlan(readJson(input.needed("plan")));
    const year = await readYear(input);
    const { records, events } = year;
    if (records.length === 0) throw new UsageError("--record or --publication is missing");
    const found = yearVisits({ plan, records, events });
    const limit = await annualLimit(input, { plan, ...year });
    const notes = [...found.notes, ...limit.filter(({ code }) => !found.notes.some((note) => note.code === code))];
    const outputs = [...(await visitsFile(input, found.open, words)), ...historyFile(input, { plan, records, events })];
    writeAll(outputs, { overwrite: input.flag("force") });
    if (input.flag("json")) {
      console.log(JSON.stringify({ ...found, notes }, null, 2));
    } else {
      const { open, made, hits, saved } = found;
      console.log(plainTable(headOf(words), open.map(shortRow), 6));
      console.log(words.summary(open.length, made.length, hits, saved));
      for (const note of notes) console.log(words.note(note));
      for (const { path } of outputs) console.log(words.wrote(path));
    }
    return notes.some(({ code }) => code === "OVER_ANNUAL_LIMIT") ? EXIT.no : EXIT.yes;
  },
};

type PlanAndYear = YearSoFar & { readonly plan: ReturnType<typeof parsePlan> };

async function annualLimit(
  input: CommandInput,
  { rules, ...year }: PlanAndYear,
): Promise<ReturnType<typeof checkAnnualLimit>["notes"]> {
  const targets = input.text("targets");
  if (!rules) {
    if (targets !== undefined) throw new UsageError("--targets is for the annual limit, and --rules is missing");
    return [];
  }
  const classes = creditClasses(year.plan.policies);
  const { rows: directory } = await listReader(input)("targets", input.needed("targets"), classes);
  return checkAnnualLimit({ ...year, rules, targets: directory, asOf: input.needed("as-of") }).notes;
}

function headOf(words: YearWords): readonly string[] {
  return [words.visit, words.target, words.tasks, words.items, words.window, words.teams];
}

function rowOf({ visitId, targetId, taskIds, items, window, parts }: YearVisit): readonly string[] {
  return [
    visitId,
    targetId,
    taskIds.join(" "),
    items.map(({ name }) => name).join("; "),
    `${window.start} ~ ${window.end}`,
    parts
      .map(
        ({ taskIds: ofPart, team }) => `${ofPart.join("+")}: ${team.map(({ inspectorId }) => inspectorId).join(" ")}`,
      )
      .join("; "),
  ];
}

/** The column of the items. */
const ITEMS = 3;
const SHOWN_ITEMS = 24;

/** For a terminal: files have the items in full. */
function shortRow(visit: YearVisit): readonly string[] {
  return rowOf(visit).map((cell, place) => (place === ITEMS && cell.length > SHOWN_ITEMS ? shorten(cell) : cell));
}

function shorten(items: string): string {
  const count = items.split("; ").length;
  return `${items.slice(0, SHOWN_ITEMS)}… (${String(count)})`;
}

async function visitsFile(
  input: CommandInput,
  open: readonly YearVisit[],
  words: YearWords,
): Promise<readonly Output[]> {
  const path = input.text("out");
  if (path === undefined) return [];
  if (path.endsWith(".json")) return [{ path, text: `${JSON.stringify(open, null, 2)}\n` }];
  if (!/\.(?:csv|xlsx)$/.test(path)) throw new UsageError(`--out must end in .csv, .xlsx or .json, got ${path}`);
  const columns = headOf(words).map((title, index) => ({
    key: `column-${String(index + 1)}`,
    title,
    kind: "text" as const,
  }));
  return [{ path, text: await tableFile(path, [{ name: words.visit, columns, rows: open.map(rowOf) }]) }];
}

function historyFile(
  input: CommandInput,
  { plan, records, events }: Omit<PlanAndYear, "inspections" | "rules">,
): readonly Output[] {
  const path = input.text("history");
  if (path === undefined) return [];
  const history = records.flatMap((record) =>
    inspectionsOf({ plan, record, events: events.filter((event) => event.record === record.recordHash) }),
  );
  return [{ path, text: `${JSON.stringify(history, null, 2)}\n` }];
}
