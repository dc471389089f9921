import type { Visit } from "../model/assignment.js";
import type { NoticeContext } from "./noticeContext.js";
import { shownInspector } from "./shownInspector.js";

/** The team of a visit in one line, the lead and experts marked. */
export function teamNames(context: NoticeContext, { team, window }: Visit, without?: string): string {
  const { codes, common } = context.words;
  const names = team
    .filter(({ inspectorId }) => inspectorId !== without)
    .map(({ inspectorId, role }) => {
      const person = shownInspector(context, inspectorId, window);
      return role === "member" ? person : common.inRole(person, codes.roles[role]);
    });
  return common.enumerate(names);
}
