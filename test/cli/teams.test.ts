import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { PlanRecord, RecordEvent, ReplacementEvent, ReserveEvent } from "double-random";
import { verifyEvents } from "double-random/events";
import { explainVisit, formatExplanation } from "double-random/explain";
import { smallEvidence } from "../support/smallEvidence.js";
import { DRAW, EVIDENCE, openWorkspace, writeEvidence, type Workspace } from "./command.js";

let workspace: Workspace;

beforeAll(async () => {
  workspace = await openWorkspace();
});

afterAll(() => {
  workspace.close();
});

beforeEach(() => {
  writeEvidence(workspace);
  workspace.run(...DRAW, "--out", "record.json", "--force");
});

function readRecord(): PlanRecord {
  return JSON.parse(workspace.read("record.json")) as PlanRecord;
}

describe("explain", () => {
  it("prints the explanation of a visit, as Markdown or as JSON", () => {
    const record = readRecord();
    const { visitId } = record.assignment.visits[0]!;
    const explanation = explainVisit({ ...smallEvidence(), record, visitId });
    const asked = ["explain", "record.json", "--visit", visitId, ...EVIDENCE];
    expect(workspace.run(...asked)).toEqual({ code: 0, stdout: `${formatExplanation(explanation)}\n`, stderr: "" });
    const json = workspace.run(...asked, "--json");
    expect(JSON.parse(json.stdout)).toEqual(explanation);
  });

  it.each([null, 7, "record", [], {}])("refuses %j in place of a record, with code 2", (record) => {
    workspace.write("record.json", record);
    const finished = workspace.run("explain", "record.json", "--visit", "T01/T-01", ...EVIDENCE);
    expect([finished.code, finished.stdout]).toEqual([2, ""]);
    expect(finished.stderr).toMatch(/INPUT_INVALID|FIELD_INVALID/);
  });

  it("says no to a visit that the record does not have and to other evidence, with code 2", () => {
    const nowhere = workspace.run("explain", "record.json", "--visit", "T09/T-01", ...EVIDENCE);
    expect([nowhere.code, nowhere.stdout]).toEqual([2, ""]);
    expect(nowhere.stderr).toContain("REFERENCE_UNKNOWN");
    const { visitId } = readRecord().assignment.visits[0]!;
    workspace.write("avoidances.json", []);
    const other = workspace.run("explain", "record.json", "--visit", visitId, ...EVIDENCE);
    expect([other.code, other.stdout]).toEqual([2, ""]);
    expect(other.stderr).toContain("EVIDENCE_MISMATCH");
  });
});

describe("replace", () => {
  const wordsFor = (visitId: string, inspectorId: string): readonly string[] => [
    ...["replace", "record.json", "--visit", visitId, "--inspector", inspectorId, ...EVIDENCE],
    ...["--by", "credit section", "--at", "2024-08-02"],
  ];

  it("writes the list of events with the new one last, which verifies", () => {
    const record = readRecord();
    const { visitId, team } = record.assignment.visits[0]!;
    const first = workspace.run(
      ...wordsFor(visitId, team[1]!.inspectorId),
      "--reason",
      "illness",
      "--out",
      "first.json",
    );
    expect([first.code, first.stderr]).toEqual([0, ""]);
    const [event] = JSON.parse(workspace.read("first.json")) as readonly [ReplacementEvent];
    expect(first.stdout.split("\n")).toEqual([
      `${visitId}: ${event.joins.join(", ")} for ${team[1]!.inspectorId}, of ${event.candidates}`,
      `team: ${event.team.map(({ inspectorId, role }) => `${inspectorId} ${role}`).join(", ")}`,
      `event ${event.eventHash}`,
      "wrote first.json",
      "",
    ]);

    const again = [...wordsFor(visitId, event.joins[0]!), "--reason", "other", "--note", "an invented reason"];
    const second = workspace.run(...again, "--events", "first.json", "--out", "second.json");
    expect([second.code, second.stderr]).toEqual([0, ""]);
    const events = JSON.parse(workspace.read("second.json")) as readonly ReplacementEvent[];
    expect(events.map(({ number, round }) => [number, round])).toEqual([
      [1, 1],
      [2, 2],
    ]);
    const { ok, checks } = verifyEvents(record, events, smallEvidence());
    expect([ok, checks.filter(({ status }) => status === "fail")]).toEqual([true, []]);
  });

  it("writes nothing if somebody is not on the team, and keeps a file that is there", () => {
    const { visitId, team } = readRecord().assignment.visits[0]!;
    const stranger = workspace.run(...wordsFor(visitId, "I-6"), "--reason", "leave", "--out", "none.json");
    expect([stranger.code, stranger.stdout]).toEqual([2, ""]);
    expect(workspace.list()).not.toContain("none.json");
    workspace.write("kept.json", { kept: true });
    const kept = workspace.run(...wordsFor(visitId, team[0]!.inspectorId), "--reason", "leave", "--out", "kept.json");
    expect(kept.code).toBe(2);
    expect(JSON.parse(workspace.read("kept.json"))).toEqual({ kept: true });
  });
});

describe("result and reserve", () => {
  const told = ["--by", "credit section", "--at", "2024-08-02"];

  it("write the list of events with the new one last, which verifies", () => {
    workspace.write("policies.json", { reservePerStratum: 1 });
    workspace.run(...DRAW, "--policies", "policies.json", "--out", "record.json", "--force");
    const record = readRecord();
    const { visitId, taskIds } = record.assignment.visits[0]!;
    const found = ["result", "record.json", "--visit", visitId, "--outcome", "deregistered", ...told];
    const gone = workspace.run(...found, "--out", "gone.json");
    expect([gone.code, gone.stderr]).toEqual([0, ""]);
    const reserve = ["reserve", "record.json", "--visit", visitId, "--task", taskIds[0]!, ...EVIDENCE, ...told];
    const used = workspace.run(...reserve, "--events", "gone.json", "--out", "used.json");
    expect([used.code, used.stderr]).toEqual([0, ""]);
    const events = JSON.parse(workspace.read("used.json")) as readonly RecordEvent[];
    expect(events.map(({ kind }) => kind)).toEqual(["result-recorded", "reserve-used"]);
    const { visit, eventHash } = events[1] as ReserveEvent;
    const team = visit.team.map(({ inspectorId, role }) => `${inspectorId} ${role}`).join(", ");
    expect(used.stdout).toContain(`${visit.visitId}\n`);
    expect(used.stdout).toContain(`team: ${team}\nevent ${eventHash}\nwrote used.json\n`);
    const { ok, checks } = verifyEvents(record, events, smallEvidence());
    expect([ok, checks.filter(({ status }) => status === "fail")]).toEqual([true, []]);
    const again = workspace.run(...reserve, "--events", "used.json", "--out", "again.json");
    expect([again.code, again.stdout]).toEqual([2, ""]);
    expect(again.stderr).toContain("RESERVE_UNAVAILABLE");
  });

  it("refuse findings without the plan", () => {
    const { visitId } = readRecord().assignment.visits[0]!;
    workspace.write("findings.json", []);
    const words = ["result", "record.json", "--visit", visitId, "--outcome", "no-problem", ...told];
    const without = workspace.run(...words, "--findings", "findings.json", "--out", "none.json");
    expect([without.code, without.stderr]).toEqual([2, expect.stringContaining("--plan is missing")]);
  });
});

describe("a draw that cannot have teams", () => {
  it("says for which visits, who is kept away and what would help, with code 1 and nothing written", () => {
    const inspectors = smallEvidence().inspectors.map((inspector) => ({ ...inspector, mostVisits: 1 }));
    workspace.write("inspectors.json", inspectors);
    const { code, stdout, stderr } = workspace.run(...DRAW, "--out", "impossible.json");
    expect([code, stdout]).toEqual([1, ""]);
    expect(stderr).toContain("double-random: ASSIGNMENT_INFEASIBLE");
    expect(stderr).toMatch(/ need \d+ places; .* short by \d+/);
    expect(stderr).toMatch(/I-6: inactive, from \d+ visits/);
    expect(stderr).toMatch(/would help: add \d+ inspectors/);
    expect(workspace.list()).not.toContain("impossible.json");
  });
});
