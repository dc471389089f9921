import type { SubjectType } from "../model/target.js";
import { note, type Doubt, type Finding } from "./reading.js";
import { longestTerm, type NamedTerm } from "./vocabulary.js";

/** What a reading takes from words: the values, and the text without them. */
interface Taken<T> {
  readonly values: readonly T[];
  readonly rest: string;
}

const LETTERS =
  /(?:信用(?:风险)?(?:分类|等级|类别|级别)*(?:为|是)?)?([A-D](?:类?[、,和及与/]?[A-D]){0,3})类(?=企业|市场主体|经营主体|主体|单位|的|信用|$|[、,)])(?:企业|市场主体|经营主体)?/;
const AFTER_CREDIT =
  /信用(?:风险)?(?:分类|等级|类别|级别){0,2}(?:为|是)?([A-D](?:类?[、,和及与/]?[A-D]){0,3})(?:类|级)?(?:的)?(?:企业|市场主体|经营主体)?/;
const NAMED_TIER = /(信用)?(较高|一般|高|低)(信用)?风险(?:等级)?(?:的)?(?:企业|市场主体|经营主体)?/;
const CLASS_OF: Readonly<Record<string, string>> = { 低: "A", 一般: "B", 较高: "C", 高: "D" };

/** The credit classes that folded words confine to, and the words: `B类企业`, `信用风险等级为C、D`, `高信用风险企业`. */
export function creditClasses(
  folded: string,
): (Taken<string> & { readonly printed: string; readonly sure: boolean }) | undefined {
  const letters = LETTERS.exec(folded) ?? AFTER_CREDIT.exec(folded);
  const rest = (printed: string): string => folded.replace(printed, /企业/.test(printed) ? "企业" : "");
  if (letters) {
    const values = [...new Set(letters[1]!.replace(/[^A-D]/g, ""))].sort();
    return { values, rest: rest(letters[0]), printed: letters[0], sure: true };
  }
  const tier = NAMED_TIER.exec(folded);
  if (!tier) return undefined;
  const sure = tier[1] !== undefined || tier[3] !== undefined;
  return { values: [CLASS_OF[tier[2]!]!], rest: rest(tier[0]), printed: tier[0], sure };
}

/** The lists that folded words confine to. */
export function listsOf(
  folded: string,
  terms: readonly NamedTerm[],
): (Taken<string> & { readonly printed: string }) | undefined {
  const found = longestTerm(folded, terms);
  if (!found || /(?:未|不|非|除|移出)[^、,;]{0,8}$/.test(folded.slice(0, folded.indexOf(found.word)))) return undefined;
  const at = folded.indexOf(found.word);
  const tail =
    /^(?:名录|名单)?(?:库)?(?:内|中|的|里){0,2}(?:企业|市场主体|经营主体)?/.exec(
      folded.slice(at + found.word.length),
    )?.[0] ?? "";
  const printed = `${found.word}${tail}`;
  const before = folded.slice(0, at).replace(/(?:被)?(?:列入|载入|纳入)$/, "");
  return {
    values: [found.term.id],
    rest: `${before}${/企业/.test(tail) ? "企业" : ""}${folded.slice(at + printed.length)}`,
    printed,
  };
}

const EXISTING =
  /(?:目前|处于)?(?:有效)?(?:正常)?(?:存续|在业|在营|开业|正常经营|登记在册|在册)(?:状态|期内|在业|经营)?(?:的)?/;

/** Takes out the words that say that targets exist. */
export function existing(folded: string): { readonly said: boolean; readonly rest: string } {
  const found = EXISTING.exec(folded)?.[0];
  return found === undefined ? { said: false, rest: folded } : { said: true, rest: folded.replace(found, "") };
}

/** Words for kinds of subject; a longer word stands before one that it holds. */
const SUBJECTS: readonly { readonly word: RegExp; readonly types: readonly SubjectType[]; readonly short?: string }[] =
  [
    { word: /民办非企业单位|社会组织|社会团体/, types: ["other"] },
    { word: /企事业单位|企业事业单位/, types: ["enterprise", "institution"] },
    { word: /(?:外国|境外|港澳台|外地)?企业常驻代表机构|常驻代表机构/, types: ["representative-office"] },
    { word: /个体工商户/, types: ["individual"] },
    { word: /个体经营户|个体经营者|个体户/, types: ["individual"], short: "个体工商户" },
    { word: /农民专业合作(?:社|经济组织)(?:联合社)?/, types: ["cooperative"] },
    { word: /专业合作社|农专社|合作社/, types: ["cooperative"], short: "农民专业合作社" },
    { word: /事业单位/, types: ["institution"] },
    { word: /企业/, types: ["enterprise"] },
  ];

/** The kinds of subject that folded words name, in the order of the model. */
export function subjectTypes(folded: string, findings: Finding[]): Taken<SubjectType> {
  const types = new Set<SubjectType>();
  let rest = folded;
  for (const { word, types: named, short } of SUBJECTS) {
    const printed = word.exec(rest)?.[0];
    if (printed === undefined) continue;
    for (const type of named) types.add(type);
    rest = rest.replaceAll(printed, "");
    if (short === undefined) continue;
    findings.push(
      note("C15", "scope.subjectTypes", printed, named[0]!, {
        en: `The common short form of ${short}.`,
        zh: `${short}的通用简称。`,
      }),
    );
  }
  return { values: ORDER.filter((type) => types.has(type)), rest };
}

const ORDER: readonly SubjectType[] = [
  "enterprise",
  "individual",
  "cooperative",
  "institution",
  "representative-office",
  "other",
];

/** Asks whether words for a tier mean the credit class. */
export function tierDoubt(printed: string, classes: readonly string[]): Doubt {
  return {
    irregularity: "C1",
    field: "scope.creditClasses",
    question: {
      en: `"${printed}" does not say which classification it means. Is it credit class ${classes.join(", ")}?`,
      zh: `“${printed}”没有写明按哪种分类。是否指信用风险${classes.join("、")}类？`,
    },
    assumption: { en: `it is: class ${classes.join(", ")}.`, zh: `是：${classes.join("、")}类。` },
  };
}
