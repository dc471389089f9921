/** Every order of the items, one after the other. */
export function* everyOrder<T>(items: readonly T[]): Generator<readonly T[]> {
  if (items.length === 0) {
    yield [];
    return;
  }
  for (const [index, first] of items.entries()) {
    for (const rest of everyOrder(items.toSpliced(index, 1))) yield [first, ...rest];
  }
}
