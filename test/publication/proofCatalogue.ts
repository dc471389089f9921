/* eslint-disable @typescript-eslint/no-unsafe-argument, @typescript-eslint/no-unsafe-assignment, @typescript-eslint/no-unsafe-call, @typescript-eslint/no-unsafe-member-access, @typescript-eslint/no-unsafe-return, @typescript-eslint/restrict-plus-operands -- an attacker writes what the types forbid */
import type { OutsideHashes, VerificationLevel } from "../../src/publication/index.js";
import { uidOf } from "../../src/record/blinding.js";
import { leafHash, treeHead } from "../../src/record/merkleTree.js";
import { canonicalJson } from "../../src/random/canonicalJson.js";
import { unitTicket } from "../../src/random/ticketOf.js";
import type { ProofBases } from "../support/proofBases.js";
import type { Loose, Seal } from "../support/tamperDraft.js";

/** A change of the file of one business, and what must catch it. */
export interface ProofTampering {
  readonly id: string;
  readonly what: string;
  readonly base: keyof ProofBases;
  readonly how?: (proof: Loose, others: ProofBases) => unknown;
  readonly kept?: readonly Seal[];
  readonly text?: (text: string) => string;
  readonly outside?: (proof: Loose) => OutsideHashes;
  readonly levels: readonly VerificationLevel[];
  readonly check: string;
  readonly because?: string;
}

const FORM = { base: "drawn", levels: ["L0"], check: "form" } as const;
const INCLUSION = { base: "drawn", levels: ["L1"], check: "leaf.inclusion" } as const;
const IDENTITY = { base: "blinded", levels: ["L1"], check: "leaf.identity" } as const;
const TICKET = { base: "drawn", levels: ["L0"], check: "ticket" } as const;

const stratumOf = (proof: Loose): Loose =>
  proof.result.tasks[0].strata.find(({ stratum }: Loose) => stratum === proof.leaf.value.stratum);

/** What somebody may do to the file of a business. */
export const PROOF_TAMPERINGS: readonly ProofTampering[] = [
  {
    id: "spared-by-word",
    what: "a business that was drawn says that it was not",
    ...TICKET,
    how: (proof) => (proof.drawn = false),
  },
  {
    id: "drawn-by-word",
    what: "a business that was not drawn is told that it was",
    ...TICKET,
    base: "spared",
    how: (proof) => (proof.drawn = true),
  },
  {
    id: "ticket-of-another",
    what: "the ticket of another business",
    ...TICKET,
    how: (proof, { spared }) => Object.assign(proof, { ticket: spared.ticket, drawn: spared.drawn }),
  },
  { id: "ticket-missing", what: "the ticket is left out", ...TICKET, how: (proof) => delete proof.ticket },
  {
    id: "cutoff-lowered",
    what: "the cut-off is lowered so that the business was not drawn, and everything is sealed anew",
    base: "drawn",
    levels: ["L4"],
    check: "published.result",
    how: (proof) => {
      stratumOf(proof).cutoff = "0".repeat(64);
      proof.drawn = false;
    },
    outside: ({ result }) => ({ result: result.entryHash }),
    because: "only the published hash of the result shows it",
  },
  {
    id: "cutoff-removed",
    what: "the stratum has no cut-off, so nobody was drawn",
    ...TICKET,
    how: (proof) => delete stratumOf(proof).cutoff,
  },
  {
    id: "stratum-removed",
    what: "the result does not have the stratum",
    ...TICKET,
    base: "spared",
    how: (proof) => (proof.result.tasks[0].strata = []),
  },
  {
    id: "stratum-of-another",
    what: "the business is put into another stratum, where it would not have been drawn",
    base: "drawn",
    levels: ["L0", "L1"],
    check: "leaf.inclusion",
    how: (proof) =>
      (proof.leaf.value.stratum = proof.result.tasks[0].strata.find(
        ({ cutoff }: Loose) => !cutoff || cutoff < proof.ticket,
      ).stratum),
    because: "the cut-off of that stratum gives another answer, too",
  },
  {
    id: "business-of-another",
    what: "the file of another business is given out as one's own",
    base: "drawn",
    levels: ["L1"],
    check: "leaf.identity",
    how: (proof, { spared }) => (proof.targetId = spared.targetId),
  },
  {
    id: "ghost",
    what: "a business that is not in the frame, with its own ticket",
    ...INCLUSION,
    base: "spared",
    how: (proof) => {
      proof.targetId = proof.leaf.value.id = "T-99";
      proof.ticket = unitTicket("sha256", proof.seed.draws[0].seed, "T-99");
      proof.drawn = false;
      delete stratumOf(proof).cutoff;
    },
  },
  { id: "path-short", what: "a hash of the way is left out", ...INCLUSION, how: (proof) => proof.path.pop() },
  {
    id: "path-long",
    what: "the way goes on beyond the root",
    ...INCLUSION,
    how: (proof) => proof.path.push("0".repeat(64)),
  },
  {
    id: "path-reversed",
    what: "the way is from the top down",
    ...INCLUSION,
    how: (proof) => proof.path.reverse(),
  },
  { id: "path-empty", what: "there is no way", ...INCLUSION, how: (proof) => (proof.path = []) },
  {
    id: "index-of-another",
    what: "the place of another leaf",
    ...INCLUSION,
    how: (proof, { spared }) => (proof.index = spared.index),
  },
  {
    id: "index-outside",
    what: "a place behind the last leaf",
    ...INCLUSION,
    how: (proof) => (proof.index = proof.commitment.tasks[0].frame.size),
  },
  { id: "index-wrapped", what: "the place and 2^32 more", ...INCLUSION, how: (proof) => (proof.index += 2 ** 32) },
  {
    id: "tree-huge",
    what: "the place and 2^32 more, in a tree of so many leaves",
    ...INCLUSION,
    how: (proof) => {
      proof.index += 2 ** 32;
      proof.commitment.tasks[0].frame.size += 2 ** 32;
    },
  },
  {
    id: "tree-of-one",
    what: "the frame has one leaf, and the root is a node",
    ...INCLUSION,
    how: (proof) => {
      proof.commitment.tasks[0].frame.size = 1;
      proof.index = 0;
      proof.path = [];
    },
  },
  {
    id: "frame-of-another-task",
    what: "the leaf is of the frame of another task",
    ...INCLUSION,
    how: (proof) => (proof.leaf.list = "frame/T02"),
  },
  {
    id: "frame-of-other-leaves",
    what: "the tree of the task was made of leaves of another task",
    ...INCLUSION,
    how: (proof) => {
      proof.leaf.list = "frame/T02";
      proof.index = 0;
      proof.path = [];
      const hash = leafHash("sha256", `dr1:leaf:${canonicalJson(proof.leaf)}`);
      proof.commitment.tasks[0].frame = treeHead("sha256", [hash]);
    },
  },
  {
    id: "task-twice",
    what: "the commitment has the task twice, and another frame the second time",
    ...INCLUSION,
    how: (proof) =>
      proof.commitment.tasks.push({ ...proof.commitment.tasks[0], frame: { root: "0".repeat(64), size: 1 } }),
  },
  {
    id: "task-of-another",
    what: "the file is said to be about another task",
    base: "drawn",
    levels: ["L0", "L1"],
    check: "leaf.inclusion",
    how: (proof) => (proof.taskId = "T02"),
    because: "the ticket of that task is another one, too",
  },
  { id: "salt-guessed", what: "another salt", ...INCLUSION, how: (proof) => (proof.leaf.salt = "0".repeat(64)) },
  {
    id: "seed-of-another-draw",
    what: "the seed entry of another draw",
    base: "drawn",
    levels: ["L0", "L2", "L4"],
    check: "entries.links",
    how: (proof, { shuffled }) => (proof.seed = structuredClone(shuffled.seed)),
    because: "other sources, another function and another commitment",
  },
  {
    id: "commitment-of-another-draw",
    what: "the commitment of another draw",
    base: "drawn",
    levels: ["L0", "L1", "L4"],
    check: "entries.links",
    how: (proof, { blinded }) => (proof.commitment = structuredClone(blinded.commitment)),
    because: "other frames, other sources, and the entries name another one",
  },
  {
    id: "result-of-another-draw",
    what: "the result of another draw",
    base: "drawn",
    levels: ["L4"],
    check: "entries.links",
    how: (proof, { dated }) => {
      const { tasks } = proof.result;
      proof.result = structuredClone({ ...dated.result, tasks });
    },
  },
  {
    id: "hash-left",
    what: "the result is changed and keeps its hash",
    base: "drawn",
    levels: ["L0"],
    check: "entries.hash",
    kept: ["entryHash"],
    how: (proof) => (proof.result.at = "2023-08-23T16:06:00Z"),
  },
  {
    id: "dice-chosen",
    what: "other dice are said to have fallen",
    base: "drawn",
    levels: ["L0"],
    check: "seed",
    how: (proof) => (proof.seed.sources[0].value = "1".repeat(24)),
  },
  {
    id: "secret-chosen",
    what: "another secret is revealed",
    base: "drawn",
    levels: ["L0", "L2"],
    check: "source.2",
    how: (proof) => (proof.seed.sources[1].value = "1".repeat(64)),
    because: "the digest shows it, and the seed follows from it",
  },
  {
    id: "round-of-another",
    what: "signature and value of the round are those of another",
    base: "dated",
    levels: ["L0", "L2"],
    check: "source.2",
    how: (proof) =>
      Object.assign(proof.seed.sources[1], {
        value: "fc1873a13f3545aeade8401532ef5519920652eee6b0d2b19ca12643b87b3587",
        signature: "b713718a38ae728dfd477991af2822e08d2f305e47718cef9f7848ce4050e7be41076862b98fad56e91a6b85b89cd97b",
      }),
    because: "the signature is not of the round, and the seed follows from the value",
  },
  {
    id: "source-dropped",
    what: "a source is left out",
    base: "drawn",
    levels: ["L0"],
    check: "seed",
    how: (proof) => proof.seed.sources.pop(),
  },
  {
    id: "opening-missing",
    what: "the opening is left out of a blinded publication",
    ...IDENTITY,
    how: (proof) => delete proof.opening,
  },
  {
    id: "opening-dispensed-with",
    what: "the file of a blinded publication is about the id in the list, and opens nothing",
    ...IDENTITY,
    how: (proof) => {
      delete proof.opening;
      proof.targetId = proof.leaf.value.id;
    },
  },
  {
    id: "opening-in-an-open-one",
    what: "an opening in an open publication",
    ...IDENTITY,
    base: "drawn",
    how: (proof, { blinded }) => (proof.opening = { ...blinded.opening, id: proof.targetId }),
  },
  {
    id: "opening-of-another",
    what: "an opening whose salt leads elsewhere",
    ...IDENTITY,
    how: (proof) => (proof.opening.salt = "0".repeat(64)),
  },
  {
    id: "opening-renamed",
    what: "the file says that it is about another business than its opening",
    ...IDENTITY,
    how: (proof) => (proof.targetId = "T-99"),
  },
  {
    id: "opening-for-a-ghost",
    what: "a business makes an opening of its own",
    base: "blinded",
    levels: ["L0", "L1"],
    check: "leaf.inclusion",
    how: (proof) => {
      proof.targetId = proof.opening.id = "T-99";
      proof.leaf.value.id = uidOf("sha256", proof.opening);
    },
    because: "its ticket is another one, too",
  },
  {
    id: "ticket-for-shuffle",
    what: "a ticket where the method has none",
    base: "shuffled",
    levels: ["L0"],
    check: "ticket.absent",
    how: (proof) => (proof.ticket = "0".repeat(64)),
  },
  {
    id: "another-commitment-published",
    what: "another commitment was published",
    base: "drawn",
    levels: ["L4"],
    check: "published.commitment",
    outside: () => ({ commitment: "0".repeat(64) }),
  },
  { id: "not-json", what: "no JSON", ...FORM, text: () => "drawn: no" },
  {
    id: "key-twice",
    what: "a key stands twice",
    ...FORM,
    text: (text) => text.replace('"drawn":', '"drawn":false,"drawn":'),
  },
  {
    id: "field-unknown",
    what: "a field that the schema does not know",
    ...FORM,
    how: (proof) => (proof.note = "drawn"),
  },
  {
    id: "of-another-kind",
    what: "a record in the place of the file",
    ...FORM,
    how: (proof) => (proof.kind = "plan-record"),
  },
  {
    id: "id-full-width",
    what: "a full-width digit in the id",
    ...FORM,
    how: (proof) => (proof.targetId = "T-０1"),
  },
  {
    id: "day-that-does-not-exist",
    what: "a commitment of 31 September",
    ...FORM,
    how: (proof) => (proof.commitment.at = "2023-09-31T10:00:00Z"),
  },
  { id: "deep", what: "a million brackets", ...FORM, text: () => "[".repeat(1e6) },
];
