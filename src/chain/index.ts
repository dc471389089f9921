/**
 * Making what a stranger can check: commitments, seeds, results, voids and events in one chain, blinded lists, and the proof of one
 * business. `double-random/verify` is the other side.
 *
 * @packageDocumentation
 */

export { appendEvent, type AppendEventOptions } from "./appendEvent.js";
export type { EntryOptions } from "./appendEntry.js";
export { blindLists, type BlindedLists, type BlindListsOptions } from "./blindLists.js";
export { commitDraw, type CommitDrawOptions } from "./commitDraw.js";
export { drawCommitted, type CommittedDraw, type DrawCommittedOptions } from "./drawCommitted.js";
export type { InstructionLanguage } from "./instructionWords.js";
export { proofInstructions, type ProofInstructionsOptions } from "./proofInstructions.js";
export { formatChain } from "./formatChain.js";
export { proveTarget, type ProveTargetOptions } from "./proveTarget.js";
export { revealSeed, type RevealSeedOptions } from "./revealSeed.js";
export { signDocument, type SignDocumentOptions } from "./signDocument.js";
export { voidDraw, type VoidDrawOptions } from "./voidDraw.js";

export type {
  ChainEntry,
  ChainHeader,
  CommitmentEntry,
  CommittedLists,
  CommittedStratum,
  CommittedTask,
  EventEntry,
  ResultEntry,
  ResultTask,
  SaltKey,
  SeedEntry,
  SkipReason,
  TreeHead,
  VoidEntry,
  VoidReason,
  WitnessStatement,
} from "../model/chain.js";
export type { FrameLeaf, Opening, Openings, TargetProof } from "../model/proof.js";
export type { DrawOptions } from "../plan/readDraw.js";
export type { DrawnLists } from "../record/committedLists.js";
