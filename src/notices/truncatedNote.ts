import type { Task } from "../model/task.js";
import type { NoteBlock } from "./notice.js";
import type { NoticeWords } from "./noticeWords.js";

/** For papers that list items: a warning if the text of one breaks off. */
export function truncatedNote({ papers }: NoticeWords, tasks: readonly Task[]): readonly NoteBlock[] {
  const breaksOff = tasks.some(({ items }) => items.some(({ truncated = false }) => truncated));
  return breaksOff ? [{ kind: "note", tone: "warning", text: papers.truncatedNote }] : [];
}
