import type { Table } from "./table.js";

/** Languages of notices. */
export type NoticeLanguage = "zh" | "en";

/** A label and what it stands for. */
export interface Fact {
  readonly label: string;
  readonly value: string;
}

/** Something that a reader does to check: a sentence, and perhaps a line for a shell and what it prints. */
export interface VerificationStep {
  readonly text: string;
  readonly command?: string;
  /** What the command prints, where the notice can say it. */
  readonly output?: string;
}

/** The numbered title of a part. */
export interface HeadingBlock {
  readonly kind: "heading";
  readonly text: string;
}

/** A paragraph. */
export interface ParagraphBlock {
  readonly kind: "paragraph";
  readonly text: string;
}

/** Labels and values. */
export interface FactsBlock {
  readonly kind: "facts";
  readonly facts: readonly Fact[];
  /** For a form: values that are empty are left room to write in. */
  readonly toFillIn?: boolean;
}

/** A table. */
export interface TableBlock {
  readonly kind: "table";
  readonly table: Table;
  /** The key of a column: a page shows its value above the rows that share it, and not in each of them. */
  readonly groupBy?: string;
  /** On paper it needs a page in landscape. Default false. */
  readonly isWide?: boolean;
}

/** What a reader must not overlook. */
export interface NoteBlock {
  readonly kind: "note";
  /** `warning` for what forbids a use of the document. */
  readonly tone: "note" | "warning";
  readonly text: string;
}

/** How anybody can check a draw, and what that does not show. */
export interface VerificationBlock {
  readonly kind: "verification";
  readonly title: string;
  readonly facts: readonly Fact[];
  readonly steps: readonly VerificationStep[];
  readonly limitsTitle: string;
  readonly limits: readonly string[];
}

/** Who issues the document and when (落款), at the lower right. */
export interface SignatureBlock {
  readonly kind: "signature";
  readonly issuer: string;
  /** `YYYY-MM-DD`. */
  readonly date: string;
}

/** The beginning of an annex (附件), on a page of its own. */
export interface AnnexBlock {
  readonly kind: "annex";
  readonly text: string;
}

/** A part of a {@link Notice}. */
export type Block =
  HeadingBlock | ParagraphBlock | FactsBlock | TableBlock | NoteBlock | VerificationBlock | SignatureBlock | AnnexBlock;

/** A public notice or a working paper as plain data. Text is text: nothing in it is markup. */
export interface Notice {
  readonly title: string;
  /** The title again, parted where a line may end. */
  readonly titleLines?: readonly string[];
  readonly language: NoticeLanguage;
  /** The number of this document (发文字号), beneath the title. */
  readonly documentNumber?: string;
  readonly blocks: readonly Block[];
}
