import type { Inspector } from "../model/inspector.js";
import type { Opening } from "../model/proof.js";
import type { Target } from "../model/target.js";

/** Who the targets and inspectors of a draw from blinded lists are. */
export interface Identities {
  /** As `blindLists` gives them. */
  readonly openings: readonly Opening[];
  /** The directory with the ids that people know. */
  readonly targets: readonly Target[];
  /** The roster with the ids that people know. */
  readonly inspectors?: readonly Inspector[];
}
