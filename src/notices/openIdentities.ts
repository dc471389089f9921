import type { Inspector } from "../model/inspector.js";
import { parseInspectors } from "../model/parseInspectors.js";
import { parseWith } from "../model/parse.js";
import { openingsSchema } from "../model/proof.js";
import type { Target } from "../model/target.js";
import { indexTargets } from "../plan/checkInputs.js";
import type { HashSuite } from "../random/hashing.js";
import { uidOf } from "../record/blinding.js";
import type { Identities } from "./identities.js";

/** Targets and inspectors by the ids that stand for them in blinded lists. */
export interface OpenedIdentities {
  readonly targets: ReadonlyMap<string, Target>;
  readonly inspectors: ReadonlyMap<string, Inspector>;
}

/** Finds who is meant by the ids of blinded lists. An id without an opening, or that no list has, stays as it is. */
export function openIdentities(suite: HashSuite, { openings, targets, inspectors = [] }: Identities): OpenedIdentities {
  const document = { protocol: "dr1", kind: "openings", openings };
  const read = parseWith(openingsSchema, document, "identities").openings;
  const directory = indexTargets(targets);
  const roster = new Map(parseInspectors(inspectors).map((row) => [row.id, row]));
  const byUid = <T>(list: ReadonlyMap<string, T>): ReadonlyMap<string, T> =>
    new Map(
      read.flatMap((opening) => {
        const row = list.get(opening.id);
        return row === undefined ? [] : [[uidOf(suite, opening), row] as const];
      }),
    );
  return { targets: byUid(directory), inspectors: byUid(roster) };
}
