import type { Item, Task } from "../model/task.js";
import type { NoticeWords } from "./noticeWords.js";

/** The items of some tasks, each once, by task and then as printed. */
export function itemsOf(tasks: readonly Task[]): readonly Item[] {
  const byId = new Map<string, Item>();
  for (const item of tasks.flatMap(({ items }) => items)) if (!byId.has(item.id)) byId.set(item.id, item);
  return [...byId.values()];
}

/** The name of an item; one whose text breaks off says so. */
export function itemName({ papers }: NoticeWords, { name, truncated = false }: Item): string {
  return truncated ? papers.truncated(name) : name;
}
