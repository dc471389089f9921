/** What does not fit in a source. */
export interface Misfit {
  /** The field that does not fit, as a path within the source: `value`, `pulse.outputValue`. */
  readonly field: string;
  /** What would have fitted. */
  readonly expected: string;
  /** What is there. */
  readonly received: unknown;
}
