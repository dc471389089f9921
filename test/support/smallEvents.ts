import type { RecordEvent } from "double-random";
import { recordResult } from "double-random/events";
import { replace, smallChain, people, withFields, type SmallChain } from "./smallChain.js";
import { smallTarget } from "./smallPlan.js";

/** A record of three visits with the events of two days. */
export interface SmallEvents extends SmallChain {
  /**
   * 1: A leaves T-1. 2: whoever came leaves T-1, by the roster of the later day. 3: T-1 has a result. 4: B leaves T-2, with a note.
   * 5: T-2 has a result. 6: A leaves T-3, and no event of T-3 follows.
   */
  readonly events: readonly RecordEvent[];
  /** The roster of events 2, 4 and 6: E has gone, and F has withdrawn from T-2. */
  readonly later: Pick<SmallChain, "inspectors" | "avoidances">;
}

/** Events of every kind, with two rosters. */
export function smallEvents(suite: "sha256" | "sm3" = "sha256"): SmallEvents {
  const ids = ["T-1", "T-2", "T-3"];
  const chain = smallChain({
    inspectors: people("ABCDEFGH"),
    targets: ids.map((id) => smallTarget({ id })),
    policies: { suite },
    teams: Object.fromEntries(ids.map((id) => [`T01/${id}`, ["A", "B"]])),
  });
  const later = {
    inspectors: withFields(chain.inspectors, "E", { active: false }),
    avoidances: [
      { id: "V-F", inspectorId: "F", against: "target", refId: "T-2", ground: "interest", status: "declared" } as const,
    ],
  };
  const events: RecordEvent[] = [];
  const result = (visitId: string, outcome: "no-problem" | "moved-out"): void => {
    events.push(
      recordResult({ record: chain.record, events, visitId, outcome, by: "credit section", at: "2024-06-03" }),
    );
  };
  const first = replace(chain, "A");
  events.push(first);
  events.push(replace(chain, first.joins[0]!, { ...later, events, at: "2024-05-20", reason: "leave" }));
  result("T01/T-1", "no-problem");
  const told = { reason: "other", note: "the office moved", at: "2024-06-04" } as const;
  events.push(replace(chain, "B", { ...later, ...told, events, visitId: "T01/T-2" }));
  result("T01/T-2", "moved-out");
  events.push(replace(chain, "A", { ...later, events, visitId: "T01/T-3", at: "2024-06-05" }));
  return { ...chain, events, later };
}
