/** The places of a 64-digit ticket that tell two tickets apart; the rest are equal. */
export const DECIDING_DIGITS = {
  "the first digit": (rank: number): string => rank.toString(16).padEnd(64, "0"),
  "the last digit": (rank: number): string => rank.toString(16).padStart(64, "0"),
  "digits 13 and 14, the 52nd bit and those after it": (rank: number): string =>
    `${"0".repeat(12)}${(rank >> 1).toString(16)}${(rank & 1).toString(16)}`.padEnd(64, "0"),
} as const;
