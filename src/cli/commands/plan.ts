import Table from "cli-table3";
import { parsePlan, type Correction, type Plan, type Task } from "../../index.js";
import { readPlanFile, type ReadPlanFileOptions } from "../../node/index.js";
import type { PlanAnswer } from "../../zh/index.js";
import { readJson, writeAll } from "../files.js";
import { LANGUAGE_HELP, readLanguage } from "../language.js";
import type { Language } from "../reportWords.js";
import { PLAN_WORDS, quotaText, type PlanWords } from "../planWords.js";
import { readPlanSource } from "../planSource.js";
import { EXIT, onlyOptions, onlyPositional, wholeNumber, type Command, type CommandInput } from "../usage.js";

const FOR_ANY: Command["options"] = {};

/** `double-random plan`. */
export const plan: Command = {
  help: `double-random plan PLAN [OPTIONS]

  PLAN                 the plan: JSON, or the printed table as a workbook (XLSX), text or CSV, in UTF-8 or GB18030

For a printed plan:
  --sheet NAME         the sheet of a workbook, if several hold something
  --region CODE        the region of the authority, GB/T 2260; 全市 and 全县 mean this region
  --issuer-id ID       the id of the authority (default: the region)
  --issuer NAME        its name, if the text does not print it
  --id ID              the id of the plan (default: the issuer's id and the year)
  --title TEXT         the title, if the text does not print it
  --year N             the year, if the text does not print it
  --document-number T  the number of the document, if the text does not print it
  --issued-on DAY      the day of issue, if the text does not print it
  --part N             which table, if several begin with number 1
  --answers FILE       decisions on open questions, a JSON list
  --vocabulary FILE    names of directories, items, licences and lists with their ids, a JSON object
  --departments FILE   the departments of joint tasks with id and members, a JSON object
  --out FILE           write the plan as JSON
  --force              overwrite FILE
${LANGUAGE_HELP}`,
  options: {
    ...{ sheet: { type: "string" }, region: { type: "string" } },
    ...{ "issuer-id": { type: "string" }, issuer: { type: "string" } },
    ...{ id: { type: "string" }, title: { type: "string" }, year: { type: "string" } },
    ...{ "document-number": { type: "string" }, "issued-on": { type: "string" }, part: { type: "string" } },
    ...{ answers: { type: "string" }, vocabulary: { type: "string" }, departments: { type: "string" } },
    ...{ out: { type: "string" }, force: { type: "boolean" } },
    ...FOR_ANY,
  },
  run: async (input) => {
    const path = onlyPositional(input, "PLAN");
    const language = readLanguage(input);
    const source = readPlanSource(path);
    if (source.kind === "data") onlyOptions(input, FOR_ANY, "a plan that is JSON already");
    const read =
      source.kind === "data"
        ? parsePlan(source.input)
        : (await readPlanFile(source.file, printOptions(input, language))).plan;
    const out = input.text("out");
    if (out !== undefined) {
      writeAll([{ path: out, text: `${JSON.stringify(read, null, 2)}\n` }], { overwrite: input.flag("force") });
    }
    show(read, PLAN_WORDS[language], source.kind === "print");
    return EXIT.yes;
  },
};

function printOptions(input: CommandInput, language: Language): ReadPlanFileOptions {
  const region = input.needed("region");
  const file = (name: string): unknown => {
    const path = input.text(name);
    return path === undefined ? undefined : readJson(path);
  };
  const given = {
    issuer: { id: input.text("issuer-id") ?? region, regionCode: region, name: input.text("issuer") },
    sheet: input.text("sheet"),
    ...{ id: input.text("id"), title: input.text("title"), year: wholeNumber(input, "year"), language },
    ...{ documentNumber: input.text("document-number"), issuedOn: input.text("issued-on") },
    ...{ part: wholeNumber(input, "part"), answers: file("answers") as readonly PlanAnswer[] | undefined },
    ...{ vocabulary: file("vocabulary"), departments: file("departments") },
  };
  const stated = Object.entries(given).filter(([, value]) => value !== undefined);
  const issuer = Object.fromEntries(Object.entries(given.issuer).filter(([, value]) => value !== undefined));
  return { ...Object.fromEntries(stated), issuer } as unknown as ReadPlanFileOptions;
}

function show(read: Plan, words: PlanWords, repairs: boolean): void {
  const table = new Table({ head: [...words.head], style: { head: [], border: [], compact: true } });
  table.push(...read.tasks.map((task) => row(task, words)));
  console.log(words.titled(read.title, read.id, read.tasks.length));
  console.log(table.toString());
  if (repairs) showRepairs(read, words);
  let questions = 0;
  for (const { id, openQuestions = [] } of read.tasks) {
    for (const { irregularity, question, assumption } of openQuestions) {
      questions += 1;
      console.log(`${words.open(id, irregularity, question)}\n${words.assumed(assumption)}`);
    }
  }
  if (repairs) console.log(words.questions(questions));
}

/** Repairs of one kind together: where they were made, the first of them, and the rule. */
function showRepairs({ corrections = [], tasks }: Plan, words: PlanWords): void {
  const all = [
    ...corrections.map((correction) => ({ correction, where: words.wholePlan })),
    ...tasks.flatMap(({ id, corrections: own = [] }) => own.map((correction) => ({ correction, where: id }))),
  ];
  const kinds = new Map<string, { readonly first: Correction; readonly where: Set<string> }>();
  for (const { correction, where } of all) {
    const key = `${correction.irregularity} ${correction.rule}`;
    const kind = kinds.get(key);
    if (kind) kind.where.add(where);
    else kinds.set(key, { first: correction, where: new Set([where]) });
  }
  console.log(words.repairs(all.length));
  for (const { first, where } of kinds.values()) {
    const { irregularity, severity, raw, value, rule } = first;
    console.log(`${irregularity} ${words.severities[severity]}, ${[...where].join(" ")}`);
    console.log(`  ${words.printedAs(onOneLine(raw), onOneLine(value))}\n  ${rule}`);
  }
}

function onOneLine(text: string): string {
  const flat = text.replace(/\p{Cc}+/gu, " ");
  return flat.length > 60 ? `${flat.slice(0, 60)}…` : flat;
}

function row(task: Task, words: PlanWords): string[] {
  const { id, name, kind, quota, window, risk, corrections = [], openQuestions = [] } = task;
  return [
    id,
    name,
    words.kinds[kind],
    quotaText(quota, words),
    words.to(window.start, window.end),
    words.risks[risk.kind],
    String(corrections.length),
    String(openQuestions.length),
  ];
}
