import { parsePlan, type Plan } from "../../index.js";
import {
  compareForecasts,
  forecastPlan,
  type Forecast,
  type ForecastComparison,
  type ForecastTotals,
  type TaskForecast,
} from "../../year/index.js";
import { readJson } from "../files.js";
import { LANGUAGE_HELP, readLanguage } from "../language.js";
import { plainTable } from "../plainTable.js";
import { PLANNING_HELP, PLANNING_OPTIONS, readPlanning, readPolicies, readRosterIfGiven } from "../planning.js";
import { EXIT, noPositionals, type Command, type CommandInput } from "../usage.js";
import { YEAR_WORDS, type YearWords } from "../yearWords.js";

/** `double-random forecast`. */
export const forecast: Command = {
  help: `double-random forecast --plan FILE --targets FILE --as-of DATE [--inspectors FILE --avoidances FILE]

${PLANNING_HELP}
  --inspectors FILE    the inspector directory, for loads and capacity
  --avoidances FILE    the withdrawals (回避), or --no-avoidances if there are none
  --days-per-visit N   days that each member spends on a visit, such as 0.5; default 1
  --days-per-inspector N  days in the year that an inspector has for visits; default: not checked
  --versus-plan FILE   a changed plan: print what it changes
  --versus-policies FILE  changed choices: print what they change
  --json               print the forecast, or the comparison, as JSON
${LANGUAGE_HELP}

Nothing is random in it and no seed is needed.`,
  options: {
    ...PLANNING_OPTIONS,
    inspectors: { type: "string" },
    avoidances: { type: "string" },
    "no-avoidances": { type: "boolean" },
    "days-per-visit": { type: "string" },
    "days-per-inspector": { type: "string" },
    "versus-plan": { type: "string" },
    "versus-policies": { type: "string" },
    json: { type: "boolean" },
  },
  run: async (input) => {
    noPositionals(input);
    const words = YEAR_WORDS[readLanguage(input)];
    const planning = {
      ...(await readPlanning(input)),
      ...(await readRosterIfGiven(input)),
      assumptions: readAssumed(input),
    };
    const now = forecastPlan(planning);
    const [versus, policies] = [input.text("versus-plan"), readPolicies(input, "versus-policies")];
    if (versus === undefined && !policies) {
      console.log(input.flag("json") ? JSON.stringify(now, null, 2) : forecastText(now, planning.plan, words));
      return EXIT.yes;
    }
    const plan = versus === undefined ? planning.plan : parsePlan(readJson(versus));
    const compared = compareForecasts(now, forecastPlan({ ...planning, plan, ...(policies && { policies }) }));
    console.log(input.flag("json") ? JSON.stringify(compared, null, 2) : comparisonText(compared, words));
    return EXIT.yes;
  },
};

function readAssumed(input: CommandInput): { readonly daysPerVisit?: string; readonly daysPerInspector?: string } {
  const [daysPerVisit, daysPerInspector] = [input.text("days-per-visit"), input.text("days-per-inspector")];
  return {
    ...(daysPerVisit !== undefined && { daysPerVisit }),
    ...(daysPerInspector !== undefined && { daysPerInspector }),
  };
}

function forecastText(
  { tasks, totals, overlap, inspectors, warnings, notes }: Forecast,
  plan: Plan,
  words: YearWords,
): string {
  const { tiers } = words;
  const head = [words.task, words.name, words.frame, words.count, words.rate];
  const columns = [tiers.low, tiers.general, tiers.higher, tiers.high, words.noTier, words.team, words.inspectors];
  const rows = tasks.map((task) => taskRow(task, plan));
  const codes = [...new Set(tasks.flatMap((task) => task.warnings.map(({ code }) => code)))].sort();
  return [
    plainTable([...head, ...columns], rows, 2),
    ...TOTALS.map((name) => `${words.totals[name]}: ${totals[name].decimal}`),
    ...overlap.frames.filter((frame) => frame.tasks > 1).map((frame) => words.shared(frame.tasks, frame.targets)),
    ...(inspectors
      ? [
          plainTable(
            [words.inspector, words.load, words.days, words.limit],
            inspectors.map(({ inspectorId, expectedVisits, expectedDays, prior, most, isOver }) => [
              inspectorId,
              prior > 0 ? `${String(prior)} + ${expectedVisits}` : expectedVisits,
              expectedDays,
              `${most === undefined ? "-" : String(most)}${isOver ? " !" : ""}`,
            ]),
            1,
          ),
        ]
      : []),
    ...warnings.map(({ code, message }) => `warning ${code}: ${message}`),
    ...codes.map(
      (code) =>
        `${code}: ${tasks
          .filter((task) => task.warnings.some((each) => each.code === code))
          .map(({ taskId }) => taskId)
          .join(" ")}`,
    ),
    ...notes.map(words.note),
  ].join("\n");
}

const TOTALS: readonly (keyof ForecastTotals)[] = [
  "hits",
  "targets",
  "visits",
  "saved",
  "memberPlaces",
  "expertPlaces",
  "inspectorDays",
];

function taskRow(
  { taskId, frame, count, rate, tiers, teamSize, inspectors }: TaskForecast,
  plan: Plan,
): readonly string[] {
  const tierCell = (...names: readonly string[]): string =>
    tiers
      .filter(({ tier }) => names.includes(tier))
      .map((tier) => `${shortAmount(tier.count.decimal)}/${String(tier.size)}`)
      .join(" ");
  return [
    taskId,
    plan.tasks.find(({ id }) => id === taskId)?.name ?? "",
    String(frame),
    shortAmount(count.decimal),
    rate?.percent ?? "-",
    ...["low", "general", "higher", "high"].map((tier) => tierCell(tier)),
    tierCell("unclassified", "untiered"),
    String(teamSize),
    inspectors === undefined ? "-" : String(inspectors),
  ];
}

/** A whole number without its decimals. */
function shortAmount(decimal: string): string {
  return decimal.replace(/\.00$/, "");
}

function comparisonText({ tasks, totals, notesAdded, notesGone }: ForecastComparison, words: YearWords): string {
  const signed = (decimal: string): string => shortAmount(decimal.startsWith("-") ? decimal : `+${decimal}`);
  const row = (name: string, { before, after, change }: ForecastComparison["totals"]["hits"]): readonly string[] => [
    name,
    shortAmount(before.decimal),
    shortAmount(after.decimal),
    signed(change.decimal),
  ];
  return [
    plainTable(
      ["", words.before, words.after, words.change],
      [
        ...tasks.flatMap((task) => [
          row(task.taskId, task),
          ...task.tiers.map((tier) => row(`  ${words.tiers[tier.tier]}`, tier)),
        ]),
        ...TOTALS.map((name) => row(words.totals[name], totals[name])),
      ],
      1,
    ),
    ...notesAdded.map((code) => `+ ${code}`),
    ...notesGone.map((code) => `- ${code}`),
  ].join("\n");
}
