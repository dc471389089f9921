import { quote } from "../errors/describeValue.js";
import type { ErrorIssue } from "../errors/DoubleRandomError.js";
import type { TableMapping } from "../model/tableMapping.js";
import { derivedId } from "./derivedId.js";
import { foldWidth } from "./foldWidth.js";
import { entriesOf, type RowDraft } from "./rowObject.js";
import type { KindOfTable } from "./tableKinds.js";

/** The id that was put into a row, or why there is none. */
export interface MadeId {
  readonly id?: string;
  /** The text that it was made from. */
  readonly from?: string;
  readonly derived: boolean;
  readonly problem?: Pick<ErrorIssue, "code" | "expected" | "received" | "advice">;
}

/** Makes the id of a row by the rule of the mapping, and puts it there. */
export function makeId<T extends object>(draft: RowDraft, { fields }: KindOfTable<T>, mapping: TableMapping): MadeId {
  const rule = mapping.id;
  if (!rule || !fields.some(({ name }) => name === "id")) return { derived: false };
  const { from = "id", prefix = "" } = rule;
  const source = sourceText(draft, from);
  if (source === undefined) {
    const header = fields.find(({ name }) => name === from)?.header[0] ?? from;
    return {
      derived: false,
      problem: {
        code: "FIELD_INVALID",
        expected: `a value of ${header} to make the id from`,
        received: "nothing",
        advice: "fill it in, or let ids be made from another column (id in the mapping)",
      },
    };
  }
  const text = foldWidth(source);
  const isPlain = /^[0-9A-Za-z][0-9A-Za-z._-]*$/.test(text);
  if (!isPlain && mapping.nonAsciiIds !== "hash") {
    return {
      derived: false,
      problem: {
        code: "FIELD_INVALID",
        expected: "letters and digits to make the id from",
        received: quote(source),
        advice: "let ids be made from the hash of such text (nonAsciiIds in the mapping)",
      },
    };
  }
  const id = prefix + (isPlain ? text : derivedId(source));
  draft.values.set("id", id);
  return { id, from: source, derived: id !== source || from !== "id" };
}

function sourceText(draft: RowDraft, from: NonNullable<NonNullable<TableMapping["id"]>["from"]>): string | undefined {
  const { values } = draft;
  const text = (name: string): string | undefined => values.get(name) as string | undefined;
  switch (from) {
    case "id":
      return text("id");
    case "creditCode":
      return text("creditCode") ?? text("creditCodeOrNumber");
    case "filingNumber":
      return text("filingNumber") ?? text("creditCodeOrNumber");
    case "certificateNumber":
      return (entriesOf(draft, "certificates")[0]?.[1] as { readonly number?: string } | undefined)?.number;
  }
}
