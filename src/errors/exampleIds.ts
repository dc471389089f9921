const EXAMPLES = 5;

/** The first few of a list in words, and how many more there are. */
export function exampleIds(ids: readonly string[]): string {
  const rest = ids.length > EXAMPLES ? ` and ${String(ids.length - EXAMPLES)} more` : "";
  return `${ids.slice(0, EXAMPLES).join(", ")}${rest}`;
}
