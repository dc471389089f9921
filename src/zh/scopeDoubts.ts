import { idOfWords } from "./idOfWords.js";
import type { Doubt } from "./reading.js";
import type { DirectoryTerm } from "./vocabulary.js";
import type { DirectoryContext } from "./scopeDirectories.js";

/** Circles too wide to be a directory, as questions call them. */
const CIRCLES: Readonly<Record<string, string>> = { 工业企业: "industrial enterprises", 生产企业: "manufacturers" };

/** The name speaks of holders of a licence, the scope of a wider circle. */
export function licenceDoubt(
  { phrase, quotaText, census }: DirectoryContext,
  printed: string,
  term: DirectoryTerm,
  kind: string,
): Doubt {
  const circle = CIRCLES[phrase];
  const said = circle === undefined ? "" : ` all existing ${circle}`;
  const end = census ? "Which of the two are all to be inspected?" : "Which of the two make up the frame?";
  return {
    irregularity: "C7",
    field: "scope",
    question: {
      en: `The name says licensed enterprises ("${printed}"), the scope says${said} ${circle === undefined ? `"${phrase}"` : `("${phrase}")`}, at ${quotaText}. ${end}`,
      zh: `任务名称指获证企业（“${printed}”），对象范围为“${phrase}”，比例${quotaText}。以哪个为准？`,
    },
    assumption: {
      en: `the licensed ones: enterprises in the special directory ${term.id} that hold a valid licence of the kind ${kind} at the date of the frame.`,
      zh: `指获证企业：专业分库${term.id}中、名单截止日持有有效${kind}许可证的企业。`,
    },
  };
}

/** Name and scope speak of different special directories. */
export function otherCircle({ name, phrase }: DirectoryContext, term: DirectoryTerm): Doubt {
  return {
    irregularity: "C10",
    field: "scope",
    question: {
      en: `The name says "${name}", the scope "${phrase}". Which of the two make up the frame?`,
      zh: `任务名称为“${name}”，对象范围为“${phrase}”，所指不同。以哪个为准？`,
    },
    assumption: { en: `the scope: the special directory ${term.id}.`, zh: `以对象范围为准：专业分库${term.id}。` },
  };
}

/** Words that the vocabulary does not know. */
export function unknownDoubt({ whole }: DirectoryContext, unknown: readonly string[]): Doubt {
  const ids = unknown.map((segment) => idOfWords("directory", segment)).join(", ");
  return {
    irregularity: "R5",
    field: "scope.directories",
    question: {
      en: `Which special directory holds "${unknown.join('", "')}" (printed "${whole}")?`,
      zh: `“${unknown.join("”“")}”（原文“${whole}”）在哪个专业分库？`,
    },
    assumption: { en: `the special directory with the id ${ids}.`, zh: `编号为${ids}的专业分库。` },
  };
}

/** Words beside a known one that may narrow it. */
export function narrowerDoubt(
  { whole }: DirectoryContext,
  words: readonly string[],
  directories: readonly string[],
): Doubt {
  const named = directories.join(", ");
  return {
    irregularity: "R14",
    field: "scope.directories",
    question: {
      en: `The scope "${whole}" says more than the special directory ${named}. Does "${words.join('", "')}" narrow it?`,
      zh: `对象范围“${whole}”除专业分库${named}外另有文字。“${words.join("”“")}”是否缩小范围？`,
    },
    assumption: {
      en: `it does not: all of the special directory ${named}.`,
      zh: `不缩小：专业分库${named}的全部对象。`,
    },
  };
}
