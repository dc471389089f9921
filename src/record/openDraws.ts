import type { ChainEntry } from "../model/chain.js";
import type { CommitmentEntry } from "../model/commitmentEntry.js";
import type { EventEntry } from "../model/eventEntry.js";
import type { ResultEntry } from "../model/resultEntry.js";
import type { SeedEntry } from "../model/seedEntry.js";
import type { VoidEntry } from "../model/voidEntry.js";
import { noteDrawNumber, type DrawNumbers } from "./drawNumbers.js";

/** A commitment with what the chain has said of it so far. */
export interface OpenDraw {
  readonly place: number;
  readonly commitment: CommitmentEntry;
  seed?: SeedEntry;
  result?: ResultEntry;
  resultPlace?: number;
  void?: VoidEntry;
  readonly events: EventEntry[];
}

/** The draws of a chain as far as it has been read, with what later entries are compared with. */
export interface OpenDraws {
  /** In the order of the commitments. */
  readonly all: OpenDraw[];
  /** By the hash of the commitment; of several the first. */
  readonly byCommitment: Map<string, OpenDraw>;
  /** By the hash of the result; of several draws that of the earliest commitment. */
  readonly byResult: Map<string, OpenDraw>;
  readonly numbers: DrawNumbers;
  /** The digests of all secrets. */
  readonly digests: Set<string>;
}

/** Before the first entry. */
export function noDraws(): OpenDraws {
  return { all: [], byCommitment: new Map(), byResult: new Map(), numbers: new Map(), digests: new Set() };
}

/** The draw that an entry which is no commitment belongs to, whatever else is wrong with it. */
export function drawOf(entry: Exclude<ChainEntry, CommitmentEntry>, draws: OpenDraws): OpenDraw | undefined {
  return entry.kind === "event" ? draws.byResult.get(entry.result) : draws.byCommitment.get(entry.commitment);
}

/** Takes an entry in. Of two seeds, results or voids of a commitment the first counts. */
export function follow(entry: ChainEntry, place: number, draws: OpenDraws): void {
  if (entry.kind === "commitment") {
    begin(entry, place, draws);
    return;
  }
  const draw = drawOf(entry, draws);
  if (!draw) return;
  switch (entry.kind) {
    case "seed":
      draw.seed ??= entry;
      break;
    case "result":
      if (draw.result) break;
      draw.result = entry;
      draw.resultPlace = place;
      if ((draws.byResult.get(entry.entryHash)?.place ?? Infinity) > draw.place)
        draws.byResult.set(entry.entryHash, draw);
      break;
    case "void":
      draw.void ??= entry;
      break;
    case "event":
      draw.events.push(entry);
  }
}

/** The digests of the secrets that a commitment binds. */
export function digestsOf({ sources }: CommitmentEntry): readonly string[] {
  return sources.flatMap((source) => (source.type === "reveal" ? [source.digest] : []));
}

function begin(commitment: CommitmentEntry, place: number, draws: OpenDraws): void {
  const draw: OpenDraw = { place, commitment, events: [] };
  draws.all.push(draw);
  if (!draws.byCommitment.has(commitment.entryHash)) draws.byCommitment.set(commitment.entryHash, draw);
  noteDrawNumber(draws.numbers, commitment);
  for (const digest of digestsOf(commitment)) draws.digests.add(digest);
}
