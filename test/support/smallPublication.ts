import type { Evidence, Policies, SeedSource } from "double-random";
import { appendEvent, commitDraw, drawCommitted, revealSeed, type CommitDrawOptions } from "../../src/chain/index.js";
import type { ChainEntry } from "../../src/model/chain.js";
import type { PlanRecord } from "../../src/model/record.js";
import type { CommittedSource } from "../../src/model/seed.js";
import type { RecordEvent } from "../../src/model/event.js";
import { canonicalJson } from "../../src/random/canonicalJson.js";
import { smallEvidence } from "./smallEvidence.js";

/** drand's quicknet, round 1000, published on 23 August 2023 at 15:59:24 UTC (mcdcam/python-drand-verify). */
export const ROUND_1000 = {
  ref: "52db9ba70e0cc0f6eaf7803dd07447a1f5477735fd3f661792ba94600c84e971/1000",
  value: "fe290beca10872ef2fb164d2aa4442de4566183ec51c56ff3cd603d930e54fdd",
  signature: "b44679b9a59af2ec876b1a6b1ad52ea9b1615fc3982b19576350f93447cb1125e342b73a8dd2bacbe47e4b6b63ed5e39",
} as const;

/** Round 123, published the same day at 15:15:33 UTC (noislabs/drand-verify). */
export const ROUND_123 = {
  ref: "52db9ba70e0cc0f6eaf7803dd07447a1f5477735fd3f661792ba94600c84e971/123",
  signature: "b75c69d0b72a5d906e854e808ba7e2accb1542ac355ae486d591aa9d43765482e26cd02df835d3546d23c4b13e0dfc92",
} as const;

export const SALT_KEY: string = "5a17".repeat(16);

/** Dice and a beacon. */
export const SMALL_SOURCES: readonly SeedSource[] = [
  {
    type: "announced",
    ref: "ten-sided dice, public meeting",
    groups: [{ count: 24, lowest: 0, highest: 9 }],
    value: "070531846291375508264193",
  },
  { type: "drand", ...ROUND_1000 },
];

/** When things happen in a publication, by default: the commitment half an hour before the first source. */
export const TIMES = {
  commitment: "2023-08-23T15:20:00Z",
  announced: "2023-08-23T15:50:00Z",
  seed: "2023-08-23T16:00:00Z",
  result: "2023-08-23T16:05:00Z",
  event: "2023-08-24T09:00:00Z",
} as const;

/** One draw of a publication, with everything that its authority has. */
interface PublishedDraw {
  readonly evidence: Required<Evidence>;
  readonly saltKey: string;
  readonly commitmentNumber: number;
  readonly record: PlanRecord;
}

/** A chain and the draws in it. */
export interface SmallPublication {
  readonly chain: readonly ChainEntry[];
  readonly draws: readonly PublishedDraw[];
}

/** What can be other than usual. */
export interface SmallPublicationOptions {
  /** Earlier entries and draws. */
  readonly before?: SmallPublication;
  readonly evidence?: Required<Evidence>;
  readonly policies?: Partial<Policies>;
  readonly sources?: readonly SeedSource[];
  readonly saltKey?: string;
  readonly commit?: Partial<CommitDrawOptions>;
  readonly times?: Partial<typeof TIMES> | Readonly<Record<string, string>>;
  /** Events of the record, made from it. */
  readonly events?: (record: PlanRecord, evidence: Required<Evidence>) => readonly RecordEvent[];
}

/** Commits, reveals and draws, through the public calls. */
export async function smallPublication(options: SmallPublicationOptions = {}): Promise<SmallPublication> {
  const { before = { chain: [], draws: [] }, evidence = smallEvidence(), sources = SMALL_SOURCES } = options;
  const times = { ...TIMES, ...options.times };
  const saltKey = options.saltKey ?? SALT_KEY;
  const commitment = commitDraw({
    ...evidence,
    chain: before.chain,
    at: times.commitment,
    asOf: "2024-04-30",
    ...(options.policies && { policies: options.policies }),
    saltKey,
    sources: sources.map((source) => named(source, times.announced)),
    notBefore: ROUND_123,
    skipReasons: ["unreachable-at-registered-address", "moved-out"],
    ...options.commit,
  });
  const committed = [...before.chain, commitment];
  const seed = await revealSeed({ chain: committed, sources, at: times.seed, commitment: commitment.entryHash });
  const { entry, record } = drawCommitted({
    ...evidence,
    chain: [...committed, seed],
    saltKey,
    at: times.result,
    commitment: commitment.entryHash,
  });
  let chain: readonly ChainEntry[] = [...committed, seed, entry];
  for (const event of options.events?.(record, evidence) ?? []) {
    chain = [...chain, appendEvent({ chain, event, at: times.event })];
  }
  return { chain, draws: [...before.draws, { evidence, saltKey, commitmentNumber: commitment.number, record }] };
}

/** A source as a commitment names it. */
export function named(source: SeedSource, at: string): CommittedSource {
  switch (source.type) {
    case "drand":
      return { type: "drand", ref: source.ref };
    case "nist":
      return { type: "nist", ref: source.ref };
    default: {
      const { value: _, ...rest } = source;
      return { ...rest, at };
    }
  }
}

/** The files of a publication. */
export function filesOf({ chain, draws }: SmallPublication): Record<string, string> {
  const files: Record<string, string> = { "chain.jsonl": chainText(chain) };
  for (const { evidence, saltKey, commitmentNumber, record } of draws) {
    const documents = {
      ...evidence,
      "salt-key": { protocol: "dr1", kind: "salt-key", key: saltKey },
      record,
    };
    for (const [name, document] of Object.entries(documents)) {
      files[`draws/${commitmentNumber}/${name}.json`] = JSON.stringify(document);
    }
  }
  return files;
}

/** `chain.jsonl`. */
export function chainText(chain: readonly unknown[]): string {
  return chain.map((entry) => `${canonicalJson(entry)}\n`).join("");
}
