import { byCodePoint } from "./byCodePoint.js";
import { canonicalJson } from "./canonicalJson.js";

/** A row of a list as it is hashed. */
export interface CanonicalRow {
  /** What names it in its list; of an exclusion the ids of task and target with a stroke between them. */
  readonly id: string;
  /** Its canonical JSON. */
  readonly text: string;
}

/** The lists that a draw is made from. */
type ListName = "targets" | "inspectors" | "avoidances" | "exclusions";

/** The rows of all lists, each list in the order in which it is hashed. */
export type CanonicalLists = Readonly<Record<ListName, readonly CanonicalRow[]>>;

interface Named {
  readonly id: string;
}

interface Excluded {
  readonly taskId: string;
  readonly targetId: string;
}

/** Lists with the fields by which their rows are sorted. */
interface Lists {
  readonly targets: readonly Named[];
  readonly inspectors: readonly Named[];
  readonly avoidances: readonly Named[];
  readonly exclusions?: readonly Excluded[];
}

/**
 * Every row of the lists in canonical JSON. It takes most of the time of a digest and of a tree, and both are made from it.
 *
 * @throws {@link DoubleRandomError} `JSON_UNREPRESENTABLE`
 */
export function canonicalLists({ targets, inspectors, avoidances, exclusions = [] }: Lists): CanonicalLists {
  return {
    targets: canonicalRows("targets", targets),
    inspectors: canonicalRows("inspectors", inspectors),
    avoidances: canonicalRows("avoidances", avoidances),
    exclusions: rowsBy("exclusions", exclusions, exclusionKey).map(({ id, text }) => ({
      id: id.replace("\n", "/"),
      text,
    })),
  };
}

/** The rows of one list by their ids. */
export function canonicalRows(name: ListName, rows: readonly Named[]): readonly CanonicalRow[] {
  return rowsBy(name, rows, ({ id }) => id);
}

/** Orders exclusions by task, then by target: a line feed is in no id and before all of their characters. */
function exclusionKey({ taskId, targetId }: Excluded): string {
  return `${taskId}\n${targetId}`;
}

function rowsBy<T>(name: ListName, rows: readonly T[], keyOf: (row: T) => string): readonly CanonicalRow[] {
  return rows
    .map((row) => ({ id: keyOf(row), text: canonicalJson(row, name) }))
    .sort((a, b) => byCodePoint(a.id, b.id));
}
