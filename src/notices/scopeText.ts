import type { Task } from "../model/task.js";
import type { NoticeWords } from "./noticeWords.js";

/** Which targets a task is about: as its plan prints it where the words can, otherwise from the fields of the scope. */
export function scopeText({ plan, codes, common }: NoticeWords, { scope, raw = [] }: Task): string {
  const printed = plan.printedScope(raw);
  if (printed !== undefined) return printed;
  const { regionCodes, subjectTypes, statuses = ["existing"], creditClasses, directories, lists, licenceKinds } = scope;
  const parts = [
    common.enumerate(statuses.map((status) => codes.statuses[status])),
    subjectTypes && common.enumerate(subjectTypes.map((type) => codes.subjects[type])),
    creditClasses && plan.ofClasses(common.enumerate(creditClasses)),
    directories && plan.inDirectories(common.enumerate(directories)),
    lists && plan.onLists(common.enumerate(lists)),
    licenceKinds && plan.withLicences(common.enumerate(licenceKinds)),
    regionCodes && plan.inRegions(common.enumerate(regionCodes)),
  ];
  return parts.filter((part) => part !== undefined).join(plan.scopeSeparator);
}
