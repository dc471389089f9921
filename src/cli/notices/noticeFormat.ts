import { formatHtml, formatMarkdown, type Notice } from "../../notices/index.js";
import { UsageError } from "../usage.js";

/** How a notice is printed. */
export type NoticeFormat = "html" | "md";

const PRINTERS: Readonly<Record<NoticeFormat, (notice: Notice) => string>> = { html: formatHtml, md: formatMarkdown };

/** The format that a word names: an extension without its full stop. */
export function noticeFormat(word: string): NoticeFormat {
  const lower = word.toLowerCase();
  if (Object.hasOwn(PRINTERS, lower)) return lower as NoticeFormat;
  throw new UsageError(`a notice can be written as ${Object.keys(PRINTERS).join(" or ")}, not as ${word || "nothing"}`);
}

/** The format of a file by the end of its name. */
export function formatOfFile(path: string): NoticeFormat {
  return noticeFormat(/\.([^./\\]*)$/.exec(path)?.[1] ?? "");
}

/** The text of a notice. */
export function printNotice(notice: Notice, format: NoticeFormat): string {
  return PRINTERS[format](notice);
}
