import { blindLists } from "../chain/index.js";
import type { CommitmentEntry } from "../model/commitmentEntry.js";
import { openingOf, uidOf } from "../record/blinding.js";
import type { Roster } from "./evidence.js";
import { readSecretFile } from "./keys.js";
import { UsageError, type Command, type CommandInput } from "./usage.js";

/** The option with which a command takes the ids that people know, where a publication is blinded. */
export const BLIND_OPTION: Command["options"] = { blind: { type: "string" } };

/** Its help. */
export const BLIND_HELP = `  --blind KEYFILE      if the publication is blinded: the key it was blinded with; then targets and inspectors are
                       given by the ids that people know`;

/** Reads ids of people and businesses as a publication has them. */
export interface Identities {
  readonly idOf: (id: string) => string;
  /** `TASK/TARGET`. */
  readonly visitOf: (visit: string) => string;
  readonly rosterOf: (roster: Roster) => Roster;
}

/** How the ids that are given on the command line become those of a publication. */
export function readIdentities(input: CommandInput, { suite, publication }: CommitmentEntry): Identities {
  const file = input.text("blind");
  if ((publication === "blinded") !== (file !== undefined)) {
    throw new UsageError(
      file === undefined ? "the publication is blinded; --blind is missing" : "--blind: the publication is open",
    );
  }
  if (file === undefined) return { idOf: same, visitOf: same, rosterOf: same };
  const blindingKey = readSecretFile(file);
  const idOf = (id: string): string => uidOf(suite, openingOf(suite, blindingKey, id));
  return {
    idOf,
    visitOf: (visit) => visit.replace(/(?<=^[^/]*\/).+$/, idOf),
    rosterOf: (roster) => blindLists({ ...roster, targets: [], suite, blindingKey }),
  };
}

function same<T>(value: T): T {
  return value;
}
