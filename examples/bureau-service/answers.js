// What goes wrong, as HTTP. The library's codes are passed on as they are: a program compares `code`, a person reads the rest.
import { describeInfeasibility } from "double-random/explain";
import { MappingError } from "./codes.js";

/** @import { AssignmentInfeasibility, DoubleRandomError, Evidence, ReplacementObstacle } from "double-random" */

/** What the service itself refuses, in the words of the library. */
export class RequestError extends Error {
  /** @param {number} status @param {{ code: string, path: string, expected: string, received: string }} problem */
  constructor(status, problem) {
    super(`${problem.path}: expected ${problem.expected}, got ${problem.received}`);
    this.status = status;
    this.problem = problem;
  }

  /** @param {string} path @param {string} expected @param {unknown} received */
  static notFound(path, expected, received) {
    return new RequestError(404, { code: "REFERENCE_UNKNOWN", path, expected, received: String(received) });
  }

  /** @param {string} path @param {string} expected @param {unknown} received */
  static outOfPlace(path, expected, received) {
    return new RequestError(409, { code: "ENTRY_OUT_OF_PLACE", path, expected, received: String(received) });
  }
}

/**
 * The codes that do not mean "what you sent cannot be used", 422. `CHAIN_BROKEN` and `EVIDENCE_MISMATCH` mean here that somebody
 * has changed what the service keeps, because no request brings a chain or a list.
 *
 * @type {Record<string, number>}
 */
const STATUSES = {
  JSON_INVALID: 400,
  REFERENCE_UNKNOWN: 404,
  ENTRY_OUT_OF_PLACE: 409,
  REDRAW_UNEXPLAINED: 409,
  RESULT_RECORDED: 409,
  CHAIN_BROKEN: 500,
  EVIDENCE_MISMATCH: 500,
};

/** What is wrong with the bureau's own rows. */
class EvidenceError extends Error {
  /** @param {DoubleRandomError} cause @param {readonly object[]} issues */
  constructor(cause, issues) {
    super(cause.message, { cause });
    this.cause = cause;
    this.issues = issues;
  }
}

/**
 * The library says which row of a list is wrong; this says which row of a table that is.
 *
 * @template T
 * @param {Evidence} evidence
 * @param {() => T} action
 */
export function withRows(evidence, action) {
  try {
    return action();
  } catch (error) {
    if (!isLibraryError(error)) throw error;
    const issues = error.issues.map((issue) => {
      const [, list = "", row = ""] = /^(\w+)\[(\d+)\]/.exec(issue.path) ?? [];
      const rows = /** @type {Record<string, readonly { readonly id?: string }[] | undefined>} */ (
        /** @type {unknown} */ (evidence)
      )[list];
      return { ...issue, ...(rows?.[Number(row)]?.id && { id: rows[Number(row)]?.id }) };
    });
    throw new EvidenceError(error, issues);
  }
}

/** @param {unknown} error @returns {{ status: number, body: object }} */
export function answerTo(error) {
  if (error instanceof RequestError) return { status: error.status, body: error.problem };
  if (error instanceof MappingError) return { status: 422, body: { ...error.issues[0], issues: error.issues } };
  if (error instanceof EvidenceError) return ofLibrary(error.cause, error.issues);
  if (isLibraryError(error)) return ofLibrary(error, error.issues);
  console.error(error);
  return {
    status: 500,
    body: { code: "INTERNAL", path: "", expected: "an answer", received: "an error, see the log" },
  };
}

/** By its name and not its class, because two copies of the library may be loaded. @param {unknown} error @returns {error is DoubleRandomError} */
function isLibraryError(error) {
  return error instanceof Error && error.name === "DoubleRandomError";
}

/** @param {DoubleRandomError} error @param {readonly object[]} issues */
function ofLibrary({ code, path, expected, received, details }, issues) {
  const all = code === "INPUT_INVALID" ? { issues } : {};
  return { status: STATUSES[code] ?? 422, body: { code, path, expected, received, ...all, ...wordsOf(code, details) } };
}

/** Who is missing where and what would help, or why each one cannot come. @param {string} code @param {unknown} details */
function wordsOf(code, details) {
  if (code !== "ASSIGNMENT_INFEASIBLE") return details === undefined ? {} : { details };
  const each = /** @type {readonly (AssignmentInfeasibility | ReplacementObstacle)[]} */ (details);
  return {
    words: each.flatMap((one) =>
      "obstacles" in one ? describeInfeasibility(one) : [`${one.inspectorId}: ${one.reason}`],
    ),
  };
}
