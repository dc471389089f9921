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
export function shuffle<T>(items: readonly T[], source: RandomSource, count?: number): T[] {
  const given: unknown = items;
  if (!Array.isArray(given)) {
    throw new DoubleRandomError({
      code: "FIELD_INVALID",
      path: "items",
      expected: "a list",
      received: describeValue(items),
    });
  }
  const places = count === undefined ? items.length : count;
  if (!Number.isSafeInteger(places) || places < 0 || places > items.length) {
    const expected = `a whole number from 0 to ${String(items.length)}`;
    throw new DoubleRandomError({ code: "FIELD_INVALID", path: "count", expected, received: describeValue(count) });
  }
  const order: T[] = [...items];
  for (let place = 0; place < places; place++) {
    const other = place + Number(source.uniformInt(BigInt(order.length - place)));
    [order[place], order[other]] = [order[other]!, order[place]!];
  }
  return order.slice(0, places);
}
