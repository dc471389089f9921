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
  /** Where in a file, if the input was read from one. */
  readonly location?: FileLocation;
  /** What to do about it, in one sentence, where that is known. */
  readonly advice?: string;
}

/** A place in a file, as the program that shows the file names it. */
export interface FileLocation {
  readonly file: string;
  /** The sheet of a spreadsheet. */
  readonly sheet?: string;
  /** The row as a spreadsheet program numbers it: from 1, headers included; in JSON Lines the line. */
  readonly row?: number;
  /** The letters of the column and its header: `C 统一社会信用代码`. */
  readonly column?: string;
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
  /** How many problems were found beyond those in `issues`, which a reader of files keeps to a bounded number. */
  readonly unlisted: number;
  /** Further data, by code: an `AllocationInfeasibility`, or a list of `AssignmentInfeasibility` or of `ReplacementObstacle`. */
  readonly details: unknown;

  constructor(options: ErrorOptions) {
    super(describeIssue(options));
    this.name = "DoubleRandomError";
    this.code = options.code;
    this.path = options.path;
    this.expected = options.expected;
    this.received = options.received;
    const { details, ...issue } = options;
    this.issues = [issue];
    this.unlisted = 0;
    this.details = details;
  }

  /**
   * Reports many problems of one document together, as `INPUT_INVALID`.
   *
   * @param document - what was read, for the message: `targets`, `plan`
   * @param issues - at least one
   * @param unlisted - how many more were found
   */
  static collect(document: string, issues: readonly ErrorIssue[], unlisted = 0): DoubleRandomError {
    const error = new DoubleRandomError({
      code: "INPUT_INVALID",
      path: issues[0]?.path ?? document,
      expected: issues[0]?.expected ?? "",
      received: issues[0]?.received ?? "",
    });
    const shown = issues.slice(0, 5).map((issue) => `  ${describeIssue(issue)}`);
    const total = issues.length + unlisted;
    const rest = total > shown.length ? [`  and ${String(total - shown.length)} more`] : [];
    const count = total === 1 ? "1 problem" : `${String(total)} problems`;
    error.message = [`${document}: ${count}`, ...shown, ...rest].join("\n");
    Object.assign(error, { issues, unlisted });
    return error;
  }
}

function describeIssue({ path, expected, received, location, advice }: ErrorIssue): string {
  const place = location ? describeLocation(location) : path;
  return `${place}: expected ${expected}, got ${received}${advice ? ` (${advice})` : ""}`;
}

function describeLocation({ file, ...within }: FileLocation): string {
  const parts = (["sheet", "row", "column"] as const).map(
    (part) => within[part] && `, ${part} ${String(within[part])}`,
  );
  return file + parts.join("");
}
