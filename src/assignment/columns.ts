import type { MatchingProblem, MatchingRow } from "../matching/matching.js";
import type { Inspector } from "../model/inspector.js";
import type { Roster } from "./rosterOf.js";

/** An inspector or a standing team, as a column of the matching. */
export interface Column {
  readonly id: string;
  readonly inspectors: readonly Inspector[];
}

/** A row of the matching: the members of a visit, or its experts. */
export interface NamedRow extends MatchingRow {
  readonly role: "member" | "expert";
}

/** A matching problem whose rows say what they are for. */
export interface NamedProblem extends MatchingProblem {
  readonly rows: readonly NamedRow[];
}

/** Rows over columns, and for each column the numbers of its inspectors. */
export interface Formed {
  readonly rows: readonly NamedRow[];
  readonly columns: readonly (Column & { readonly numbers: readonly number[] })[];
}

/** Each inspector is a column. */
export function formIndividuals(rows: readonly NamedRow[], { inspectors }: Roster): Formed {
  const columns = inspectors.map((inspector, number) => ({
    id: inspector.id,
    inspectors: [inspector],
    numbers: [number],
  }));
  return { rows, columns };
}
