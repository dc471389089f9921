import { describe, expect, it, test } from "vitest";
import type { RecordEvent, ReserveEvent, VerificationReport } from "double-random";
import { verifyEvents } from "double-random/events";
import { replacementTicket, unitTicket } from "../../src/random/ticketOf.js";
import { hostileValues } from "../support/hostileValues.js";
import { people } from "../support/smallChain.js";
import { chainWithReserves, goneAndReplaced, resealed, reserveFor, resultOf, twoOf } from "../support/smallReserves.js";

/** 1: a visit finds nobody. 2: its reserve, with somebody replaced. 3: that one is gone, too. 4: its reserve. */
const chain = chainWithReserves({ inspectors: people("ABCDEFGH") });
const { record } = chain;
const [one, other] = record.assignment.visits as [
  (typeof record.assignment.visits)[0],
  (typeof record.assignment.visits)[0],
];
const [reserve, second] = record.tasks[0]!.strata[0]!.reserve as [{ targetId: string }, { targetId: string }];
const avoidances = [
  {
    id: "V-1",
    inspectorId: one.team[0]!.inspectorId,
    against: "target",
    refId: reserve.targetId,
    ground: "kinship",
    status: "declared",
  },
] as const;
const today = { inspectors: chain.inspectors, avoidances };
const first = goneAndReplaced(chain, [], one.visitId, today);
const events = goneAndReplaced(chain, first, (first[1] as ReserveEvent).visit.visitId);
const evidence = { ...chain, rosters: [today] };
const { seed } = record.tasks[0]!;

function failedIds({ checks }: VerificationReport): string[] {
  return checks.filter(({ status }) => status === "fail").map(({ id }) => id);
}

function messageOf({ checks }: VerificationReport, id: string): string {
  return checks.find((check) => check.id === id)?.message ?? "no such check";
}

function edited(place: number, change: (event: ReserveEvent) => object): RecordEvent[] {
  return events.map((event, index) => (index === place - 1 ? { ...event, ...change(event as ReserveEvent) } : event));
}

test("the events that were made verify, with every reserve drawn again", () => {
  const report = verifyEvents(record, events, evidence);
  expect(failedIds(report)).toEqual([]);
  expect(report.ok).toBe(true);
  const ids = report.checks.map(({ id }) => id);
  expect(ids).toEqual(expect.arrayContaining(["events.reserves", "event.2.recomputed", "event.4.recomputed"]));
  expect((events[1] as ReserveEvent).replaced).toHaveLength(1);
});

test("without the roster of the day a reserve is checked as far as record and events tell, and the answer is not yes", () => {
  const report = verifyEvents(record, events, chain);
  expect([report.ok, failedIds(report)]).toEqual([false, []]);
  expect(messageOf(report, "event.2.recomputed")).toContain("because a roster and withdrawals with its digests");
});

type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };

function leaves(value: Json, path: readonly string[] = []): (readonly string[])[] {
  if (typeof value !== "object" || value === null) return [path];
  return Object.entries(value as object).flatMap(([key, item]) => leaves(item as Json, [...path, key]));
}

function withLeaf(value: Json, [step, ...rest]: readonly string[]): Json {
  if (step === undefined) return otherLeaf(value);
  if (Array.isArray(value)) return value.map((item: Json, at) => (String(at) === step ? withLeaf(item, rest) : item));
  const owner = value as { readonly [key: string]: Json };
  return { ...owner, [step]: withLeaf(owner[step]!, rest) };
}

/** Another value of the same type and, where a form is demanded, of the same form. */
function otherLeaf(leaf: Json): Json {
  if (typeof leaf === "number") return leaf + 1;
  const text = leaf as string;
  if (/^[0-9a-f]{64}$/.test(text)) return `${text.slice(0, -1)}${text.endsWith("0") ? "1" : "0"}`;
  if (/^\d{4}-\d{2}-\d{2}$/.test(text)) return `${text.slice(0, 4)}-10-01`;
  const closed = ["deregistered", "revoked", "lead", "member"];
  return closed.includes(text) ? closed[closed.indexOf(text) ^ 1]! : `${text}x`;
}

describe("a reserve event that was changed", () => {
  const paths = leaves(events[1] as unknown as Json, ["1"]).filter(
    (path) => !["kind", "protocol"].includes(path.at(-1)!),
  );

  it.each(paths.map((path) => [path.join("."), path] as const))("at %s fails the hashes", (_, path) => {
    const report = verifyEvents(record, withLeaf(events as unknown as Json, path), evidence);
    expect(report.ok).toBe(false);
    expect(failedIds(report)).toContain("events.hashes");
  });

  /** Office and day are bound by nothing but the publication of the event. */
  const bound = paths.filter((path) => !["by", "at", "eventHash", "previous", "number"].includes(path.at(-1)!));
  it.each(bound.map((path) => [path.join("."), path] as const))(
    "at %s and sealed again, with all that follow, fails another check",
    (_, path) => {
      const forged = resealed(chain, withLeaf(events as unknown as Json, path) as unknown as readonly RecordEvent[]);
      const report = verifyEvents(record, forged, evidence);
      expect(report.ok).toBe(false);
      expect(failedIds(report)).not.toContain("events.hashes");
      // Other digests name a roster that is not there; everything else is refuted.
      if (path[1] === "evidence") expect(messageOf(report, "event.2.recomputed")).toContain("not recomputed");
      else expect(failedIds(report)).not.toEqual([]);
    },
  );

  const withVisit = (change: object) => (event: ReserveEvent) => ({ visit: { ...event.visit, ...change } });
  const cases: readonly (readonly [string, readonly RecordEvent[], string, string])[] = [
    [
      "takes the second reserve first",
      forgedPosition(2, second.targetId),
      "events.reserves",
      "the reserve 2 is used, where 1 comes next",
    ],
    [
      "takes the second reserve and calls it the first",
      forgedPosition(1, second.targetId),
      "events.reserves",
      `${second.targetId} is visited, where the reserve 1, ${reserve.targetId}, should be`,
    ],
    ["takes a reserve that there is not", forgedPosition(4, "T-99"), "events.reserves", "where 1 comes next"],
    [
      "takes the same again",
      [...events.slice(0, 2), { ...events[3]!, ...sameAgain() }],
      "events.reserves",
      "the reserve 1 is used, where 2 comes next",
    ],
    [
      "is of another stratum",
      edited(2, () => ({ stratum: "high" })),
      "events.reserves",
      "the stratum is high, where untiered should be",
    ],
    [
      "has the ticket of another",
      edited(2, () => ({ ticket: unitTicket("sha256", seed, second.targetId) })),
      "events.tickets",
      `the ticket of ${reserve.targetId} is `,
    ],
    [
      "has no ticket",
      edited(2, ({ ...event }) => ({ ...event, ticket: undefined })).map(withoutUndefined),
      "events.tickets",
      "but the event says none",
    ],
    [
      "gives another reason",
      edited(2, () => ({ reason: "revoked" })),
      "events.visits",
      "task T01 did not find revoked (deregistered)",
    ],
    ["has no result before it", events.slice(1), "events.visits", "the visit has no result yet"],
    [
      "is for a task that the visit is not for",
      edited(2, () => ({ taskId: "T02" })),
      "events.visits",
      "the visit is not one of task T02",
    ],
    [
      "is used for a visit twice",
      [...events.slice(0, 2), { ...events[3]!, visitId: one.visitId }],
      "events.visits",
      "a reserve was used for task T01 already",
    ],
    [
      "is called otherwise",
      edited(2, withVisit({ visitId: "T09/T-1" })),
      "events.reserves",
      "the visit T09/T-1 is not named by its task",
    ],
    [
      "is for more tasks",
      edited(2, withVisit({ taskIds: ["T01", "T02"] })),
      "events.reserves",
      "the new visit is not for its task alone",
    ],
    [
      "has chances",
      edited(2, withVisit({ leastChance: "1/2" })),
      "events.reserves",
      "the new visit has numbers of a draw",
    ],
    [
      "joins a visit that is not of the reserve",
      edited(2, withVisit({ visitId: other.visitId })),
      "events.reserves",
      "there is a visit of",
    ],
    ["leaves out who was replaced", edited(2, () => ({ replaced: [] })), "events.teams", "where"],
    [
      "counts the rounds from 2",
      edited(2, ({ replaced: [each] }) => ({ replaced: [{ ...each!, round: 2 }] })),
      "events.teams",
      "round 2, where 1 should be",
    ],
    ["has another team", edited(2, withVisit({ team: [...one.team].reverse() })), "events.teams", "the team is"],
  ];

  it.each(cases)("and sealed again, so that it %s, is told so", (_, forged, check, message) => {
    const report = verifyEvents(record, resealed(chain, forged), evidence);
    expect(failedIds(report)).toContain(check);
    expect(messageOf(report, check)).toContain(message);
  });

  it("and sealed again with a friend in place of who had the smallest ticket is refuted by drawing again", () => {
    const { replaced, visit } = events[1] as ReserveEvent;
    const [genuine] = replaced as [(typeof replaced)[0]];
    const present = [...visit.team.map(({ inspectorId }) => inspectorId), ...genuine.leaves];
    const friend = Array.from("ABCDEFGH").find((id) => !present.includes(id))!;
    const forged = edited(2, () => ({
      replaced: [
        { ...genuine, joins: [friend], ticket: replacementTicket("sha256", seed, reserve.targetId, 1, friend) },
      ],
      visit: {
        ...visit,
        team: visit.team.map((seat) =>
          seat.inspectorId === genuine.joins[0] ? { ...seat, inspectorId: friend } : seat,
        ),
      },
    })).slice(0, 2);
    const report = verifyEvents(record, resealed(chain, forged), evidence);
    expect(failedIds(report)).toEqual(["event.2.recomputed"]);
    expect(messageOf(report, "event.2.recomputed")).toContain(`recomputed "${genuine.joins[0]!}"`);
  });

  it.each([
    ["a reason that is not on the list", { reason: "unreachable-at-registered-address" }],
    ["a reason of no list", { reason: "too far away" }],
    ["position zero", { position: 0 }],
    ["an unknown field", { note: "x" }],
  ])("to have %s fails the form", (_, change) => {
    const report = verifyEvents(
      record,
      resealed(
        chain,
        edited(2, () => change),
      ),
      evidence,
    );
    expect(failedIds(report)).toEqual(["events.schema"]);
  });
});

/** The first reserve event with another position and target, everything else as it would be for that one. */
function forgedPosition(position: number, targetId: string): RecordEvent[] {
  return edited(2, ({ visit }) => ({
    position,
    ticket: unitTicket("sha256", seed, targetId),
    visit: { ...visit, visitId: `T01/${targetId}`, targetId },
  }));
}

function sameAgain(): object {
  const { visit, position, ticket, replaced } = events[1] as ReserveEvent;
  return { visitId: one.visitId, visit, position, ticket, replaced };
}

function withoutUndefined(event: RecordEvent): RecordEvent {
  return JSON.parse(JSON.stringify(event)) as RecordEvent;
}

describe("a task that joins a visit of another task", () => {
  const both = chainWithReserves({ tasks: [twoOf(), twoOf({ id: "T02", sequence: 2, quota: { kind: "census" } })] });
  const { visitId } = both.record.assignment.visits.find(({ taskIds }) => taskIds.length === 2)!;
  const gone = [resultOf(both, [], visitId, "rescinded")];
  const joined = reserveFor(both, gone, visitId, { taskId: "T01" });
  const forge = (change: object, before: readonly RecordEvent[] = gone): VerificationReport =>
    verifyEvents(both.record, resealed(both, [...before, { ...joined, visit: { ...joined.visit, ...change } }]), both);

  it.each([
    ["leaves out its own task", { taskIds: ["T02"] }, "it changes more of the visit that it joins"],
    ["changes how many are eligible", { eligible: 99 }, "it changes more of the visit that it joins"],
    ["widens the window", { window: { start: "2024-04-01", end: "2024-11-30" } }, "is not part of that of the visit"],
  ])("and %s fails", (_, change, message) => {
    const { checks, ok } = forge(change);
    expect(ok).toBe(false);
    expect(checks.find(({ id }) => id === "events.reserves")?.message).toContain(message);
  });

  it("and changes its team fails", () => {
    const team = joined.visit.team.map((seat) => ({ ...seat, role: "member" as const }));
    expect(failedIds(forge({ team }))).toEqual(expect.arrayContaining(["events.teams", "event.2.recomputed"]));
  });

  it("after the result of that visit, or against the policies, fails", () => {
    const done = [...gone, resultOf(both, gone, joined.visit.visitId, "no-problem")];
    expect(messageOf(forge({}, done), "events.reserves")).toContain("it joins a visit that has a result (no-problem)");
  });

  it("though it had to have a visit of its own, or has one though it had to join, is refuted by drawing again", () => {
    const own = reserveFor(
      chainWithReserves({
        tasks: [twoOf(), twoOf({ id: "T02", sequence: 2, quota: { kind: "census" } })],
        policies: { visits: "merge" },
      }),
      [...gone, resultOf(both, gone, joined.visit.visitId, "no-problem")],
      visitId,
      { taskId: "T01" },
    );
    const report = verifyEvents(both.record, resealed(both, [...gone, own]), both);
    expect(failedIds(report)).toEqual(["event.2.recomputed"]);
  });
});

test("hostile values in a reserve event never throw, and never pass", () => {
  for (const field of ["reason", "taskId", "stratum", "position", "ticket", "visit", "replaced", "evidence"]) {
    for (const [name, value] of hostileValues()) {
      const spoiled = events.map((event, index) => (index === 1 ? { ...event, [field]: value } : event));
      expect.soft(verifyEvents(record, spoiled, evidence).ok, `${field}: ${name}`).toBe(false);
    }
  }
});
