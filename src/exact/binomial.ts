/** How many subsets of `size` elements a set of `n` has. */
export function binomial(n: bigint, size: bigint): bigint {
  let count = 1n;
  for (let chosen = 1n; chosen <= size; chosen++) count = (count * (n - chosen + 1n)) / chosen;
  return count;
}
