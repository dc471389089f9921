import { createHash } from "node:crypto";
import { describe, expect, test } from "vitest";
import { canonicalJson, type RecordEvent } from "double-random";
import { currentVisits, recordResult } from "double-random/events";
import { refusal } from "../support/badField.js";
import { deepFreeze } from "../support/deepFreeze.js";
import { smallEvents } from "../support/smallEvents.js";

const { record, events } = smallEvents();
const DECIDED = { record, visitId: "T01/T-3", outcome: "no-problem", by: "credit section", at: "2024-06-06" } as const;

test("the events are numbered without a gap, each linked to the one before and the first to the record", () => {
  expect(events.map(({ number }) => number)).toEqual([1, 2, 3, 4, 5, 6]);
  expect(events.map(({ previous }) => previous)).toEqual([
    record.recordHash,
    ...events.slice(0, -1).map(({ eventHash }) => eventHash),
  ]);
  for (const event of events) expect(event).toMatchObject({ protocol: "dr1", record: record.recordHash });
});

test("the hash of an event is that of everything else in it", () => {
  for (const { eventHash, ...rest } of events) {
    const byHand = createHash("sha256").update(`dr1:event:${canonicalJson(rest)}`, "utf8");
    expect(byHand.digest("hex")).toBe(eventHash);
  }
});

test("the hash function is that of the record", () => {
  const { record: other, events: hashed } = smallEvents("sm3");
  for (const { eventHash, ...rest } of hashed) {
    const byHand = createHash("sm3").update(`dr1:event:${canonicalJson(rest)}`, "utf8");
    expect(byHand.digest("hex")).toBe(eventHash);
  }
  expect(currentVisits(other, hashed)).toHaveLength(3);
});

describe("currentVisits", () => {
  test("are those of the record as long as nothing has happened", () => {
    expect(currentVisits(record, [])).toEqual(record.assignment.visits);
  });

  test("have the teams of the last replacements, and all else as it was drawn", () => {
    const visits = currentVisits(record, events);
    const lastTeams = [events[1], events[3], events[5]].map((event) =>
      event?.kind === "inspector-replaced" ? event.team : undefined,
    );
    expect(visits.map(({ team }) => team)).toEqual(lastTeams);
    const drawn = record.assignment.visits;
    expect(visits.map((visit, index) => ({ ...visit, team: drawn[index]!.team }))).toEqual(drawn);
  });

  test("changes nothing that is passed in", () => {
    const frozen = deepFreeze(structuredClone({ record, events }));
    expect(currentVisits(frozen.record, frozen.events)).toEqual(currentVisits(record, events));
  });
});

describe("recordResult", () => {
  test("appends to the chain", () => {
    const result = recordResult({ ...DECIDED, events: deepFreeze(structuredClone(events)) });
    expect(result).toMatchObject({
      kind: "result-recorded",
      number: 7,
      previous: events[5]!.eventHash,
      visitId: "T01/T-3",
      outcome: "no-problem",
      by: "credit section",
      at: "2024-06-06",
    });
    expect(currentVisits(record, [...events, result])).toEqual(currentVisits(record, events));
  });

  test("is refused a second time, with the same outcome or another", () => {
    const result = recordResult({ ...DECIDED, events });
    for (const outcome of ["no-problem", "deregistered"] as const) {
      expect(refusal(() => recordResult({ ...DECIDED, outcome, events: [...events, result] }))).toMatchObject({
        code: "RESULT_RECORDED",
        received: '"T01/T-3", which has the result no-problem',
      });
    }
  });

  test.each<[string, unknown, string, string]>([
    ["visitId", "T01/T-9", "REFERENCE_UNKNOWN", "visitId"],
    ["visitId", undefined, "REFERENCE_UNKNOWN", "visitId"],
    ["outcome", "fine", "INPUT_INVALID", "outcome"],
    ["by", "", "INPUT_INVALID", "by"],
    ["at", "2024-6-6", "INPUT_INVALID", "at"],
    ["record", null, "INPUT_INVALID", "record"],
    ["events", undefined, "INPUT_INVALID", "events"],
  ])("refuses %s: %j", (field, value, code, path) => {
    const options = { ...DECIDED, events, [field]: value };
    expect(refusal(() => recordResult(options as never))).toMatchObject({ code, path });
  });

  test("refuses options that are no object", () => {
    expect(refusal(() => recordResult([] as never)).code).toBe("FIELD_INVALID");
  });
});

describe("a chain that is not whole is refused with CHAIN_BROKEN, and the event named", () => {
  const [first, second, ...rest] = events as [RecordEvent, RecordEvent, ...RecordEvent[]];
  test.each<[string, readonly unknown[], string]>([
    ["without the first", events.slice(1), "Event 1 (visit T01/T-1): it has the number 2."],
    ["without one in the middle", [first, ...rest], "Event 2 (visit T01/T-1): it has the number 3."],
    ["with two swapped", [second, first, ...rest], "Event 1 (visit T01/T-1): it has the number 2."],
    ["with one doubled", [first, ...events], "Event 2 (visit T01/T-1): it has the number 1."],
    [
      "with one edited",
      [{ ...first, by: "nobody" }, second],
      "Event 1 (visit T01/T-1): it was changed after it was sealed.",
    ],
    [
      "with a text that has no hash",
      [{ ...first, by: "\uD800" }],
      "Event 1 (visit T01/T-1): it holds text that has no hash.",
    ],
  ])("%s", (_, broken, received) => {
    for (const action of [
      () => currentVisits(record, broken as never),
      () => recordResult({ ...DECIDED, events: broken as never }),
    ]) {
      expect(refusal(action)).toMatchObject({ code: "CHAIN_BROKEN", path: "events", received });
    }
  });

  test("of another record", () => {
    const other = smallEvents("sm3");
    expect(refusal(() => currentVisits(other.record, events))).toMatchObject({ code: "CHAIN_BROKEN", path: "events" });
  });

  test("of a record that was edited", () => {
    const edited = { ...record, drawNumber: 2, redrawReason: "x" };
    expect(refusal(() => currentVisits(edited, []))).toMatchObject({ code: "CHAIN_BROKEN", path: "record" });
  });

  test("an event of another form is an invalid input, and every problem is listed", () => {
    const { round: _, ...withoutRound } = first as Extract<RecordEvent, { kind: "inspector-replaced" }>;
    const spoiled = [
      { ...withoutRound, reason: "tired" },
      { ...second, extra: 1 },
      { ...second, kind: "void" },
    ];
    expect(refusal(() => currentVisits(record, spoiled as never)).issues.map(({ path, code }) => [path, code])).toEqual(
      [
        ["events[0].round", "FIELD_INVALID"],
        ["events[0].reason", "FIELD_INVALID"],
        ["events[1].extra", "FIELD_UNKNOWN"],
        ["events[2].kind", "FIELD_INVALID"],
      ],
    );
  });

  test("a reason other without a note is an invalid input", () => {
    const { note: _, ...withoutNote } = events[3] as Extract<RecordEvent, { kind: "inspector-replaced" }>;
    expect(refusal(() => currentVisits(record, [withoutNote])).issues).toEqual([
      {
        code: "FIELD_INVALID",
        path: "events[0].note",
        expected: 'a note that says why, because the reason is "other"',
        received: "nothing",
      },
    ]);
  });
});
