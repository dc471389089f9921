import { describe, expect, it } from "vitest";
import { replaceInspector } from "double-random/events";
import {
  inspectorVisitList,
  tablesOf,
  taskList,
  visitSheet,
  workingPapers,
  type Notice,
  type NoteBlock,
} from "double-random/notices";
import { namedEvidence, namedRecord } from "../support/namedEvidence.js";
import { refusal } from "../support/badField.js";

const evidence = namedEvidence();
const record = namedRecord();
const base = { ...evidence, record, date: "2024-05-06", language: "en" } as const;
const byId = new Map(evidence.targets.map((target) => [target.id, target]));

function cells(notice: Notice, name: string, key: string): readonly string[] {
  const table = tablesOf(notice).find((other) => other.name === name);
  const at = table?.columns.findIndex((column) => column.key === key) ?? -1;
  return table?.rows.map((row) => row[at]!) ?? [];
}

function warnings({ blocks }: Notice): readonly string[] {
  return blocks
    .filter((block): block is NoteBlock => block.kind === "note" && block.tone === "warning")
    .map(({ text }) => text);
}

describe("the list of an inspector", () => {
  it("has each of the visits once, and all lists together have every place of every team", () => {
    const lists = workingPapers({ ...base, papers: "inspectors" });
    expect(lists.map(({ id }) => id)).toEqual([...new Set(lists.map(({ id }) => id))].sort());
    const places = lists.flatMap(({ id, notice }) =>
      cells(notice, "visits", "targetId").map((target) => `${id} ${target}`),
    );
    const expected = record.assignment.visits.flatMap(({ targetId, team }) =>
      team.map(({ inspectorId }) => `${inspectorId} ${targetId}`),
    );
    expect([...places].sort()).toEqual([...expected].sort());
  });

  it("is of the team as it is after a replacement", () => {
    const [visit] = record.assignment.visits;
    const { inspectorId } = visit!.team[0]!;
    const told = { visitId: visit!.visitId, inspectorId, by: "office", at: "2024-05-05" } as const;
    const event = replaceInspector({ ...evidence, record, events: [], reason: "illness", ...told });
    const targetsOf = (id: string, events: readonly (typeof event)[]): readonly string[] =>
      cells(inspectorVisitList({ ...base, events, inspectorId: id }), "visits", "targetId");
    expect(targetsOf(inspectorId, [])).toContain(visit!.targetId);
    expect(targetsOf(inspectorId, [event])).not.toContain(visit!.targetId);
    expect(targetsOf(event.joins[0]!, [event])).toContain(visit!.targetId);
  });

  it("of one without visits says so, and of a stranger is refused", () => {
    expect(JSON.stringify(inspectorVisitList({ ...base, inspectorId: "I-6" }))).toContain("There are no visits.");
    expect(refusal(() => inspectorVisitList({ ...base, inspectorId: "I-7" })).code).toBe("REFERENCE_UNKNOWN");
  });
});

describe("the list of a task", () => {
  it("has each drawn target once, in the order of the inspections, with its team", () => {
    for (const { taskId, selected } of record.tasks) {
      const list = taskList({ ...base, taskId });
      expect(cells(list, "targets", "targetId")).toEqual(selected.map(({ targetId }) => targetId));
      expect(cells(list, "targets", "name")).toEqual(selected.map(({ targetId }) => byId.get(targetId)!.name));
      for (const team of cells(list, "targets", "team")) expect(team.match(/CERT-\d-9/g)).toHaveLength(2);
    }
    expect(workingPapers({ ...base, papers: "tasks" }).map(({ id }) => id)).toEqual(["T01", "T02"]);
    expect(refusal(() => taskList({ ...base, taskId: "T03" })).code).toBe("REFERENCE_UNKNOWN");
  });
});

describe("the sheet of a visit", () => {
  it("has each item of each task once, every outcome, and the team", () => {
    const sheets = workingPapers({ ...base, papers: "visits" });
    expect(sheets).toHaveLength(record.assignment.visits.length);
    for (const { visitId, taskIds, team } of record.assignment.visits) {
      const { notice } = sheets.find(({ id }) => id === visitId)!;
      expect(cells(notice, "items to check", "item")).toHaveLength(taskIds.length);
      const outcomes = [
        ...cells(notice, "outcome (choose one)", "outcome1"),
        ...cells(notice, "outcome (choose one)", "outcome2"),
      ];
      expect(outcomes.filter((outcome) => outcome !== "")).toHaveLength(13);
      expect(cells(notice, "inspectors", "inspector")).toHaveLength(team.length);
    }
    expect(refusal(() => visitSheet({ ...base, visitId: "T01/none" })).code).toBe("REFERENCE_UNKNOWN");
  });

  it("says that the target may apply for a withdrawal, in both languages", () => {
    const { visitId } = record.assignment.visits[0]!;
    const zh = JSON.stringify(visitSheet({ ...base, language: "zh", visitId }));
    for (const word of ["有权申请其回避", "国办发〔2024〕54号", "第四十二条", "第四十三条"]) expect(zh).toContain(word);
    expect(JSON.stringify(visitSheet({ ...base, visitId }))).toContain("may apply");
  });

  it("warns, as lists do, where the text of an item breaks off", () => {
    const [first, second] = evidence.plan.tasks;
    const items = [{ id: "item", name: "检验检测结果与原数", truncated: true }];
    const plan = { ...evidence.plan, tasks: [{ ...first!, items }, second!] };
    const drawn = namedRecord({ ...evidence, plan });
    const changed = { ...base, plan, record: drawn };
    const { visitId, team } = drawn.assignment.visits.find(({ taskIds }) => taskIds.includes("T01"))!;
    const papers = [
      visitSheet({ ...changed, visitId }),
      taskList({ ...changed, taskId: "T01" }),
      inspectorVisitList({ ...changed, inspectorId: team[0]!.inspectorId }),
    ];
    for (const paper of papers) expect(warnings(paper)).toHaveLength(1);
    expect(warnings(taskList({ ...changed, taskId: "T02" }))).toEqual([]);
  });
});
