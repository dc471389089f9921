/** The values of one row: scalars by field, and groups by name and number. */
export interface RowDraft {
  readonly values: Map<string, unknown>;
  readonly groups: Map<string, Map<number, Map<string, unknown>>>;
}

/** The object of a row in the making. */
export function emptyDraft(): RowDraft {
  return { values: new Map(), groups: new Map() };
}

/** Puts a value into its group. */
export function putInGroup({ groups }: RowDraft, group: string, number: number, key: string, value: unknown): void {
  let entries = groups.get(group);
  if (!entries) groups.set(group, (entries = new Map<number, Map<string, unknown>>()));
  let entry = entries.get(number);
  if (!entry) entries.set(number, (entry = new Map<string, unknown>()));
  entry.set(key, value);
}

/** The entries of a group in the order of their numbers, with these. */
export function entriesOf({ groups }: RowDraft, group: string): readonly (readonly [number: number, entry: object])[] {
  return [...(groups.get(group) ?? [])]
    .sort(([a], [b]) => a - b)
    .map(([number, entry]) => [number, Object.fromEntries(entry)] as const);
}
