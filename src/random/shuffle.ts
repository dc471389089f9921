import { DoubleRandomError } from "../errors/DoubleRandomError.js";
import { describeValue } from "../errors/describeValue.js";
import type { RandomSource } from "./randomSource.js";

/**
 * The first `count` places of a uniformly random order: a partial Fisher–Yates shuffle from the front.
 *
 * @param items - not changed
 * @param count - how many places are needed, at most all; default all
 * @throws {@link DoubleRandomError} `FIELD_INVALID` for any other count
 */
export function shuffle<T>(items: readonly T[], source: RandomSource, count: number = items.length): T[] {
  if (!Number.isSafeInteger(count) || count < 0 || count > items.length) {
    const expected = `a whole number from 0 to ${String(items.length)}`;
    throw new DoubleRandomError({ code: "FIELD_INVALID", path: "count", expected, received: describeValue(count) });
  }
  const order = [...items];
  for (let place = 0; place < count; place++) {
    const other = place + Number(source.uniformInt(BigInt(order.length - place)));
    [order[place], order[other]] = [order[other]!, order[place]!];
  }
  return order.slice(0, count);
}
