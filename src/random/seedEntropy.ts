/** A source with what the bureau says of its strength. */
export interface StatedEntropy {
  readonly value: string;
  /** Bits that an outsider cannot know beforehand. */
  readonly entropyBits?: number | undefined;
}

/**
 * The bits that the sources of a seed carry together, counted so that nobody is flattered: each source counts
 * what is stated for it, and never more than its text could carry (3.32 bits a digit, 4 bits a hexadecimal
 * character, 6 bits any other character).
 */
export function seedEntropy(sources: readonly StatedEntropy[]): number {
  return sources.reduce((total, { value, entropyBits }) => {
    const most = mostBits(value);
    return total + Math.min(entropyBits ?? most, most);
  }, 0);
}

function mostBits(value: string): number {
  const characters = value.replace(/\s/g, "").length;
  if (/^[\d\s]*$/.test(value)) return Math.floor((characters * 332) / 100);
  if (/^[0-9a-f\s]*$/i.test(value)) return characters * 4;
  return characters * 6;
}
