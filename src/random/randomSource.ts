/** The one thing that a method may ask of chance. */
export interface RandomSource {
  /**
   * An integer from `0` to `bound - 1`, each equally likely and independent of the answers before.
   *
   * @param bound - at least 1, exclusive
   * @throws `DoubleRandomError` `BOUND_INVALID` for any other bound
   */
  uniformInt(bound: bigint): bigint;
}
