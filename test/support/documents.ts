import { readFileSync } from "node:fs";
import * as z from "zod/mini";
import { drawPlan, type Evidence, type PlanRecord, type Policies, type RecordEvent } from "double-random";
import { recordResult } from "double-random/events";
import { proveTarget } from "../../src/chain/index.js";
import { avoidanceSchema } from "../../src/model/avoidance.js";
import { chainEntrySchema, saltKeySchema, witnessSchema } from "../../src/model/chain.js";
import { recordEventSchema } from "../../src/model/event.js";
import { exclusionSchema } from "../../src/model/exclusion.js";
import { inspectorSchema } from "../../src/model/inspector.js";
import { CALENDAR_DAY } from "../../src/model/instant.js";
import { planSchema } from "../../src/model/plan.js";
import { partialPoliciesSchema } from "../../src/model/policies.js";
import { openingsSchema, targetProofSchema } from "../../src/model/proof.js";
import { planRecordSchema } from "../../src/model/record.js";
import { targetRecordSchema } from "../../src/model/targetRecord.js";
import { teamRecordSchema } from "../../src/model/teamRecord.js";
import { seedSchema } from "../../src/model/seed.js";
import { targetSchema } from "../../src/model/target.js";
import { BUSY_POLICIES, busyEvidence, smallEvidence, SMALL_SEED } from "./smallEvidence.js";
import { smallEvents } from "./smallEvents.js";
import { chainWithReserves, goneAndReplaced } from "./smallReserves.js";
import { smallStages } from "./smallStages.js";
import { smallPublication, SMALL_SOURCES } from "./smallPublication.js";

/** Every kind of document that has a JSON Schema in `schema/`, which is made from this one. */
export const DOCUMENTS: Readonly<Record<DocumentKind, z.ZodMiniType>> = {
  plan: planSchema,
  targets: z.array(targetSchema),
  inspectors: z.array(inspectorSchema),
  avoidances: z.array(avoidanceSchema),
  exclusions: z.array(exclusionSchema),
  policies: partialPoliciesSchema,
  seed: seedSchema,
  record: planRecordSchema,
  "target-record": targetRecordSchema,
  "team-record": teamRecordSchema,
  event: recordEventSchema,
  "chain-entry": chainEntrySchema,
  witness: witnessSchema,
  "salt-key": saltKeySchema,
  openings: openingsSchema,
  "target-proof": targetProofSchema,
};

/** A kind of document. */
export type DocumentKind =
  | "plan"
  | "targets"
  | "inspectors"
  | "avoidances"
  | "exclusions"
  | "policies"
  | "seed"
  | "record"
  | "target-record"
  | "team-record"
  | "event"
  | "chain-entry"
  | "witness"
  | "salt-key"
  | "openings"
  | "target-proof";

/** Forms that zod checks and then looks up in the calendar, with what says both. */
const CALENDAR_FORMS: Readonly<Record<string, string>> = {
  [String.raw`^\d{4}-\d{2}-\d{2}$`]: `^${CALENDAR_DAY}$`,
  [String.raw`^[1-9]\d{0,5}\/\d{4}-\d{2}-\d{2}T(?:[01]\d|2[0-3]):[0-5]\d:00Z$`]: String.raw`^[1-9]\d{0,5}\/${CALENDAR_DAY}T(?:[01]\d|2[0-3]):[0-5]\d:00Z$`,
  [String.raw`^\d{4}-\d{2}-\d{2}T(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\dZ$`]: String.raw`^${CALENDAR_DAY}T(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\dZ$`,
};

/** The JSON Schema of a kind of document. Days must exist in it, too. */
export function jsonSchemaOf(kind: DocumentKind): object {
  return z.toJSONSchema(DOCUMENTS[kind], {
    io: "input",
    override: ({ jsonSchema }) => {
      const form = jsonSchema.pattern === undefined ? undefined : CALENDAR_FORMS[jsonSchema.pattern];
      if (form !== undefined) jsonSchema.pattern = form;
    },
  });
}

/** The kinds that a page which checks a draw may be given. */
export const CHECKED_IN_BROWSERS: readonly Exclude<DocumentKind, "policies" | "seed" | "target-record" | "team-record">[] = [
  "plan",
  "targets",
  "inspectors",
  "avoidances",
  "exclusions",
  "record",
  "event",
  "chain-entry",
  "witness",
  "salt-key",
  "openings",
  "target-proof",
];

const HASH = "5a17".repeat(16);

/** Real documents of every kind, at least one. */
export async function exampleDocuments(): Promise<Readonly<Record<DocumentKind, readonly [unknown, ...unknown[]]>>> {
  const evidence = smallEvidence();
  const busy = busyEvidence();
  const draw = (from: Required<Evidence>, policies: Partial<Policies> = {}): PlanRecord =>
    drawPlan({ ...from, asOf: "2024-04-30", seed: SMALL_SEED, policies });
  const { chain, draws } = await smallPublication({
    events: (record) => {
      const { visitId } = record.assignment.visits[0]!;
      const told = { outcome: "no-problem", by: "credit section", at: "2024-06-03" } as const;
      return [recordResult({ record, events: [], visitId, ...told })];
    },
  });
  const [published] = draws;
  const { kind: _, result: __, event: ___, ...header } = chain.find((entry) => entry.kind === "event")!;
  const signature = { algorithm: "ed25519", key: HASH, value: HASH + HASH };
  return {
    plan: [evidence.plan, busy.plan, richPlan()],
    targets: [evidence.targets.slice(0, 4)],
    inspectors: [busy.inspectors],
    avoidances: [evidence.avoidances],
    exclusions: [evidence.exclusions],
    policies: [{ rounding: "floor" }, BUSY_POLICIES],
    seed: [SMALL_SEED, { sources: SMALL_SOURCES }],
    record: [draw(evidence), draw(busy, BUSY_POLICIES)],
    "target-record": [smallStages().first],
    "team-record": [smallStages().second],
    event: some([...smallEvents().events, ...eventsWithReserve()]),
    "chain-entry": some([
      ...chain,
      { ...header, kind: "void", commitment: HASH, reason: "withdrawn", note: "a misprint", signatures: [signature] },
    ]),
    witness: [
      {
        protocol: "dr1",
        kind: "witness",
        authority: "bureau",
        entry: HASH,
        at: "2024-04-30T08:00:00Z",
        signatures: [signature],
      },
    ],
    "salt-key": [{ protocol: "dr1", kind: "salt-key", key: HASH }],
    openings: [{ protocol: "dr1", kind: "openings", openings: [{ id: "T-01", salt: HASH }] }],
    "target-proof": [
      proveTarget({ ...published!.evidence, chain, saltKey: published!.saltKey, taskId: "T01", targetId: "T-01" }),
    ],
  };
}

function eventsWithReserve(): readonly RecordEvent[] {
  const chain = chainWithReserves();
  return goneAndReplaced(chain, [], chain.record.assignment.visits[0]!.visitId);
}

function some<T>(items: readonly T[]): readonly [T, ...T[]] {
  return items as readonly [T, ...T[]];
}

/** The plan of an example with the kinds of quota, risk, rule and policy that it does not have. */
function richPlan(): unknown {
  const share = (minimum: string, maximum: string): unknown => ({ minimum, maximum });
  const bands = {
    low: share("1%", "3%"),
    general: share("3%", "5%"),
    higher: share("5%", "20%"),
    high: share("20%", "100%"),
  };
  const rules = [
    { kind: "unit", unitId: "food", least: 1 },
    { kind: "each-unit", most: 1 },
    { kind: "competence", competence: "lifts", most: 2 },
  ];
  const plan = JSON.parse(readFileSync("examples/gaoping-2024/plan.json", "utf8")) as Evidence["plan"];
  return {
    ...plan,
    policies: { ...BUSY_POLICIES, strata: ["region"], creditClassTiers: { A: "low", "1": "high" } },
    tasks: plan.tasks.map((task, index) => ({
      ...task,
      ...(index === 0 && { risk: { kind: "bands", bands }, quota: { kind: "count-range", minimum: 1, maximum: 2 } }),
      ...(index === 1 && { team: { size: 3, rules } }),
    })),
  };
}
