import type { AssignmentInfeasibility, DoubleRandomError, ErrorIssue, ReplacementObstacle } from "../index.js";
import { describeInfeasibility } from "../explain/index.js";
import { EXIT, type ExitCode } from "./usage.js";

/** Errors that answer the question with no, rather than say that it was put wrongly. */
const SAYS_NO: readonly string[] = ["ALLOCATION_INFEASIBLE", "ASSIGNMENT_INFEASIBLE", "NOTICE_BLOCKED"];

/** Says what is wrong, on the error output, and what the exit code is. */
export function reportError(error: DoubleRandomError): ExitCode {
  console.error(`double-random: ${error.code}`);
  for (const issue of error.issues) {
    const { code, expected, received } = issue;
    console.error(`  ${code === error.code ? "" : `${code} `}${placeOf(issue)}: expected ${expected}, got ${received}`);
  }
  if (error.unlisted > 0) console.error(`  and ${String(error.unlisted)} more`);
  for (const advice of advices(error)) console.error(`  what to do: ${advice}`);
  if (error.code === "ASSIGNMENT_INFEASIBLE") {
    for (const each of error.details as readonly (AssignmentInfeasibility | ReplacementObstacle)[]) {
      for (const line of detailLines(each)) console.error(`  ${line}`);
    }
  }
  return SAYS_NO.includes(error.code) ? EXIT.no : EXIT.badInput;
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
