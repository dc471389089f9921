// @ts-check

/**
 * Numerical Recipes' generator on integers: good enough to leave rows in no order, and the same everywhere.
 *
 * @returns {(bound: number) => number} a number from 0 to below the bound
 */
export function linearCongruential() {
  let state = 1;
  return (bound) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Number((BigInt(state) * BigInt(bound)) >> 32n);
  };
}

/**
 * @template T
 * @param {T[]} items - put into another order
 * @param {(bound: number) => number} nextBelow
 */
export function shuffled(items, nextBelow) {
  for (let place = items.length - 1; place > 0; place--) {
    const other = nextBelow(place + 1);
    [items[place], items[other]] = [/** @type {T} */ (items[other]), /** @type {T} */ (items[place])];
  }
  return items;
}
