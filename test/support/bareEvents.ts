import type { TeamMember, Visit } from "../../src/model/assignment.js";
import { DEFAULT_POLICIES } from "../../src/model/defaultPolicies.js";
import type { StratumDraw } from "../../src/model/draw.js";
import type {
  Outcome,
  RecordEvent,
  ReplacementEvent,
  ReserveEvent,
  ResultEvent,
  Substitution,
} from "../../src/model/event.js";
import type { Policies } from "../../src/model/policies.js";
import type { EventRecord } from "../../src/record/eventRecord.js";
import type { VisitState, VisitStates } from "../../src/record/visitState.js";
import { deepFreeze } from "./deepFreeze.js";
import { sortedJson } from "./listsByTheBook.js";
import { hashByNode } from "./treeByTheBook.js";

/* A record by hand, as far as events are looked at with it, and events that are numbered, linked and hashed by the specification. */

/** S of both tasks. */
export const SEEDS: Readonly<Record<"T01" | "T02", string>> = { T01: "1".repeat(64), T02: "2".repeat(64) };

/** `C A X*`: C leads, A is a member, X an expert. */
export function teamOfText(text: string): readonly TeamMember[] {
  return text.split(" ").map((id, index) => {
    if (id.endsWith("*")) return { inspectorId: id.slice(0, -1), role: "expert" };
    return { inspectorId: id, role: index === 0 ? "lead" : "member" };
  });
}

export function bareVisit(
  visitId: string,
  taskIds: readonly string[],
  team: string,
  fields: Partial<Visit> = {},
): Visit {
  const window = { start: "2024-05-01", end: "2024-11-30" };
  const targetId = visitId.slice(visitId.indexOf("/") + 1);
  return { visitId, targetId, taskIds, window, team: teamOfText(team), eligible: 9, avoided: [], ...fields };
}

function stratum(name: string, ...reserve: readonly string[]): StratumDraw {
  const counts = { size: 9, eligible: 9, lower: 0, upper: 9, drawn: 1 };
  const exact = { intensity: "1", exactCount: "1", inclusionProbability: "1/9" };
  return { stratum: name, tier: "low", ...counts, ...exact, reserve: reserve.map((targetId) => ({ targetId })) };
}

/**
 * T01 has drawn P (low) and Q (high), T02 P and S. P is visited for both, and T01 has S in its reserve, so that it would join T02
 * there.
 */
export function bareRecord(policies: Partial<Policies> = {}): EventRecord {
  const drawn = (...units: readonly string[]): EventRecord["tasks"][number]["selected"] =>
    units.map((unit, index) => ({ order: index + 1, targetId: unit[0]!, stratum: unit.slice(2) }));
  const visits = [
    bareVisit("T01/P", ["T01", "T02"], "C A X*", { leastChance: "1/2" }),
    bareVisit("T01/Q", ["T01"], "D E"),
    bareVisit("T02/S", ["T02"], "F G Y*", { leastChance: "1/3" }),
  ];
  return deepFreeze({
    policies: { ...DEFAULT_POLICIES, ...policies },
    recordHash: "a0".repeat(32),
    assignment: { method: "balanced/1", seed: "", visits, loads: [], ineligible: [], warnings: [] },
    tasks: [
      {
        taskId: "T01",
        seed: SEEDS.T01,
        selected: drawn("P low", "Q high"),
        strata: [stratum("low", "R1", "S", "R2"), stratum("high", "R3")],
      },
      { taskId: "T02", seed: SEEDS.T02, selected: drawn("P one", "S one"), strata: [stratum("one", "R1", "Q")] },
    ],
  });
}

/** Where the visits of {@link bareRecord} stand before the first event, with some of them further on. */
export function statesOf(
  record: EventRecord,
  further: Readonly<Record<string, Partial<VisitState>>> = {},
): VisitStates {
  return new Map(
    record.assignment.visits.map((visit) => [
      visit.visitId,
      { visit, rounds: 0, left: [], seed: SEEDS.T01, reserved: [], ...further[visit.visitId] },
    ]),
  );
}

/** 5.5: the ticket of one who joins. */
export function joinTicket(seed: string, targetId: string, round: number, id: string): string {
  return hashByNode("sha256", `dr1:replace:${seed}:${targetId}:${round}:${id}`).toString("hex");
}

/** 6.3: the ticket of a target. */
export function targetTicket(seed: string, targetId: string): string {
  return hashByNode("sha256", `dr1:unit:${seed}:${targetId}`).toString("hex");
}

/** `1: A > B`: in round 1 A leaves and B joins; several are separated by commas. */
export function substitution(text: string, ticket = ""): Substitution {
  const [round, leaves, joins] = text.split(/: | > /);
  return { round: Number(round), leaves: leaves!.split(","), joins: joins!.split(","), ticket, candidates: 3 };
}

/** An event as it is before it is chained. */
export type Draft<E extends RecordEvent = RecordEvent> = E extends RecordEvent
  ? Omit<E, "protocol" | "record" | "number" | "previous" | "eventHash">
  : never;

const DECIDED = { by: "credit section", at: "2024-06-03" } as const;
const ROSTER = { inspectors: { hash: "", count: 0 }, avoidances: { hash: "", count: 0 } } as never;

/** The result of a visit. */
export function visited(visitId: string, outcome: Outcome, fields: Partial<ResultEvent> = {}): Draft<ResultEvent> {
  return { ...DECIDED, kind: "result-recorded", visitId, outcome, ...fields };
}

/** Somebody comes to a visit of the first task, with the right ticket. */
export function replaced(
  visitId: string,
  change: string,
  team: string,
  fields: Partial<ReplacementEvent> = {},
): Draft<ReplacementEvent> {
  const { round, joins, ...rest } = substitution(change);
  const ticket = joinTicket(SEEDS.T01, visitId.slice(visitId.indexOf("/") + 1), round, joins[0]!);
  const told = { ...DECIDED, kind: "inspector-replaced", reason: "illness", evidence: ROSTER } as const;
  return { ...told, ...rest, round, joins, visitId, ticket, team: teamOfText(team), ...fields };
}

/** R1 is visited in place of P for T01, by the team of P. */
export function reserved(fields: Partial<ReserveEvent> = {}): Draft<ReserveEvent> {
  const visit = bareVisit("T01/R1", ["T01"], "C A X*");
  return {
    ...DECIDED,
    kind: "reserve-used",
    visitId: "T01/P",
    reason: "deregistered",
    taskId: "T01",
    stratum: "low",
    position: 1,
    ticket: targetTicket(SEEDS.T01, fields.visit?.targetId ?? "R1"),
    visit,
    replaced: [],
    evidence: ROSTER,
    ...fields,
  };
}

/** The events of a record as 5.5 demands: numbered, each linked to the one before and sealed. */
export function chained(record: EventRecord, ...drafts: readonly Draft[]): readonly RecordEvent[] {
  const events: RecordEvent[] = [];
  for (const draft of drafts) {
    const previous = events.at(-1)?.eventHash ?? record.recordHash;
    const event = { protocol: "dr1", record: record.recordHash, number: events.length + 1, previous, ...draft };
    events.push(sealedByHand(record, event as RecordEvent));
  }
  return deepFreeze(events);
}

/** The event with the hash of everything else in it. */
export function sealedByHand({ policies }: EventRecord, event: RecordEvent): RecordEvent {
  const { eventHash: _, ...rest } = event;
  return { ...event, eventHash: hashByNode(policies.suite, `dr1:event:${sortedJson(rest)}`).toString("hex") };
}
