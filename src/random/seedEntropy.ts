/** A source with what the bureau says of its strength. */
export interface StatedEntropy {
  readonly value: string;
  /** Bits that an outsider cannot know beforehand. */
  readonly entropyBits?: number | undefined;
}

/**
 * The bits that the sources of a seed carry together, counted so that nobody is flattered: each source counts
 * what is stated for it, and never more than its text could carry: that of so many characters out of 10 if all are digits,
 * out of 16 if all are hexadecimal, out of 64 otherwise; spaces and marks between them count nothing.
 */
export function seedEntropy(sources: readonly StatedEntropy[]): number {
  return sources.reduce((total, { value, entropyBits }) => {
    const most = mostBits(value);
    return total + Math.min(entropyBits ?? most, most);
  }, 0);
}

function mostBits(value: string): number {
  const characters = value.replace(/[^\p{L}\p{N}]/gu, "");
  const alphabet = /^\p{Nd}*$/u.test(characters) ? 10n : /^[0-9a-f]*$/i.test(characters) ? 16n : 64n;
  return (alphabet ** BigInt(characters.length)).toString(2).length - 1;
}
