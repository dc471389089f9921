import { existsSync } from "node:fs";
import { join } from "node:path";
import {
  canonicalJson,
  parseAvoidances,
  parseExclusions,
  parseInspectors,
  parsePlan,
  parseTargets,
  type Evidence,
  type PlanRecord,
} from "../index.js";
import { signDocument } from "../chain/index.js";
import type { ChainEntry } from "../model/chain.js";
import type { CommitmentEntry } from "../model/commitmentEntry.js";
import type { SaltKey } from "../model/saltKey.js";
import { readPublication } from "../publication/readPublication.js";
import { committedLists } from "../record/committedLists.js";
import { replayChain, type DrawHistory } from "../record/replayChain.js";
import type { DrawWords } from "./drawWords.js";
import { readBytes, readJson, writeAll, type Output } from "./files.js";
import { readSigningKey } from "./keys.js";
import { UsageError, wholeNumber, type Command, type CommandInput } from "./usage.js";

/** A folder as `docs/spec.md`, section 2, describes it, with its chain read. */
export interface PublicationFolder {
  readonly path: string;
  readonly chain: readonly ChainEntry[];
  readonly draws: readonly DrawHistory[];
  /** What `chain.jsonl` holds. */
  readonly bytes: Buffer;
}

/** The options of every command that adds an entry to a chain. */
export const ENTRY_OPTIONS: Command["options"] = { at: { type: "string" }, sign: { type: "string" } };

/** Their help. */
export const ENTRY_HELP = `  --at INSTANT         when, YYYY-MM-DDTHH:MM:SSZ; default: the clock of this machine
  --sign KEYFILE       sign the entry with this Ed25519 key (PEM, or 64 hexadecimal characters)`;

/** The option that names a commitment. */
export const COMMITMENT_OPTION: Command["options"] = { commitment: { type: "string" } };

/**
 * Opens a publication.
 *
 * @param mayBegin - whether there may be no chain yet
 */
export function openPublication(path: string, mayBegin = false): PublicationFolder {
  const file = join(path, "chain.jsonl");
  if (!existsSync(file) && !mayBegin) {
    throw new UsageError(
      `${path} holds no chain.jsonl; double-random commit begins one`,
      `${path} 中没有 chain.jsonl；先用 double-random commit 作出承诺`,
    );
  }
  const bytes = existsSync(file) ? readBytes(file) : Buffer.alloc(0);
  const { chain } = readPublication({ "chain.jsonl": bytes });
  return { path, chain, draws: replayChain(chain).draws, bytes };
}

/** The draw whose commitment an option names by its number; by default the only one that satisfies a condition. */
export function chooseDraw(
  { chain, draws }: PublicationFolder,
  input: CommandInput,
  option: "commitment" | "draw",
  condition: (draw: DrawHistory) => boolean,
  wanted: string,
): DrawHistory {
  const number = wholeNumber(input, option);
  const found = draws.filter((draw) => (number === undefined ? condition(draw) : draw.commitment.number === number));
  const [draw] = found;
  if (draw && found.length === 1) return draw;
  if (number !== undefined) {
    const kind = chain[number - 1]?.kind;
    throw new UsageError(
      `--${option} ${String(number)}: ${kind ? `that entry is a ${kind}, not a commitment` : "no such entry"}`,
    );
  }
  if (!draw) throw new UsageError(`there is no commitment ${wanted}`);
  const numbers = found.map(({ commitment }) => String(commitment.number)).join(", ");
  throw new UsageError(`there are several commitments ${wanted}: ${numbers}; say --${option}`);
}

/** Where a file of a draw is. */
export function drawFile({ path }: Pick<PublicationFolder, "path">, number: number, name: string): string {
  return join(path, "draws", String(number), `${name}.json`);
}

/** Plan and lists of a draw. */
export function readDrawnFrom(folder: PublicationFolder, { number, policies }: CommitmentEntry): Evidence {
  const read = (name: string): unknown => readJson(drawFile(folder, number, name));
  return {
    plan: parsePlan(read("plan")),
    targets: parseTargets(read("targets"), { creditClasses: Object.keys(policies.creditClassTiers) }),
    inspectors: parseInspectors(read("inspectors")),
    avoidances: parseAvoidances(read("avoidances")),
    exclusions: parseExclusions(read("exclusions")),
  };
}

/** The record of a draw. */
export function readRecord(folder: PublicationFolder, { number }: CommitmentEntry): PlanRecord {
  return readJson(drawFile(folder, number, "record")) as PlanRecord;
}

/** Whether a salt key is that of a commitment, by its roster, if that is there and not empty. */
export function isSaltKeyOf(
  folder: PublicationFolder,
  { number, suite, lists }: CommitmentEntry,
  saltKey: string,
): boolean {
  const file = drawFile(folder, number, "inspectors");
  if (lists.inspectors.size === 0 || !existsSync(file)) return false;
  const roster = { targets: [], inspectors: parseInspectors(readJson(file)), avoidances: [], exclusions: [] };
  return committedLists({ suite, saltKey }, roster).inspectors.root === lists.inspectors.root;
}

/** The text of `salt-key.json`. */
export function saltKeyText(key: string): string {
  const document: SaltKey = { protocol: "dr1", kind: "salt-key", key };
  return `${JSON.stringify(document, null, 2)}\n`;
}

/** The time that an entry states. */
export function statedTime(input: CommandInput): string {
  return input.text("at") ?? `${new Date().toISOString().slice(0, 19)}Z`;
}

/** What is written together with an entry. */
export interface PublishOptions<E extends ChainEntry> {
  readonly folder: PublicationFolder;
  readonly entry: E;
  readonly input: CommandInput;
  readonly outputs?: readonly Output[];
}

/** Signs an entry if asked to, puts it at the end of the chain and writes what belongs to it, all or nothing. */
export async function publishEntry<E extends ChainEntry>({ entry, ...options }: PublishOptions<E>): Promise<E> {
  const sealed = await sealEntry(entry, options.input);
  writeEntries({ ...options, entries: [sealed] });
  return sealed;
}

/** Signs an entry if asked to. */
export async function sealEntry<E extends ChainEntry>(entry: E, input: CommandInput): Promise<E> {
  const keyFile = input.text("sign");
  if (keyFile === undefined) return entry;
  return signDocument({ document: entry, privateKey: readSigningKey(keyFile).privateKey });
}

/** Puts entries at the end of the chain and writes what belongs to them, all or nothing. */
export function writeEntries({
  folder,
  entries,
  input,
  outputs = [],
}: Omit<PublishOptions<ChainEntry>, "entry"> & { readonly entries: readonly ChainEntry[] }): void {
  const text = entries.map((entry) => `${canonicalJson(entry)}\n`).join("");
  writeAll(outputs, {
    overwrite: input.flag("force"),
    makeFolders: true,
    appendix: { path: join(folder.path, "chain.jsonl"), text, after: folder.bytes },
  });
}

/** The line that every command prints of the entry that it added. */
export function entryLine({ kind, number, entryHash, signatures }: ChainEntry, words: DrawWords): string {
  return words.entry(kind, number, entryHash, signatures !== undefined);
}
