import type { VerificationLevel } from "../../src/publication/index.js";
import type { Seal } from "../support/tamperDraft.js";

/** What must catch a changed field of the file of one business. */
export interface ProofRule {
  readonly fields: RegExp;
  readonly levels: readonly VerificationLevel[];
  readonly check: string;
  /** Whether only the hashes that were published elsewhere show it. */
  readonly outside?: true;
  readonly kept?: readonly Seal[];
  /** A change other than the next value that the schema admits. */
  readonly change?: (value: string) => unknown;
  /** Why more than one level fails, or only the one that it is. */
  readonly because?: string;
}

const FORM = { levels: ["L0"], check: "form" } as const;

const PUBLISHED = {
  levels: ["L4"],
  check: "published.result",
  outside: true,
  because: "the file of one business says nothing of it, so only the hashes that were published show the change",
} as const;

const ALL_OF_IT = "seed, ticket and tree all depend on it";

/** The first rule that fits counts. */
export const PROOF_RULES: readonly ProofRule[] = [
  { fields: /(?:^| |\.)protocol$/, ...FORM },
  { fields: /^(?:\w+\.)?kind$|\}\.(?:kind|type)$/, ...FORM },
  { fields: /^taskId$/, levels: ["L0", "L1"], check: "leaf.inclusion", because: ALL_OF_IT },
  { fields: /^(?:targetId|opening\.)/, levels: ["L1"], check: "leaf.identity" },
  { fields: /^leaf\.value/, levels: ["L0", "L1"], check: "leaf.inclusion", because: ALL_OF_IT },
  { fields: /^(?:leaf|index|path)/, levels: ["L1"], check: "leaf.inclusion" },
  { fields: /^(?:ticket|drawn)$/, levels: ["L0"], check: "ticket" },
  {
    fields: /^(?:commitment|seed)\.entryHash$/,
    levels: ["L0", "L4"],
    check: "entries.hash",
    kept: ["entryHash"],
    because: "the entries that belong to it name the hash that it should have",
  },
  {
    fields: /^result\.entryHash$/,
    levels: ["L0"],
    check: "entries.hash",
    kept: ["entryHash"],
  },
  {
    fields: /^commitment\.authority$/,
    levels: ["L1", "L4"],
    check: "entries.links",
    because: "it is part of the drawId, and the other entries have it, too",
  },
  { fields: /^(?:seed|result)\.authority$/, levels: ["L4"], check: "entries.links" },
  {
    fields: /^commitment\.(?:planId|drawNumber|tasks\[\]\.batch\.number)$/,
    levels: ["L1"],
    check: "leaf.inclusion",
  },
  {
    fields: /^commitment\.suite$/,
    levels: ["L0", "L1", "L2", "L4"],
    check: "entries.links",
    because: "every hash of the draw is by this function",
  },
  { fields: /^(?:seed|result)\.suite$/, levels: ["L4"], check: "entries.links" },
  { fields: /^commitment\.policies\.suite$/, levels: ["L4"], check: "entries.links" },
  { fields: /^commitment\.publication$/, levels: ["L1"], check: "leaf.identity" },
  {
    fields: /^commitment\.policies\.selection$/,
    levels: ["L0"],
    check: "ticket.absent",
  },
  { fields: /^commitment\.tasks\[\]\.taskId$/, levels: ["L0", "L1"], check: "leaf.inclusion", because: ALL_OF_IT },
  { fields: /^commitment\.tasks\[\]\.drawId$/, levels: ["L0", "L1"], check: "seed", because: ALL_OF_IT },
  { fields: /^commitment\.tasks\[\]\.frame\.root$/, levels: ["L1"], check: "leaf.inclusion" },
  {
    fields: /^commitment\.tasks\[\]\.frame\.size$/,
    ...PUBLISHED,
    because: "from the same leaf, trees of one leaf more often demand the same hashes",
  },
  { fields: /^commitment\.sources\[\]\{(?:announced|reveal)\}\.at$/, ...PUBLISHED },
  { fields: /^commitment\.sources/, levels: ["L0"], check: "seed" },
  { fields: /^(?:seed|result)\.commitment$/, levels: ["L4"], check: "entries.links", kept: ["reference"] },
  { fields: /^result\.seed$/, levels: ["L4"], check: "entries.links", kept: ["reference"] },
  { fields: /^seed\.sources\[\]\{(?:declared\}|announced\}\.(?:ref|value))/, levels: ["L0"], check: "seed" },
  { fields: /^seed\.sources\[\]\{drand\}\.signature$/, levels: ["L2"], check: "source" },
  {
    fields: /^seed\.sources/,
    levels: ["L0", "L2"],
    check: "source",
    because: "what is left of the source does not fit, and the seed or the commitment has it otherwise",
  },
  { fields: /^seed\.draws/, levels: ["L0"], check: "seed" },
  {
    fields: /^result\.tasks\[\]\.(?:drawId|strata\[\]\.(?:stratum|cutoff))$/,
    levels: ["L0"],
    check: "ticket",
    change: (value) => (/^[0-9a-f]{64}$/.test(value) ? "0".repeat(64) : `${value}1`),
  },
  {
    fields: /^(?:commitment|seed|result)\.signatures/,
    levels: [],
    check: "none",
    because: "no key is given, and the hash of an entry does not cover its signatures",
  },
  { fields: /^(?:commitment|seed|result)\./, ...PUBLISHED },
];
