import { describe, expect, it } from "vitest";
import { consistentTicket } from "./consistentSampler.js";
import { fairPick } from "./fairPick.js";
import { PUBLISHED } from "./published.js";
import { rfc3797 } from "./rfc3797.js";
import { rivestSampler } from "./rivestSampler.js";
import { vrsCodes, vrsOrder } from "./vrsDraft.js";

describe("models of published draws give what their authors published", () => {
  it.each(PUBLISHED.rfc3797)("RFC 3797: $name", ({ key, pool, first }) => {
    expect(first).toHaveLength(10);
    expect(rfc3797(key, pool, first.length)).toEqual(first);
  });

  it("RFC 3797: a leading zero of the key that is kept draws other people", () => {
    const { key, pool, first } = PUBLISHED.rfc3797[1]!;
    const kept = key.replace("8285182.", "08285182.");
    expect(kept).not.toBe(key);
    expect(rfc3797(kept, pool, 10)).not.toEqual(first);
  });

  it("Rivest's sampler of 2011", () => {
    const { seed, size, first } = PUBLISHED.rivestSampler;
    expect(first).toHaveLength(47);
    expect(rivestSampler(seed, size, first.length)).toEqual(first);
  });

  it("consistent_sampler", () => {
    const { seed, id, ticket } = PUBLISHED.consistentSampler;
    expect(consistentTicket(seed, id)).toBe(ticket);
  });

  it("draft-thomson-elegy-vrs: the one-time codes", () => {
    const { secret, iterations, published, codes } = PUBLISHED.vrsDraft;
    expect(vrsCodes(secret, iterations).reverse().slice(0, 3)).toEqual([published, ...codes]);
  });

  it("draft-thomson-elegy-vrs: the orders", () => {
    const { codes, randomness, orders } = PUBLISHED.vrsDraft;
    expect(orders.map((order) => order.length)).toEqual([6, 3]);
    for (const [index, order] of orders.entries()) {
      const shown = order.map(([label, prefix]) => [
        label,
        vrsOrder(codes[index]!, randomness, label).slice(0, prefix.length),
      ]);
      expect(shown).toEqual(order);
    }
  });

  it.each(PUBLISHED.fairPick.vectors)("fair_pick: $name", ({ entries, seed, count, winners }) => {
    expect(fairPick(entries, seed, count)).toEqual(winners);
  });
});
