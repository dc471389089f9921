import {
  drawPlan,
  type Inspector,
  type Outcome,
  type Policies,
  type RecordEvent,
  type ReserveEvent,
  type Task,
} from "double-random";
import { recordResult, useReserve } from "double-random/events";
import { sealEvent } from "../../src/record/sealEvent.js";
import { people, type SmallChain } from "./smallChain.js";
import { SMALL_SEED } from "./smallEvidence.js";
import { AS_OF, smallPlan, smallTarget, smallTask } from "./smallPlan.js";

/** What a draw with reserves is made from; whatever is not given is the plainest possible. */
export interface ReserveFields {
  readonly inspectors?: readonly Inspector[];
  readonly tasks?: readonly Task[];
  /** Default 8, called `T-1` and so on. */
  readonly targets?: number;
  readonly policies?: Partial<Policies>;
}

/** A task that draws two of its stratum. */
export function twoOf(fields: Partial<Task> = {}): Task {
  return smallTask({ quota: { kind: "count", count: 2 }, ...fields });
}

/** Two targets drawn and three reserves, unless stated otherwise. */
export function chainWithReserves({
  inspectors = people("ABCDEF"),
  tasks = [twoOf()],
  targets = 8,
  policies = {},
}: ReserveFields = {}): SmallChain {
  const evidence = {
    plan: smallPlan(...tasks),
    targets: Array.from({ length: targets }, (_, index) => smallTarget({ id: `T-${String(index + 1)}` })),
    inspectors,
    avoidances: [],
  };
  const record = drawPlan({
    ...evidence,
    asOf: AS_OF,
    seed: SMALL_SEED,
    policies: { reservePerStratum: 3, ...policies },
  });
  return { ...evidence, record };
}

const DECIDED = { by: "credit section", at: "2024-06-03" } as const;

/** A result of a visit, after the events given. */
export function resultOf(
  { record, plan }: SmallChain,
  events: readonly RecordEvent[],
  visitId: string,
  outcome: Outcome,
  more: Partial<Parameters<typeof recordResult>[0]> = {},
): RecordEvent {
  return recordResult({ record, plan, events, visitId, outcome, ...DECIDED, ...more });
}

/** A reserve for a visit, after the events given. */
export function reserveFor(
  chain: SmallChain,
  events: readonly RecordEvent[],
  visitId: string,
  today: Partial<Parameters<typeof useReserve>[0]> = {},
): ReserveEvent {
  return useReserve({ ...chain, events, visitId, ...DECIDED, ...today });
}

/** A target that is gone, and the reserve in its place: the events with these two after them. */
export function goneAndReplaced(
  chain: SmallChain,
  events: readonly RecordEvent[],
  visitId: string,
  today: Partial<Parameters<typeof useReserve>[0]> = {},
): readonly [...RecordEvent[], ReserveEvent] {
  const since = [...events, resultOf(chain, events, visitId, "deregistered")];
  return [...since, reserveFor(chain, since, visitId, today)];
}

/** All hashes, numbers and links made anew, as a forger would who holds the whole chain. */
export function resealed({ record }: SmallChain, forged: readonly RecordEvent[]): readonly RecordEvent[] {
  const sealed: RecordEvent[] = [];
  for (const event of forged) {
    const { eventHash: _, ...rest } = event;
    const previous = sealed.at(-1)?.eventHash ?? record.recordHash;
    sealed.push(sealEvent(record.policies.suite, { ...rest, previous, number: sealed.length + 1 } as RecordEvent));
  }
  return sealed;
}
