import { addNarrowed } from "./narrowedScope.js";
import { licenceDoubt, otherCircle, unknownDoubt, narrowerDoubt } from "./scopeDoubts.js";
import type { SubjectType } from "../model/target.js";
import { idOfWords } from "./idOfWords.js";
import { note, type Doubt, type Finding } from "./reading.js";
import type { ScopeContext } from "./readScope.js";
import { longestTerm, MISPRINTS, STAND_INS, type DirectoryTerm } from "./vocabulary.js";

/** What is left of a scope when area, status, classes, lists and kinds are taken out. */
export interface DirectoryContext extends ScopeContext {
  readonly cell: string;
  /** The scope without area and status, for quotations. */
  readonly phrase: string;
  readonly foldedName: string;
  /** Without the words for kinds of subject. */
  readonly rest: string;
  /** With them. */
  readonly whole: string;
  readonly types: readonly SubjectType[];
}

/** The special directories and licences of a scope. */
interface Directories {
  readonly directories: readonly string[];
  readonly licenceKinds: readonly string[];
  readonly terms: readonly DirectoryTerm[];
  readonly findings: readonly Finding[];
  readonly doubts: readonly Doubt[];
}

/** Words that name no circle by themselves. */
const FILLER =
  /各类型?|有效|所有|全部|相关|有关|从事|取得|持有|具有|已|依法|市场主体|经营主体|主体|单位|机构|经营者|生产者|经营|加工|行业|场所|商户|门店|店铺|店|者|业|户|点|公司|法人|分支机构|的|等|及其?|其他|其它|和|、|,|;|\(|\)|"|\.|。|\//g;
const OPEN_END = /等(?:领域|行业|单位|企业|场所|机构|经营者|部门|主体|市场主体|经营主体|经营单位)?$/;
const LICENSED = /(?:获证|持证|领证)[^、,的]{0,4}?(?:企业|单位|机构|主体)/;
const LICENCE = /许可证/;

/** Finds the special directories that the words of a scope stand for; unknown words become a derived id and a question. */
export function scopeDirectories(context: DirectoryContext): Directories {
  const { phrase, foldedName, vocabulary, cell } = context;
  const findings: Finding[] = [];
  const doubts: Doubt[] = [];
  const rest = standIns(context.rest, context, findings);
  const nameTerm = longestTerm(foldedName, vocabulary.directories)?.term;
  const done = (
    directories: readonly string[],
    terms: readonly DirectoryTerm[],
    licenceKinds: readonly string[] = [],
  ): Directories => ({
    directories: [...new Set(directories)],
    licenceKinds,
    terms: [...new Set(terms)],
    findings,
    doubts,
  });

  if (OPEN_END.test(phrase) && cell !== "") {
    readFields(phrase, findings);
    return openEnded(context, nameTerm, doubts, done);
  }
  // 学校、托幼机构等食堂 are canteens: the head of the phrase stands at its end.
  const head = /等([^、,;等]{2,10})$/.exec(rest)?.[1];
  const headTerm = head === undefined ? undefined : longestTerm(head, vocabulary.directories)?.term;
  if (headTerm) {
    doubts.push(narrowerDoubt(context, [rest.slice(0, -head!.length)], [headTerm.id]));
    return done([headTerm.id], [headTerm]);
  }
  const segments = rest.split(/[、,;/]|以及|[和及与或](?!其)(?=.{2})/).filter((segment) => fillerOnly(segment) !== "");
  const found = segments.map((segment) => ({ segment, hit: longestTerm(segment, vocabulary.directories) }));
  const terms = found.flatMap(({ hit }) => (hit ? [hit.term] : []));
  const licensedName = (LICENSED.exec(foldedName) ?? LICENCE.exec(foldedName))?.[0];
  const licence = longestTerm(phrase, vocabulary.licences)?.term;
  const scopeLicensed = LICENSED.test(phrase) || LICENCE.test(phrase);
  const kind = nameTerm?.licenceKind ?? longestTerm(foldedName, vocabulary.licences)?.term.id;

  if (
    licensedName !== undefined &&
    !scopeLicensed &&
    nameTerm &&
    kind !== undefined &&
    !terms.includes(nameTerm) &&
    cell !== ""
  ) {
    doubts.push(licenceDoubt(context, licensedName, nameTerm, kind));
    return done([nameTerm.id], [nameTerm], [kind]);
  }
  const licenceKinds = licence ? [licence.id] : scopeLicensed ? licencesOf(terms, phrase, doubts) : [];

  if (segments.length === 0) {
    if (!nameTerm || cell === "") return done(nameTerm ? [nameTerm.id] : [], nameTerm ? [nameTerm] : [], licenceKinds);
    doubts.push({
      irregularity: "C10",
      field: "scope",
      question: {
        en: `The name says "${context.name}", the scope "${phrase}". Are only the targets in the special directory ${nameTerm.id} meant?`,
        zh: `任务名称为“${context.name}”，对象范围为“${phrase}”。是否只指专业分库${nameTerm.id}中的对象？`,
      },
      assumption: {
        en: `only those in the special directory ${nameTerm.id}.`,
        zh: `只指专业分库${nameTerm.id}中的对象。`,
      },
    });
    return done([nameTerm.id], [nameTerm], licenceKinds);
  }
  const unknown = found.filter(({ hit }) => !hit).map(({ segment }) => segment);
  const [only] = terms;
  if (
    only &&
    unknown.length === 0 &&
    terms.every((term) => term === only) &&
    nameTerm &&
    nameTerm !== only &&
    cell !== ""
  ) {
    if (only.includes?.includes(nameTerm.id) === true && !only.words.some((word) => foldedName.includes(word))) {
      addNarrowed(context, only, nameTerm, findings, doubts);
      return done([nameTerm.id], [nameTerm], licenceKinds);
    }
    if (!only.words.some((word) => foldedName.includes(word))) doubts.push(otherCircle(context, only));
  }
  // Where nothing is known, the task has one directory of its own.
  const unnamed = terms.length === 0 ? [rest] : unknown;
  const directories = [...terms.map(({ id }) => id), ...unnamed.map((segment) => idOfWords("directory", segment))];
  if (unnamed.length > 0) doubts.push(unknownDoubt(context, unnamed));
  const narrower = found
    .flatMap(({ segment, hit }) => (hit ? [fillerOnly(withoutTitles(segment).replaceAll(hit.word, ""))] : []))
    .filter(Boolean);
  if (narrower.length > 0) doubts.push(narrowerDoubt(context, narrower, directories));
  return done(directories, terms, licenceKinds);
}

function fillerOnly(segment: string): string {
  return withoutTitles(segment)
    .replace(FILLER, "")
    .replace(/许可证?|证书|获证|持证|资质/g, "");
}

function withoutTitles(segment: string): string {
  return segment.replace(/《[^《》]{1,40}》/g, "");
}

function standIns(rest: string, { foldedName }: DirectoryContext, findings: Finding[]): string {
  let read = rest;
  for (const { printed, means } of STAND_INS) {
    if (!read.includes(printed)) continue;
    read = read.replaceAll(printed, means);
    const inName = foldedName.includes(means);
    const id = "advertising";
    findings.push(
      note("C12", "scope.directories", printed, id, {
        en: `"${printed}" stands for "${means}"${inName ? ", as in the name" : ""}.`,
        zh: `“${printed}”即“${means}”${inName ? "，与任务名称一致" : ""}。`,
      }),
    );
  }
  return read;
}

/** Words in a list of fields that were printed for others. */
function readFields(phrase: string, findings: Finding[]): void {
  for (const { irregularity, printed, read, fields, beside, severity, rule, repairs } of MISPRINTS) {
    if (repairs || !fields.includes("scope") || !phrase.includes(printed) || !phrase.includes(beside ?? "")) continue;
    findings.push({ ...note(irregularity, "scope", printed, read, rule), severity });
  }
}

type Done = (
  directories: readonly string[],
  terms: readonly DirectoryTerm[],
  licenceKinds?: readonly string[],
) => Directories;

function openEnded(
  context: DirectoryContext,
  nameTerm: DirectoryTerm | undefined,
  doubts: Doubt[],
  done: Done,
): Directories {
  const { phrase, name, vocabulary, rest } = context;
  const hits = rest
    .replace(OPEN_END, "")
    .split(/[、,;/和及与]/)
    .flatMap((segment) => longestTerm(segment, vocabulary.directories)?.term ?? []);
  const terms = nameTerm ? [nameTerm] : hits;
  const ids = terms.length > 0 ? [...new Set(terms.map(({ id }) => id))] : [idOfWords("directory", phrase)];
  const named = ids.join(", ");
  doubts.push({
    irregularity: "C9",
    field: "scope.directories",
    question: {
      en: `The scope names fields with an open end ("${phrase}") and no list. Which bodies make up the frame?`,
      zh: `对象范围以“等”字结尾（“${phrase}”），没有名单。抽查对象具体是哪些？`,
    },
    assumption: {
      en: `those, and only those, that the bureau has entered in the special ${ids.length > 1 ? "directories" : "directory"} ${named}.`,
      zh: `仅指本局已录入专业分库${named}的对象（任务：${name}）。`,
    },
  });
  return done(ids, terms);
}

function licencesOf(terms: readonly DirectoryTerm[], phrase: string, doubts: Doubt[]): readonly string[] {
  const known = terms.flatMap(({ licenceKind }) => licenceKind ?? []);
  if (known.length > 0) return [...new Set(known)];
  const printed = /《([^《》]{2,40})》/.exec(phrase)?.[1] ?? /([\p{L}]{2,20}许可证)/u.exec(phrase)?.[1];
  const id = printed === undefined ? undefined : idOfWords("licence", printed);
  doubts.push({
    irregularity: "R5",
    field: "scope.licenceKinds",
    question: {
      en: `The scope speaks of holders of a licence ("${phrase}"). Which kind of licence of the directory is it?`,
      zh: `对象范围指持证对象（“${phrase}”）。是名录库中的哪一种许可？`,
    },
    assumption:
      id === undefined
        ? { en: "no licence is asked for; the special directory decides.", zh: "不另查许可，以专业分库为准。" }
        : { en: `the kind with the id ${id}.`, zh: `编号为${id}的许可。` },
  });
  return id === undefined ? [] : [id];
}
