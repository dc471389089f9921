import type { TaskKind } from "../model/task.js";
import { fold } from "./foldText.js";
import { note, type Finding } from "./reading.js";

/** 定向 or 不定向; where neither is printed, what the scope makes likely, with a note. */
export function readKind(cell: string | undefined, name: string, filtered: boolean, findings: Finding[]): TaskKind {
  const folded = fold(cell ?? "");
  if (folded.includes("不定向") || folded.includes("非定向")) return "untargeted";
  if (folded.includes("定向")) return "targeted";
  const kind = fold(name).includes("不定向") || !(filtered || fold(name).includes("定向")) ? "untargeted" : "targeted";
  findings.push(
    note("R3", "kind", (cell ?? "").trim(), kind, {
      en: "定向 or 不定向 is not printed; a task about a special directory or a list is targeted. No draw depends on it.",
      zh: "没有写明定向或不定向；限定专业分库或名单的按定向处理。抽取不受其影响。",
    }),
  );
  return kind;
}
