import { describe, expect, it, test } from "vitest";
import type { EventEvidence, PlanRecord, RecordEvent, ReplacementEvent, VerificationReport } from "double-random";
import { replaceInspector, verifyEvents } from "double-random/events";
import { replacementTicket } from "../../src/random/ticketOf.js";
import { sealEvent } from "../../src/record/sealEvent.js";
import { sealRecord } from "../../src/record/sealRecord.js";
import { deepFreeze } from "../support/deepFreeze.js";
import { hostileValues } from "../support/hostileValues.js";
import { people, replace, smallChain } from "../support/smallChain.js";
import { smallEvents } from "../support/smallEvents.js";

const chain = smallEvents();
const { record, events, later } = chain;
const evidence: EventEvidence = {
  plan: chain.plan,
  targets: chain.targets,
  inspectors: chain.inspectors,
  avoidances: chain.avoidances,
  rosters: [later],
};

function failedIds({ checks }: VerificationReport): string[] {
  return checks.filter(({ status }) => status === "fail").map(({ id }) => id);
}

function messageOf({ checks }: VerificationReport, id: string): string {
  return checks.find((check) => check.id === id)?.message ?? "no such check";
}

/** Events with one field replaced, deep inside if need be. */
function edited(place: number, change: (event: ReplacementEvent) => object): RecordEvent[] {
  return events.map((event, index) =>
    index === place - 1 ? { ...event, ...change(event as ReplacementEvent) } : event,
  );
}

/** All hashes and links made anew, as a forger would who holds the whole chain. */
function sealedAgain(forged: readonly RecordEvent[], of: PlanRecord = record): RecordEvent[] {
  const sealed: RecordEvent[] = [];
  for (const event of forged) {
    const { eventHash: _, ...rest } = event;
    const previous = sealed.at(-1)?.eventHash ?? of.recordHash;
    sealed.push(sealEvent(of.policies.suite, { ...rest, previous } as RecordEvent));
  }
  return sealed;
}

const replacedAt = (place: number): ReplacementEvent => events[place - 1] as ReplacementEvent;

describe("verifyEvents", () => {
  it("accepts the events that were made, and says last what it did not check", () => {
    const report = verifyEvents(record, events, evidence);
    expect(failedIds(report)).toEqual([]);
    expect(report.ok).toBe(true);
    expect(report.checks.map(({ id, level, status }) => `${id} ${level} ${status}`)).toEqual([
      "record.schema L0 pass",
      "record.hash L0 pass",
      "events.schema L0 pass",
      "events.hashes L0 pass",
      "events.links L0 pass",
      "events.visits L0 pass",
      "events.reserves L0 pass",
      "events.teams L0 pass",
      "events.tickets L0 pass",
      "evidence.plan L1 pass",
      "evidence.targets L1 pass",
      "event.1.recomputed L1 pass",
      "event.2.recomputed L1 pass",
      "event.4.recomputed L1 pass",
      "event.6.recomputed L1 pass",
      "events.dating L3 not-checked",
      "record.draw L4 not-checked",
      "events.end L4 not-checked",
      "events.signatures L5 not-checked",
      "events.truth L6 not-checked",
    ]);
  });

  it("accepts no events, events that went through JSON, evidence in another order, and changes nothing", () => {
    expect(verifyEvents(record, [], evidence).ok).toBe(true);
    const turned = deepFreeze({
      plan: chain.plan,
      targets: [...chain.targets].reverse(),
      rosters: [later, chain].map(({ inspectors, avoidances }) => ({
        inspectors: [...inspectors].reverse(),
        avoidances,
      })),
    });
    const copy = deepFreeze(JSON.parse(JSON.stringify({ record, events })) as { record: unknown; events: unknown });
    expect(verifyEvents(copy.record, copy.events, turned).ok).toBe(true);
  });

  it("accepts a record that is hashed with SM3", () => {
    const { events: hashed, later: roster, ...other } = smallEvents("sm3");
    expect(verifyEvents(other.record, hashed, { ...other, rosters: [roster] }).ok).toBe(true);
  });

  it("accepts replaced standing teams and experts", () => {
    const inspectors = [
      ...people("AB", { standingTeamId: "team-1" }),
      ...people("CD", { standingTeamId: "team-2" }),
      ...people("XYZ", { isExpert: true }),
    ];
    const standing = smallChain({
      inspectors,
      policies: { formation: "standing-teams" },
      task: { team: { experts: [{ experts: 1 }] } },
      teams: { "T01/T-1": ["A", "B", "X*"] },
    });
    const first = replace(standing, "A");
    const both = [first, replace(standing, "X", { events: [first] })];
    expect(failedIds(verifyEvents(standing.record, both, standing))).toEqual([]);
    expect(verifyEvents(standing.record, both, standing).ok).toBe(true);
    const forgeries: Partial<ReplacementEvent>[] = [
      {
        leaves: ["A"],
        joins: ["C", "D"],
        team: [
          { inspectorId: "B", role: "lead" },
          { inspectorId: "C", role: "member" },
          { inspectorId: "X", role: "expert" },
        ],
      },
      {
        joins: ["C"],
        team: [
          { inspectorId: "C", role: "lead" },
          { inspectorId: "X", role: "expert" },
        ],
      },
      {
        joins: ["C", "C"],
        team: [
          { inspectorId: "C", role: "lead" },
          { inspectorId: "C", role: "member" },
          { inspectorId: "X", role: "expert" },
        ],
      },
    ];
    const problems = ["a part of a team is replaced", "fewer than two different people join"];
    for (const [index, forgery] of forgeries.entries()) {
      const forged = sealedAgain([{ ...first, ...forgery }], standing.record);
      const report = verifyEvents(standing.record, forged, standing);
      expect(messageOf(report, "events.teams")).toContain(problems[Math.min(index, 1)]);
    }
  });
});

describe("an event that was changed and not sealed again", () => {
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
    if (/^\d{4}-\d{2}-\d{2}$/.test(text)) return "2023-01-02";
    const closed = ["illness", "leave", "other", "no-problem", "moved-out", "lead", "member"];
    const followers = ["leave", "illness", "illness", "moved-out", "no-problem", "member", "lead"];
    return closed.includes(text) ? followers[closed.indexOf(text)]! : `${text}x`;
  }
  const paths = leaves(events as unknown as Json).filter((path) => !["kind", "protocol"].includes(path.at(-1)!));

  it.each(paths.map((path) => [path.join("."), path] as const))("at %s fails the hashes", (_, path) => {
    const report = verifyEvents(record, withLeaf(events as unknown as Json, path), evidence);
    expect(report.ok).toBe(false);
    expect(failedIds(report)).toContain("events.hashes");
    const { visitId } = events[Number(path[0])]!;
    const named = `Event ${Number(path[0]) + 1} (visit ${path[1] === "visitId" ? `${visitId}x` : visitId})`;
    expect(messageOf(report, "events.hashes")).toBe(`${named}: it was changed after it was sealed.`);
  });

  it.each([
    ["an unknown field", { note2: "x" }],
    ["another protocol", { protocol: "dr2" }],
    ["an unknown kind", { kind: "void" }],
    ["an unknown reason", { reason: "tired" }],
    ["nobody who leaves", { leaves: [] }],
    ["no candidates", { candidates: 0 }],
    ["round zero", { round: 0 }],
  ])("to have %s fails the form", (_, change) => {
    const report = verifyEvents(
      record,
      edited(2, () => change),
      evidence,
    );
    expect(report.ok).toBe(false);
    expect(failedIds(report)).toEqual(["events.schema"]);
  });
});

describe("an event that was changed and sealed again, with all that follow", () => {
  const swapped = ([a, b]: ReplacementEvent["team"]): ReplacementEvent["team"] => [
    { ...b!, role: "lead" },
    { ...a!, role: "member" },
  ];
  const cases: readonly (readonly [string, number, (event: ReplacementEvent) => object, string])[] = [
    ["belongs to another record", 1, () => ({ record: "0".repeat(64) }), "events.links"],
    ["has another number", 3, () => ({ number: 4 }), "events.links"],
    ["is about a visit that there is not", 6, () => ({ visitId: "T01/T-9" }), "events.visits"],
    ["is about a visit that has a result", 4, () => ({ visitId: "T01/T-1" }), "events.visits"],
    ["is a second result", 5, () => ({ visitId: "T01/T-1" }), "events.visits"],
    ["counts another round", 2, () => ({ round: 1 }), "events.teams"],
    ["counts another round, whose ticket is another", 2, () => ({ round: 3 }), "events.tickets"],
    ["names somebody who leaves and was not there", 1, () => ({ leaves: ["H"] }), "events.teams"],
    ["names somebody who joins and is there", 1, () => ({ joins: ["B"] }), "events.teams"],
    [
      "names somebody who joins and has left",
      2,
      ({ team }) => ({ joins: ["A"], team: [team[0], { inspectorId: "A", role: "member" }] }),
      "events.teams",
    ],
    ["lets two leave", 1, () => ({ leaves: ["A", "B"] }), "events.teams"],
    ["lets two join", 1, ({ joins }) => ({ joins: [joins[0], "H"] }), "events.teams"],
    ["has another team", 1, ({ team }) => ({ team: [team[0], { ...team[1], inspectorId: "H" }] }), "events.teams"],
    [
      "has a team without a lead",
      1,
      ({ team }) => ({ team: team.map((seat) => ({ ...seat, role: "member" })) }),
      "events.teams",
    ],
    ["has a team in another order", 1, ({ team }) => ({ team: [...team].reverse() }), "events.teams"],
    ["has another ticket", 1, () => ({ ticket: "0".repeat(64) }), "events.tickets"],
    ["has another lead", 1, ({ team }) => ({ team: swapped(team) }), "event.1.recomputed"],
    ["counts more candidates", 1, () => ({ candidates: 7 }), "event.1.recomputed"],
    ["names the roster of another day", 2, () => ({ evidence: replacedAt(1).evidence }), "event.2.recomputed"],
  ];

  it.each(cases)("and %s", (_, place, change, check) => {
    const report = verifyEvents(record, sealedAgain(edited(place, change)), evidence);
    expect(failedIds(report)).toContain(check);
    expect(failedIds(report)).not.toContain("events.hashes");
    const { visitId } = { ...events[place - 1], ...change(replacedAt(place)) } as RecordEvent;
    expect(messageOf(report, check)).toContain(`Event ${place} (visit ${visitId}): `);
    expect(report.ok).toBe(false);
  });

  it.each<[string, (event: ReplacementEvent) => object]>([
    ["H leaves and is not on the team", () => ({ leaves: ["H"] })],
    ["B joins and is or was on the team", () => ({ joins: ["B"] })],
    ["more than one person is replaced", () => ({ leaves: ["A", "B"] })],
    ["more than one person is replaced", ({ joins }) => ({ joins: [joins[0], "H"] })],
    ["round 2, where 1 should be", () => ({ round: 2 })],
  ])("and is told that %s", (problem, change) => {
    const report = verifyEvents(record, sealedAgain(edited(1, change)), evidence);
    expect(messageOf(report, "events.teams")).toContain(`Event 1 (visit T01/T-1): ${problem}.`);
  });

  it("and names a friend, with the friend's own ticket, fails because the ticket is not the smallest", () => {
    const genuine = replacedAt(6);
    const seed = record.tasks[0]!.seed;
    const friend = Array.from("CDFGH").find((id) => id !== genuine.joins[0])!;
    const forged = edited(6, ({ round, team }) => ({
      joins: [friend],
      ticket: replacementTicket("sha256", seed, "T-3", round, friend),
      team: team.map((seat) => (seat.inspectorId === genuine.joins[0] ? { ...seat, inspectorId: friend } : seat)),
    }));
    const report = verifyEvents(record, sealedAgain(forged), evidence);
    expect(failedIds(report)).toEqual(["event.6.recomputed"]);
    expect(messageOf(report, "event.6.recomputed")).toContain(`recomputed "${genuine.joins[0]!}"`);
  });

  it("and gives another day, office, reason or outcome is not seen: nothing but its publication binds a chain", () => {
    const told = { by: "another section", at: "2023-01-01" };
    const forged = sealedAgain([
      ...edited(1, () => ({ ...told, reason: "retirement", note: "x" })).slice(0, 2),
      { ...events[2], ...told, outcome: "problem-pending" } as RecordEvent,
    ]);
    const report = verifyEvents(record, forged, evidence);
    expect(report.ok).toBe(true);
    const open = report.checks.filter(({ status }) => status === "not-checked").map(({ id }) => id);
    expect(open).toEqual(expect.arrayContaining(["events.dating", "events.truth", "events.end", "events.signatures"]));
  });
});

test("an event that was changed and sealed again by itself fails the link of the next", () => {
  const forged = edited(1, () => ({ by: "another section" }));
  const [first, ...rest] = forged as [RecordEvent, ...RecordEvent[]];
  const report = verifyEvents(record, [sealedAgain([first])[0]!, ...rest], evidence);
  expect(failedIds(report)).toEqual(["events.links"]);
  expect(messageOf(report, "events.links")).toBe("Event 2 (visit T01/T-1): it does not follow event 1.");
});

describe("events that are reordered, dropped or doubled", () => {
  const [first, second, third, ...rest] = events as [RecordEvent, RecordEvent, RecordEvent, ...RecordEvent[]];
  it.each<[string, readonly RecordEvent[]]>([
    ["the first two swapped", [second, first, third, ...rest]],
    ["the last two swapped", [...events.slice(0, 4), events[5]!, events[4]!]],
    ["the first dropped", events.slice(1)],
    ["one dropped", [first, ...rest]],
    ["one doubled", [first, first, second, third, ...rest]],
  ])("%s fail the links", (_, changed) => {
    const report = verifyEvents(record, changed, evidence);
    expect(report.ok).toBe(false);
    expect(failedIds(report)).toContain("events.links");
    expect(failedIds(report)).not.toContain("events.hashes");
  });

  it("and numbered and sealed again still fail where one follows from another", () => {
    const numbered = (changed: readonly RecordEvent[]): RecordEvent[] =>
      sealedAgain(changed.map((event, index) => ({ ...event, number: index + 1 })));
    expect(failedIds(verifyEvents(record, numbered([second, first]), evidence))).toContain("events.teams");
    expect(failedIds(verifyEvents(record, numbered([second, third]), evidence))).toContain("events.teams");
    expect(failedIds(verifyEvents(record, numbered([first, third, second]), evidence))).toContain("events.visits");
    expect(failedIds(verifyEvents(record, numbered([first, first]), evidence))).toContain("events.teams");
  });

  it("cannot be seen if the last ones are withheld, and the report says so", () => {
    const report = verifyEvents(record, events.slice(0, 3), evidence);
    expect(report.ok).toBe(true);
    expect(messageOf(report, "events.end")).toBe("Whether there are later events.");
  });

  it("says of how many more the same is true", () => {
    expect(messageOf(verifyEvents(record, events.slice(1), evidence), "events.links")).toBe(
      "Event 1 (visit T01/T-1): it has the number 2. The same check fails for 4 more.",
    );
  });
});

describe("another record or other evidence", () => {
  it("a record that was edited", () => {
    const report = verifyEvents({ ...record, asOf: "2024-04-29" }, events, evidence);
    expect(failedIds(report)).toEqual(["record.hash"]);
  });

  it("a record that was edited and sealed again", () => {
    const report = verifyEvents(sealRecord({ ...record, asOf: "2024-04-29" }), events, evidence);
    expect(failedIds(report)).toEqual(["events.links"]);
  });

  it("a record of another version", () => {
    expect(failedIds(verifyEvents({ ...record, protocol: "dr2" }, events, evidence))).toEqual(["record.schema"]);
  });

  it("another plan or directory", () => {
    const plan = { ...chain.plan, title: "another" };
    expect(failedIds(verifyEvents(record, events, { ...evidence, plan }))).toEqual(["evidence.plan"]);
    const targets = chain.targets.map((target) => ({ ...target, name: "another" }));
    expect(failedIds(verifyEvents(record, events, { ...evidence, targets }))).toEqual(["evidence.targets"]);
  });

  it("a withdrawal that was made up after the event, so that its roster is not there any more", () => {
    const avoidances = later.avoidances.map((avoidance) => ({ ...avoidance, refId: "T-3" }));
    const report = verifyEvents(record, events, { ...evidence, rosters: [{ ...later, avoidances }] });
    expect(report.ok).toBe(false);
    expect(failedIds(report)).toEqual([]);
    expect(messageOf(report, "event.4.recomputed")).toBe(
      "Event 4 (visit T01/T-2) was not recomputed, because a roster and withdrawals with its digests were not given.",
    );
  });

  it("no plan: everything that record and events tell is checked, and the answer is not yes", () => {
    const { plan: _, ...withoutPlan } = evidence;
    const report = verifyEvents(record, events, withoutPlan);
    expect(report.ok).toBe(false);
    expect(failedIds(report)).toEqual([]);
    expect(messageOf(report, "event.1.recomputed")).toContain("because plan and targets were not given");
  });

  it("a replacement that cannot be made from its roster", () => {
    const roster = { inspectors: people("AB"), avoidances: [] };
    const { evidence: digests } = replace(chain, "A", { inspectors: people("ABC") });
    const forged = sealedAgain(edited(1, () => ({ evidence: digests })).slice(0, 1));
    expect(verifyEvents(record, forged, { ...evidence, rosters: [roster] }).ok).toBe(false);
    const given = { ...evidence, rosters: [{ inspectors: people("ABC"), avoidances: [] }] };
    expect(failedIds(verifyEvents(record, forged, given))).toEqual(["event.1.recomputed"]);
  });
});

test("hostile values never throw, and never pass", () => {
  const accepted = ["undefined", "an empty list", "an empty object", "an object without prototype"];
  for (const [name, value] of hostileValues()) {
    expect.soft(verifyEvents(value, events, evidence).ok, `record: ${name}`).toBe(false);
    if (name !== "an empty list") expect.soft(verifyEvents(record, value, evidence).ok, `events: ${name}`).toBe(false);
    expect.soft(verifyEvents(record, events, value as never).ok, `evidence: ${name}`).toBe(false);
    for (const field of ["plan", "targets", "inspectors", "avoidances", "rosters"]) {
      const report = verifyEvents(record, events, { ...evidence, [field]: value });
      expect.soft(report.checks.length, `${field}: ${name}`).toBeGreaterThan(0);
      if (!accepted.includes(name)) expect.soft(report.ok, `${field}: ${name}`).toBe(false);
    }
    const spoiled = events.map((event) => ({ ...event, by: value }));
    expect.soft(verifyEvents(record, spoiled, evidence).ok, `events[].by: ${name}`).toBe(false);
  }
});

test("a replacement drawn with a made-up withdrawal of the smallest ticket is right by itself, and the withdrawal is published with it", () => {
  const genuine = replacedAt(6);
  const excluded = genuine.joins[0]!;
  const avoidances = [
    ...later.avoidances,
    { id: "V-X", inspectorId: excluded, against: "target", refId: "T-3", ground: "other", status: "declared" } as const,
  ];
  const forged = replaceInspector({
    ...chain,
    ...later,
    avoidances,
    events: events.slice(0, 5),
    visitId: "T01/T-3",
    inspectorId: "A",
    reason: "illness",
    by: "credit section",
    at: "2024-06-05",
  });
  expect(forged.joins).not.toEqual(genuine.joins);
  expect(forged.candidates).toBe(genuine.candidates - 1);
  const all = [...events.slice(0, 5), forged];
  expect(verifyEvents(record, all, evidence).ok).toBe(false);
  expect(verifyEvents(record, all, { ...evidence, rosters: [later, { ...later, avoidances }] }).ok).toBe(true);
});
