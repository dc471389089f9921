import type { Policies } from "double-random";
import { exactDistribution, exactOverOrders, type OutcomeProbability } from "double-random/fairness";
import { assignTeams, matchingOfDraws } from "../../src/assignment/assignTeams.js";
import { ASSIGNMENT_METHODS } from "../../src/assignment/methods.js";
import type { HashSuite } from "../../src/random/hashing.js";
import { expertTicket, leadTicket, replacementTicket, teamTicket, unitTicket } from "../../src/random/ticketOf.js";
import { drawByShuffle, drawByTicket, type Selection, type SelectionStratum } from "../../src/selection/methods.js";
import type { AssignAllOptions } from "../support/assignAll.js";
import { directOptions } from "../support/directAssignment.js";
import { targetsForEveryOrder } from "../support/targetsForEveryOrder.js";

/*
 * Every method, with how its law is walked and what it promises beyond the laws that all of its kind keep. One line here is all
 * that a new method needs to be put to them; without that line registry.test.ts fails.
 */

/** A selection method, and what it promises beyond what all do. What it does not promise must fail somewhere. */
export interface SelectionLaw {
  /** What it does with these strata, as far as `view` looks at it. */
  readonly law: <T>(
    strata: readonly SelectionStratum[],
    reserve: number,
    view: (selection: Selection) => T,
  ) => readonly OutcomeProbability<T>[];
  /**
   * Every order of the inspections is equally likely over strata with different rates too, and not only within each. By
   * tickets it is not: who is drawn where few are has a small ticket, and so comes early.
   */
  readonly evenOrderOverStrata: boolean;
}

export const SELECTION_LAWS: Readonly<Record<Policies["selection"], SelectionLaw>> = {
  "ticket/1": {
    law: (strata, reserve, view) =>
      exactOverOrders(
        strata.flatMap(({ ids }) => ids),
        (ticketOf) => view(drawByTicket(strata, reserve, ticketOf)),
      ).outcomes,
    evenOrderOverStrata: false,
  },
  "shuffle/1": {
    law: (strata, reserve, view) =>
      exactDistribution((source) => view(drawByShuffle(strata, reserve, source))).outcomes,
    evenOrderOverStrata: true,
  },
};

/** What an apportionment promises. What it does not promise must fail somewhere, or it should be promised. */
export interface ApportionmentPromises {
  /** Every count is the floor or the ceiling of its exact count. */
  readonly withinOne: boolean;
  /** A larger total lowers no count. */
  readonly neverLowers: boolean;
  /** The mean of every count is its exact count. */
  readonly unbiased: boolean;
}

export const APPORTIONMENT_LAWS: Readonly<Record<Policies["apportionment"], ApportionmentPromises>> = {
  "largest-remainder": { withinOne: true, neverLowers: false, unbiased: false },
  webster: { withinOne: false, neverLowers: true, unbiased: false },
  "systematic-random": { withinOne: true, neverLowers: false, unbiased: true },
};

/** The teams of an assignment method, one list of ids for each visit. */
export interface AssignmentLaw {
  /** For a few visits, over everything that chance can do. */
  readonly law: (options: AssignAllOptions) => readonly OutcomeProbability<readonly (readonly string[])[]>[];
  /** How many visits at once can be walked. */
  readonly visits: number;
  /** Whether every inspector has the floor or the ceiling of the visits that the chances lead to. */
  readonly evenLoads: boolean;
}

export const ASSIGNMENT_LAWS: Readonly<Record<Policies["assignment"], AssignmentLaw>> = {
  "balanced/1": { law: overAnswers, visits: 2, evenLoads: true },
  "pair-ticket/1": { law: overTickets, visits: 1, evenLoads: false },
};

function overAnswers(options: AssignAllOptions): ReturnType<AssignmentLaw["law"]> {
  const direct = directOptions({ ...options, policies: { ...options.policies, assignment: "balanced/1" } });
  const matching = matchingOfDraws(direct);
  return exactDistribution((source) => {
    const matched = ASSIGNMENT_METHODS["balanced/1"](matching, { policies: direct.policies, source });
    if (matched.kind !== "matched") throw new Error("teams were expected");
    return matched.teams.map((team) => team.map((column) => matching.columns[column]!.id));
  }).outcomes;
}

/** One target of the options, with each of the ids that give the tickets of all its teams another order. */
function overTickets(options: AssignAllOptions): ReturnType<AssignmentLaw["law"]> {
  const [target] = options.targets;
  const size = options.task?.team?.size ?? options.policies?.teamSize ?? 2;
  const ids = targetsForEveryOrder(
    options.inspectors.map(({ id }) => id),
    size,
  );
  const targets = ids.map((id) => ({ ...target!, id }));
  const result = assignTeams(
    directOptions({ ...options, targets, policies: { ...options.policies, assignment: "pair-ticket/1" } }),
  );
  if (!("assignment" in result)) throw new Error("teams were expected");
  const teams = result.assignment.visits.map(({ team }) => team.map(({ inspectorId }) => inspectorId).sort());
  return exactDistribution((source) => [teams[Number(source.uniformInt(BigInt(teams.length)))]!]).outcomes;
}

/** Every kind of ticket, as one for a single id within some context. */
export type TicketKind = (suite: HashSuite, seed: string, context: string, id: string) => string;

export const TICKETS: Readonly<Record<string, TicketKind>> = {
  unitTicket: (suite, seed, context, id) => unitTicket(suite, seed, `${context}${id}`),
  teamTicket: (suite, seed, context, id) => teamTicket(suite, seed, context, [id, "Z"]),
  expertTicket: (suite, seed, context, id) => expertTicket(suite, seed, context, [id, "Z"]),
  replacementTicket: (suite, seed, context, id) => replacementTicket(suite, seed, context, 1, id),
  leadTicket: (suite, seed, context, id) => leadTicket(suite, seed, context, id),
};

/** Every file of the library that asks chance for something, with the tests that state the law of what it does. */
export const PLACES_OF_CHANCE: Readonly<Record<string, readonly string[]>> = {
  "src/allocation/apportion.ts": ["test/laws/apportionment.test.ts", "test/allocation/systematicRandom.test.ts"],
  "src/assignment/assignTeams.ts": ["test/laws/tickets.test.ts"],
  "src/assignment/matchByTicket.ts": ["test/laws/assignment.test.ts", "test/assignment/pairLaw.test.ts"],
  "src/matching/roundingForest.ts": ["test/laws/assignment.test.ts", "test/matching/roundingLaws.test.ts"],
  "src/matching/shuffledOrder.ts": ["test/matching/rounding.test.ts"],
  "src/plan/drawReplacement.ts": ["test/laws/tickets.test.ts", "test/plan/replaceInspector.test.ts"],
  "src/plan/drawReserve.ts": ["test/laws/tickets.test.ts", "test/plan/useReserve.test.ts"],
  "src/random/shuffle.ts": ["test/laws/selection.test.ts", "test/defects/biasedShuffle.test.ts"],
  "src/selection/methods.ts": ["test/laws/selection.test.ts"],
};

/** Files that make a source for others, or recompute a ticket to compare it with what is written. */
export const RECOMPUTED: readonly string[] = [
  "src/assignment/assignTeams.ts",
  "src/cli/commands/allocate.ts",
  "src/chain/proveTarget.ts",
  "src/infeasibility/canBeAssigned.ts",
  "src/notices/verificationBlocks.ts",
  "src/plan/drawFrame.ts",
  "src/plan/explainVisit.ts",
  "src/plan/passedOverTeams.ts",
  "src/publication/verifyProof.ts",
  "src/record/replayReserve.ts",
  "src/record/replaySubstitutions.ts",
  "src/selection/shuffleMethod.ts",
  "src/verify/checkArithmetic.ts",
  "src/verify/checkAssignment.ts",
];
