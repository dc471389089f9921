import type { Scope } from "../model/task.js";
import { fold, tidy } from "./foldText.js";
import { note, warning, type CellReading, type Doubt, type Finding } from "./reading.js";
import { scopeArea } from "./scopeArea.js";
import { scopeDirectories } from "./scopeDirectories.js";
import { creditClasses, existing, listsOf, subjectTypes, tierDoubt } from "./scopeWords.js";
import type { DirectoryTerm, Vocabulary } from "./vocabulary.js";

/** What the scope of a task follows from. */
export interface ScopeContext {
  /** 抽查对象范围; `undefined` if the table has no such column. */
  readonly cell: string | undefined;
  /** The name of the task, repaired and without spaces. */
  readonly name: string;
  /** The items as printed, folded. */
  readonly items: readonly string[];
  readonly vocabulary: Vocabulary;
  readonly regionCode: string;
  readonly place: string;
  /** `100%`, for questions. */
  readonly quotaText: string;
  readonly census: boolean;
  /** The printed numbers of the tasks about each directory. */
  readonly tasksAbout: ReadonlyMap<string, readonly number[]>;
}

/** A scope, and what the vocabulary knows about it. */
export interface ScopeReading {
  readonly scope: Scope;
  readonly terms: readonly DirectoryTerm[];
}

/** Reads 抽查对象范围 with the name of the task: area, status, kinds, credit classes, lists, licences and special directories. */
export function readScope(context: ScopeContext): CellReading<ScopeReading> {
  const { name, vocabulary, regionCode } = context;
  const cell = context.cell?.trim() ?? "";
  const printed = cell === "" ? name : cell;
  const findings: Finding[] = [];
  const doubts: Doubt[] = [];
  const foldedName = fold(name);
  if (cell === "") {
    findings.push(
      warning("R3", "scope", "", name, {
        en: "The table has no cell for the targets; they are taken from the name of the task.",
        zh: "表中没有抽查对象，从任务名称中识别。",
      }),
    );
  }
  const area = scopeArea(fold(tidy(cell)), cell, context);
  findings.push(...area.findings.map((finding) => (finding.raw === "" ? { ...finding, raw: name } : finding)));
  doubts.push(...area.doubts);
  const status = existing(area.rest);
  const phrase = status.rest;
  let rest = cell === "" ? subjectOf(foldedName) : phrase;

  const classes = creditClasses(rest) ?? undefined;
  const namedClasses = classes ?? creditClasses(foldedName);
  if (classes) rest = classes.rest;
  if (namedClasses && !classes) {
    findings.push(
      note("C1", "scope.creditClasses", namedClasses.printed, namedClasses.values.join(", "), {
        en: "The credit class is printed in the name only; the scope alone would draw from all enterprises.",
        zh: "信用风险类别只印在任务名称中；仅按对象范围会在全部企业中抽取。",
      }),
    );
  }
  if (namedClasses?.sure === false) doubts.push(tierDoubt(namedClasses.printed, namedClasses.values));

  const lists = listsOf(rest, vocabulary.lists);
  const namedLists = lists ?? listsOf(foldedName, vocabulary.lists);
  if (lists) rest = lists.rest;
  if (namedLists) {
    findings.push(
      note("C13", "scope.lists", namedLists.printed, namedLists.values.join(", "), {
        en: `Being on the list of ${LIST_GLOSS[namedLists.values[0]!] ?? namedLists.values[0]!} is read at the date of the frame.`,
        zh: "是否在名录（名单）内，以名单截止日为准。",
      }),
    );
  }

  const subjects = subjectTypes(rest, findings);
  const found = scopeDirectories({
    ...context,
    cell,
    phrase,
    foldedName: namedLists && !lists ? foldedName.replace(namedLists.printed, "") : foldedName,
    rest: subjects.rest,
    whole: rest,
    types: subjects.values,
  });
  findings.push(...found.findings);
  doubts.push(...found.doubts);
  const [first] = found.terms;
  const alike = found.terms.every(({ subjectType }) => subjectType === first?.subjectType);
  const byNature = alike && first?.subjectType !== undefined ? first : undefined;
  const types =
    subjects.values.length === 0 && byNature?.subjectType !== undefined ? [byNature.subjectType] : subjects.values;
  if (byNature && types !== subjects.values) {
    const word = byNature.words.find((each) => fold(printed).includes(each)) ?? byNature.words[0]!;
    findings.push(
      note("C14", "scope.subjectTypes", word, types.join(", "), {
        en: `${capital(byNature.gloss ?? "These bodies")} are institutions and not market entities.`,
        zh: "属机构，不是经营主体。",
      }),
    );
  }
  if (!status.said) {
    const school = found.terms.some(({ id }) => id === "school") ? " For a school that is one in operation." : "";
    findings.push(
      warning("C2", "scope.statuses", printed, "existing", {
        en: `"存续" is not printed; only existing targets can be inspected.${school}`,
        zh: "没有写明“存续”；只有存续的对象才能检查。",
      }),
    );
  }
  const scope: Scope = {
    regionCodes: [regionCode],
    ...(types.length > 0 ? { subjectTypes: types } : {}),
    statuses: ["existing"],
    ...(namedClasses ? { creditClasses: namedClasses.values } : {}),
    ...(found.directories.length > 0 ? { directories: found.directories } : {}),
    ...(namedLists ? { lists: namedLists.values } : {}),
    ...(found.licenceKinds.length > 0 ? { licenceKinds: found.licenceKinds } : {}),
  };
  return { value: { scope, terms: found.terms }, findings, doubts };
}

const LIST_GLOSS: Readonly<Record<string, string>> = {
  "abnormal-operations": "abnormal operations (经营异常名录)",
  "serious-dishonesty": "seriously dishonest entities (严重违法失信名单)",
};

/** The words of a name for what is inspected: without 对, 的, and the words for the inspection. */
export function subjectOf(name: string): string {
  return name
    .replace(/^\d{4}年度?/, "")
    .replace(/^(?:关于)?对/, "")
    .replace(
      /的?(?:(?:不定向|定向|双随机|随机|部门联合|联合|专项|监督|行政|日常|执法|质量|情况|"|“|”|、|,|一公开){0,6}(?:抽查检查|检查|抽查|核查|巡查|监管))$/,
      "",
    );
}

function capital(text: string): string {
  return `${text.slice(0, 1).toUpperCase()}${text.slice(1)}`;
}
