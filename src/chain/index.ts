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

export type { ChainEntry } from "../model/chain.js";
export type { ChainHeader } from "../model/chainHeader.js";
export type {
  CommitmentEntry,
  CommittedLists,
  CommittedStratum,
  CommittedTask,
  SkipReason,
} from "../model/commitmentEntry.js";
export type { EventEntry } from "../model/eventEntry.js";
export type { ResultEntry, ResultTask } from "../model/resultEntry.js";
export type { SaltKey } from "../model/saltKey.js";
export type { SeedEntry } from "../model/seedEntry.js";
export type { TreeHead } from "../model/treeHead.js";
export type { VoidEntry, VoidReason } from "../model/voidEntry.js";
export type { WitnessStatement } from "../model/witness.js";
export type { FrameLeaf, Opening, Openings, TargetProof } from "../model/proof.js";
export type { DrawOptions } from "../plan/readDraw.js";
export type { DrawnLists } from "../record/committedLists.js";
