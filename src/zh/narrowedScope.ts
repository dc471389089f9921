import { warning, type Doubt, type Finding } from "./reading.js";
import type { DirectoryTerm } from "./vocabulary.js";
import type { DirectoryContext } from "./scopeDirectories.js";

/** The scope names a circle that includes that of the name: what both share is read. */
export function addNarrowed(
  { name, phrase, items, types, tasksAbout, vocabulary }: DirectoryContext,
  wide: DirectoryTerm,
  narrow: DirectoryTerm,
  findings: Finding[],
  doubts: Doubt[],
): void {
  const gloss = narrow.gloss ?? narrow.id;
  const enterprises = types.join() === "enterprise" ? " that are enterprises" : "";
  findings.push(
    warning("C10", "scope.directories", phrase, narrow.id, {
      en: `Name, scope and item name different circles; ${gloss}${enterprises} are common to all three.`,
      zh: `任务名称、对象范围和事项所指范围不同；取三者共同的部分（专业分库${narrow.id}）。`,
    }),
  );
  const others = vocabulary.directories.filter(({ id }) => wide.includes!.includes(id) && id !== narrow.id);
  const elsewhere = others.flatMap(({ id, gloss: what }) => {
    const tasks = tasksAbout.get(id) ?? [];
    const list = tasks.join(", ");
    return tasks.length > 0
      ? [{ en: `; ${what ?? id} are in task${tasks.length > 1 ? "s" : ""} ${list}`, zh: `；${id}见第${list}项任务` }]
      : [];
  });
  const item = items.find((each) => narrow.words.some((word) => each.includes(word))) ?? items.at(-1) ?? "";
  const subject = nameSubject(name);
  const rest = enterprises === "" ? "" : `, or ${gloss} that are not enterprises,`;
  doubts.push({
    irregularity: "C10",
    field: "scope",
    question: {
      en:
        `The name says "${subject}", the scope "${phrase}", the item "${item}". ` +
        `Are ${others.map(({ id, gloss: what }) => what ?? id).join(" and ")}${rest} included?`,
      zh: `任务名称为“${subject}”，对象范围为“${phrase}”，事项为“${item}”。是否包括${others.map(({ words }) => words[0]!).join("、")}${enterprises === "" ? "" : "或非企业的对象"}？`,
    },
    assumption: {
      en:
        `${enterprises === "" ? "they are not" : "neither is included"}: the frame is the ${enterprises === "" ? "targets" : "enterprises"} ` +
        `in the special directory ${narrow.id}${elsewhere.map(({ en }) => en).join("")}.`,
      zh: `不包括：抽查对象为专业分库${narrow.id}中的${enterprises === "" ? "对象" : "企业"}${elsewhere.map(({ zh }) => zh).join("")}。`,
    },
  });
}

/** The circle that a name speaks of. */
function nameSubject(name: string): string {
  return name.replace(/^对/, "").replace(/的?(?:双随机|不定向|监督|行政|专项){0,3}(?:检查|抽查)$/, "");
}
