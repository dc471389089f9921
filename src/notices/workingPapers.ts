import { describeValue } from "../errors/describeValue.js";
import { DoubleRandomError } from "../errors/DoubleRandomError.js";
import { WORKING_PAPER_POLICY } from "../model/noticePolicy.js";
import { byCodePoint } from "../random/byCodePoint.js";
import { composeVisitList } from "./inspectorVisitList.js";
import type { Notice } from "./notice.js";
import { readContext, type DrawDocumentOptions, type NoticeContext } from "./noticeContext.js";
import { composeTaskList } from "./taskList.js";
import { composeVisitSheet } from "./visitSheet.js";

/** What {@link workingPapers} needs. The policy is `WORKING_PAPER_POLICY` where nothing else is stated. */
export interface WorkingPapersOptions extends DrawDocumentOptions {
  /** A list for each inspector, a list for each task, or a sheet for each visit. */
  readonly papers: "inspectors" | "tasks" | "visits";
}

/** A working paper and whom or what it is for. */
export interface WorkingPaper {
  /** The id of the inspector, task or visit, as the record has it. */
  readonly id: string;
  readonly notice: Notice;
}

/**
 * All working papers of one kind: what `inspectorVisitList`, `taskList` and `visitSheet` make, with record and directory read once.
 *
 * @returns by id; for inspectors those who are on a team now
 * @throws `DoubleRandomError` as `drawNotice`
 *
 * @example
 * ```ts
 * import { readFileSync } from "node:fs";
 * import { drawPlan } from "double-random";
 * import { tablesOf, workingPapers } from "double-random/notices";
 *
 * const read = (name) => JSON.parse(readFileSync(`examples/first-draw/${name}.json`, "utf8"));
 * const evidence = { plan: read("plan"), targets: read("targets"), inspectors: read("inspectors"), avoidances: read("avoidances") };
 * const value = "6195028617330249156824750623946182371025";
 * const seed = { sources: [{ type: "declared", ref: "forty ten-sided dice, public meeting", value }] };
 * const record = drawPlan({ ...evidence, asOf: "2024-04-30", seed });
 *
 * const papers = workingPapers({ ...evidence, record, papers: "inspectors", date: "2024-05-06" });
 * for (const { id, notice } of papers) console.log(id, tablesOf(notice)[0].rows.length);
 * ```
 * ```text
 * INS-1 1
 * INS-2 2
 * INS-3 1
 * INS-4 2
 * ```
 */
export function workingPapers(options: WorkingPapersOptions): readonly WorkingPaper[] {
  const context = readContext(options, WORKING_PAPER_POLICY);
  const { papers } = options;
  if (!Object.hasOwn(KINDS, papers)) {
    const received = describeValue(papers);
    throw new DoubleRandomError({
      code: "FIELD_INVALID",
      path: "papers",
      expected: "inspectors, tasks or visits",
      received,
    });
  }
  const { ids, compose } = KINDS[papers];
  return [...new Set(ids(context))].sort(byCodePoint).map((id) => ({ id, notice: compose(context, id) }));
}

interface Kind {
  readonly ids: (context: NoticeContext) => readonly string[];
  readonly compose: (context: NoticeContext, id: string) => Notice;
}

const KINDS: Readonly<Record<WorkingPapersOptions["papers"], Kind>> = {
  inspectors: {
    ids: ({ visits }) => [...visits.values()].flatMap(({ visit }) => visit.team.map(({ inspectorId }) => inspectorId)),
    compose: composeVisitList,
  },
  tasks: { ids: ({ record }) => record.tasks.map(({ taskId }) => taskId), compose: composeTaskList },
  visits: { ids: ({ visits }) => [...visits.keys()], compose: composeVisitSheet },
};
