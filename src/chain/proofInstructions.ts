import { checkOptions } from "../errors/checkOptions.js";
import { describeValue } from "../errors/describeValue.js";
import { DoubleRandomError } from "../errors/DoubleRandomError.js";
import type { ChainEntry } from "../model/chain.js";
import { parseWith } from "../model/parse.js";
import { targetProofSchema, type TargetProof } from "../model/proof.js";
import type { SeedSource } from "../model/seed.js";
import { canonicalJson } from "../random/canonicalJson.js";
import type { HashSuite } from "../random/hashing.js";
import { hashOfLeaf } from "../record/hashOfLeaf.js";
import { INSTRUCTION_WORDS, type InstructionLanguage, type InstructionWords, type Told } from "./instructionWords.js";
import { wayToRoot } from "./wayToRoot.js";

/** What {@link proofInstructions} needs. */
export interface ProofInstructionsOptions {
  /** As `proveTarget` gives it. */
  readonly proof: TargetProof;
  /** Default `en`. */
  readonly language?: InstructionLanguage;
}

/**
 * The page, in Markdown, with which a business checks its file by hand: every step of `docs/spec.md`, section 8, as a line for a POSIX
 * shell that needs nothing but `printf` and `sha256sum` (with SM3 `openssl`), and beneath it what the line must print.
 *
 * Guarantees: what must be printed is what the file states wherever it states something, so a line of a false file prints something
 * else. Text from the file reaches the shell in quotes only.
 *
 * @throws `DoubleRandomError` `INPUT_INVALID` for a file of another form; `REFERENCE_UNKNOWN` if its entries do not have its
 *   task or stratum; `FIELD_INVALID` for an inclusion proof that no tree of its size has, or a `drawn` that its ticket contradicts
 */
export function proofInstructions(options: ProofInstructionsOptions): string {
  checkOptions(options);
  const proof = parseWith(targetProofSchema, options.proof, "proof");
  const { language = "en" } = options;
  if (!Object.hasOwn(INSTRUCTION_WORDS, language)) {
    throw new DoubleRandomError({
      code: "FIELD_INVALID",
      path: "language",
      expected: "en or zh",
      received: describeValue(language),
    });
  }
  const words = INSTRUCTION_WORDS[language];
  const page = readPage(proof);
  const sections = [
    opening(words, page),
    ticketSection(words, page),
    leafSection(words, page),
    nodesSection(words, page),
    entriesSection(words, page),
    sourcesSection(words, page),
    meaningSection(words, page),
  ];
  return `${sections.flat().join("\n\n")}\n`;
}

/** Everything that the sections need of a proof. */
interface Page {
  readonly proof: TargetProof;
  readonly told: Told;
  readonly suite: HashSuite;
  readonly drawId: string;
  /** S. */
  readonly seed: string;
  readonly root: string;
  readonly size: number;
  /** What the result says of the task. */
  readonly resultTask: TargetProof["result"]["tasks"][number];
}

type Section = readonly string[];

function readPage(proof: TargetProof): Page {
  const { commitment, seed, result, leaf, taskId, targetId, ticket = "", drawn } = proof;
  const { suite } = commitment;
  const { stratum } = leaf.value;
  const task = found(
    commitment.tasks.find((other) => other.taskId === taskId),
    "commitment",
    `task ${taskId}`,
  );
  const { drawId, frame } = task;
  const resultTask = found(
    result.tasks.find((other) => other.drawId === drawId),
    "result",
    `draw ${drawId}`,
  );
  const ofResult = found(
    resultTask.strata.find((other) => other.stratum === stratum),
    "result",
    `stratum ${stratum}`,
  );
  const ofTask = found(
    task.strata.find((other) => other.stratum === stratum),
    "commitment",
    `stratum ${stratum}`,
  );
  const own = found(
    seed.draws.find((other) => other.drawId === drawId),
    "seed",
    `draw ${drawId}`,
  );
  const { cutoff = "" } = ofResult;
  if (ticket !== "" && drawn !== (cutoff !== "" && ticket <= cutoff)) {
    const expected = `${String(!drawn)}, as ticket and cut-off say`;
    throw new DoubleRandomError({ code: "FIELD_INVALID", path: "proof.drawn", expected, received: String(drawn) });
  }
  const difference = Array.from(ticket).findIndex((character, index) => character !== cutoff[index]);
  const told: Told = {
    ...{ targetId, unit: leaf.value.id, taskId, stratum, ticket, cutoff, drawn },
    eligible: ofTask.eligible,
    count: ofResult.drawn,
    place: difference + 1,
    tool: suite === "sm3" ? "openssl" : "sha256sum",
  };
  return { proof, told, suite, drawId, seed: own.seed, root: frame.root, size: frame.size, resultTask };
}

function found<T>(value: T | undefined, entry: string, expected: string): T {
  if (value !== undefined) return value;
  const path = `proof.${entry}`;
  throw new DoubleRandomError({ code: "REFERENCE_UNKNOWN", path, expected, received: "nothing" });
}

function opening(words: InstructionWords, { proof, told, suite }: Page): Section {
  const prepare = [
    `hex() { h=$1; while [ -n "$h" ]; do r=\${h#??}; printf '%b' "\\\\0$(printf %03o "0x\${h%"$r"}")"; h=$r; done; }`,
  ];
  const page = [words.title(told), words.how(told), words.prepare, fence("sh", prepare)];
  if (!proof.opening) return page;
  const { salt, id } = proof.opening;
  return [...page, words.identity(told), ...hashed(suite, `dr1:uid:${salt}:${id}`, told.unit)];
}

function ticketSection(words: InstructionWords, { proof, told, suite, seed }: Page): Section {
  if (proof.ticket === undefined) return [words.ticketTitle, words.noTicket(told)];
  const compared = told.cutoff === "" ? words.noCutoff(told) : told.place === 0 ? words.equal : words.compare(told);
  return [
    words.ticketTitle,
    words.ticket(told),
    ...hashed(suite, `dr1:unit:${seed}:${told.unit}`, proof.ticket),
    compared,
  ];
}

function leafSection(words: InstructionWords, { proof, told, suite }: Page): Section {
  const text = quoted(canonicalJson(proof.leaf));
  const line = `printf '\\000dr1:leaf:%s' ${text} | ${hashTool(suite)}`;
  return [words.leafTitle, words.leaf(told), ...ran([line], [printed(suite, leafHash(proof))])];
}

function nodesSection(words: InstructionWords, { proof, suite, root, size }: Page): Section {
  const { index, path } = proof;
  const nodes = wayToRoot({ suite, size, leaf: leafHash(proof), index, path });
  if (nodes.length === 0) return [words.nodesTitle, words.onlyLeaf(root)];
  const lines = nodes.map(({ left, right }) => `(printf '\\001'; hex ${left}; hex ${right}) | ${hashTool(suite)}`);
  const hashes = [...nodes.slice(0, -1).map(({ hash }) => hash), root];
  return [
    words.nodesTitle,
    words.nodes(root),
    ...ran(
      lines,
      hashes.map((hash) => printed(suite, hash)),
    ),
  ];
}

function entriesSection(words: InstructionWords, page: Page): Section {
  const { proof, suite, drawId, seed, root, size, resultTask } = page;
  const { commitment, seed: seedEntry, result } = proof;
  const named = (name: string, hash: string): string => `"${name}":"${hash}"`;
  return [
    words.entriesTitle,
    words.entries,
    words.commitment,
    ...entry("commitment", suite, commitment),
    words.root,
    ...held("commitment", [`${named("drawId", drawId)},"frame":{"root":"${root}","size":${String(size)}}`]),
    words.seedEntry,
    ...entry("seed", suite, seedEntry),
    words.seedLinks,
    ...held("seed", [named("commitment", commitment.entryHash), canonicalJson({ drawId, seed })]),
    words.result,
    ...entry("result", suite, result),
    words.resultLinks,
    ...held("result", [
      named("commitment", commitment.entryHash),
      named("seed", seedEntry.entryHash),
      canonicalJson(resultTask),
    ]),
  ];
}

function sourcesSection(words: InstructionWords, { proof, suite, drawId, seed }: Page): Section {
  const { sources } = proof.seed;
  const text = canonicalJson({ draw: drawId, sources: sources.map(({ ref, type, value }) => ({ ref, type, value })) });
  const seen = sources.filter(({ type }) => type !== "drand" && type !== "reveal");
  return [
    words.sourcesTitle,
    words.sources,
    ...hashed(suite, `dr1:seed:${text}`, seed),
    ...sources.flatMap((source) => sourceLines(words, suite, source)),
    ...(seen.length > 0 ? [words.others(seen)] : []),
  ];
}

/** How the value of a source is checked, if it can be by hand. The values of drand are made with SHA-256 whatever the suite is. */
function sourceLines(words: InstructionWords, suite: HashSuite, source: SeedSource): Section {
  if (source.type === "drand") {
    const line = `hex ${source.signature} | ${hashTool("sha256")}`;
    return [words.drand(source.ref.split("/")[1] ?? ""), ...ran([line], [printed("sha256", source.value)])];
  }
  if (source.type !== "reveal") return [];
  return [words.reveal(`"${source.ref}"`), ...hashed(suite, `dr1:secret:${source.value}:${source.ref}`, source.digest)];
}

function meaningSection(words: InstructionWords, { told }: Page): Section {
  const chance = told.count > 0 ? [words.chance(told)] : [];
  return [
    words.meaningTitle,
    words.meaning(told),
    ...chance,
    words.limitsTitle,
    words.limits.map((limit) => `- ${limit}`).join("\n"),
  ];
}

/** Keeps an entry in a variable of the shell and hashes it. */
function entry(name: string, suite: HashSuite, { entryHash, signatures: _, ...rest }: ChainEntry): Section {
  const lines = [`${name}=${quoted(canonicalJson(rest))}`, `printf 'dr1:entry:%s' "$${name}" | ${hashTool(suite)}`];
  return ran(lines, [printed(suite, entryHash)]);
}

/** Looks for text in the variable that {@link entry} made. */
function held(name: string, texts: readonly string[]): Section {
  return ran(
    texts.map((text) => `case "$${name}" in *${quoted(text)}*) echo yes;; *) echo no;; esac`),
    texts.map(() => "yes"),
  );
}

function hashed(suite: HashSuite, text: string, hash: string): Section {
  return ran([`printf '%s' ${quoted(text)} | ${hashTool(suite)}`], [printed(suite, hash)]);
}

function ran(lines: readonly string[], output: readonly string[]): Section {
  return [`${fence("sh", lines)}\n${fence("text", output)}`];
}

function fence(language: string, lines: readonly string[]): string {
  return ["```" + language, ...lines, "```"].join("\n");
}

function leafHash({ leaf, commitment }: TargetProof): string {
  return hashOfLeaf(commitment.suite, leaf);
}

function hashTool(suite: HashSuite): string {
  return suite === "sm3" ? "openssl dgst -sm3 -r" : "sha256sum";
}

/** A hash as the tool prints it for what it reads from a pipe. */
function printed(suite: HashSuite, hash: string): string {
  return suite === "sm3" ? `${hash} *stdin` : `${hash}  -`;
}

/** Nothing within single quotes means anything to a shell but the quote itself. */
function quoted(text: string): string {
  return `'${text.replaceAll("'", "'\\''")}'`;
}
