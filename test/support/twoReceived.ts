import { drawTargets } from "../../src/plan/drawTargets.js";
import { drawTeams } from "../../src/plan/drawTeams.js";
import type { Received } from "../../src/plan/readReceived.js";
import type { Avoidance } from "../../src/model/avoidance.js";
import type { Inspector } from "../../src/model/inspector.js";
import type { Target } from "../../src/model/target.js";
import type { TeamRecord } from "../../src/model/teamRecord.js";
import { people } from "./smallChain.js";
import { SMALL_SEED } from "./smallEvidence.js";
import { AS_OF, smallPlan } from "./smallPlan.js";
import { COUNTY_SEED, provincialTask, twoCounties } from "./smallStages.js";

/** A record of teams that was drawn for two records of the first stage. */
export interface TwoReceived {
  readonly targets: readonly Target[];
  /** Of `plan-a`, which draws six. */
  readonly one: Received;
  /** Of `plan-b`, which draws eight. */
  readonly other: Received;
  readonly inspectors: readonly Inspector[];
  readonly avoidances: readonly Avoidance[];
  /** A second draw, of the county 140581. */
  readonly teams: TeamRecord;
}

export function twoReceived(): TwoReceived {
  const targets = twoCounties();
  const receivedOf = (id: string, count: number): Received => {
    const plan = { ...smallPlan(provincialTask({ quota: { kind: "count", count } })), id };
    const record = drawTargets({ plan, targets, asOf: AS_OF, drawnBy: "province", seed: SMALL_SEED });
    return { record, plan, targets };
  };
  const [one, other] = [receivedOf("plan-a", 6), receivedOf("plan-b", 8)];
  const roster = {
    inspectors: people("ABCDE"),
    avoidances: [
      { id: "V-1", inspectorId: "A", against: "target", refId: "T-01", ground: "kinship", status: "declared" },
    ],
  } as const;
  const teams = drawTeams({
    ...{ received: [one, other], authority: "140581", regionCode: "140581", inspectedBy: "county" },
    ...{ ...roster, seed: COUNTY_SEED, drawNumber: 2, redrawReason: "a list was not read" },
    policies: { absence: "touches-window" },
  });
  return { targets, one, other, ...roster, teams };
}
