import type { VerificationLevel } from "../../src/publication/index.js";
import type { Loose, Seal } from "../support/tamperDraft.js";

/** What must catch a changed field, when everything above it has been sealed anew. */
export interface FieldRule {
  /** Document and path, as the beginning or, with `$`, the whole of `record tasks[].seed`. */
  readonly fields: RegExp;
  readonly levels: readonly VerificationLevel[];
  /** The check without the number of draw or entry. */
  readonly check: string;
  /** For changes that only knowledge from outside shows: what the verifier is given. */
  readonly outside?: "head" | "authorityKeys" | "witnessKeys" | "register";
  /** The seals that the change is about. */
  readonly kept?: readonly Seal[];
  /** A change other than the next value that the schema admits. */
  readonly change?: (value: Loose) => unknown;
  /** Why more than one level fails, or why only the level that it is. */
  readonly because?: string;
  /** `not-checked`: what was shown before is shown no longer, which is all that can be said. Default `fail`. */
  readonly status?: "not-checked";
}

const FORM = { levels: ["L0"], check: "form" } as const;

/** Words that nothing recomputes; whoever seals the chain anew can change them, unless a later hash is known elsewhere. */
const WORDS = {
  levels: ["L4"],
  check: "chain.head",
  outside: "head",
  because: "nothing depends on it, so only the hash of the entry, known from elsewhere, shows the change",
} as const;

const RECORD_AND_DRAW = "what the record tells by itself (9.3) and the draw made again both depend on it";

/** The first rule that fits counts. */
export const FIELD_RULES: readonly FieldRule[] = [
  { fields: /(?:^| |\.)(?:protocol)$/, ...FORM, because: "unknown versions are refused" },
  {
    fields: /^(?:record|openings|witness|salt-key|chain-entry\{\w+\}) kind$/,
    ...FORM,
    because: "unknown kinds are refused",
  },
  { fields: /(?:\{[\w-]+\}\.(?:kind|type))$/, ...FORM, because: "unknown kinds are refused" },

  { fields: /^plan /, levels: ["L1"], check: "draw.plan" },
  { fields: /^(?:targets|inspectors|avoidances|exclusions) /, levels: ["L1"], check: "draw.lists" },
  { fields: /^salt-key key$/, levels: ["L1"], check: "draw.lists" },
  { fields: /^openings /, levels: ["L1"], check: "draw.openings" },
  {
    fields: /^witness /,
    levels: ["L3"],
    check: "draw.witness",
    outside: "witnessKeys",
    status: "not-checked",
    because: "a statement that nobody signed states nothing, and there need not be any",
  },

  // The header of an entry.
  {
    fields: /^chain-entry\{commitment\} suite$/,
    levels: ["L0", "L1", "L2", "L4"],
    check: "chain.states",
    because: "every hash of the draw is by this function",
  },
  { fields: /^chain-entry\{\w+\} suite$/, levels: ["L4"], check: "chain.states", kept: ["eventHash"] },
  { fields: /^chain-entry\{\w+\} authority$/, levels: ["L4"], check: "chain.order" },
  { fields: /^chain-entry\{\w+\} number$/, levels: ["L4"], check: "chain.order", kept: ["number"] },
  { fields: /^chain-entry\{\w+\} previous$/, levels: ["L4"], check: "chain.order", kept: ["previous"] },
  {
    fields: /^chain-entry\{commitment\} at$/,
    levels: ["L3"],
    check: "chain.dates",
    change: () => "2023-08-23T15:55:00Z",
  },
  {
    fields: /^chain-entry\{\w+\} at$/,
    levels: ["L3"],
    check: "chain.dates",
    change: () => "2023-08-23T15:45:00Z",
  },
  {
    fields: /^chain-entry\{(?:event|void)\} entryHash$/,
    levels: ["L0"],
    check: "entry.hash",
    kept: ["entryHash"],
  },
  {
    fields: /^chain-entry\{\w+\} entryHash$/,
    levels: ["L0", "L4"],
    check: "entry.hash",
    kept: ["entryHash"],
    because: "the entries that belong to it name the hash that it should have",
  },
  {
    fields: /^chain-entry\{\w+\} signatures/,
    levels: ["L5"],
    check: "chain.signatures",
    outside: "authorityKeys",
    kept: ["signatures"],
  },

  // Commitments.
  {
    fields: /^chain-entry\{commitment\} (?:planId|drawNumber|policies\.suite|tasks\[\]\.(?:taskId|batch\.number))$/,
    levels: ["L1", "L4"],
    check: "chain.states",
    because: "it is part of the drawIds or goes with the number of the draw, and the record states it",
  },
  {
    fields: /^chain-entry\{commitment\} tasks\[\]\.batch\.alreadyDrawn/,
    levels: ["L1", "L4"],
    check: "draw.batches",
    change: () => "T-01",
    because: "the chain shows what earlier batches drew, and the frame leaves it out",
  },
  {
    fields: /^chain-entry\{commitment\} tasks\[\]\.drawId$/,
    levels: ["L0", "L1", "L4"],
    check: "chain.states",
    because: "the seed is derived from it, plan and batch give it, and the record states it",
  },
  { fields: /^chain-entry\{commitment\} tasks\[\]/, levels: ["L1"], check: "draw.tasks" },
  { fields: /^chain-entry\{commitment\} lists/, levels: ["L1"], check: "draw.lists" },
  { fields: /^chain-entry\{commitment\} plan$/, levels: ["L1"], check: "draw.plan" },
  {
    fields: /^chain-entry\{commitment\} policies\.formation$/,
    levels: ["L0", "L1"],
    check: "draw.commitment",
    because: "events are read by it",
  },
  { fields: /^chain-entry\{commitment\} (?:asOf|policies|redrawReason)/, levels: ["L1"], check: "draw.commitment" },
  {
    fields: /^chain-entry\{commitment\} publication$/,
    levels: ["L6"],
    check: "draw.register",
    outside: "register",
    status: "not-checked",
    because: "a blinded publication without openings says nothing of a register",
  },
  {
    fields: /^chain-entry\{commitment\} sources\[\]\{declared\}\.at$/,
    levels: ["L2"],
    check: "draw.sources",
  },
  {
    fields: /^chain-entry\{commitment\} sources\[\]\{\w+\}\.at$/,
    levels: ["L3"],
    check: "chain.dates",
    change: () => "2023-08-23T16:30:00Z",
  },
  {
    fields: /^chain-entry\{commitment\} sources\[\]\{drand\}\.ref$/,
    levels: ["L2"],
    check: "draw.sources",
    change: (ref: string) => ref.replace("/1000", "/999"),
  },
  { fields: /^chain-entry\{commitment\} sources/, levels: ["L2"], check: "draw.sources" },
  { fields: /^chain-entry\{commitment\} notBefore/, levels: ["L3"], check: "draw.not-before" },
  {
    fields: /^chain-entry\{commitment\} skipReasons/,
    ...WORDS,
    because: "no visit was skipped for the reason that is no longer there",
  },
  { fields: /^chain-entry\{commitment\} software$/, ...WORDS },

  // Seeds.
  {
    fields: /^chain-entry\{seed\} commitment$/,
    levels: ["L1", "L4"],
    check: "chain.states",
    kept: ["reference"],
    because: "the draw that lost its seed has nothing that its record could be of",
  },
  {
    fields: /^chain-entry\{(?:result|void)\} commitment$/,
    levels: ["L4"],
    check: "chain.states",
    kept: ["reference"],
  },
  {
    fields: /^chain-entry\{seed\} (?:countedBits|draws)/,
    levels: ["L0", "L1"],
    check: "draw.seeds",
    because: "the sources give it, and the record states it",
  },
  {
    fields: /^chain-entry\{seed\} sources\[\]\{announced\}\.value$/,
    levels: ["L0", "L1"],
    check: "draw.seeds",
    change: (value: string) => value.replace("0", "1"),
    because: "the seeds follow from it, and the record states it; no verifier has seen the dice",
  },
  {
    fields: /^chain-entry\{seed\} sources\[\]\{(?:reveal|drand)\}\.value$/,
    levels: ["L0", "L1", "L2"],
    check: "draw.source",
    because: "digest or signature show that it is wrong; the seeds follow from it, and the record states it",
  },
  {
    fields: /^chain-entry\{seed\} sources\[\]\{(?:reveal|drand)\}\.(?:digest|signature)$/,
    levels: ["L1", "L2"],
    check: "draw.source",
    because: "the value no longer fits it, and the record states it",
  },
  {
    fields: /^chain-entry\{seed\} sources\[\]\{announced\}\.groups\[\]\.distinct$/,
    levels: ["L0", "L1", "L2"],
    check: "draw.sources",
    because: "it is part of the commitment, the bits follow from it, and the record states it",
  },
  {
    fields: /^chain-entry\{seed\} sources/,
    levels: ["L0", "L1", "L2"],
    check: "draw.sources",
    because: "it is part of the commitment, seeds or bits follow from it, and the record states it",
  },

  // Results.
  { fields: /^chain-entry\{result\} seed$/, levels: ["L4"], check: "chain.states", kept: ["reference"] },
  {
    fields: /^chain-entry\{result\} record$/,
    levels: ["L0", "L1"],
    check: "draw.result",
    kept: ["resultRecord"],
    because: "events are of the record that the result names",
  },
  { fields: /^chain-entry\{result\} tasks/, levels: ["L1"], check: "draw.result" },

  // Events.
  {
    fields: /^chain-entry\{event\} result$/,
    levels: ["L0", "L4"],
    check: "chain.states",
    kept: ["reference"],
    because: "it belongs to no result, and the events after it miss it",
  },
  {
    fields: /^chain-entry\{event\} event\{reserve-used\}\.reason$/,
    levels: ["L0"],
    check: "draw.events",
  },
  {
    fields: /^chain-entry\{event\} event\{result-recorded\}\.findings\[\]\.itemId$/,
    levels: ["L1"],
    check: "draw.findings",
  },
  {
    fields: /^chain-entry\{event\} event\{result-recorded\}\.findings\[\]\.taskId$/,
    levels: ["L0", "L1"],
    check: "draw.findings",
    because: "the tasks of a visit are in the record, their items in the plan",
  },
  {
    fields: /^chain-entry\{event\} event\{result-recorded\}\.findings\[\]\.outcome$/,
    levels: ["L0"],
    check: "draw.events",
    because: "the outcome of the visit must be that of an item",
  },
  {
    fields:
      /^chain-entry\{event\} event\{reserve-used\}\.(?:visit\.(?:window\.|eligible$|avoided)|replaced\[\]\.candidates$)/,
    ...WORDS,
  },
  {
    fields: /^chain-entry\{event\} event\{[\w-]+\}\.(?:by|at|candidates|reason|note|outcome|evidence)/,
    ...WORDS,
    because: "what happened afterwards is the authority's word (draw.<n>.replacements is never made)",
  },
  {
    fields: /^chain-entry\{event\} event\{[\w-]+\}\.(?:record|previous)$/,
    levels: ["L0"],
    check: "draw.events",
    kept: ["eventLinks"],
  },
  {
    fields: /^chain-entry\{event\} event\{[\w-]+\}\.eventHash$/,
    levels: ["L0"],
    check: "draw.events",
    kept: ["eventHash"],
  },
  { fields: /^chain-entry\{event\} event/, levels: ["L0"], check: "draw.events" },

  // Voids.
  { fields: /^chain-entry\{void\} (?:reason|source)$/, levels: ["L4"], check: "chain.states" },
  { fields: /^chain-entry\{void\} note$/, ...WORDS },

  // Records.
  { fields: /^record (?:.*\.)?warnings/, ...WORDS, because: "warnings are notes, which nothing recomputes" },
  {
    fields: /^record recordHash$/,
    levels: ["L0", "L1"],
    check: "draw.record",
    kept: ["recordHash"],
    because: "result and events name the hash that it should have",
  },
  {
    fields: /^record policies\.suite$/,
    levels: ["L0", "L1"],
    check: "draw.commitment",
    because: "the tickets of the record are read by it",
  },
  { fields: /^record (?:planId|asOf|drawNumber|redrawReason|policies)/, levels: ["L1"], check: "draw.commitment" },
  {
    fields: /^record seed\.sources\[\]\{announced\}\.groups/,
    levels: ["L1"],
    check: "draw.commitment",
  },
  {
    fields: /^record seed\.sources\[\]\{(?:reveal|drand)\}\.(?:digest|signature)$/,
    levels: ["L1"],
    check: "draw.commitment",
  },
  { fields: /^record seed\.sources/, levels: ["L0", "L1"], check: "draw.commitment", because: RECORD_AND_DRAW },
  { fields: /^record seed\.countedBits$/, levels: ["L1"], check: "draw.commitment" },
  { fields: /^record evidence/, levels: ["L1"], check: "draw.evidence" },
  {
    fields: /^record tasks\[\]\.(?:taskId|drawId|seed|drawn|selected|strata\[\]\.(?:stratum|drawn|cutoff|reserve))/,
    levels: ["L0", "L1"],
    check: "draw.record",
    because: RECORD_AND_DRAW,
  },
  {
    fields:
      /^record tasks\[\]\.(?:asOf|batch|frame\.(?:size|eligible)|quotaCount|level|strata\[\]\.(?:tier|size|eligible|intensity|lower|upper|exactCount))/,
    levels: ["L1"],
    check: "draw.commitment",
  },
  { fields: /^record tasks/, levels: ["L1"], check: "draw.selection" },
  {
    fields:
      /^record assignment\.(?:method|seed|visits\[\]\.(?:visitId|targetId|taskIds|team|ticket)|loads\[\]\.(?:inspectorId|expected|visits))/,
    levels: ["L0", "L1"],
    check: "draw.record",
    because: RECORD_AND_DRAW,
  },
  { fields: /^record assignment/, levels: ["L1"], check: "draw.teams" },
];

/** Documents whose fields are tried elsewhere. */
export const ELSEWHERE: Readonly<Record<string, string>> = {
  event: "published only inside an entry of the chain, `chain-entry{event} event`",
  "target-proof": "read by verifyProof; see tamperProof.test.ts",
};
