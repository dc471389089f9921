import type { RandomSource } from "./randomSource.js";

/**
 * The first `count` places of a uniformly random order: a partial Fisher–Yates shuffle from the front.
 *
 * @param items - not changed
 * @param count - how many places are needed; default all
 */
export function shuffle<T>(items: readonly T[], source: RandomSource, count: number = items.length): T[] {
  const order = [...items];
  for (let place = 0; place < count; place++) {
    const other = place + Number(source.uniformInt(BigInt(order.length - place)));
    [order[place], order[other]] = [order[other]!, order[place]!];
  }
  return order.slice(0, count);
}
