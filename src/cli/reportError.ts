import type { AssignmentInfeasibility, DoubleRandomError, ErrorIssue, ReplacementObstacle } from "../index.js";
import { describeInfeasibility } from "../explain/index.js";
import { CHINESE_ERRORS } from "./errorWords.js";
import type { Language } from "./reportWords.js";
import { EXIT, type ExitCode } from "./usage.js";

/** Errors that answer the question with no, rather than say that it was put wrongly. */
const SAYS_NO: readonly string[] = ["ALLOCATION_INFEASIBLE", "ASSIGNMENT_INFEASIBLE", "NOTICE_BLOCKED"];

/** Says what is wrong, on the error output, and what the exit code is. */
export function reportError(error: DoubleRandomError, language: Language): ExitCode {
  if (language === "zh") return reportInChinese(error);
  console.error(`double-random: ${error.code}`);
  for (const issue of error.issues) {
    const { code, expected, received } = issue;
    console.error(`  ${code === error.code ? "" : `${code} `}${placeOf(issue)}: expected ${expected}, got ${received}`);
  }
  if (error.unlisted > 0) console.error(`  and ${String(error.unlisted)} more`);
  for (const advice of advices(error)) console.error(`  what to do: ${advice}`);
  return ending(error);
}

function ending({ code, details }: DoubleRandomError): ExitCode {
  if (code === "ASSIGNMENT_INFEASIBLE") {
    for (const each of details as readonly (AssignmentInfeasibility | ReplacementObstacle)[]) {
      for (const line of detailLines(each)) console.error(`  ${line}`);
    }
  }
  return SAYS_NO.includes(code) ? EXIT.no : EXIT.badInput;
}

/** What stands in a table is said in Chinese alone; of the rest what the library says stands beside it. */
function reportInChinese(error: DoubleRandomError): ExitCode {
  console.error(`double-random：${CHINESE_ERRORS[error.code].problem}（${error.code}）`);
  for (const issue of error.issues) {
    const { code, expected, received, location } = issue;
    const blocked = code === "NOTICE_BLOCKED" ? blockedInChinese(issue) : undefined;
    if (blocked !== undefined) {
      console.error(`  ${blocked}`);
      continue;
    }
    const choices = /^one of (.*[\u4e00-\u9fff].*)$/.exec(expected)?.[1];
    const isPlaced = location?.row !== undefined || location?.column !== undefined;
    const wanted = choices === undefined ? (isPlaced ? "" : `；要求：${expected}`) : `；可用：${choices}`;
    const found = received === "nothing" ? "空白" : received;
    console.error(`  ${chinesePlace(issue)}：${CHINESE_ERRORS[code].problem}，现为 ${found}${wanted}`);
  }
  if (error.unlisted > 0) console.error(`  另有 ${String(error.unlisted)} 处`);
  for (const advice of new Set(error.issues.map(({ code }) => CHINESE_ERRORS[code].advice))) {
    if (advice !== undefined) console.error(`  怎么办：${advice}`);
  }
  return ending(error);
}

function blockedInChinese({ path, received }: ErrorIssue): string | undefined {
  const [, number, task, question] = /^question (\S+) of task (\S+): (.*)$/s.exec(received) ?? [];
  if (question !== undefined) return `任务 ${task!} 的待定问题 ${number!}：${question}`;
  const [, text] = /^"(.*)", which breaks off$/s.exec(received) ?? [];
  return text === undefined ? undefined : `${path}：事项不完整，在“${text}”处中断`;
}

function chinesePlace({ path, location }: ErrorIssue): string {
  if (location?.row === undefined && location?.column === undefined) return path;
  const { file, sheet, row, column } = location;
  return [
    file,
    ...(sheet === undefined ? [] : [`工作表“${sheet}”`]),
    ...(row === undefined ? [] : [`第 ${String(row)} 行`]),
    ...(column === undefined ? [] : [`${column} 列`]),
  ].join("，");
}

/** Each piece of advice once, for problems that have a place in a table or concern a file as a whole. */
function advices({ code, issues }: DoubleRandomError): readonly string[] {
  const placed = issues.filter(
    ({ location }) => location === undefined || location.row !== undefined || code !== "INPUT_INVALID",
  );
  return [...new Set(placed.map(({ advice }) => advice).filter((advice) => advice !== undefined))];
}

/** The place in a file where there is one: `targets.csv, row 12, column C 统一社会信用代码`; else the path in the document. */
function placeOf({ path, location }: ErrorIssue): string {
  if (location?.row === undefined && location?.column === undefined) return path;
  const { file, sheet, row, column } = location;
  return [
    file,
    ...(sheet === undefined ? [] : [`sheet ${sheet}`]),
    ...(row === undefined ? [] : [`row ${String(row)}`]),
    ...(column === undefined ? [] : [`column ${column}`]),
  ].join(", ");
}

function detailLines(detail: AssignmentInfeasibility | ReplacementObstacle): readonly string[] {
  return "obstacles" in detail ? describeInfeasibility(detail) : [`${detail.inspectorId}: ${detail.reason}`];
}
