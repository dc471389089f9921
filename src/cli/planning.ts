import {
  parsePlan,
  type Exclusion,
  type Inspection,
  type Plan,
  type PlanRecord,
  type Policies,
  type RecordEvent,
  type Target,
} from "../index.js";
import type { YearRules } from "../year/index.js";
import { creditClasses, readRoster, type Roster } from "./evidence.js";
import { readJson } from "./files.js";
import { openPublication, readRecord } from "./publicationFolder.js";
import { listReader } from "./readList.js";
import type { Command, CommandInput } from "./usage.js";

/** The options that name plan and directory of a look ahead. */
export const PLANNING_OPTIONS: Command["options"] = {
  plan: { type: "string" },
  targets: { type: "string" },
  "as-of": { type: "string" },
  policies: { type: "string" },
  exclusions: { type: "string" },
  mapping: { type: "string" },
};

/** Their help. */
export const PLANNING_HELP = `  --plan FILE          the plan
  --targets FILE       the inspection-target directory
  --as-of DATE         the date of the frames, YYYY-MM-DD
  --policies FILE      choices that differ from the plan's
  --exclusions FILE    decisions that keep targets out of a task, if there are any
  --mapping FILE       what the columns and words of CSV files and workbooks stand for, beyond those that are known`;

/** Plan, directory and choices, without a roster. */
export interface Planning {
  readonly plan: Plan;
  readonly targets: readonly Target[];
  readonly asOf: string;
  readonly policies?: Partial<Policies>;
  readonly exclusions?: readonly Exclusion[];
}

/** Reads plan, directory and choices. */
export async function readPlanning(input: CommandInput): Promise<Planning> {
  const plan = parsePlan(readJson(input.needed("plan")));
  const policies = readPolicies(input, "policies");
  const exclusions = input.text("exclusions");
  const read = listReader(input);
  const classes = creditClasses({ ...plan.policies, ...policies });
  return {
    plan,
    targets: (await read("targets", input.needed("targets"), classes)).rows,
    asOf: input.needed("as-of"),
    ...(policies && { policies }),
    ...(exclusions !== undefined && { exclusions: (await read("exclusions", exclusions)).rows }),
  };
}

/** The policies that an option names. */
export function readPolicies(input: CommandInput, option: string): Partial<Policies> | undefined {
  const path = input.text(option);
  return path === undefined ? undefined : (readJson(path) as Partial<Policies>);
}

/** The roster, if it is given. */
export async function readRosterIfGiven(input: CommandInput): Promise<Roster | undefined> {
  return input.text("inspectors") === undefined ? undefined : readRoster(input);
}

/** The options that name what has been before. */
export const YEAR_OPTIONS: Command["options"] = {
  inspections: { type: "string", multiple: true },
  record: { type: "string", multiple: true },
  events: { type: "string", multiple: true },
  publication: { type: "string", multiple: true },
  rules: { type: "string" },
};

/** Their help. */
export const YEAR_HELP = `  --inspections FILE   a history of inspections (检查台账): CSV, XLSX or JSON; may be repeated
  --record FILE        a record of this year; may be repeated
  --events FILE        events of these records, one or a list; may be repeated
  --publication FOLDER a publication, with all its records and events; may be repeated
  --rules FILE         the rules of the year; default: each rule has its documented default`;

/** What has been before. */
export interface YearSoFar {
  readonly inspections: readonly Inspection[];
  readonly records: readonly PlanRecord[];
  readonly events: readonly RecordEvent[];
  readonly rules?: YearRules;
}

/** Reads what has been before. */
export async function readYear(input: CommandInput): Promise<YearSoFar> {
  const read = listReader(input);
  const inspections: Inspection[] = [];
  for (const path of input.all("inspections")) {
    for (const row of (await read("inspections", path)).rows) inspections.push(row);
  }
  const published = input
    .all("publication")
    .map((path) => openPublication(path))
    .flatMap((folder) => folder.draws.filter(({ result }) => result !== undefined).map((draw) => ({ folder, draw })));
  const rules = input.text("rules");
  return {
    inspections,
    records: [
      ...input.all("record").map((path) => readJson(path) as PlanRecord),
      ...published.map(({ folder, draw }) => readRecord(folder, draw.commitment)),
    ],
    events: [
      ...input.all("events").flatMap((path) => readJson(path) as RecordEvent | readonly RecordEvent[]),
      ...published.flatMap(({ draw }) => draw.events.map(({ event }) => event)),
    ],
    ...(rules !== undefined && { rules: readJson(rules) as YearRules }),
  };
}
