/** Whole numbers below a bound from a small generator (Numerical Recipes), for made-up problems: not for draws. */
export function smallNumbers(seed: number): (bound: number) => number {
  let state = seed >>> 0;
  return (bound) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * bound);
  };
}

/** The items in a made-up order. */
export function mixed<T>(items: readonly T[], below: (bound: number) => number): T[] {
  const order = [...items];
  for (let place = order.length - 1; place > 0; place--) {
    const other = below(place + 1);
    [order[place], order[other]] = [order[other]!, order[place]!];
  }
  return order;
}
