import type { Certificate, Inspector } from "../model/inspector.js";
import type { Window } from "../model/task.js";
import { byCodePoint } from "../random/byCodePoint.js";
import { maskPersonName } from "./masking.js";
import type { NoticeContext } from "./noticeContext.js";

/**
 * What stands for an inspector in a document, by its policy.
 *
 * @param window - the days of the visit, for the certificate that is valid then
 */
export function shownInspector(
  { inspectorOf, policy, words }: Pick<NoticeContext, "inspectorOf" | "policy" | "words">,
  id: string,
  window?: Window,
): string {
  const inspector = inspectorOf(id);
  if (!inspector) return id;
  if (policy.inspectors === "id") return inspector.id;
  const number = certificateNumber(inspector, window) ?? inspector.id;
  const { name } = inspector;
  if (policy.inspectors === "certificate" || name === undefined) return number;
  return words.common.person(policy.inspectors === "name" ? name : maskPersonName(name), number);
}

/** The number of the certificate that is valid for a visit; of several the one that ends last. */
function certificateNumber({ certificates }: Inspector, window: Window | undefined): string | undefined {
  const covers = ({ validFrom, validTo }: Certificate): boolean =>
    !window || (validFrom <= window.start && window.end <= validTo);
  const numbered = certificates
    .filter(({ number }) => number !== undefined)
    .sort((a, b) => byCodePoint(b.validTo, a.validTo) || byCodePoint(a.number!, b.number!));
  return (numbered.find(covers) ?? numbered[0])?.number;
}
