import { describe, expect, test } from "vitest";
import { roundingForest, type FlowArc, type RoundingForest } from "../../../src/matching/roundingForest.js";

interface Walk {
  readonly forest: RoundingForest;
  /** The arcs that have become full, as `tail>head`. */
  readonly full: readonly string[];
  /** What chance was asked. */
  readonly bounds: readonly bigint[];
}

/** A forest over ten vertices with flows in parts of `one`, whose questions get these answers. */
function walk(one: bigint, arcs: readonly FlowArc[], ...answers: readonly bigint[]): Walk {
  const full: string[] = [];
  const bounds: bigint[] = [];
  const source = {
    uniformInt: (bound: bigint): bigint => {
      bounds.push(bound);
      return answers[bounds.length - 1]!;
    },
  };
  const onFull = (tail: number, head: number): void => void full.push(`${String(tail)}>${String(head)}`);
  const forest = roundingForest({ vertexCount: 10, one, source, onFull });
  for (const arc of arcs) forest.add(arc);
  return { forest, full, bounds };
}

const arc = (tail: number, head: number, units: bigint): FlowArc => ({ tail, head, units });

// Plain numbers are exact for the first, and only bigints for the second.
describe.each([1n, 2n ** 60n])("a forest of flows in parts of 4 times %s", (scale) => {
  const one = 4n * scale;
  const scaled = (...arcs: readonly FlowArc[]): readonly FlowArc[] =>
    arcs.map(({ units, ...ends }) => ({ ...ends, units: units * scale }));
  const units = ({ forest }: Walk): readonly string[] =>
    forest.arcs().map(({ tail, head, units: flow }) => `${String(tail)}>${String(head)} ${String(flow / scale)}`);

  test("holds arcs without a cycle as they are, in the order in which they came, and asks nothing", () => {
    const arcs = scaled(arc(3, 1, 3n), arc(0, 1, 1n), arc(2, 0, 2n), arc(5, 6, 1n), arc(6, 3, 3n));
    const { forest, full, bounds } = walk(one, arcs);
    expect(forest.arcs()).toEqual(arcs);
    expect([full, bounds]).toEqual([[], []]);
  });

  test("leaves out arcs without flow, and says which are full", () => {
    const made = walk(one, scaled(arc(0, 1, 0n), arc(0, 2, 4n), arc(1, 2, 4n)));
    expect([units(made), made.full, made.bounds]).toEqual([[], ["0>2", "1>2"], []]);
  });

  // With the new arc 0>2 the flows of 3>1 rises, and those of 3>2 and 0>1 fall, by 1; or all of them the other way, by 3.
  const square = scaled(arc(3, 1, 3n), arc(3, 2, 1n), arc(0, 1, 1n), arc(0, 2, 3n));

  test("shifts the flow along a cycle up with the probability that keeps its mean", () => {
    const risen = walk(one, square, 3n * scale - 1n);
    expect([units(risen), risen.bounds, [...risen.full].sort()]).toEqual([[], [one], ["0>2", "3>1"]]);
  });

  test("shifts the flow along a cycle down otherwise", () => {
    const fallen = walk(one, square, 3n * scale);
    expect([units(fallen), fallen.bounds, [...fallen.full].sort()]).toEqual([[], [one], ["0>1", "3>2"]]);
  });

  test("goes as far as the first arc that becomes empty or full, and keeps the others", () => {
    const arcs = scaled(arc(3, 1, 2n), arc(3, 2, 3n), arc(0, 1, 1n), arc(0, 2, 2n));
    const risen = walk(one, arcs, 0n);
    expect([units(risen), risen.bounds]).toEqual([["3>1 3", "3>2 2", "0>2 3"], [2n * scale]]);
    const fallen = walk(one, arcs, scale);
    expect(units(fallen)).toEqual(["3>1 1", "0>1 2", "0>2 1"]);
    expect(fallen.full).toEqual(["3>2"]);
  });

  test("closes the next cycle through what is left of the last one", () => {
    const arcs = scaled(arc(3, 1, 2n), arc(3, 2, 3n), arc(0, 1, 1n), arc(0, 2, 2n), arc(0, 1, 2n));
    // After the first cycle: 3>1 3, 3>2 2, 0>2 3. The new arc closes 0>1, 1<3, 3>2, 2<0.
    const twice = walk(one, arcs, 0n, 0n);
    expect(twice.bounds).toEqual([2n * scale, 3n * scale]);
    expect([units(twice), twice.full]).toEqual([
      ["3>1 1", "0>2 1"],
      ["3>2", "0>1"],
    ]);
  });
});
