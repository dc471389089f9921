/** Every subset of a size, each in the order of the items. */
export function allSubsets<T>(items: readonly T[], size: number): readonly (readonly T[])[] {
  if (size === 0) return [[]];
  return items.flatMap((first, index) => allSubsets(items.slice(index + 1), size - 1).map((rest) => [first, ...rest]));
}

/** Every ordered choice of a size without repetition. */
export function allSequences<T>(items: readonly T[], size: number): readonly (readonly T[])[] {
  if (size === 0) return [[]];
  return items.flatMap((first, index) =>
    allSequences(
      items.filter((_, other) => other !== index),
      size - 1,
    ).map((rest) => [first, ...rest]),
  );
}
