import { describe, expect, it } from "vitest";
import type { RecordEvent, ReplacementEvent } from "../../src/model/event.js";
import { recordResult } from "../../src/plan/recordResult.js";
import { sealEvent } from "../../src/record/sealEvent.js";
import type { VerificationReport } from "../../src/verify/report.js";
import { verifyEvents } from "../../src/verify/verifyEvents.js";
import { people, replace, smallChain, withFields } from "../support/smallChain.js";
import { smallTarget } from "../support/smallPlan.js";
import { twoReceived } from "../support/twoReceived.js";

/** 1: A leaves T-1. 2: T-1 has a result. 3: A leaves T-2, whose result finds something for its item with 4. */
const VISITS = ["T01/T-1", "T01/T-2"] as const;
const chain = smallChain({
  inspectors: people("ABCDEF"),
  targets: [smallTarget({ id: "T-1" }), smallTarget({ id: "T-2" })],
  teams: { [VISITS[0]]: ["A", "B"], [VISITS[1]]: ["A", "C"] },
});
const { record, plan } = chain;
const events = ((): readonly RecordEvent[] => {
  const told = { record, plan, by: "credit section", at: "2024-06-03", outcome: "no-problem" } as const;
  const findings = [{ taskId: "T01", itemId: "item", outcome: "no-problem" }] as const;
  const made: RecordEvent[] = [replace(chain, "A")];
  made.push(recordResult({ ...told, events: made, visitId: VISITS[0] }));
  made.push(replace(chain, "A", { visitId: VISITS[1], events: made }));
  made.push(recordResult({ ...told, events: made, visitId: VISITS[1], findings }));
  return made;
})();

const RULES = {
  hashes: "The hash of every event fits its contents.",
  links: "The events belong to the record, follow each other and are numbered without a gap.",
  visits: "Every event is about a visit that had no result yet, or uses a reserve for one whose result allows it.",
  reserves: "The reserves of every stratum are used in their order.",
  teams: "Whoever leaves was on the team, whoever joins never was, and the rounds are counted.",
  tickets: "Everybody who joins has the ticket of the visit and the round.",
};
const OPEN = ["events.dating", "record.draw", "events.end", "events.signatures", "events.truth"];

function idsWith(status: "pass" | "fail" | "not-checked", { checks }: VerificationReport): readonly string[] {
  return checks.filter((check) => check.status === status).map(({ id }) => id);
}

function failures({ checks }: VerificationReport): Readonly<Record<string, string>> {
  const failed = checks.filter(({ status }) => status === "fail");
  return Object.fromEntries(failed.map(({ id, message }) => [id, message]));
}

/** One event changed, and sealed again with all that follow. */
function resealed(place: number, change: Partial<ReplacementEvent>): readonly RecordEvent[] {
  const sealed: RecordEvent[] = [];
  for (const [index, event] of events.entries()) {
    const previous = sealed.at(-1)?.eventHash ?? record.recordHash;
    sealed.push(sealEvent("sha256", { ...event, ...(index === place - 1 && change), previous } as RecordEvent));
  }
  return sealed;
}

describe("verifyEvents", () => {
  it("passes named checks of record, events and evidence, and names last what it did not check", () => {
    const report = verifyEvents(record, events, chain);
    expect(report.ok).toBe(true);
    expect(report.checks.slice(0, 9)).toEqual(
      [
        ["record.schema", "The record has the form of protocol dr1."],
        ["record.hash", "The hash of the record fits its contents."],
        ["events.schema", "The events have the form of protocol dr1."],
        ...Object.entries(RULES).map(([rule, message]) => [`events.${rule}`, message]),
      ].map(([id, message]) => ({ id, level: "L0", status: "pass", message })),
    );
    expect(report.checks.slice(9, -5).map(({ id, level, status }) => `${id} ${level} ${status}`)).toEqual(
      ["evidence.plan", "evidence.targets", "event.1.recomputed", "event.3.recomputed", "event.4.findings"].map(
        (id) => `${id} L1 pass`,
      ),
    );
    expect(report.checks.slice(-5)).toEqual(
      (
        [
          ["L3", "Whether events, rosters and withdrawals are of the days that they state."],
          ["L4", "Whether the draw is right, which is for verifyRecord to check."],
          ["L4", "Whether there are later events."],
          ["L5", "Who issued the events: they carry no signature."],
          ["L6", "Whether reasons and results are true."],
        ] as const
      ).map(([level, message], index) => ({ id: OPEN[index], level, status: "not-checked", message })),
    );
  });

  it("passes for a record without events, and for a record of teams", () => {
    expect(verifyEvents(record, [], chain).ok).toBe(true);
    const { teams, one, other } = twoReceived();
    const report = verifyEvents(teams, [], { received: [one, other] });
    expect([report.ok, failures(report)]).toEqual([true, {}]);
  });

  it.each<[string, unknown, string]>([
    ["another protocol", { ...record, protocol: "dr9" }, 'record.protocol: expected one of "dr1", got "dr9"'],
    ["no record", 7, "record: expected an object, got 7"],
    ["null", null, "record: expected an object, got null"],
    [
      "a record of targets",
      { ...record, kind: "target-record" },
      'record.kind: expected one of "plan-record", got "target-record"',
    ],
    ["a record of teams with the fields of another", { ...record, kind: "team-record" }, "record.authority: expected "],
  ])("refuses %s, and looks no further", (_, given, message) => {
    const report = verifyEvents(given, events, chain);
    expect([report.ok, report.checks.length]).toEqual([false, 1]);
    expect(report.checks[0]).toMatchObject({ id: "record.schema", level: "L0", status: "fail" });
    expect(report.checks[0]!.message.startsWith(message)).toBe(true);
  });

  it.each<[unknown, string]>([
    [new Error("no such file"), "no such file"],
    ["no such file", "unknown reason"],
  ])("says why a record cannot be read: %s", (thrown, message) => {
    const given = Object.defineProperty({}, "kind", {
      enumerable: true,
      get: () => {
        throw thrown;
      },
    });
    expect(verifyEvents(given, events, chain)).toEqual({
      ok: false,
      checks: [{ id: "record.schema", level: "L0", status: "fail", message }],
    });
  });

  it.each<[string, unknown, string]>([
    ["a list", {}, "events: expected a list, got an object"],
    ["a list of events", [events[0], 7], "events[1]: expected an object, got 7"],
  ])("refuses what is not %s, after the record", (_, given, message) => {
    const { checks } = verifyEvents(record, given, chain);
    expect(checks.map(({ id, level, status }) => `${id} ${level} ${status}`)).toEqual([
      ...["record.schema L0 pass", "record.hash L0 pass", "events.schema L0 fail"],
    ]);
    expect(checks.at(-1)!.message).toBe(message);
  });

  it("fails for a record that was changed after it was sealed", () => {
    expect(failures(verifyEvents({ ...record, asOf: "2024-04-01" }, events, chain))).toEqual({
      "record.hash": "The record was changed after it was sealed.",
    });
  });

  it("names the first event that breaks a rule, and says how many more do", () => {
    const [first, ...rest] = events;
    const by = "another section";
    expect(failures(verifyEvents(record, [{ ...first!, by }, ...rest], chain))).toEqual({
      "events.hashes": "Event 1 (visit T01/T-1): it was changed after it was sealed.",
    });
    const changed = failures(
      verifyEvents(
        record,
        events.map((event) => ({ ...event, by })),
        chain,
      ),
    );
    expect(changed).toEqual({
      "events.hashes": "Event 1 (visit T01/T-1): it was changed after it was sealed. The same check fails for 3 more.",
    });
    const elsewhere = failures(verifyEvents(record, resealed(3, { record: "0".repeat(64), number: 9 }), chain));
    expect(elsewhere).toEqual({ "events.links": "Event 3 (visit T01/T-2): it belongs to another record." });
  });

  it("fails under the name of the rule that is broken, and of the replacement that cannot be made again", () => {
    const found = failures(verifyEvents(record, resealed(3, { round: 2 }), chain));
    expect(Object.keys(found)).toEqual(["events.teams", "events.tickets", "event.3.recomputed"]);
    expect(found["events.teams"]).toBe("Event 3 (visit T01/T-2): round 2, where 1 should be.");
    expect(failures(verifyEvents(record, resealed(3, { candidates: 99 }), chain))).toEqual({
      "event.3.recomputed": "Event 3 (visit T01/T-2): candidates: recomputed 4, the event says 99.",
    });
  });

  it("checks record and events alone without evidence", () => {
    const report = verifyEvents(record, events, {});
    expect([report.ok, idsWith("fail", report)]).toEqual([false, []]);
    expect(idsWith("not-checked", report)).toEqual([
      ...["event.1.recomputed", "event.3.recomputed", "event.4.findings"],
      ...OPEN,
    ]);
  });

  it("says that evidence cannot be read, and makes no replacement again", () => {
    const rosters = [{ inspectors: "x", avoidances: [] }] as never;
    const report = verifyEvents(record, events, { ...chain, rosters });
    expect(failures(report)).toEqual({ evidence: 'The evidence cannot be read: inspectors: expected a list, got "x"' });
    expect(report.checks.find(({ id }) => id === "evidence")!.level).toBe("L1");
    expect(idsWith("pass", report)).toHaveLength(9);
    expect(idsWith("not-checked", report)).toEqual(OPEN);
  });

  it("needs the roster of the day", () => {
    const inspectors = withFields(chain.inspectors, "F", { active: false });
    const report = verifyEvents(record, events, { ...chain, inspectors });
    expect(idsWith("not-checked", report)).toEqual(["event.1.recomputed", "event.3.recomputed", ...OPEN]);
  });
});
