import { createHash } from "node:crypto";
import { describe, expect, it, test } from "vitest";
import { drawPlan, type Policies, type RecordEvent, type ReserveEvent, type Target, type Task } from "double-random";
import { currentVisits, replaceInspector, useReserve, verifyEvents } from "double-random/events";
import { refusal } from "../support/badField.js";
import { deepFreeze } from "../support/deepFreeze.js";
import { people, withFields, type SmallChain } from "../support/smallChain.js";
import { chainWithReserves, goneAndReplaced, reserveFor, resultOf, twoOf } from "../support/smallReserves.js";
import { SMALL_SEED } from "../support/smallEvidence.js";
import { AS_OF, smallInspector } from "../support/smallPlan.js";

function h(text: string): string {
  return createHash("sha256").update(text).digest("hex");
}

/** The targets of a task that were not drawn, by ticket, computed here by hand. */
function reservesByHand({ record, targets }: SmallChain, taskId = "T01"): readonly string[] {
  const task = record.tasks.find((each) => each.taskId === taskId)!;
  const drawn = new Set(task.selected.map(({ targetId }) => targetId));
  return targets
    .map(({ id }: Target) => id)
    .filter((id) => !drawn.has(id))
    .sort((a, b) => (h(`dr1:unit:${task.seed}:${a}`) < h(`dr1:unit:${task.seed}:${b}`) ? -1 : 1));
}

function idsOf({ visit }: ReserveEvent): readonly string[] {
  return visit.team.map(({ inspectorId }) => inspectorId);
}

const plain = chainWithReserves();
const [one, other] = plain.record.assignment.visits.map(({ visitId }) => visitId) as [string, string];

describe("which reserve", () => {
  test("comes strictly in the order of the tickets, over all visits of the stratum, until none is left", () => {
    let events: readonly RecordEvent[] = [];
    const order = reservesByHand(plain).slice(0, 3);
    let visitId = one;
    for (const [index, reserve] of order.entries()) {
      // The first for one visit, the second for the other, the third for the visit of the second reserve.
      events = goneAndReplaced(plain, events, visitId);
      const event = events.at(-1) as ReserveEvent;
      const { seed } = plain.record.tasks[0]!;
      expect(event).toMatchObject({
        kind: "reserve-used",
        visitId,
        reason: "deregistered",
        taskId: "T01",
        stratum: "untiered",
        position: index + 1,
        ticket: h(`dr1:unit:${seed}:${reserve}`),
        visit: { visitId: `T01/${reserve}`, targetId: reserve, taskIds: ["T01"] },
      });
      visitId = index === 0 ? other : event.visit.visitId;
    }
    const more = [...events, resultOf(plain, events, `T01/${order[2]!}`, "moved-out")];
    const error = refusal(() => reserveFor(plain, more, `T01/${order[2]!}`));
    expect([error.code, error.path]).toEqual(["RESERVE_UNAVAILABLE", "taskId"]);
    expect(error.expected).toContain("a reserve 4 of task T01");
    expect(verifyEvents(plain.record, more, plain).ok).toBe(true);
  });

  test("is that of the record where there are no tickets", () => {
    const chain = chainWithReserves({ policies: { selection: "shuffle/1" } });
    const { visitId } = chain.record.assignment.visits[0]!;
    const events = goneAndReplaced(chain, [], visitId);
    const event = events.at(-1) as ReserveEvent;
    expect(event.ticket).toBeUndefined();
    expect(event.visit.targetId).toBe(chain.record.tasks[0]!.strata[0]!.reserve[0]!.targetId);
    expect(verifyEvents(chain.record, events, chain).ok).toBe(true);
  });

  test("comes from the stratum of the target that is gone", () => {
    const chain = chainWithReserves({ targets: 9, policies: { strata: ["subject-type"], reservePerStratum: 2 } });
    const targets = chain.targets.map((target, index) => ({
      ...target,
      subjectType: index < 4 ? ("individual" as const) : ("enterprise" as const),
    }));
    const mixed = remade(chain, targets);
    for (const { visitId, targetId } of mixed.record.assignment.visits) {
      const { stratum } = mixed.record.tasks[0]!.selected.find((unit) => unit.targetId === targetId)!;
      const event = goneAndReplaced(mixed, [], visitId).at(-1) as ReserveEvent;
      const row = mixed.record.tasks[0]!.strata.find((each) => each.stratum === stratum)!;
      expect(event).toMatchObject({ stratum, position: 1, visit: { targetId: row.reserve[0]!.targetId } });
    }
  });
});

/** The same plan drawn from other targets. */
function remade(chain: SmallChain, targets: readonly Target[]): SmallChain {
  const { plan, inspectors, avoidances, record } = chain;
  return {
    ...chain,
    targets,
    record: drawPlan({
      plan,
      targets,
      inspectors,
      avoidances,
      asOf: AS_OF,
      seed: SMALL_SEED,
      policies: record.policies,
    }),
  };
}

describe("who goes", () => {
  test("the team that has become free, as it is", () => {
    const event = goneAndReplaced(plain, [], one).at(-1) as ReserveEvent;
    const { team } = plain.record.assignment.visits[0]!;
    expect(event.visit.team).toEqual(team);
    expect(event.replaced).toEqual([]);
  });

  test("whoever may not go is replaced by the smallest ticket of the new visit, in rounds from 1", () => {
    const [reserve] = reservesByHand(plain) as [string];
    const { team } = plain.record.assignment.visits[0]!;
    const [lead, member] = team.map(({ inspectorId }) => inspectorId) as [string, string];
    const avoidances = [lead, member].map((inspectorId, index) => ({
      id: `V-${String(index)}`,
      inspectorId,
      against: "target" as const,
      refId: reserve,
      ground: "kinship" as const,
      status: "declared" as const,
    }));
    const events = goneAndReplaced(plain, [], one, { avoidances });
    const event = events.at(-1) as ReserveEvent;
    const { seed } = plain.record.tasks[0]!;
    const free = Array.from("ABCDEF").filter((id) => id !== lead && id !== member);
    const ticket = (round: number, id: string): string => h(`dr1:replace:${seed}:${reserve}:${String(round)}:${id}`);
    const smallest = (round: number, ids: readonly string[]): string =>
      [...ids].sort((a, b) => (ticket(round, a) < ticket(round, b) ? -1 : 1))[0]!;
    const first = smallest(1, free);
    const rest = free.filter((id) => id !== first);
    const second = smallest(2, rest);
    expect(event.replaced).toEqual([
      { leaves: [lead], joins: [first], round: 1, ticket: ticket(1, first), candidates: 4 },
      { leaves: [member], joins: [second], round: 2, ticket: ticket(2, second), candidates: 3 },
    ]);
    expect([...idsOf(event)].sort()).toEqual([first, second].sort());
    const leadTicket = (id: string): string => h(`dr1:lead:${seed}:${reserve}:${id}`);
    expect(idsOf(event)[0]).toBe([first, second].sort((a, b) => (leadTicket(a) < leadTicket(b) ? -1 : 1))[0]);
    expect(event.visit.avoided.map(({ inspectorId }) => inspectorId)).toEqual([lead, member].sort());
    const rosters = [{ inspectors: plain.inspectors, avoidances }];
    expect(verifyEvents(plain.record, events, { ...plain, rosters }).ok).toBe(true);
    // The rounds of the new visit go on, and nobody comes back.
    const again = replaceInspector({
      ...{ ...plain, events, visitId: event.visit.visitId, inspectorId: first, reason: "illness" },
      ...{ by: "credit section", at: "2024-06-04" },
    });
    expect(again.round).toBe(3);
    expect([lead, member, first, second]).not.toContain(again.joins[0]);
    expect(again.ticket).toBe(ticket(3, again.joins[0]!));
    expect(verifyEvents(plain.record, [...events, again], { ...plain, rosters }).ok).toBe(true);
  });

  test("who has no visit left stays at home, and the visit that was not made counts for nobody", () => {
    const tight = { inspectors: people("ABCDE"), policies: { mostVisitsPerInspector: 1 } };
    const chain = chainWithReserves(tight);
    const visit = chain.record.assignment.visits[0]!;
    const event = goneAndReplaced(chain, [], visit.visitId).at(-1) as ReserveEvent;
    expect(event.visit.team).toEqual(visit.team);
  });

  test("experts go if the task asks for some", () => {
    const inspectors = [...people("ABCD"), ...people("XY", { isExpert: true, certificates: [] })];
    for (const experts of [[{ experts: 1 }], []]) {
      const asked = twoOf({ id: "T02", sequence: 2, ...(experts.length > 0 && { team: { experts } }) });
      const withExperts = twoOf({ quota: { kind: "census" }, team: { experts: [{ experts: 1 }] } });
      const chain = chainWithReserves({ inspectors, tasks: [withExperts, asked] });
      const visit = chain.record.assignment.visits.find(({ taskIds }) => taskIds.length === 2)!;
      const since = [resultOf(chain, [], visit.visitId, "revoked")];
      // Everybody else has a visit of T01, so that only a result of theirs leaves the reserve a visit of its own.
      const [reserve] = reservesByHand(chain, "T02") as [string];
      const done = [...since, resultOf(chain, since, `T01/${reserve}`, "no-problem")];
      const event = reserveFor(chain, done, visit.visitId, { taskId: "T02" });
      expect(event.visit.visitId).toBe(`T02/${reserve}`);
      expect(event.visit.team.filter(({ role }) => role === "expert").length).toBe(experts.length);
      expect(verifyEvents(chain.record, [...done, event], chain).ok).toBe(true);
    }
  });

  test("a standing team goes as a whole or not at all", () => {
    const inspectors = ["A", "B", "C", "D", "E", "F"].map((id, index) =>
      smallInspector({ id, standingTeamId: `team-${String(index >> 1)}` }),
    );
    const chain = chainWithReserves({ inspectors, policies: { formation: "standing-teams" } });
    const visit = chain.record.assignment.visits[0]!;
    const whole = goneAndReplaced(chain, [], visit.visitId).at(-1) as ReserveEvent;
    expect(whole.visit.team).toEqual(visit.team);
    const away = { inspectors: withFields(inspectors, visit.team[1]!.inspectorId, { active: false }) };
    const events = goneAndReplaced(chain, [], visit.visitId, away);
    const event = events.at(-1) as ReserveEvent;
    expect(event.replaced).toHaveLength(1);
    expect(event.replaced[0]!.leaves).toEqual(visit.team.map(({ inspectorId }) => inspectorId).sort());
    expect(verifyEvents(chain.record, events, { ...chain, rosters: [{ ...chain, ...away }] }).ok).toBe(true);
  });

  it("says who stands in the way if nobody can come", () => {
    const inspectors = withFields(people("ABCDEF"), "ABCDEF", { active: false });
    const since = [resultOf(plain, [], one, "moved-out")];
    const error = refusal(() => reserveFor(plain, since, one, { inspectors }));
    expect(error.code).toBe("ASSIGNMENT_INFEASIBLE");
  });
});

describe("a reserve that is drawn for another task", () => {
  const second = twoOf({ id: "T02", sequence: 2, quota: { kind: "census" } });
  const chain = chainWithReserves({ tasks: [twoOf(), second] });
  const [reserve] = reservesByHand(chain) as [string];
  const visit = chain.record.assignment.visits.find(({ taskIds }) => taskIds.length === 2)!;
  const gone = [resultOf(chain, [], visit.visitId, "deregistered")];

  test("is inspected at the visit that it gets anyway, by the team of that visit", () => {
    const before = chain.record.assignment.visits.find(({ visitId }) => visitId === `T02/${reserve}`)!;
    const event = reserveFor(chain, gone, visit.visitId, { taskId: "T01" });
    expect(event.visit).toEqual({ ...before, taskIds: ["T01", "T02"] });
    expect(event.replaced).toEqual([]);
    const events = [...gone, event];
    expect(verifyEvents(chain.record, events, chain).ok).toBe(true);
    expect(currentVisits(chain.record, events)).toHaveLength(chain.record.assignment.visits.length);
    // Who is replaced there has the tickets of the visit as it was drawn.
    const leaves = before.team[1]!.inspectorId;
    const replaced = replaceInspector({
      ...{ ...chain, events, visitId: before.visitId, inspectorId: leaves, reason: "leave" },
      ...{ by: "credit section", at: "2024-06-05" },
    });
    const { seed } = chain.record.tasks[1]!;
    expect(replaced.ticket).toBe(h(`dr1:replace:${seed}:${reserve}:1:${replaced.joins[0]!}`));
    expect(verifyEvents(chain.record, [...events, replaced], chain).ok).toBe(true);
  });

  test("gets a visit of its own if that visit has its result, the windows do not meet, levels differ or visits are separate", () => {
    const done = [...gone, resultOf(chain, gone, `T02/${reserve}`, "no-problem")];
    expect(reserveFor(chain, done, visit.visitId, { taskId: "T01" }).visit.visitId).toBe(`T01/${reserve}`);
    const others: readonly { readonly task: Partial<Task>; readonly policies: Partial<Policies> }[] = [
      { task: { window: { start: "2025-01-01", end: "2025-02-01" } }, policies: {} },
      { task: { mode: { drawnBy: "county", inspectedBy: "prefecture" } }, policies: {} },
      { task: {}, policies: { visits: "separate" } },
    ];
    for (const { task, policies } of others) {
      const apart = chainWithReserves({ tasks: [twoOf(), { ...second, ...task }], policies });
      const visitId = apart.record.assignment.visits.find(({ taskIds }) => taskIds[0] === "T01")!.visitId;
      const event = goneAndReplaced(apart, [], visitId).at(-1) as ReserveEvent;
      expect(event.visit.visitId).toBe(`T01/${reservesByHand(apart)[0]!}`);
    }
  });

  test("gets a visit of its own if the team of that visit cannot do both", () => {
    const skilled = { items: [{ id: "item", name: "An invented item", competence: "scales" }] };
    const inspectors = [...people("AB", { competences: ["scales"] }), ...people("CDEFGH")];
    let [joined, apart] = [0, 0];
    const both = chainWithReserves({ inspectors, tasks: [twoOf(skilled), second], policies: { teamSize: 2 } });
    for (const { visitId, taskIds } of both.record.assignment.visits) {
      if (taskIds.length < 2) continue;
      const since = [resultOf(both, [], visitId, "closed-or-in-liquidation")];
      const event = reserveFor(both, since, visitId, { taskId: "T01" });
      const team = both.record.assignment.visits.find((each) => each.visitId === `T02/${event.visit.targetId}`)!.team;
      const able = team.some(({ inspectorId }) => "AB".includes(inspectorId));
      expect(event.visit.visitId).toBe(able ? `T02/${event.visit.targetId}` : `T01/${event.visit.targetId}`);
      if (able) joined += 1;
      else apart += 1;
      expect(verifyEvents(both.record, [...since, event], both).ok).toBe(true);
    }
    expect(joined + apart).toBe(2);
  });

  test("each task of a visit uses one reserve, and must be named", () => {
    const error = refusal(() => reserveFor(chain, gone, visit.visitId));
    expect([error.code, error.path]).toEqual(["REFERENCE_UNKNOWN", "taskId"]);
    const events = [...gone, reserveFor(chain, gone, visit.visitId, { taskId: "T01" })];
    const twice = refusal(() => reserveFor(chain, events, visit.visitId, { taskId: "T01" }));
    expect([twice.code, twice.received]).toEqual([
      "RESERVE_UNAVAILABLE",
      `${visit.visitId}, where one was used for task T01`,
    ]);
    // T02 is a census and has no reserve.
    expect(refusal(() => reserveFor(chain, events, visit.visitId, { taskId: "T02" })).code).toBe("RESERVE_UNAVAILABLE");
  });
});

describe("when", () => {
  it.each(["no-problem", "problem-pending", "refused-serious", "unreachable-at-registered-address"] as const)(
    "not after %s",
    (outcome) => {
      const since = [resultOf(plain, [], one, outcome)];
      const error = refusal(() => reserveFor(plain, since, one));
      expect([error.code, error.received]).toEqual(["RESERVE_UNAVAILABLE", `${one} with ${outcome}`]);
    },
  );

  it("not before there is a result, nor for a visit that there is not", () => {
    expect(refusal(() => reserveFor(plain, [], one)).received).toBe(`${one} with no result yet`);
    expect(refusal(() => reserveFor(plain, [], "T01/T-99")).code).toBe("REFERENCE_UNKNOWN");
  });

  it("not without the policy", () => {
    const none = chainWithReserves({ policies: { reservePerStratum: 0 } });
    const { visitId } = none.record.assignment.visits[0]!;
    expect(refusal(() => goneAndReplaced(none, [], visitId)).code).toBe("RESERVE_UNAVAILABLE");
  });

  it("and nothing contradicts the result of a target that is gone afterwards", () => {
    const events = goneAndReplaced(plain, [], one);
    const error = refusal(() => resultOf(plain, events, one, "no-problem"));
    expect([error.code, error.received]).toEqual(["RESULT_RECORDED", `"${one}", which has the result deregistered`]);
    const decided = { visitId: one, inspectorId: "A", reason: "illness", by: "x", at: "2024-06-04" } as const;
    expect(refusal(() => replaceInspector({ ...plain, events, ...decided })).code).toBe("RESULT_RECORDED");
  });
});

test("the order of the lists does not matter, and nothing that is passed in is changed", () => {
  const events = [resultOf(plain, [], one, "moved-out")];
  const given = { ...plain, events, visitId: one, by: "credit section", at: "2024-06-03" };
  const before = structuredClone(given);
  const event = useReserve(deepFreeze(given));
  expect(given).toEqual(before);
  const reversed = { targets: [...plain.targets].reverse(), inspectors: [...plain.inspectors].reverse() };
  expect(useReserve({ ...given, ...reversed })).toEqual(event);
});

describe("findings", () => {
  const items = ["a", "b"].map((id) => ({ id, name: `Item ${id}` }));
  const chain = chainWithReserves({
    tasks: [twoOf({ items }), twoOf({ id: "T02", sequence: 2, quota: { kind: "census" } })],
  });
  const visit = chain.record.assignment.visits.find(({ taskIds }) => taskIds.length === 2)!;
  const found = (a: string, b: string, c: string): never =>
    [
      { taskId: "T02", itemId: "item", outcome: c },
      { taskId: "T01", itemId: "b", outcome: b },
      { taskId: "T01", itemId: "a", outcome: a },
    ] as never;

  it("say for each item what was found, in order, and the outcome of the visit is one of theirs", () => {
    const findings = found("no-problem", "corrected-on-order", "no-problem");
    const event = resultOf(chain, [], visit.visitId, "corrected-on-order", { findings });
    expect(event).toMatchObject({ findings: [...(findings as object[])].reverse() });
    expect(verifyEvents(chain.record, [event], chain).ok).toBe(true);
    expect(verifyEvents(chain.record, [event], chain).checks.some(({ id }) => id === "event.1.findings")).toBe(true);
  });

  it.each([
    ["an outcome of none", found("no-problem", "no-problem", "no-problem"), "problem-pending", "FIELD_INVALID"],
    [
      "an item left out",
      (found("no-problem", "no-problem", "no-problem") as object[]).slice(0, 2),
      "no-problem",
      "FIELD_INVALID",
    ],
    ["no plan", found("no-problem", "no-problem", "no-problem"), "no-problem", "INPUT_INVALID"],
    ["a target that is gone for one item", found("revoked", "no-problem", "no-problem"), "revoked", "FIELD_INVALID"],
    ["nothing", [], "no-problem", "FIELD_INVALID"],
  ] as const)("refuse %s", (name, findings, outcome, code) => {
    const more = { findings: findings as never, ...(name === "no plan" && { plan: undefined as never }) };
    const error = refusal(() => resultOf(chain, [], visit.visitId, outcome, more));
    expect([code, "INPUT_INVALID"]).toContain(error.code);
  });

  it("lead to a reserve for the task whose activity is not carried on, and for no other", () => {
    const findings = found("activity-not-carried-on", "activity-not-carried-on", "no-problem");
    const events = [resultOf(chain, [], visit.visitId, "no-problem", { findings })];
    const event = reserveFor(chain, events, visit.visitId, { taskId: "T01" });
    expect(event.reason).toBe("activity-not-carried-on");
    expect(verifyEvents(chain.record, [...events, event], chain).ok).toBe(true);
    const none = refusal(() => reserveFor(chain, events, visit.visitId, { taskId: "T02" }));
    expect(none.received).toBe(`${visit.visitId} with no-problem`);
    const half = [
      resultOf(chain, [], visit.visitId, "no-problem", {
        findings: found("activity-not-carried-on", "no-problem", "no-problem"),
      }),
    ];
    const mixed = refusal(() => reserveFor(chain, half, visit.visitId, { taskId: "T01" }));
    expect(mixed.received).toBe(`${visit.visitId} with another result for each item`);
  });
});
