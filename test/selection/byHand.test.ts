import { createHash } from "node:crypto";
import { describe, expect, it } from "vitest";
import { seedrandomSource } from "../../src/random/seedrandomSource.js";
import { drawByShuffle, drawByTicket } from "../../src/selection/methods.js";
import { byTicket, selectByTicket } from "../../src/selection/selectByTicket.js";
import { SELECTION_METHODS } from "../../src/selection/selectionMethods.js";
import { answering } from "../support/answering.js";

const S = "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08";
const IDS = ["T-1", "T-2", "T-3", "T-4", "T-5"];

describe("selectByTicket", () => {
  /** Tickets that differ in their first, their fourteenth or their last character, and two that do not differ. */
  const TICKETS: Readonly<Record<string, string>> = {
    a: `7${"0".repeat(63)}`,
    b: `${"5".repeat(13)}9${"0".repeat(50)}`,
    c: `${"5".repeat(13)}1${"f".repeat(50)}`,
    d: `${"5".repeat(63)}6`,
    e: `${"5".repeat(63)}5`,
    g: `1${"f".repeat(63)}`,
    f: `1${"f".repeat(63)}`,
  };
  const ORDER = ["f", "g", "c", "e", "d", "b", "a"];

  function selected(count: number): readonly string[] {
    return selectByTicket(Object.keys(TICKETS), count, (id) => TICKETS[id]!).map(({ id }) => id);
  }

  it("takes the smallest whole tickets, ascending, and of equal ones the first id", () => {
    for (let count = 0; count <= ORDER.length + 2; count++) expect(selected(count)).toEqual(ORDER.slice(0, count));
  });

  it("answers each id with its ticket", () => {
    expect(selectByTicket(["a", "b"], 1, (id) => TICKETS[id]!)).toEqual([{ id: "b", ticket: TICKETS["b"] }]);
    expect(selectByTicket([], 3, (id) => TICKETS[id]!)).toEqual([]);
  });

  it("computes each ticket once, and again only those that can be drawn", () => {
    const asked = (count: number): number => {
      let tickets = 0;
      selectByTicket(Object.keys(TICKETS), count, (id) => {
        tickets += 1;
        return TICKETS[id]!;
      });
      return tickets;
    };
    const all = ORDER.length;
    // Both of the first two tickets begin alike, and so do the four after them.
    expect([1, 2, 3, 6].map(asked)).toEqual([all + 2, all + 2, all + 6, all + 6]);
    expect([0, all, all + 1].map(asked)).toEqual([0, all, all]);
  });

  it("orders by ticket, then by id", () => {
    const unit = (id: string, ticket: string) => ({ id, ticket });
    expect(byTicket(unit("b", "1"), unit("a", "2"))).toBeLessThan(0);
    expect(byTicket(unit("b", "1"), unit("a", "1"))).toBeGreaterThan(0);
    expect(byTicket(unit("a", "1"), unit("a", "1"))).toBe(0);
  });
});

describe("drawByTicket", () => {
  it("takes reserves from the tickets that come next, as far as the stratum goes", () => {
    const tickets: Readonly<Record<string, string>> = { p: "3", q: "1", r: "2", s: "9", t: "8" };
    const strata = [
      { key: "one", ids: ["p", "q", "r"], count: 1 },
      { key: "other", ids: ["s", "t"], count: 1 },
    ];
    const { strata: drawn, order } = drawByTicket(strata, 2, (id) => tickets[id]!.repeat(64));
    expect(drawn.map((stratum) => [stratum.drawn, stratum.reserve].map((units) => units.map(({ id }) => id)))).toEqual([
      [["q"], ["r", "p"]],
      [["t"], ["s"]],
    ]);
    expect(order).toEqual([
      { id: "q", ticket: "1".repeat(64), stratumIndex: 0 },
      { id: "t", ticket: "8".repeat(64), stratumIndex: 1 },
    ]);
  });
});

describe("drawByShuffle", () => {
  it("shuffles each stratum as far as it is needed, then the drawn ids", () => {
    const strata = [
      { key: "one", ids: ["p", "q", "r"], count: 1 },
      { key: "other", ids: ["a", "b"], count: 2 },
    ];
    // r before q, then b before a; of a, b, r first r, then a
    const source = answering([2n, 0n, 1n, 0n, 2n, 1n, 0n]);
    expect(drawByShuffle(strata, 1, source)).toEqual({
      strata: [
        { drawn: [{ id: "r" }], reserve: [{ id: "q" }] },
        { drawn: [{ id: "b" }, { id: "a" }], reserve: [] },
      ],
      order: [
        { id: "r", stratumIndex: 0 },
        { id: "a", stratumIndex: 1 },
        { id: "b", stratumIndex: 1 },
      ],
    });
    expect(source.bounds).toEqual([3n, 2n, 2n, 1n, 3n, 2n, 1n]);
  });
});

describe.each(["sha256", "sm3"] as const)("the methods with %s", (suite) => {
  const strata = [{ key: "all", ids: IDS, count: 2 }];

  it("ticket/1 draws by the tickets of the targets", () => {
    const ticketOf = (id: string): string => createHash(suite).update(`dr1:unit:${S}:${id}`).digest("hex");
    const smallest = IDS.map((id) => ({ id, ticket: ticketOf(id) })).sort((a, b) => (a.ticket < b.ticket ? -1 : 1));
    const [all] = SELECTION_METHODS["ticket/1"](strata, { seed: S, suite, reserve: 1 }).strata;
    expect(all).toEqual({ drawn: smallest.slice(0, 2), reserve: smallest.slice(2, 3) });
  });

  it("shuffle/1 draws by the words of its package", () => {
    const made = SELECTION_METHODS["shuffle/1"](strata, { seed: S, suite, reserve: 1 });
    expect(made).toEqual(drawByShuffle(strata, 1, seedrandomSource(S)));
  });
});
