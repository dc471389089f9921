import type { DrawnLists } from "../../src/record/committedLists.js";
import type { HashSuite } from "../../src/random/hashing.js";
import { hashByNode, rootByTheBook } from "./treeByTheBook.js";

/** JSON with sorted keys: RFC 8785 for data whose keys are ASCII and whose numbers are integers. */
export function sortedJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(sortedJson).join(",")}]`;
  if (typeof value !== "object" || value === null) return JSON.stringify(value);
  const members = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${members.map(([key, member]) => `${JSON.stringify(key)}:${sortedJson(member)}`).join(",")}}`;
}

/** `docs/spec.md`, section 4: the salt of a leaf. */
export function saltByTheBook(suite: HashSuite, key: string, list: string, id: string): string {
  return hashByNode(suite, `dr1:salt:${key}:${list}:${id}`).toString("hex");
}

/** Section 4: the hash of a leaf, whose `id` in the salt is given. */
export function leafByTheBook(suite: HashSuite, key: string, list: string, id: string, value: unknown): string {
  const leaf = { list, salt: saltByTheBook(suite, key, list, id), value };
  return hashByNode(suite, Uint8Array.of(0), `dr1:leaf:${sortedJson(leaf)}`).toString("hex");
}

/** Section 4: root and size of a list whose rows come with the ids of their salts, in the order of the tree. */
export function headByTheBook(
  suite: HashSuite,
  key: string,
  list: string,
  rows: readonly (readonly [id: string, value: unknown])[],
): { readonly root: string; readonly size: number } {
  const leaves = rows.map(([id, value]) => leafByTheBook(suite, key, list, id, value));
  return { root: rootByTheBook(suite, leaves), size: rows.length };
}

/** Section 4: the trees of the four lists. */
export function listsByTheBook(
  suite: HashSuite,
  key: string,
  { targets, inspectors, avoidances, exclusions }: DrawnLists,
): Readonly<Record<keyof DrawnLists, { readonly root: string; readonly size: number }>> {
  const byId = (name: string, rows: readonly { readonly id: string }[]): { root: string; size: number } => {
    const sorted = rows.map((row): readonly [string, unknown] => [row.id, row]).sort(([a], [b]) => (a < b ? -1 : 1));
    return headByTheBook(suite, key, name, sorted);
  };
  const pairs = [...exclusions].sort((a, b) =>
    a.taskId === b.taskId ? (a.targetId < b.targetId ? -1 : 1) : a.taskId < b.taskId ? -1 : 1,
  );
  return {
    targets: byId("targets", targets),
    inspectors: byId("inspectors", inspectors),
    avoidances: byId("avoidances", avoidances),
    exclusions: headByTheBook(
      suite,
      key,
      "exclusions",
      pairs.map((row) => [`${row.taskId}/${row.targetId}`, row]),
    ),
  };
}
