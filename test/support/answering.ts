import type { RandomSource } from "../../src/random/randomSource.js";

/** A source that gives these answers and notes the bounds that it was asked for. */
export function answering(answers: readonly bigint[]): RandomSource & { readonly bounds: readonly bigint[] } {
  const bounds: bigint[] = [];
  return { bounds, uniformInt: (bound) => answers[bounds.push(bound) - 1]! };
}
