import type { OutsideKnowledge, PublishedFiles, VerificationLevel } from "../../src/publication/index.js";
import type { TamperBases } from "../support/tamperBases.js";
import type { Draft, Seal } from "../support/tamperDraft.js";

/** A change of a valid publication, and what must catch it. */
export interface Tampering {
  readonly id: string;
  /** What the attacker wants, in words. */
  readonly what: string;
  readonly base: keyof TamperBases;
  /** The change; afterwards hashes, links and signatures are made anew. */
  readonly how?: (draft: Draft) => unknown;
  /** What is not made anew, because the change is about it. */
  readonly kept?: readonly Seal[];
  /** A change of the files as text or bytes, after everything has been sealed. */
  readonly text?: (files: Record<string, PublishedFiles[string]>) => unknown;
  /** What the verifier knows from outside, of that which goes with the publication; by default nothing. */
  readonly outside?: (known: Required<OutsideKnowledge>) => OutsideKnowledge;
  /** Exactly the levels that fail, or, with another `status`, the level that has it. */
  readonly levels: readonly VerificationLevel[];
  /** The check that must be among those that do. */
  readonly check: string;
  /** `not-checked` where the protocol says so: what was shown before is shown no longer. Default `fail`. */
  readonly status?: "not-checked";
  /** Whether the publication verifies all the same, which it can only if nothing fails. Default false. */
  readonly verifies?: true;
  /** Why several levels fail, or why none does. */
  readonly because?: string;
}
