/**
 * `count / from` as a count of parts `1 / to`; exact if `to` is a multiple of the denominator of `count / from` in lowest
 * terms, rounded towards zero otherwise.
 */
export function rescale(count: bigint, from: bigint, to: bigint): bigint {
  return from === to ? count : (count * to) / from;
}
