/**
 * The least step from `low` to `high`, both inclusive, that helps, by halving; `undefined` if the highest does not help. Asks that
 * every step after one that helps does so too.
 */
export function leastStep(low: number, high: number, helps: (step: number) => boolean): number | undefined {
  if (low > high || !helps(high)) return undefined;
  let below = low - 1;
  let helping = high;
  // Amounts are mostly small, so the first steps are tried before the middle of what may be a long way.
  for (let ahead = 1; below + ahead < helping; ahead *= 2) {
    const step = below + ahead;
    if (helps(step)) helping = step;
    else below = step;
  }
  while (helping - below > 1) {
    const middle = below + ((helping - below) >> 1);
    if (helps(middle)) helping = middle;
    else below = middle;
  }
  return helping;
}
