import { expect, test } from "vitest";
import { commonWindow, meetingGroups } from "../../../src/assignment/meetingGroups.js";
import type { Window } from "../../../src/model/task.js";

interface Entry {
  readonly key: string;
  readonly window: Window;
}

function entry(key: string, from: number, to: number): Entry {
  const day = (number: number): string => `2024-05-${String(number).padStart(2, "0")}`;
  return { key, window: { start: day(from), end: day(to) } };
}

/** The keys of each group, from every order of up to four entries. */
function groupsOf(...entries: readonly Entry[]): readonly string[] {
  const results = permutations(entries).map((order) =>
    meetingGroups(
      order,
      ({ window }) => window,
      ({ key }) => key,
    )
      .map((group) => group.map(({ key }) => key).join("+"))
      .join(" "),
  );
  return [...new Set(results)];
}

function permutations<T>(items: readonly T[]): readonly (readonly T[])[] {
  if (items.length === 0) return [[]];
  return items.flatMap((item, index) => permutations(items.toSpliced(index, 1)).map((rest) => [item, ...rest]));
}

test("whoever begins on or before the earliest last day is in the first group, and so on", () => {
  expect(groupsOf()).toEqual([""]);
  expect(groupsOf(entry("a", 1, 5))).toEqual(["a"]);
  expect(groupsOf(entry("a", 1, 5), entry("b", 5, 9))).toEqual(["a+b"]);
  expect(groupsOf(entry("a", 1, 5), entry("b", 6, 9))).toEqual(["a b"]);
  expect(groupsOf(entry("z", 1, 5), entry("a", 6, 9), entry("b", 4, 20))).toEqual(["z+b a"]);
  expect(groupsOf(entry("a", 1, 3), entry("b", 2, 6), entry("c", 4, 8), entry("d", 5, 9))).toEqual(["a+b c+d"]);
});

test("an entry that could be in two groups is in the earlier one", () => {
  expect(groupsOf(entry("a", 1, 2), entry("b", 4, 5), entry("c", 2, 9))).toEqual(["a+c b"]);
});

test("entries whose windows end on one day come in the order of their keys", () => {
  expect(groupsOf(entry("c", 1, 5), entry("a", 2, 5), entry("b", 3, 5), entry("0", 4, 6))).toEqual(["a+b+c+0"]);
});

test("what windows have in common goes from the latest first day to the earliest last one", () => {
  const windows = [entry("", 3, 9), entry("", 5, 7), entry("", 4, 8)].map(({ window }) => window);
  expect(commonWindow(windows)).toEqual({ start: "2024-05-05", end: "2024-05-07" });
  expect(commonWindow(windows.toReversed())).toEqual({ start: "2024-05-05", end: "2024-05-07" });
  expect(commonWindow(windows.slice(0, 1))).toEqual({ start: "2024-05-03", end: "2024-05-09" });
});
