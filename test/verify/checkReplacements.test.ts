import { describe, expect, it } from "vitest";
import type { RecordEvent, ReplacementEvent, ReserveEvent, ResultEvent } from "../../src/model/event.js";
import { recordResult } from "../../src/plan/recordResult.js";
import { replaceInspector } from "../../src/plan/replaceInspector.js";
import { eventRecord, type VisitRecord } from "../../src/record/eventRecord.js";
import { replayEvents } from "../../src/record/replayEvents.js";
import { checkReplacements } from "../../src/verify/checkReplacements.js";
import type { VerificationCheck } from "../../src/verify/report.js";
import { people, withFields } from "../support/smallChain.js";
import { chainWithReserves, goneAndReplaced, reserveFor } from "../support/smallReserves.js";
import { twoReceived } from "../support/twoReceived.js";

type Visit = ReserveEvent["visit"];

/** What is found of the evidence, and then of every event. */
function checksOf(
  record: VisitRecord,
  events: readonly RecordEvent[],
  evidence: unknown,
): readonly VerificationCheck[] {
  const checker = checkReplacements(record, evidence);
  const found = [...checker.checks];
  replayEvents(eventRecord(record), events, (event, before) => {
    const check =
      event.kind === "result-recorded"
        ? checker.checkFindings(event, before.get(event.visitId)!.visit.taskIds)
        : checker.check(event, before);
    if (check) found.push(check);
  });
  return found;
}

function briefly(checks: readonly VerificationCheck[]): readonly string[] {
  return checks.map(({ id, level, status }) => `${id} ${level} ${status}`);
}

function failures(checks: readonly VerificationCheck[]): Readonly<Record<string, string>> {
  const failed = checks.filter(({ status }) => status === "fail");
  return Object.fromEntries(failed.map(({ id, message }) => [id, message]));
}

const DECIDED = { by: "credit section", at: "2024-06-03" } as const;
const ILL = { ...DECIDED, reason: "illness" } as const;

describe("the events of a record of a plan", () => {
  const chain = chainWithReserves({ inspectors: people("ABCDEFGH") });
  const { record, plan, targets, inspectors, avoidances } = chain;
  const [gone, other] = record.assignment.visits as [Visit, Visit];
  const [staying] = other.team as [Visit["team"][0]];
  const later = { inspectors: withFields(inspectors, gone.team[0]!.inspectorId, { active: false }), avoidances: [] };

  /** 1: somebody leaves. 2 and 3: a target is gone, and its reserve takes its place by a later roster. 4: two items. */
  const events = ((): readonly RecordEvent[] => {
    const first = replaceInspector({
      ...chain,
      ...ILL,
      events: [],
      visitId: other.visitId,
      inspectorId: staying.inspectorId,
    });
    const since = goneAndReplaced(chain, [first], gone.visitId, later);
    const findings = [{ taskId: "T01", itemId: "item", outcome: "no-problem" }] as const;
    const result = { ...DECIDED, plan, events: since, visitId: other.visitId, outcome: "no-problem" } as const;
    return [...since, recordResult({ record, ...result, findings })];
  })();
  const [replaced, , reserve, result] = events as [ReplacementEvent, RecordEvent, ReserveEvent, ResultEvent];
  const evidence = { ...chain, rosters: [later] };
  const changed = (place: number, change: object): readonly RecordEvent[] =>
    events.map((event, index) => (index === place - 1 ? { ...event, ...change } : event));

  it("are made again, each by the roster of its day", () => {
    expect(checksOf(record, events, evidence)).toEqual(
      [
        ["evidence.plan", "The plan given here is what the record was made from."],
        ["evidence.targets", "The directory of targets given here is what the record was made from."],
        [
          "event.1.recomputed",
          `Event 1 (visit ${other.visitId}) names whoever has the smallest ticket of all who could come.`,
        ],
        ["event.3.recomputed", `Event 3 (visit ${gone.visitId}) uses the next reserve, with the team that had to go.`],
        ["event.4.findings", `Event 4 (visit ${other.visitId}) has a finding for each item of its tasks.`],
      ].map(([id, message]) => ({ id, level: "L1", status: "pass", message })),
    );
  });

  it("take a roster from the list of later days as well as that of the draw", () => {
    const rosters = [later, { inspectors, avoidances }];
    expect(failures(checksOf(record, events, { plan, targets, rosters }))).toEqual({});
    expect(briefly(checksOf(record, events, { plan, targets, rosters }))).toEqual(
      briefly(checksOf(record, events, evidence)),
    );
  });

  const NOT_MADE = ["event.1.recomputed", "event.3.recomputed", "event.4.findings"];
  it.each([
    [{}],
    [undefined],
    [null],
    ["evidence"],
    [{ ...evidence, plan: undefined }],
    [{ ...evidence, targets: undefined }],
  ])("are not made again without plan and targets: %#", (given) => {
    const missing = "because plan and targets were not given.";
    expect(checksOf(record, events, given)).toEqual(
      [
        `Event 1 (visit ${other.visitId}) was not recomputed, ${missing}`,
        `Event 3 (visit ${gone.visitId}) was not recomputed, ${missing}`,
        `Event 4 (visit ${other.visitId}) was not compared with the items of the plan, ${missing}`,
      ].map((message, index) => ({ id: NOT_MADE[index], level: "L1", status: "not-checked", message })),
    );
  });

  it.each([
    ["later", chain, [3]],
    ["first", { plan, targets, rosters: [later] }, [1]],
    ["first, of which the withdrawals are missing", { plan, targets, inspectors, rosters: [later] }, [1]],
    ["first, of which the inspectors are missing", { plan, targets, avoidances, rosters: [later] }, [1]],
  ])("are not made again without the roster of the day: the %s", (_, given, places) => {
    const open = checksOf(record, events, given).filter(({ status }) => status !== "pass");
    expect(open).toEqual(
      places.map((place) => ({
        ...{ id: `event.${String(place)}.recomputed`, level: "L1", status: "not-checked" },
        message: `Event ${String(place)} (visit ${events[place - 1]!.visitId}) was not recomputed, because a roster and withdrawals with its digests were not given.`,
      })),
    );
  });

  it.each([
    ["plan", { plan: { ...plan, title: "another" } }, { "evidence.plan": "The plan is another one." }],
    [
      "directory",
      { targets: targets.map((target) => ({ ...target, name: "x" })) },
      { "evidence.targets": "The directory of targets is another one." },
    ],
  ])("name another %s", (_, change, found) => {
    expect(failures(checksOf(record, events, { ...evidence, ...change }))).toEqual(found);
  });

  const candidates = replaced.candidates;
  const otherTicket = "0".repeat(64);
  it.each<[string, number, object, string]>([
    ["other candidates", 1, { candidates: 99 }, `candidates: recomputed ${String(candidates)}, the event says 99.`],
    ["another round", 1, { round: 2 }, "round: recomputed 1, the event says 2."],
    [
      "another ticket",
      1,
      { ticket: otherTicket },
      `ticket: recomputed "${replaced.ticket.slice(0, 60)}…", the event says "${otherTicket.slice(0, 60)}…".`,
    ],
    ["somebody else", 1, { joins: ["Z"] }, `joins[0]: recomputed "${replaced.joins[0]!}", the event says "Z".`],
    ["two who leave", 1, { leaves: [staying.inspectorId, "Z"] }, 'leaves[1]: recomputed nothing, the event says "Z".'],
    ["nobody on the team", 1, { team: [] }, "team[0]: recomputed an object, the event says nothing."],
    ["another stratum", 3, { stratum: "high" }, 'stratum: recomputed "untiered", the event says "high".'],
    [
      "another ticket of the reserve",
      3,
      { ticket: otherTicket },
      `ticket: recomputed "${reserve.ticket!.slice(0, 60)}…", the event says "${otherTicket.slice(0, 60)}…".`,
    ],
    [
      "another visit",
      3,
      { visit: { ...reserve.visit, eligible: 99 } },
      `visit.eligible: recomputed ${String(reserve.visit.eligible)}, the event says 99.`,
    ],
    ["nobody replaced", 3, { replaced: [] }, "replaced[0]: recomputed an object, the event says nothing."],
  ])("give away %s", (_, place, change, difference) => {
    const name = `Event ${String(place)} (visit ${events[place - 1]!.visitId})`;
    const found = failures(checksOf(record, changed(place, change).slice(0, place), evidence));
    expect(found).toEqual({ [`event.${String(place)}.recomputed`]: `${name}: ${difference}` });
  });

  it("give away a finding of an item that the plan does not have, and one that is missing", () => {
    const [finding] = result.findings as [NonNullable<ResultEvent["findings"]>[0]];
    const name = `Event 4 (visit ${other.visitId})`;
    for (const [findings, problem] of [
      [[{ ...finding, itemId: "another" }], "nothing about T01/item"],
      [[finding, { ...finding, itemId: "zoo" }], "a finding of T01/zoo, which the plan does not have"],
    ] as const) {
      expect(failures(checksOf(record, changed(4, { findings }), evidence))).toEqual({
        "event.4.findings": `${name}: ${problem}.`,
      });
    }
  });

  it("have nothing to compare in a result that tells no items apart", () => {
    const { findings: _, ...whole } = result;
    const checks = checksOf(record, [...events.slice(0, 3), whole], evidence);
    expect(checks.map(({ id }) => id)).not.toContain("event.4.findings");
    expect(checks).toHaveLength(4);
  });

  it("may use a reserve that has no ticket, where the method has none", () => {
    const shuffled = chainWithReserves({ policies: { selection: "shuffle/1" } });
    const { visitId } = shuffled.record.assignment.visits[0]!;
    const used = goneAndReplaced(shuffled, [], visitId);
    expect("ticket" in used.at(-1)!).toBe(false);
    expect(briefly(checksOf(shuffled.record, used, shuffled)).at(-1)).toBe("event.2.recomputed L1 pass");
  });

  it("use the reserve of their own place", () => {
    const { visit } = reserve;
    const since = goneAndReplaced(chain, events, visit.visitId, later);
    expect(since.at(-1)).toMatchObject({ position: 2 });
    expect(failures(checksOf(record, since, evidence))).toEqual({});
    expect(() => reserveFor(chain, since, visit.visitId, later)).toThrow();
  });
});

describe("the events of a record of teams", () => {
  const { one, other, teams, inspectors, avoidances } = twoReceived();
  const received = [one, other];
  const visit = teams.assignment.visits.find(({ taskIds }) => taskIds.length > 1)!;
  const roster = { received, inspectors, avoidances };
  const replaced = replaceInspector({
    ...{ record: teams, ...roster, ...ILL, events: [] },
    ...{ visitId: visit.visitId, inspectorId: visit.team[1]!.inspectorId },
  });
  const findings = visit.taskIds.map((taskId) => ({ taskId, itemId: "item", outcome: "no-problem" as const }));
  const result = recordResult({
    ...{ record: teams, received, ...DECIDED, events: [replaced] },
    ...{ visitId: visit.visitId, outcome: "no-problem", findings },
  });
  const events = [replaced, result];
  const ofReceived = [1, 2].flatMap((place) =>
    ["record", "plan", "part", "rows"].map((name) => `received.${String(place)}.${name} L1 pass`),
  );

  it("are made again from the received records", () => {
    expect(briefly(checksOf(teams, events, roster))).toEqual([
      ...ofReceived,
      ...["event.1.recomputed L1 pass", "event.2.findings L1 pass"],
    ]);
  });

  const missing = "because the received records, with their plans and rows, were not given.";
  const open = [
    `Event 1 (visit ${visit.visitId}) was not recomputed, ${missing}`,
    `Event 2 (visit ${visit.visitId}) was not compared with the items of the plan, ${missing}`,
  ];

  it("are not made again without them", () => {
    const checks = checksOf(teams, events, { inspectors, avoidances });
    expect(briefly(checks)).toEqual(["event.1.recomputed L1 not-checked", "event.2.findings L1 not-checked"]);
    expect(checks.map(({ message }) => message)).toEqual(open);
  });

  it.each([
    ["missing", [one]],
    ["with another plan", [one, { ...other, plan: { ...other.plan, title: "another" } }]],
  ])("are not made again if one of them is %s", (_, given) => {
    const checks = checksOf(teams, events, { ...roster, received: given });
    expect(checks.slice(-2).map(({ message, status }) => [message, status])).toEqual(
      open.map((message) => [message, "not-checked"]),
    );
    expect(checks.slice(0, 4).every(({ status }) => status === "pass")).toBe(true);
  });
});
