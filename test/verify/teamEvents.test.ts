import { describe, expect, it, test } from "vitest";
import { type RecordEvent, type ReplacementEvent, type ReserveEvent, type VerificationReport } from "double-random";
import { recordResult, replaceInspector, verifyEvents } from "double-random/events";
import { replacementTicket } from "../../src/random/ticketOf.js";
import { sealEvent } from "../../src/record/sealEvent.js";
import { sealRecord } from "../../src/record/sealRecord.js";
import { hostileValues } from "../support/hostileValues.js";
import { people, withFields } from "../support/smallChain.js";
import { provincialTask, smallStages } from "../support/smallStages.js";

const ROSTER = people("ABCDEFGH");
const tasks = [
  provincialTask({ quota: { kind: "count", count: 8 } }),
  provincialTask({ id: "T02", sequence: 2, quota: { kind: "count", count: 6 } }),
];
const { plan, targets, first, second: record } = smallStages({ inspectors: ROSTER, tasks });
const received = [{ record: first, plan, targets }];
const later = { inspectors: withFields(ROSTER, "H", { active: false }), avoidances: [] };
const evidence = { received, inspectors: ROSTER, avoidances: [], rosters: [later] };
const [one, other] = record.assignment.visits.filter(({ taskIds }) => taskIds.length > 1) as [Visit, Visit];
type Visit = (typeof record.assignment.visits)[number];

function decided({ visitId }: Visit, day: string) {
  return { record, visitId, by: "credit section", at: `2024-05-${day}` };
}

/** Two replacements at one visit, one at another by a later roster, and two results, one of which tells the items apart. */
function genuine(): readonly RecordEvent[] {
  const lists = { received, inspectors: ROSTER, avoidances: [], reason: "illness" } as const;
  const events: RecordEvent[] = [];
  const replaced = replaceInspector({ ...lists, ...decided(one, "06"), events, inspectorId: one.team[1]!.inspectorId });
  events.push(replaced);
  events.push(
    replaceInspector({
      ...{ ...lists, ...decided(one, "07"), events, reason: "other", note: "at a wedding" },
      inspectorId: replaced.team[0]!.inspectorId,
    }),
  );
  events.push(
    replaceInspector({ ...lists, ...later, ...decided(other, "08"), events, inspectorId: other.team[0]!.inspectorId }),
  );
  const findings = one.taskIds.map((taskId, index) => {
    const outcome = index === 0 ? "no-problem" : "problem-pending";
    return { taskId, itemId: "item", outcome } as const;
  });
  events.push(recordResult({ ...decided(one, "09"), events, outcome: "problem-pending", findings, received }));
  events.push(recordResult({ ...decided(other, "10"), events, outcome: "moved-out" }));
  return events;
}

const events = genuine();

function failedIds({ checks }: VerificationReport): readonly string[] {
  return checks.filter(({ status }) => status === "fail").map(({ id }) => id);
}

function messageOf({ checks }: VerificationReport, id: string): string {
  return checks.find((check) => check.id === id)?.message ?? "";
}

/** Hashes and links made again, so that nothing but what an event says is wrong. */
function sealedAgain(changed: readonly RecordEvent[]): RecordEvent[] {
  const sealed: RecordEvent[] = [];
  for (const event of changed) {
    const previous = sealed.at(-1)?.eventHash ?? record.recordHash;
    sealed.push(sealEvent("sha256", { ...event, previous }));
  }
  return sealed;
}

function edited(place: number, change: object): RecordEvent[] {
  return events.map((event, index) => (index === place - 1 ? { ...event, ...change } : event));
}

/** Every path to a text, number or list in a document. */
function pathsOf(value: unknown, path: readonly (string | number)[] = []): readonly (readonly (string | number)[])[] {
  if (typeof value !== "object" || value === null) return [path];
  const inner = Array.isArray(value) ? value.entries() : Object.entries(value);
  return [...(path.length > 0 ? [path] : []), ...[...inner].flatMap(([name, part]) => pathsOf(part, [...path, name]))];
}

function changedAt(value: unknown, [step, ...rest]: readonly (string | number)[]): unknown {
  if (step === undefined) return anotherOf(value);
  const copy = structuredClone(value) as Record<string | number, unknown>;
  copy[step] = changedAt(copy[step], rest);
  return copy;
}

/** Another value of the same kind. */
function anotherOf(value: unknown): unknown {
  if (typeof value === "number") return value + 1;
  if (Array.isArray(value)) return value.slice(1);
  if (typeof value !== "string") return {};
  if (/^[0-9a-f]{64}$/u.test(value)) return "0".repeat(64);
  if (/^\d{4}-\d{2}-\d{2}$/u.test(value)) return "2024-06-30";
  return `${value}x`;
}

test("genuine events of a record of teams verify, each made again", () => {
  const report = verifyEvents(record, events, evidence);
  expect(failedIds(report)).toEqual([]);
  expect(report.ok).toBe(true);
  const ids = report.checks.filter(({ status }) => status === "pass").map(({ id }) => id);
  expect(ids).toEqual([
    ...["record.schema", "record.hash", "events.schema"],
    ...["hashes", "links", "visits", "reserves", "teams", "tickets"].map((rule) => `events.${rule}`),
    ...["record", "plan", "part", "rows"].map((name) => `received.1.${name}`),
    ...["event.1.recomputed", "event.2.recomputed", "event.3.recomputed", "event.4.findings"],
  ]);
});

describe("tampering", () => {
  const all = events.flatMap((event, index) =>
    pathsOf(event).map((path) => [index + 1, path.join("."), path] as const),
  );

  test("goes through every field", () => {
    expect(all.length).toBeGreaterThan(120);
  });

  it.each(all)("event %i: another %s fails its hash", (place, _, path) => {
    const changed = events.map((event, index) => (index === place - 1 ? changedAt(event, path) : event));
    const report = verifyEvents(record, changed, evidence);
    expect(report.ok).toBe(false);
    expect(failedIds(report).some((id) => ["events.hashes", "events.schema"].includes(id))).toBe(true);
  });

  /** What an office states and nothing but its publication binds. */
  const STATED = ["by", "at", "note", "reason", "eventHash", "previous"];
  const bound = all.filter(([, name]) => !STATED.includes(name));

  it.each(bound)("event %i: another %s, sealed again, never verifies", (place, _, path) => {
    const changed = events.map((event, index) =>
      index === place - 1 ? (changedAt(event, path) as RecordEvent) : event,
    );
    const report = verifyEvents(record, sealedAgain(changed), evidence);
    expect(report.ok).toBe(false);
    expect(failedIds(report)).not.toContain("events.hashes");
  });

  it("dropped, doubled and swapped events fail the links", () => {
    const [a, b, ...rest] = events as [RecordEvent, RecordEvent, ...RecordEvent[]];
    for (const changed of [
      [b, ...rest],
      [a, a, b, ...rest],
      [b, a, ...rest],
    ]) {
      expect(failedIds(verifyEvents(record, changed, evidence))).toContain("events.links");
    }
  });

  it("a friend with the friend's own ticket is not the one with the smallest", () => {
    const event = events[2] as ReplacementEvent;
    const busy = [...event.joins, ...other.team.map((seat) => seat.inspectorId), "H"];
    const inspectorId = ROSTER.map(({ id }) => id).find((id) => !busy.includes(id))!;
    const team = event.team.map((seat) => (event.joins.includes(seat.inspectorId) ? { ...seat, inspectorId } : seat));
    const seed = record.tasks.find(({ taskId }) => taskId === other.taskIds[0])!.seed;
    const ticket = replacementTicket("sha256", seed, other.targetId, 1, inspectorId);
    const forged = sealedAgain(edited(3, { joins: [inspectorId], team, ticket }));
    expect(failedIds(verifyEvents(record, forged, evidence))).toEqual(["event.3.recomputed"]);
  });
});

test("a reserve is never used in the second stage: its stratum is not of this record", () => {
  const [{ taskIds, visitId, team, window }] = [other];
  const [taskId] = taskIds as [string];
  const draw = first.tasks.find((task) => taskId.endsWith(`.${task.taskId}`))!;
  const { stratum, reserve } = draw.strata[0]!;
  const { targetId, ticket } = reserve[0]!;
  const used: Omit<ReserveEvent, "eventHash"> = {
    ...{ protocol: "dr1", kind: "reserve-used", record: record.recordHash, number: 6, previous: events[4]!.eventHash },
    ...{ visitId, by: "credit section", at: "2024-05-11", reason: "moved-out", taskId, stratum, position: 1 },
    ticket: ticket!,
    visit: { visitId: `${taskId}/${targetId}`, targetId, taskIds: [taskId], window, team, eligible: 8, avoided: [] },
    replaced: [],
    evidence: (events[0] as ReplacementEvent).evidence,
  };
  const report = verifyEvents(record, [...events, sealEvent("sha256", used)], evidence);
  expect(failedIds(report)).toContain("events.reserves");
  expect(messageOf(report, "events.reserves")).toContain(`the stratum is ${stratum}, where none should be`);
  expect(report.ok).toBe(false);
});

describe("other evidence", () => {
  it("none: what record and events tell is checked, and the answer is not yes", () => {
    const report = verifyEvents(record, events, {});
    expect([failedIds(report), report.ok]).toEqual([[], false]);
    expect(messageOf(report, "event.1.recomputed")).toContain("because the received records");
    expect(messageOf(report, "event.4.findings")).toContain("because the received records");
  });

  it("no roster of the day", () => {
    const report = verifyEvents(record, events, { ...evidence, rosters: [] });
    expect([failedIds(report), report.ok]).toEqual([[], false]);
    expect(messageOf(report, "event.3.recomputed")).toContain("a roster and withdrawals with its digests");
  });

  it.each<[string, string, object]>([
    ["another plan", "received.1.plan", { plan: { ...plan, title: "another" } }],
    ["another record", "received.1.record", { record: { ...first, asOf: "2024-04-01" } }],
    ["another row", "received.1.rows", { targets: targets.map((row) => ({ ...row, groupId: "another" })) }],
  ])("%s: nothing is made from it", (_, check, change) => {
    const report = verifyEvents(record, events, { ...evidence, received: [{ ...received[0]!, ...change }] });
    expect(failedIds(report)).toContain(check);
    expect(messageOf(report, "event.1.recomputed")).toContain("was not recomputed");
  });

  it("another record of teams", () => {
    expect(failedIds(verifyEvents({ ...record, authority: "140502" }, events, evidence))).toContain("record.hash");
    const sealed = sealRecord({ ...record, authority: "140502" });
    expect(failedIds(verifyEvents(sealed, events, evidence))).toEqual(
      expect.arrayContaining(["events.links", "received.1.part"]),
    );
  });
});

test("hostile values never throw, and never pass", () => {
  for (const [name, value] of hostileValues()) {
    if (name !== "an empty list") expect.soft(verifyEvents(record, value, evidence).ok, `events: ${name}`).toBe(false);
    expect.soft(verifyEvents({ ...record, tasks: value }, events, evidence).ok, `tasks: ${name}`).toBe(false);
    expect.soft(verifyEvents(record, events, { ...evidence, received: value } as never).ok, name).toBe(false);
    for (const field of ["record", "plan", "targets"]) {
      const spoiled = [{ ...received[0]!, [field]: value }];
      expect.soft(verifyEvents(record, events, { ...evidence, received: spoiled }).ok, name).toBe(false);
    }
  }
});
