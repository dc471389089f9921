import type { Block } from "./notice.js";
import type { NoticeContext } from "./noticeContext.js";

/** What is printed of whom. */
export function policyBlocks({ policy, words }: Pick<NoticeContext, "policy" | "words">): readonly Block[] {
  const { policy: told, common } = words;
  const { names, individualNames, creditCodes, individualCreditCodes, inspectors } = policy;
  const everything = [names, individualNames, creditCodes, individualCreditCodes].every((rule) => rule === "shown");
  const rules = [
    told.names[names],
    told.individualNames[individualNames],
    told.creditCodes[creditCodes],
    told.individualCreditCodes[individualCreditCodes],
    told.inspectors[inspectors],
    ...(everything ? [] : [told.ids]),
  ];
  return [
    { kind: "heading", text: told.heading },
    { kind: "paragraph", text: common.sentences(rules) },
  ];
}
