import type { ErrorCode } from "./errorCodes.js";

/** One thing that is wrong, and where. */
export interface ErrorIssue {
  readonly code: ErrorCode;
  /** Where in the input, as a reader would write it: `targets[12].creditClass`. Rows count from 0. */
  readonly path: string;
  /** What would have been right. */
  readonly expected: string;
  /** What arrived, shortened to a line. */
  readonly received: string;
}

/** What {@link DoubleRandomError} is built from. */
export interface ErrorOptions extends ErrorIssue {
  /** Data that explains the error further; its shape follows from the code. */
  readonly details?: unknown;
}

/**
 * The only error that this library throws on purpose. Compare `code`, not the class: two builds of the
 * library may be loaded at once.
 *
 * @example
 * ```ts
 * import { parseRatio } from "double-random";
 *
 * try {
 *   parseRatio("101%");
 * } catch (error) {
 *   console.log(error.code, "|", error.message);
 * }
 * ```
 * ```text
 * RATIO_INVALID | ratio: expected a ratio above 0 and at most 100 %, got "101%"
 * ```
 */
export class DoubleRandomError extends Error {
  readonly code: ErrorCode;
  /** Where the first problem is. */
  readonly path: string;
  readonly expected: string;
  readonly received: string;
  /** Every problem found, in the order of the input; never empty. */
  readonly issues: readonly ErrorIssue[];
  /** Further data, by code: an `AllocationInfeasibility`, or a list of `AssignmentInfeasibility` or of `ReplacementObstacle`. */
  readonly details: unknown;

  constructor(options: ErrorOptions) {
    super(describeIssue(options));
    this.name = "DoubleRandomError";
    this.code = options.code;
    this.path = options.path;
    this.expected = options.expected;
    this.received = options.received;
    this.issues = [{ code: options.code, path: options.path, expected: options.expected, received: options.received }];
    this.details = options.details;
  }

  /**
   * Reports many problems of one document together, as `INPUT_INVALID`.
   *
   * @param document - what was read, for the message: `targets`, `plan`
   * @param issues - at least one
   */
  static collect(document: string, issues: readonly ErrorIssue[]): DoubleRandomError {
    const error = new DoubleRandomError({
      code: "INPUT_INVALID",
      path: issues[0]?.path ?? document,
      expected: issues[0]?.expected ?? "",
      received: issues[0]?.received ?? "",
    });
    const shown = issues.slice(0, 5).map((issue) => `  ${describeIssue(issue)}`);
    const rest = issues.length > shown.length ? [`  and ${String(issues.length - shown.length)} more`] : [];
    const count = issues.length === 1 ? "1 problem" : `${String(issues.length)} problems`;
    error.message = [`${document}: ${count}`, ...shown, ...rest].join("\n");
    Object.assign(error, { issues });
    return error;
  }
}

function describeIssue(issue: ErrorIssue): string {
  return `${issue.path}: expected ${issue.expected}, got ${issue.received}`;
}
