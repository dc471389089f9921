import type { Avoidance } from "../model/avoidance.js";
import type { ChainEntry } from "../model/chain.js";
import type { SaltKey } from "../model/saltKey.js";
import type { WitnessStatement } from "../model/witness.js";
import type { Exclusion } from "../model/exclusion.js";
import type { Inspector } from "../model/inspector.js";
import type { Plan } from "../model/plan.js";
import type { Openings } from "../model/proof.js";
import type { PlanRecord } from "../model/record.js";
import type { NamedKey, PublicKey } from "../model/signature.js";
import type { Target } from "../model/target.js";

/** What was published of one draw: the files of `draws/<n>/`, as far as they are there. */
export interface DrawFiles {
  readonly plan?: Plan;
  readonly targets?: readonly Target[];
  readonly inspectors?: readonly Inspector[];
  readonly avoidances?: readonly Avoidance[];
  readonly exclusions?: readonly Exclusion[];
  readonly "salt-key"?: SaltKey;
  readonly record?: PlanRecord;
  readonly openings?: Openings;
}

/** A publication whose files have the right form. */
export interface Publication {
  readonly chain: readonly ChainEntry[];
  /** Where an entry with a hash stands last in the chain, from 1. */
  readonly lastPlaces: ReadonlyMap<string, number>;
  /** By the number of the commitment. */
  readonly draws: ReadonlyMap<number, DrawFiles>;
  readonly witnesses: readonly WitnessStatement[];
}

/** What a verifier knows from elsewhere. Nothing of it is taken from the publication. */
export interface OutsideKnowledge {
  /** The keys of the authority. Without them signatures are not checked. */
  readonly authorityKeys?: readonly PublicKey[];
  /** Keys of third parties that state what they have seen. */
  readonly witnessKeys?: readonly NamedKey[];
  /** An entry that was published elsewhere: in a gazette, on a notice board. */
  readonly head?: { readonly number: number; readonly entryHash: string };
  /** Ids that the directory should have, from another register. */
  readonly register?: readonly string[];
}
