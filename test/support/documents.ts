import { readFileSync } from "node:fs";
import * as z from "zod/mini";
import {
  drawPlan,
  type Evidence,
  type Inspection,
  type PlanRecord,
  type Policies,
  type RecordEvent,
} from "double-random";
import { recordResult } from "double-random/events";
import { proveTarget } from "../../src/chain/index.js";
import { avoidanceSchema } from "../../src/model/avoidance.js";
import { chainEntrySchema } from "../../src/model/chain.js";
import { saltKeySchema } from "../../src/model/saltKey.js";
import { witnessSchema } from "../../src/model/witness.js";
import { recordEventSchema } from "../../src/model/event.js";
import { exclusionSchema } from "../../src/model/exclusion.js";
import { inspectionSchema } from "../../src/model/inspection.js";
import { mappingDocumentSchema, type MappingDocument, type TableMapping } from "../../src/model/tableMapping.js";
import { FIELD_MAPS } from "../../src/node/fieldMaps.js";
import { inspectorSchema } from "../../src/model/inspector.js";
import { CALENDAR_DAY } from "../../src/model/instant.js";
import { noticePolicySchema, PUBLIC_NOTICE_POLICY } from "../../src/model/noticePolicy.js";
import { planSchema } from "../../src/model/plan.js";
import { partialPoliciesSchema } from "../../src/model/policies.js";
import { openingsSchema, targetProofSchema } from "../../src/model/proof.js";
import { planRecordSchema } from "../../src/model/record.js";
import { targetRecordSchema } from "../../src/model/targetRecord.js";
import { teamRecordSchema } from "../../src/model/teamRecord.js";
import { seedSchema } from "../../src/model/seed.js";
import { targetSchema } from "../../src/model/target.js";
import { yearRulesSchema, type YearRules } from "../../src/model/yearRules.js";
import { workingCalendarSchema } from "../../src/model/workingCalendar.js";
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
  inspections: z.array(inspectionSchema),
  "year-rules": yearRulesSchema,
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
  "notice-policy": noticePolicySchema,
  "working-calendar": workingCalendarSchema,
  mapping: mappingDocumentSchema,
};

/** A kind of document. */
export type DocumentKind =
  | "plan"
  | "targets"
  | "inspectors"
  | "avoidances"
  | "exclusions"
  | "inspections"
  | "year-rules"
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
  | "target-proof"
  | "notice-policy"
  | "working-calendar"
  | "mapping";

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
export const CHECKED_IN_BROWSERS: readonly Exclude<
  DocumentKind,
  | "inspections"
  | "year-rules"
  | "policies"
  | "seed"
  | "notice-policy"
  | "working-calendar"
  | "mapping"
  | "target-record"
  | "team-record"
>[] = [
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
    inspections: [busyInspections()],
    "year-rules": [busyYearRules()],
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
    "notice-policy": [{ names: "masked" }, PUBLIC_NOTICE_POLICY],
    "working-calendar": [[{ year: 2024, holidays: ["2024-10-01"], makeUpDays: ["2024-10-12"] }]],
    "target-proof": [
      proveTarget({ ...published!.evidence, chain, saltKey: published!.saltKey, taskId: "T01", targetId: "T-01" }),
    ],
    mapping: some([...FIELD_MAPS.map(({ mapping }) => mapping), smallMapping()]),
  };
}

/** A mapping with every field. */
function smallMapping(): MappingDocument {
  const targets: TableMapping = {
    extends: "risk-four-words",
    sheet: "名录",
    headerRow: 2,
    firstRow: 4,
    delimiter: ";",
    columns: { 企业全称: "name" },
    ignored: ["备注"],
    values: { localOfficeId: { 东城所: "office-01" } },
    constants: { regionCode: "140581" },
    id: { from: "filingNumber", prefix: "QY-" },
    nonAsciiIds: "hash",
    mergeRows: true,
    mergedCells: "fill",
    listedSince: "2024-01-01",
  };
  return { targets, inspectors: { sheet: "人员" }, avoidances: { sheet: "回避" }, exclusions: { sheet: "排除" } };
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

/** Inspections with every field. */
function busyInspections(): readonly Inspection[] {
  return [
    { targetId: "T-01", date: "2022-02-28" },
    {
      targetId: "T-02",
      date: "2024-03-01",
      planId: "plan-2024",
      taskId: "T01",
      itemIds: ["item"],
      outcome: "corrected-on-order",
      cause: "random",
      source: { record: HASH, visitId: "T01/T-02" },
    },
  ];
}

/** Rules of every kind. */
function busyYearRules(): YearRules {
  return {
    sameYear: { most: 1, items: "any" },
    lookBacks: [
      { id: "three-years", years: 3, scope: "any" },
      { id: "half-a-year", months: 6, scope: "item", items: "every", taskIds: ["T01"] },
      { id: "month", days: 30, scope: "item" },
    ],
    annualLimit: { most: 2, byCreditClass: { A: 1 }, policy: "merge", uncountedCauses: ["complaint"] },
    exemptions: [
      { id: "class-d", rules: ["look-back"], scope: { creditClasses: ["D"] }, reason: "high risk" },
      { id: "led", targetIds: ["T-03"], reason: "a complaint" },
    ],
    outcomesWithoutInspection: ["moved-out"],
  };
}
