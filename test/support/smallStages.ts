import type { Avoidance, Inspector, Plan, Policies, Seed, Target, TargetRecord, Task, TeamRecord } from "double-random";
import { drawTargets, drawTeams } from "double-random/stages";
import { people } from "./smallChain.js";
import { smallPlan, smallTarget, smallTask } from "./smallPlan.js";
import { SMALL_SEED } from "./smallEvidence.js";

/** The seed of the county in tests of two stages. */
export const COUNTY_SEED: Seed = {
  sources: [{ type: "declared", ref: "county hall", value: "20240703915537460028519436620117" }],
};

/** What two stages are made from; whatever is not given is the plainest possible. */
export interface StageFields {
  /** Default: one that a province draws and counties inspect, and that draws four. */
  readonly tasks?: readonly Task[];
  /** Default: ten, by turns in the regions 140581 and 140502. */
  readonly targets?: readonly Target[];
  readonly inspectors?: readonly Inspector[];
  readonly avoidances?: readonly Avoidance[];
  readonly policies?: Partial<Policies>;
  readonly teamPolicies?: Partial<Policies>;
  readonly seed?: Seed;
}

/** Both records with their evidence. */
export interface Stages {
  readonly plan: Plan;
  readonly targets: readonly Target[];
  readonly inspectors: readonly Inspector[];
  readonly avoidances: readonly Avoidance[];
  readonly first: TargetRecord;
  readonly second: TeamRecord;
}

/** A task that a province draws and a county inspects. */
export function provincialTask(fields: Partial<Task> = {}): Task {
  return smallTask({
    quota: { kind: "count", count: 4 },
    mode: { drawnBy: "province", inspectedBy: "county" },
    ...fields,
  });
}

/** Ten targets, by turns in two counties. */
export function twoCounties(count = 10): readonly Target[] {
  return Array.from({ length: count }, (_, index) =>
    smallTarget({ id: `T-${String(index + 1).padStart(2, "0")}`, regionCode: index % 2 === 0 ? "140581" : "140502" }),
  );
}

export function smallStages(fields: StageFields = {}): Stages {
  const {
    tasks = [provincialTask(), provincialTask({ id: "T02", sequence: 2, quota: { kind: "count", count: 3 } })],
    targets = twoCounties(),
    inspectors = people("ABCDE"),
    avoidances = [],
    policies = {},
    teamPolicies = {},
    seed = COUNTY_SEED,
  } = fields;
  const plan = { ...smallPlan(...tasks), id: "province-2024" };
  const first = drawTargets({
    plan,
    targets,
    asOf: "2024-04-30",
    drawnBy: "province",
    seed: SMALL_SEED,
    policies: { reservePerStratum: 1, ...policies },
  });
  const second = drawTeams({
    received: [{ record: first, plan, targets }],
    authority: "140581",
    regionCode: "140581",
    inspectedBy: "county",
    inspectors,
    avoidances,
    policies: teamPolicies,
    seed,
  });
  return { plan, targets, inspectors, avoidances, first, second };
}
