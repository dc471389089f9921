import { checkOptions } from "../errors/checkOptions.js";
import { describeValue } from "../errors/describeValue.js";
import { DoubleRandomError } from "../errors/DoubleRandomError.js";
import type { ErrorCode } from "../errors/errorCodes.js";
import { isPlainObject } from "../errors/isPlainObject.js";
import { canonicalJson } from "./canonicalJson.js";
import { isUnambiguous } from "./isUnambiguous.js";
import { checkSuite, hashText, type HashSuite } from "./hashing.js";

/** One place that the seed of a draw comes from. */
export interface SeedInput {
  /** What kind of source it is: `declared` for text that the bureau typed in. */
  readonly type: string;
  /** Which one it is, in words a reader can look up: the meeting, the lottery, the round of a beacon. */
  readonly ref: string;
  /** The value itself, exactly as it was announced. */
  readonly value: string;
}

/** What {@link deriveSeed} needs. */
export interface DeriveSeedOptions {
  /** The one draw that the seed is for: authority, plan, task, batch and number of the draw. */
  readonly drawId: string;
  /** At least one, in the order announced beforehand. */
  readonly sources: readonly SeedInput[];
  /** Default `sha256`. */
  readonly suite?: HashSuite;
}

/**
 * Derives the seed S of one draw: `S = H("dr1:seed:" + JCS({"draw", "sources": [{"ref","type","value"}, ...]}))`.
 *
 * Every source passes through canonical JSON, so texts that a generator would confuse (`"1"` and `"11"`, `"a"` and
 * `"š"`) give unrelated seeds, and a seed made for one draw cannot be used for another.
 *
 * @returns S, 64 lower-case hexadecimal characters
 * @throws {@link DoubleRandomError} `SEED_MISSING` without a source or with an empty field; `SEED_TYPE` for a field that
 *   is not text, or text that two people could type differently: control characters, outer spaces, a byte order
 *   mark, not in Unicode form NFC; `FIELD_INVALID` for a bad `drawId` or `suite`
 *
 * @example
 * ```ts
 * import { deriveSeed } from "double-random";
 *
 * const sources = [{ type: "declared", ref: "public meeting, 1 July", value: "47 11 08 15 16 23 42 99 03 71 28 64" }];
 * console.log(deriveSeed({ drawId: "140581/plan-2024/T12/b1/d1", sources }));
 * ```
 * ```text
 * 5f8ab1f1df0eb9e31617faed4c5f8dd3e453bd3905180f93eecbf6102af250ea
 * ```
 */
export function deriveSeed(options: DeriveSeedOptions): string {
  checkOptions(options);
  const { drawId, sources, suite = "sha256" } = options;
  checkSuite(suite);
  const draw = readText(drawId, "drawId", "FIELD_INVALID");
  if (!Array.isArray(sources) || sources.length === 0) {
    throw seedError("SEED_MISSING", "seed.sources", "at least one source", sources);
  }
  const checked = sources.map((source: unknown, index) => {
    const path = `seed.sources[${String(index)}]`;
    if (!isPlainObject(source)) throw seedError("SEED_MISSING", path, "an object { type, ref, value }", source);
    const { type, ref, value } = source;
    return {
      ref: readText(ref, `${path}.ref`, "SEED_TYPE"),
      type: readText(type, `${path}.type`, "SEED_TYPE"),
      value: readText(value, `${path}.value`, "SEED_TYPE"),
    };
  });
  return seedOf(suite, draw, checked);
}

/** {@link deriveSeed} of sources that have been found fit, or that somebody else says to be. */
export function seedOf(suite: HashSuite, draw: string, sources: readonly SeedInput[]): string {
  const named = sources.map(({ ref, type, value }) => ({ ref, type, value }));
  return hashText(suite, `dr1:seed:${canonicalJson({ draw, sources: named })}`);
}

function readText(text: unknown, path: string, code: "SEED_TYPE" | "FIELD_INVALID"): string {
  if (text === undefined || text === null || text === "") {
    throw seedError(code === "SEED_TYPE" ? "SEED_MISSING" : code, path, "text that is not empty", text);
  }
  if (typeof text !== "string") throw seedError(code, path, "text", text);
  if (isUnambiguous(text)) return text;
  throw seedError(code, path, "text in Unicode form NFC without control characters or outer spaces", text);
}

function seedError(code: ErrorCode, path: string, expected: string, received: unknown): DoubleRandomError {
  return new DoubleRandomError({ code, path, expected, received: describeValue(received) });
}
