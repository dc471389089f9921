import { describe, expect, test } from "vitest";
import { apartRules, apartWithin, neighboursOf } from "../../../src/matching/apartRules.js";

describe("pairs who must not meet", () => {
  test("concern a row if both are in it", () => {
    const pairs = [
      [0, 1],
      [1, 4],
      [2, 3],
      [4, 9],
    ] as const;
    expect(apartWithin([1, 4, 9], pairs)).toEqual([
      [1, 4],
      [4, 9],
    ]);
    expect(apartWithin([], pairs)).toEqual([]);
  });

  test("are known from both sides", () => {
    const neighbours = neighboursOf([
      [0, 2],
      [2, 5],
      [0, 5],
      [7, 8],
    ]);
    expect(neighbours).toEqual(
      new Map([
        [0, new Set([2, 5])],
        [2, new Set([0, 5])],
        [5, new Set([2, 0])],
        [7, new Set([8])],
        [8, new Set([7])],
      ]),
    );
    expect(neighboursOf([])).toEqual(new Map());
  });
});

describe("the rules that follow", () => {
  const atMostOne = (id: string, ...columns: readonly number[]): object => ({ id, columns, least: 0, most: 1 });

  test("are one for a group in which nobody may meet anybody, named by its smallest column", () => {
    expect(
      apartRules([
        [3, 11],
        [3, 4],
        [4, 11],
      ]),
    ).toEqual({ groups: [atMostOne("apart.3", 3, 4, 11)], pairs: [] });
  });

  test("are one for each pair of any other group, in ascending order", () => {
    expect(
      apartRules([
        [10, 11],
        [2, 11],
        [2, 9],
        [2, 10],
      ]),
    ).toEqual({
      groups: [],
      pairs: [
        atMostOne("apart.2.9", 2, 9),
        atMostOne("apart.2.10", 2, 10),
        atMostOne("apart.2.11", 2, 11),
        atMostOne("apart.10.11", 10, 11),
      ],
    });
  });

  test("treat groups that nothing connects by themselves, from the smallest column on", () => {
    expect(
      apartRules([
        [20, 30],
        [8, 9],
        [5, 12],
        [12, 40],
        [1, 2],
      ]),
    ).toEqual({
      groups: [atMostOne("apart.1", 1, 2), atMostOne("apart.8", 8, 9), atMostOne("apart.20", 20, 30)],
      pairs: [atMostOne("apart.5.12", 5, 12), atMostOne("apart.12.40", 12, 40)],
    });
  });

  test("find whoever is connected through others", () => {
    const path = [
      [0, 5],
      [5, 1],
      [1, 6],
    ] as const;
    expect(apartRules(path).pairs.map(({ id }) => id)).toEqual(["apart.0.5", "apart.1.5", "apart.1.6"]);
  });

  test("are none if everybody may meet", () => {
    expect(apartRules([])).toEqual({ groups: [], pairs: [] });
  });
});
