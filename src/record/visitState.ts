import type { Visit } from "../model/assignment.js";
import type { Outcome, ResultEvent } from "../model/event.js";

/** Where a visit stands after some events. */
export interface VisitState {
  /** With the team of now. */
  readonly visit: Visit;
  /** How many replacements there have been. */
  readonly rounds: number;
  /** Everybody who was replaced, in the order of the events. */
  readonly left: readonly string[];
  readonly outcome?: Outcome;
  /** What was found about each item, where a result tells them apart. */
  readonly findings?: ResultEvent["findings"];
  /** S of the visit, which stays when another task joins it. */
  readonly seed: string;
  /** The tasks for which a reserve has taken the place of the target, so that the team is free. */
  readonly reserved: readonly string[];
}

/** Where every visit of a record stands, by visit id. */
export type VisitStates = ReadonlyMap<string, VisitState>;
