import type { Block, Notice, TableBlock } from "./notice.js";
import type { NoticeWords } from "./noticeWords.js";

/** What is put together to a document. */
interface NoticeParts {
  readonly titleLines: readonly string[];
  readonly blocks: readonly Block[];
  /** Each an annex of its own. */
  readonly annexes?: readonly TableBlock[];
  /** Default: that of the plan. Working papers are signed by hand. */
  readonly isSigned?: boolean;
}

/** What all documents have in common. */
interface Frame {
  readonly words: NoticeWords;
  readonly language: Notice["language"];
  readonly plan: { readonly issuer: { readonly name: string } };
  readonly date: string;
  readonly documentNumber: string | undefined;
}

/** Puts a document together: its headings and annexes numbered, the annexes after issuer and date. */
export function composeNotice(
  { words, language, plan, date, documentNumber }: Frame,
  { titleLines, blocks, annexes = [], isSigned = true }: NoticeParts,
): Notice {
  const { common } = words;
  const headings = blocks.filter(({ kind }) => kind === "heading");
  const numbered = blocks.map((block) =>
    block.kind === "heading" ? { ...block, text: common.heading(headings.indexOf(block) + 1, block.text) } : block,
  );
  const list = annexes.map(({ table }, index) => common.annexLine(index + 1, table.name));
  return {
    title: common.title(titleLines),
    titleLines,
    language,
    ...(documentNumber !== undefined && { documentNumber }),
    blocks: [
      ...numbered,
      ...(list.length > 0 ? [{ kind: "paragraph", text: common.annexes(list) } as const] : []),
      ...(isSigned ? [{ kind: "signature", issuer: plan.issuer.name, date } as const] : []),
      ...annexes.flatMap((table, index) => [{ kind: "annex", text: common.annex(index + 1) } as const, table]),
    ],
  };
}
