import { describe, expect, test } from "vitest";
import {
  eventProbabilities,
  exactOverOrders,
  inclusionTest,
  pairInclusionTest,
  unequalProbabilities,
  uniformityTest,
} from "double-random/fairness";
import { leadFirst } from "../../src/assignment/assignTeams.js";
import { fraction } from "../../src/exact/fraction.js";
import { smallestTicket } from "../../src/plan/drawReplacement.js";
import { selectByTicket } from "../../src/selection/selectByTicket.js";
import { departures } from "../support/departures.js";
import { idsOf, smallInspector } from "../support/smallPlan.js";
import { RELATED_SEEDS } from "../support/relatedSeeds.js";
import { TICKETS, type TicketKind } from "./registry.js";

describe("who has the smallest ticket, over every order of the tickets", () => {
  const ids = idsOf("I", 5);
  const choices: Readonly<Record<string, (ticketOf: (id: string) => string) => string>> = {
    "the first drawn unit": (ticketOf) => selectByTicket(ids, 1, ticketOf)[0]!.id,
    "the lead of a team": (ticketOf) =>
      leadFirst(
        ids.map((id) => smallInspector({ id })),
        ticketOf,
      )[0]!.inspectorId,
    "who comes in place of somebody": (ticketOf) =>
      smallestTicket(
        ids.map((id) => ({ id, inspectors: [smallInspector({ id })] })),
        ({ id }) => ticketOf(id),
      )!.column.id,
  };
  test.each(Object.entries(choices))("%s: everybody with the same probability", (_, choose) => {
    const winners = eventProbabilities(exactOverOrders(ids, choose).outcomes, (id) => [id]);
    expect(unequalProbabilities(winners, ids, fraction(1n, 5n))).toEqual([]);
  });

  test("nobody leads who may not", () => {
    const members = ids.map((id) => smallInspector({ id, canLead: id !== "I002" && id !== "I004" }));
    const { outcomes } = exactOverOrders(ids, (ticketOf) => leadFirst(members, ticketOf)[0]!.inspectorId);
    const winners = eventProbabilities(outcomes, (id) => [id]);
    expect(unequalProbabilities(winners, ["I001", "I003", "I005"], fraction(1n, 3n))).toEqual([]);
  });
});

const DRAWS = 2000;

/** Ids as registers hand them out: alike but for their last characters. */
const UNITS = [
  "91140581MA0K00001A",
  "91140581MA0K00001B",
  "91140581MA0K00002A",
  "91140581MA0K00011A",
  "1",
  "11",
  "111",
  "2",
];

function sampleBy(ticketOf: TicketKind, seed: string, context: string): readonly string[] {
  return selectByTicket(UNITS, 3, (id) => ticketOf("sha256", seed, context, id)).map(({ id }) => id);
}

describe.each(Object.entries(TICKETS))("%s of related ids", (_, ticketOf) => {
  test.each(Object.entries(RELATED_SEEDS))("seeds %s: units and pairs come equally often", (_name, seedOf) => {
    const samples = Array.from({ length: DRAWS }, (_unused, number) => sampleBy(ticketOf, seedOf(number), "T"));
    const options = {
      units: UNITS,
      sampleSize: 3,
      draws: DRAWS,
      sampler: (number: number) => samples[number]!,
      comparisons: 2 * Object.keys(RELATED_SEEDS).length,
    };
    expect(departures(inclusionTest(options), pairInclusionTest(options))).toEqual([]);
  });

  test("one seed, contexts 1, 2, 3, ...: units come equally often", () => {
    const seed = "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08";
    const sampler = (number: number): readonly string[] => sampleBy(ticketOf, seed, `U${String(number)}-`);
    expect(departures(inclusionTest({ units: UNITS, sampleSize: 3, draws: DRAWS, sampler }))).toEqual([]);
  });

  test.each(Object.entries(RELATED_SEEDS))(
    "seeds %s: the first of one draw says nothing of the first of the next",
    (_name, seedOf) => {
      const five = UNITS.slice(0, 5);
      const first = Array.from({ length: DRAWS + 1 }, (_unused, number) => {
        const ticket = (id: string): string => ticketOf("sha256", seedOf(number), "T", id);
        return five.reduce((best, id) => (ticket(id) < ticket(best) ? id : best));
      });
      const cells = five.flatMap((one) => five.map((other) => `${one} ${other}`));
      // Pairs that do not overlap, so that they are independent of each other.
      const sampler = (index: number): string => `${first[2 * index]!} ${first[2 * index + 1]!}`;
      expect(departures(uniformityTest({ cells, draws: DRAWS / 2, sampler }))).toEqual([]);
    },
  );
});

test("the kinds of tickets of one draw say nothing of each other", () => {
  const kinds = Object.values(TICKETS);
  const [one, other] = [UNITS[0]!, UNITS[1]!];
  for (const [index, first] of kinds.entries()) {
    for (const second of kinds.slice(index + 1)) {
      const sampler = (number: number): string =>
        [first, second]
          .map((ticketOf) => {
            const seed = number.toString(16).padStart(64, "0");
            return ticketOf("sha256", seed, "T", one) < ticketOf("sha256", seed, "T", other) ? "<" : ">";
          })
          .join("");
      const cells = ["<<", "<>", "><", ">>"];
      expect(departures(uniformityTest({ cells, draws: 1000, sampler, comparisons: 10 }))).toEqual([]);
    }
  }
});
