import assert from "node:assert/strict";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { createFlowNetwork, type FlowNetwork } from "../../src/matching/maximumFlow.js";
import { dinicByTheBook, flowValue, type PlainArc } from "../support/dinicByTheBook.js";

const RUNS = { seed: 20_260_401, numRuns: 400 };

function networkOf(vertexCount: number, arcs: readonly PlainArc[]): FlowNetwork {
  const network = createFlowNetwork(vertexCount);
  for (const { from, to, capacity, backward } of arcs) network.addArc(from, to, capacity, backward);
  return network;
}

/** Random graphs whose source is the first and whose sink is the last vertex. */
function graphs(backward: fc.Arbitrary<number>, acyclic = false): fc.Arbitrary<{ size: number; arcs: PlainArc[] }> {
  return fc.integer({ min: 2, max: 8 }).chain((size) => {
    const vertex = fc.integer({ min: 0, max: size - 1 });
    const capacity = fc.integer({ min: 0, max: 6 });
    const arc = fc
      .record({ from: vertex, to: vertex, capacity, backward })
      .filter(({ from, to }) => (acyclic ? from < to : from !== to));
    return fc.record({ size: fc.constant(size), arcs: fc.array(arc, { maxLength: 25 }) });
  });
}

const anyGraph = graphs(fc.integer({ min: 0, max: 3 }));

describe("maximum flow", () => {
  test("has the value that plain augmenting paths come to", () => {
    fc.assert(
      fc.property(anyGraph, ({ size, arcs }) => {
        expect(networkOf(size, arcs).run(0, size - 1)).toBe(flowValue(size, arcs, 0, size - 1));
      }),
      RUNS,
    );
  });

  test("keeps the capacities and what comes in goes out", () => {
    fc.assert(
      fc.property(anyGraph, ({ size, arcs }) => {
        const network = networkOf(size, arcs);
        const value = network.run(0, size - 1);
        const balance = new Array<number>(size).fill(0);
        for (const [arc, { from, to, capacity, backward }] of arcs.entries()) {
          const flow = network.flowOf(arc);
          assert.ok(flow <= capacity);
          assert.ok(flow + backward >= 0);
          balance[from]! -= flow;
          balance[to]! += flow;
        }
        balance[0]! += value;
        balance[size - 1]! -= value;
        expect(balance).toEqual(balance.map(() => 0));
      }),
      RUNS,
    );
  });

  test("is as large as the cut between what more could reach and the rest", () => {
    fc.assert(
      fc.property(anyGraph, ({ size, arcs }) => {
        const network = networkOf(size, arcs);
        const value = network.run(0, size - 1);
        const near = network.reachableFrom(0);
        expect([near[0], near[size - 1]]).toEqual([true, false]);
        const cut = arcs.reduce(
          (sum, { from, to, capacity, backward }) =>
            sum + (near[from] && !near[to] ? capacity : near[to] && !near[from] ? backward : 0),
          0,
        );
        expect(cut).toBe(value);
      }),
      RUNS,
    );
  });

  test("is on every arc the flow that the description of the method gives", () => {
    fc.assert(
      fc.property(anyGraph, ({ size, arcs }) => {
        const network = networkOf(size, arcs);
        network.run(0, size - 1);
        expect(arcs.map((_, arc) => network.flowOf(arc))).toEqual(dinicByTheBook(size, arcs, 0, size - 1));
      }),
      RUNS,
    );
  });

  test("goes along the arcs that were made first, each path filled before the next", () => {
    const network = createFlowNetwork(5);
    const arcs = [
      [0, 2, 3],
      [0, 1, 3],
      [2, 4, 9],
      [1, 3, 9],
      [2, 3, 9],
      [3, 4, 2],
      [1, 4, 2],
    ].map(([from, to, capacity]) => network.addArc(from!, to!, capacity!));
    expect(network.run(0, 4)).toBe(6);
    expect(arcs.map(network.flowOf)).toEqual([3, 3, 3, 1, 0, 1, 2]);
  });

  test("is exact for capacities up to 2^53", () => {
    const network = createFlowNetwork(4);
    const large = Number.MAX_SAFE_INTEGER;
    for (const [from, to, capacity] of [
      [0, 1, large],
      [1, 2, large - 2],
      [1, 3, 1],
      [2, 3, large],
    ] as const) {
      network.addArc(from, to, capacity);
    }
    expect(network.run(0, 3)).toBe(large - 1);
    expect([0, 1, 2, 3].map(network.flowOf)).toEqual([large - 1, large - 2, 1, large - 2]);
  });

  test("runs on from the flow that is there", () => {
    fc.assert(
      fc.property(anyGraph, ({ size, arcs }) => {
        const network = createFlowNetwork(size);
        let value = 0;
        for (const { from, to, capacity, backward } of arcs) {
          network.addArc(from, to, capacity, backward);
          value += network.run(0, size - 1);
        }
        expect(value).toBe(flowValue(size, arcs, 0, size - 1));
      }),
      RUNS,
    );
  });

  test("without an arc is the flow of the graph without it, and with it again the old value", () => {
    fc.assert(
      fc.property(graphs(fc.constant(0), true), ({ size, arcs }) => {
        const network = networkOf(size, arcs);
        const whole = network.run(0, size - 1);
        for (const [arc, { from, capacity }] of arcs.entries()) {
          if (from !== 0) continue;
          const withdrawn = network.withdraw(arc, size - 1);
          expect(network.flowOf(arc)).toBe(0);
          const rest = whole - withdrawn + network.run(0, size - 1);
          const without = arcs.filter((_, other) => other !== arc);
          expect(rest).toBe(flowValue(size, without, 0, size - 1));
          network.setCapacity(arc, capacity);
          expect(rest + network.run(0, size - 1)).toBe(whole);
        }
      }),
      RUNS,
    );
  });

  test("needs no stack for a path of 200 000 arcs", () => {
    const length = 200_000;
    const network = createFlowNetwork(length + 1);
    for (let vertex = 0; vertex < length; vertex++) network.addArc(vertex, vertex + 1, 7);
    expect(network.run(0, length)).toBe(7);
    expect(network.withdraw(0, length)).toBe(7);
    expect(network.flowOf(length - 1)).toBe(0);
  });
});
