import { binomial } from "../exact/binomial.js";
import { floorLog2 } from "../exact/floorLog2.js";
import type {
  AnnouncedSource,
  DeclaredSource,
  DrandSource,
  NistSource,
  NumberGroup,
  RevealedSource,
} from "../model/seed.js";

/** As much of a source as its bits depend on; of all but a declared one they are known before its value. */
export type CountedSource =
  | Pick<DeclaredSource, "type" | "value" | "entropyBits">
  | Pick<AnnouncedSource, "type" | "groups">
  | Pick<RevealedSource | DrandSource | NistSource, "type">;

/** The bits that the sources of a seed carry together. */
export function seedEntropy(sources: readonly CountedSource[]): number {
  return sources.reduce((total, source) => total + sourceEntropy(source), 0);
}

/**
 * The bits of one source, counted so that nobody is flattered.
 *
 * - `declared`: what is stated, and never more than the text could carry: that of so many characters out of 10 if all
 *   are digits, out of 16 if all are hexadecimal, out of 64 otherwise; spaces and marks between them count nothing
 * - `announced`: of the number of possible announcements; a group without repetition counts without order, because lotteries
 *   publish their numbers sorted
 * - `reveal` and `drand` 256, `nist` 512
 *
 * @example
 * ```ts
 * import { sourceEntropy } from "double-random/beacon";
 *
 * const balls = [{ count: 6, lowest: 1, highest: 33, distinct: true }, { count: 1, lowest: 1, highest: 16 }];
 * console.log(sourceEntropy({ type: "announced", groups: balls }));
 * console.log(sourceEntropy({ type: "announced", groups: [{ count: 40, lowest: 0, highest: 9 }] }));
 * ```
 * ```text
 * 24
 * 132
 * ```
 */
export function sourceEntropy(source: CountedSource): number {
  switch (source.type) {
    case "declared": {
      const most = mostBits(source.value);
      return Math.min(source.entropyBits ?? most, most);
    }
    case "announced":
      return announcedBits(source.groups);
    case "reveal":
    case "drand":
      return 256;
    case "nist":
      return 512;
  }
}

/** More are not counted, so that a long list of groups costs no more than a few. */
const MOST_ANNOUNCED_BITS = 4096;

/** A group that contradicts itself cannot be announced, and then the source carries nothing. */
function announcedBits(groups: readonly NumberGroup[]): number {
  if (!groups.every(canBeAnnounced)) return 0;
  let announcements = 1n;
  for (const group of groups) {
    announcements *= announcementsOf(group);
    if (floorLog2(announcements) >= MOST_ANNOUNCED_BITS) return MOST_ANNOUNCED_BITS;
  }
  return floorLog2(announcements);
}

function canBeAnnounced({ count, lowest, highest, distinct = false }: NumberGroup): boolean {
  return highest - lowest + 1 >= (distinct ? count : 1);
}

function announcementsOf({ count, lowest, highest, distinct = false }: NumberGroup): bigint {
  const numbers = BigInt(highest - lowest + 1);
  return distinct ? binomial(numbers, BigInt(count)) : numbers ** BigInt(count);
}

function mostBits(value: string): number {
  const characters = value.replace(/[^\p{L}\p{N}]/gu, "");
  const alphabet = /^\p{Nd}*$/u.test(characters) ? 10n : /^[0-9a-f]*$/i.test(characters) ? 16n : 64n;
  return floorLog2(alphabet ** BigInt(Array.from(characters).length));
}
