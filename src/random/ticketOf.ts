import { DoubleRandomError } from "../errors/DoubleRandomError.js";
import { checkOptions } from "../errors/checkOptions.js";
import { describeValue } from "../errors/describeValue.js";
import { checkSuite, hashText, type HashSuite } from "./hashing.js";

/** What {@link ticketOf} needs. */
export interface TicketOptions {
  /** S, the published seed of the draw: 64 lower-case hexadecimal characters. */
  readonly seed: string;
  /** The id of the inspection target. */
  readonly targetId: string;
  /** Default `sha256`. */
  readonly suite?: HashSuite;
}

/**
 * The ticket of one target in one draw: `H("dr1:unit:" + S + ":" + targetId)`. In each stratum the targets with the
 * smallest tickets are drawn, so a business compares its own ticket with the published cut-off and needs nothing else.
 *
 * @returns 64 lower-case hexadecimal characters; tickets compare as text
 * @throws {@link DoubleRandomError} `SEED_TYPE` when `seed` is not a derived seed; `FIELD_INVALID` when `targetId` is not an
 *   id of 1 to 64 characters from `0-9 A-Z a-z . _ -`
 *
 * @example
 * ```ts
 * import { ticketOf } from "double-random";
 *
 * const seed = "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08";
 * console.log(ticketOf({ seed, targetId: "91140581MA0FICT10N" }));
 * ```
 * ```text
 * 40da59d3a7fdf7458da637937d48079073f141b05d91a3e22efc1e529968a4ff
 * ```
 *
 * The same by hand: `printf 'dr1:unit:%s:%s' "$S" "$ID" | sha256sum`.
 */
export function ticketOf(options: TicketOptions): string {
  checkOptions(options);
  const { seed, targetId, suite = "sha256" } = options;
  checkSuite(suite);
  checkSeedForm(seed);
  if (!isId(targetId)) {
    const expected = "an id of 1 to 64 characters from 0-9 A-Z a-z . _ -, beginning with a letter or digit";
    throw new DoubleRandomError({
      code: "FIELD_INVALID",
      path: "targetId",
      expected,
      received: describeValue(targetId),
    });
  }
  return unitTicket(suite, seed, targetId);
}

/** The ticket of a target; the caller vouches for seed and id. */
export function unitTicket(suite: HashSuite, seed: string, targetId: string): string {
  return hashText(suite, `dr1:unit:${seed}:${targetId}`);
}

/** The ticket of a team for a target: `H("dr1:pair:" + S + ":" + target + ":" + ids)`, the ids by code point, joined by colons. */
export function teamTicket(suite: HashSuite, seed: string, targetId: string, ids: readonly string[]): string {
  return hashText(suite, `dr1:pair:${seed}:${targetId}:${ids.join(":")}`);
}

/** The ticket of the experts who could accompany a team: `H("dr1:expert:" + S + ":" + target + ":" + ids)`, ids as in a team. */
export function expertTicket(suite: HashSuite, seed: string, targetId: string, ids: readonly string[]): string {
  return hashText(suite, `dr1:expert:${seed}:${targetId}:${ids.join(":")}`);
}

/** The ticket of an inspector for the `round`th replacement on the team of a target; rounds count from 1. */
export function replacementTicket(
  suite: HashSuite,
  seed: string,
  targetId: string,
  round: number,
  inspectorId: string,
): string {
  return hashText(suite, `dr1:replace:${seed}:${targetId}:${String(round)}:${inspectorId}`);
}

/** The ticket of an inspector for leading the team of a target. */
export function leadTicket(suite: HashSuite, seed: string, targetId: string, inspectorId: string): string {
  return hashText(suite, `dr1:lead:${seed}:${targetId}:${inspectorId}`);
}

/** Refuses anything that has not the form of a derived seed. */
export function checkSeedForm(seed: unknown): void {
  if (typeof seed === "string" && /^[0-9a-f]{64}$/.test(seed)) return;
  const expected = "a derived seed of 64 lower-case hexadecimal characters";
  throw new DoubleRandomError({ code: "SEED_TYPE", path: "seed", expected, received: describeValue(seed) });
}

/** Whether a value has the form of an id: ASCII, so that every terminal, spreadsheet and database hashes the same bytes. */
export function isId(value: unknown): value is string {
  return typeof value === "string" && /^[0-9A-Za-z][0-9A-Za-z._-]{0,63}$/.test(value);
}
