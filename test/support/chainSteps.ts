import type { Evidence } from "double-random";
import {
  commitDraw,
  drawCommitted,
  revealSeed,
  type CommitDrawOptions,
  type CommittedDraw,
  type DrawCommittedOptions,
  type RevealSeedOptions,
} from "double-random/chain";
import type { ChainEntry } from "../../src/model/chain.js";
import type { CommitmentEntry } from "../../src/model/commitmentEntry.js";
import type { SeedEntry } from "../../src/model/seedEntry.js";
import type { AnnouncedSource } from "../../src/model/seed.js";
import { deepFreeze } from "./deepFreeze.js";
import { smallEvidence } from "./smallEvidence.js";
import { named, SALT_KEY } from "./smallPublication.js";

/** {@link smallEvidence}, which nothing may change. */
export const EVIDENCE: Required<Evidence> = deepFreeze(smallEvidence());

/** Twenty-four ten-sided dice: 79 bits. */
export const DICE: AnnouncedSource = deepFreeze({
  type: "announced",
  ref: "ten-sided dice, public meeting",
  groups: [{ count: 24, lowest: 0, highest: 9 }],
  value: "070531846291375508264193",
});

/** When the steps of a draw are taken, unless a test says otherwise. */
export const AT = {
  commitment: "2024-05-06T08:00:00Z",
  known: "2024-05-07T08:00:00Z",
  seed: "2024-05-07T09:00:00Z",
  result: "2024-05-07T10:00:00Z",
  later: "2024-06-03T08:00:00Z",
} as const;

/** What {@link commit} hands over. */
export function commitOptions(fields: Partial<CommitDrawOptions> = {}): CommitDrawOptions {
  return deepFreeze({
    ...EVIDENCE,
    chain: [],
    at: AT.commitment,
    asOf: "2024-04-30",
    saltKey: SALT_KEY,
    sources: [named(DICE, AT.known)],
    ...fields,
  });
}

/** A commitment to {@link EVIDENCE} and {@link DICE}. */
export function commit(fields: Partial<CommitDrawOptions> = {}): CommitmentEntry {
  return commitDraw(commitOptions(fields));
}

/** The seed of the only commitment that waits for one. */
export function reveal(chain: readonly ChainEntry[], fields: Partial<RevealSeedOptions> = {}): Promise<SeedEntry> {
  return revealSeed(deepFreeze({ chain, at: AT.seed, sources: [DICE], ...fields }));
}

/** The result of the only commitment that waits for one. */
export function draw(chain: readonly ChainEntry[], fields: Partial<DrawCommittedOptions> = {}): CommittedDraw {
  return drawCommitted(deepFreeze({ ...EVIDENCE, chain, at: AT.result, saltKey: SALT_KEY, ...fields }));
}

/** A chain of commitment, seed and result, and the record. */
export async function wholeDraw(
  fields: Partial<CommitDrawOptions> = {},
): Promise<{ readonly chain: readonly [CommitmentEntry, SeedEntry, ChainEntry] } & CommittedDraw> {
  const commitment = commit(fields);
  const seed = await reveal([commitment]);
  const { plan, targets, inspectors, avoidances, exclusions, saltKey } = commitOptions(fields);
  const lists = { plan, targets, inspectors, avoidances, exclusions: exclusions ?? [], saltKey };
  const drawn = draw([commitment, seed], lists);
  return deepFreeze({ chain: [commitment, seed, drawn.entry], ...drawn });
}
