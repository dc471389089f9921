import { DoubleRandomError } from "../errors/DoubleRandomError.js";
import { chainEntrySchema, type ChainEntry } from "../model/chain.js";
import { instant } from "../model/instant.js";
import { parseWith } from "../model/parse.js";
import { parseList } from "../model/parseList.js";
import { replayChain, type ChainReplay, type DrawHistory } from "../record/replayChain.js";
import { entryHash, sealEntry, type UnsealedEntry } from "../record/sealEntry.js";

/** What every call that makes an entry needs. */
export interface EntryOptions {
  /** All entries of the authority so far, in order. */
  readonly chain: readonly ChainEntry[];
  /** The time to state: a second of UTC, `YYYY-MM-DDTHH:MM:SSZ`. */
  readonly at: string;
}

/** A chain that has been read and found whole. */
export interface ReadChain extends Pick<ChainReplay, "draws" | "numbers"> {
  readonly entries: readonly ChainEntry[];
}

/**
 * Reads a chain to which an entry is to be added.
 *
 * @throws `DoubleRandomError` `INPUT_INVALID`; `CHAIN_BROKEN` if an entry was edited or is not where it may be
 */
export function readEntries(chain: unknown): ReadChain {
  const entries = parseList(chainEntrySchema, chain, "chain", []);
  const edited = entries.findIndex((entry) => entryHash(entry) !== entry.entryHash);
  if (edited >= 0)
    refuse("CHAIN_BROKEN", `chain[${String(edited)}]`, "an entry as it was sealed", "one that was edited");
  const { draws, numbers, problems } = replayChain(entries);
  const [problem] = problems;
  if (problem) refuse("CHAIN_BROKEN", "chain", "entries that follow each other", problem.message);
  return { entries, draws, numbers };
}

/** The header of the next entry of a chain. */
export function nextHeader(
  { entries }: ReadChain,
  { authority, suite }: Pick<ChainEntry, "authority" | "suite">,
  at: unknown,
): Pick<ChainEntry, "protocol" | "suite" | "authority" | "number" | "at"> & { readonly previous?: string } {
  const before = entries.at(-1);
  return {
    protocol: "dr1",
    suite,
    authority,
    number: entries.length + 1,
    ...(before && { previous: before.entryHash }),
    at: parseWith(instant, at, "at"),
  };
}

const UNKNOWN_HASH = "0".repeat(64);

/**
 * Seals an entry and makes sure that it may stand at the end of the chain.
 *
 * @throws `DoubleRandomError` `INPUT_INVALID`; `ENTRY_OUT_OF_PLACE`
 */
export function appendEntry<E extends ChainEntry>({ entries }: ReadChain, unsealed: UnsealedEntry<E>): E {
  parseWith(chainEntrySchema, { ...unsealed, entryHash: UNKNOWN_HASH }, "entry");
  const entry = sealEntry(unsealed as UnsealedEntry<ChainEntry>) as E;
  const [problem] = replayChain([...entries, entry]).problems;
  if (problem) refuse("ENTRY_OUT_OF_PLACE", "chain", "an entry that may follow the last one", problem.message);
  return entry;
}

/**
 * The draw that a commitment began; by default the only one that satisfies a condition.
 *
 * @param commitment - the hash of the commitment
 * @param wanted - what the condition is, for the error
 */
export function findDraw(
  { draws }: ReadChain,
  commitment: string | undefined,
  condition: (draw: DrawHistory) => boolean,
  wanted: string,
): DrawHistory {
  const found = draws.filter((draw) =>
    commitment === undefined ? condition(draw) : draw.commitment.entryHash === commitment,
  );
  const [draw] = found;
  if (draw && found.length === 1 && condition(draw)) return draw;
  const received = commitment ?? `${String(found.length)} of them`;
  return refuse("ENTRY_OUT_OF_PLACE", "commitment", `the hash of ${wanted}`, received);
}

function refuse(code: "CHAIN_BROKEN" | "ENTRY_OUT_OF_PLACE", path: string, expected: string, received: string): never {
  throw new DoubleRandomError({ code, path, expected, received });
}
