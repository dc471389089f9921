/** A bug of somebody's sampler, planted into ours. */
export interface Mutant {
  readonly name: string;
  /** Whose bug it is, and where it is written down. */
  readonly from: string;
  readonly file: string;
  /** Found exactly once in the file. */
  readonly original: string;
  readonly mutated: string;
  /** The fast tests that must find it. */
  readonly tests: readonly string[];
}

export const MUTANTS: readonly Mutant[];
