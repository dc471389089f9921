import type { NoticePolicy } from "../model/noticePolicy.js";
import type { SubjectType, Target } from "../model/target.js";
import { disclose, maskBusinessName, maskCreditCode } from "./masking.js";

/** What a notice prints of a target. */
export interface ShownTarget {
  readonly id: string;
  /** Whether the id is printed in full, so that a reader can compute its ticket. */
  readonly hasWholeId: boolean;
  readonly name: string;
  readonly creditCode: string;
}

/** Targets whose name often is that of a person. */
const INDIVIDUALS: readonly SubjectType[] = ["individual", "other"];

/**
 * A target as far as a policy lets it be printed. An id that repeats a name or a credit code is masked with them: many bureaus take
 * the code for the id.
 */
export function shownTarget(target: Target, policy: NoticePolicy): ShownTarget {
  const isIndividual = INDIVIDUALS.includes(target.subjectType);
  const nameRule = isIndividual ? policy.individualNames : policy.names;
  const codeRule = isIndividual ? policy.individualCreditCodes : policy.creditCodes;
  const name = disclose(target.name ?? "", nameRule, maskBusinessName);
  const creditCode = disclose(target.creditCode ?? "", codeRule, maskCreditCode);
  const id = [
    { whole: target.name, rest: name },
    { whole: target.creditCode, rest: creditCode },
  ].reduce((text, { whole, rest }) => (whole ? text.replaceAll(whole, rest === "" ? "***" : rest) : text), target.id);
  return { id, hasWholeId: id === target.id, name, creditCode };
}
