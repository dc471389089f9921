import { parsePlan, type PlanRecord } from "../../index.js";
import {
  coverageNotice,
  drawNotice,
  inspectorVisitList,
  parseWorkingCalendar,
  planNotice,
  resultsNotice,
  taskList,
  visitSheet,
  workingPapers,
  type Notice,
  type WorkingPapersOptions,
} from "../../notices/index.js";
import { coverageTable } from "../../year/index.js";
import { readJson } from "../files.js";
import { listReader } from "../readList.js";
import { UsageError, type Command, type CommandInput } from "../usage.js";
import { DRAWN_OPTIONS, readDrawn } from "./drawnSource.js";
import { NOTICE_OPTIONS, readStated } from "./noticeInput.js";

/** A document and, where there is one for each of many, the name of its file without extension. */
export interface NamedNotice {
  readonly name?: string;
  readonly notice: Notice;
}

/** A kind of document that the command `notice` makes. */
interface NoticeKind {
  readonly options: Command["options"];
  readonly make: (source: string, input: CommandInput) => readonly NamedNotice[] | Promise<readonly NamedNotice[]>;
}

const ALL: Command["options"] = { all: { type: "boolean" }, format: { type: "string" } };

/** By the word on the command line. */
export const NOTICE_KINDS: Readonly<Record<string, NoticeKind>> = {
  draw: {
    options: { ...DRAWN_OPTIONS, "published-at": { type: "string" } },
    make: async (source, input) => {
      const publishedAt = input.text("published-at");
      const { options } = await readDrawn(source, input);
      return [{ notice: drawNotice({ ...options, ...(publishedAt !== undefined && { publishedAt }) }) }];
    },
  },
  results: {
    options: { ...DRAWN_OPTIONS, calendar: { type: "string" }, from: { type: "string" }, to: { type: "string" } },
    make: async (source, input) => {
      const calendar = parseWorkingCalendar(readJson(input.needed("calendar")));
      const recorded = readPeriod(input);
      const { options } = await readDrawn(source, input);
      return [{ notice: resultsNotice({ ...options, calendar, ...(recorded && { recorded }) }) }];
    },
  },
  plan: {
    options: { ...NOTICE_OPTIONS, draft: { type: "boolean" } },
    make: (source, input) => {
      const plan = parsePlan(readJson(source));
      return [{ notice: planNotice({ ...readStated(input), plan, isDraft: input.flag("draft") }) }];
    },
  },
  inspector: {
    options: { ...DRAWN_OPTIONS, ...ALL, inspector: { type: "string" } },
    make: async (source, input) => {
      const { options, idOf } = await readDrawn(source, input);
      if (oneOrAll(input, "inspector")) return allOf({ ...options, papers: "inspectors" });
      return [{ notice: inspectorVisitList({ ...options, inspectorId: idOf(input.needed("inspector")) }) }];
    },
  },
  task: {
    options: { ...DRAWN_OPTIONS, ...ALL, task: { type: "string" } },
    make: async (source, input) => {
      const { options } = await readDrawn(source, input);
      if (oneOrAll(input, "task")) return allOf({ ...options, papers: "tasks" });
      return [{ notice: taskList({ ...options, taskId: input.needed("task") }) }];
    },
  },
  visit: {
    options: { ...DRAWN_OPTIONS, ...ALL, visit: { type: "string" } },
    make: async (source, input) => {
      const { options, visitOf } = await readDrawn(source, input);
      if (oneOrAll(input, "visit")) return allOf({ ...options, papers: "visits" });
      return [{ notice: visitSheet({ ...options, visitId: visitOf(input.needed("visit")) }) }];
    },
  },
  coverage: {
    options: {
      ...NOTICE_OPTIONS,
      targets: { type: "string" },
      mapping: { type: "string" },
      "as-of": { type: "string" },
      record: { type: "string", multiple: true },
    },
    make: async (source, input) => {
      const plan = parsePlan(readJson(source));
      const records = input.all("record").map((path) => readJson(path) as PlanRecord);
      const classes = plan.policies?.creditClassTiers;
      const options = classes ? { creditClasses: Object.keys(classes) } : {};
      const { rows } = await listReader(input)("targets", input.needed("targets"), options);
      const coverage = coverageTable({
        plan,
        targets: rows,
        asOf: input.needed("as-of"),
        ...(records.length > 0 && { records }),
      });
      return [{ notice: coverageNotice({ ...readStated(input), coverage, plan }) }];
    },
  },
};

function allOf(options: WorkingPapersOptions): readonly NamedNotice[] {
  return workingPapers(options).map(({ id, notice }) => ({ name: id, notice }));
}

/** Whether a document is wanted for each; one of the two must be said. */
function oneOrAll(input: CommandInput, option: string): boolean {
  const isAll = input.flag("all");
  if (isAll === (input.text(option) !== undefined)) throw new UsageError(`say either --${option} or --all`);
  return isAll;
}

function readPeriod(input: CommandInput): { readonly start: string; readonly end: string } | undefined {
  const [start, end] = [input.text("from"), input.text("to")];
  if (start === undefined && end === undefined) return undefined;
  if (start === undefined || end === undefined) throw new UsageError("--from and --to belong together");
  return { start, end };
}
