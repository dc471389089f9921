import type { AssignmentInfeasibility, DoubleRandomError, ReplacementObstacle } from "../index.js";
import { describeInfeasibility } from "../explain/index.js";
import { EXIT, type ExitCode } from "./usage.js";

/** Errors that answer the question with no, rather than say that it was put wrongly. */
const SAYS_NO: readonly string[] = ["ALLOCATION_INFEASIBLE", "ASSIGNMENT_INFEASIBLE", "NOTICE_BLOCKED"];

/** Says what is wrong, on the error output, and what the exit code is. */
export function reportError(error: DoubleRandomError): ExitCode {
  console.error(`double-random: ${error.code}`);
  for (const { code, path, expected, received } of error.issues) {
    console.error(`  ${code === error.code ? "" : `${code} `}${path}: expected ${expected}, got ${received}`);
  }
  if (error.code === "ASSIGNMENT_INFEASIBLE") {
    for (const each of error.details as readonly (AssignmentInfeasibility | ReplacementObstacle)[]) {
      for (const line of detailLines(each)) console.error(`  ${line}`);
    }
  }
  return SAYS_NO.includes(error.code) ? EXIT.no : EXIT.badInput;
}

function detailLines(detail: AssignmentInfeasibility | ReplacementObstacle): readonly string[] {
  return "obstacles" in detail ? describeInfeasibility(detail) : [`${detail.inspectorId}: ${detail.reason}`];
}
