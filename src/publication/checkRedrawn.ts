import type { Assignment } from "../model/assignment.js";
import type { TaskDraw } from "../model/draw.js";
import type { PlanRecord } from "../model/record.js";
import { firstDifference } from "../verify/firstDifference.js";
import type { VerificationCheck } from "../verify/report.js";
import { checkLater, notMade } from "./makeCheck.js";

/** What a draw gives when it is made again. */
export interface Redrawn {
  readonly tasks: () => Promise<readonly TaskDraw[]>;
  /** `undefined` if there are no teams. */
  readonly teams: () => Promise<Assignment | undefined>;
}

/** Whether the record has what the draw gives, but for its warnings, which are notes to the reader. */
export async function checkRedrawn(
  prefix: string,
  record: PlanRecord | undefined,
  redrawn: Redrawn | undefined,
): Promise<readonly VerificationCheck[]> {
  const [selection, teams] = [`${prefix}.selection`, `${prefix}.teams`];
  if (!record || !redrawn) {
    const why = record ? "plan, lists or salt key were not published" : "the record was not published";
    return [
      notMade(selection, "L1", `Whether the drawn targets are those of the seed: ${why}.`),
      notMade(teams, "L1", `Whether the teams are those of the seed: ${why}.`),
    ];
  }
  return [
    await checkLater({
      id: selection,
      level: "L1",
      message: "Drawn again, every task gives the targets, cut-offs and reserves of the record.",
      findProblem: async () =>
        differenceOf((await redrawn.tasks()).map(withoutWarnings), record.tasks.map(withoutWarnings)),
    }),
    await checkLater({
      id: teams,
      level: "L1",
      message: "Drawn again, every visit gets the team of the record.",
      findProblem: async () => {
        const expected = await redrawn.teams();
        return expected
          ? differenceOf(withoutWarnings(expected), withoutWarnings(record.assignment))
          : "Drawn again, there are no teams that keep every rule.";
      },
    }),
  ];
}

function withoutWarnings<T extends { readonly warnings: unknown }>({ warnings: _, ...rest }: T): Omit<T, "warnings"> {
  return rest;
}

function differenceOf(expected: unknown, received: unknown): string | undefined {
  const difference = firstDifference(expected, received, "");
  return difference && `${difference.path}: recomputed ${difference.expected}, the record says ${difference.received}.`;
}
