import { describe, expect, test } from "vitest";
import type { MatchingProblem, MatchingRow, SetRule } from "../../../src/matching/matching.js";
import { meetingTally } from "../../../src/matching/meetingTally.js";
import { placeTally } from "../../../src/matching/placeTally.js";
import { teamTally } from "../../../src/matching/teamTally.js";

const rule = (columns: readonly number[], least: number, most: number): SetRule => ({ id: "", columns, least, most });

function row(visit: number, fields: Partial<MatchingRow> = {}): MatchingRow {
  return { visit, demand: 2, columns: [0, 1, 2, 3, 4], rules: [], ...fields };
}

function problem(fields: Partial<MatchingProblem>): MatchingProblem {
  return { columnCount: 5, least: [0, 0, 0, 0, 0], most: [9, 9, 9, 9, 9], apart: [], rows: [], ...fields };
}

describe("the tally of places", () => {
  const rows = [
    row(0, { rules: [rule([0, 1], 1, 1), rule([1, 2], 2, 2)] }),
    row(1, { rules: [rule([3], 0, 1)] }),
    row(2),
  ];

  test("begins with vacant rows, which miss what their rules ask for", () => {
    const tally = placeTally(problem({ rows }));
    expect([tally.broken(), ...[0, 1, 2].map(tally.brokenAt)]).toEqual([3, 3, 0, 0]);
  });

  test("counts missing and surplus places while people come and go", () => {
    const tally = placeTally(problem({ rows }));
    const steps: (readonly [() => void, number, number])[] = [
      [
        () => {
          tally.join(0, 0);
        },
        2,
        2,
      ],
      [
        () => {
          tally.join(0, 1);
        },
        2,
        2,
      ],
      [
        () => {
          tally.join(0, 2);
        },
        1,
        1,
      ],
      [
        () => {
          tally.leave(0, 0);
        },
        0,
        0,
      ],
      [
        () => {
          tally.join(1, 3);
        },
        0,
        0,
      ],
      [
        () => {
          tally.join(1, 3);
        },
        1,
        0,
      ],
      [
        () => {
          tally.join(2, 4);
        },
        1,
        0,
      ],
      [
        () => {
          tally.leave(1, 3);
        },
        0,
        0,
      ],
      [
        () => {
          tally.leave(0, 2);
        },
        1,
        1,
      ],
    ];
    for (const [step, all, first] of steps) {
      step();
      expect([tally.broken(), tally.brokenAt(0)]).toEqual([all, first]);
    }
  });
});

describe("the tally of meetings", () => {
  const apart = [
    [0, 1],
    [2, 3],
  ] as const;

  test("counts each pair who must not meet at each visit where both are, once for all rows of it", () => {
    const tally = meetingTally(problem({ apart }));
    expect(tally.isLimited).toBe(true);
    tally.join(0, 1);
    expect(tally.broken()).toBe(0);
    tally.join(0, 0);
    expect(tally.broken()).toBe(1);
    tally.join(0, 0);
    tally.join(0, 1);
    tally.join(0, 2);
    expect(tally.broken()).toBe(1);
    tally.join(4, 0);
    tally.join(4, 1);
    expect(tally.broken()).toBe(2);
    tally.leave(0, 0);
    expect(tally.broken()).toBe(2);
    tally.leave(0, 0);
    expect(tally.broken()).toBe(1);
    expect(tally.peopleAt(0)).toEqual([1, 1, 2]);
    expect(tally.peopleAt(9)).toEqual([]);
  });

  test("counts meetings of the same two beyond the limit", () => {
    const tally = meetingTally(problem({ mostPerPair: 2 }));
    const meet = (visit: number): void => {
      tally.join(visit, 3);
      tally.join(visit, 1);
    };
    expect(tally.isLimited).toBe(true);
    meet(0);
    expect([tally.broken(), tally.breaks(1, 3), tally.mayMeetAgain(3, 1)]).toEqual([0, false, true]);
    meet(1);
    expect([tally.broken(), tally.breaks(1, 3), tally.mayMeetAgain(3, 1)]).toEqual([0, false, false]);
    meet(2);
    meet(3);
    expect([tally.broken(), tally.breaks(1, 3), tally.breaks(3, 1), tally.breaks(1, 2)]).toEqual([
      2,
      true,
      true,
      false,
    ]);
    tally.leave(2, 1);
    expect(tally.broken()).toBe(1);
    tally.leave(0, 3);
    tally.leave(1, 3);
    expect([tally.broken(), tally.mayMeetAgain(1, 3)]).toEqual([0, true]);
  });

  test("tells pairs apart", () => {
    const tally = meetingTally(problem({ columnCount: 12, mostPerPair: 1 }));
    for (const pair of [
      [0, 11],
      [1, 10],
      [0, 10],
      [1, 11],
    ]) {
      for (const column of pair) tally.join(pair[0]! * 12 + pair[1]!, column);
    }
    expect(tally.broken()).toBe(0);
    expect(tally.breaks(0, 11)).toBe(false);
  });

  test("says who may be at a visit together", () => {
    const tally = meetingTally(problem({ apart, mostPerPair: 1 }));
    expect([tally.mayMeet(0, 0, 0), tally.mayMeet(0, 0, 1), tally.mayMeet(0, 1, 0), tally.mayMeet(0, 0, 2)]).toEqual([
      true,
      false,
      false,
      true,
    ]);
    tally.join(0, 0);
    tally.join(0, 4);
    expect([tally.mayMeet(0, 0, 4), tally.mayMeet(1, 0, 4), tally.mayMeet(1, 4, 0)]).toEqual([true, false, false]);
    tally.join(1, 0);
    expect(tally.mayMeet(1, 0, 4)).toBe(false);
    tally.leave(0, 4);
    expect(tally.mayMeet(1, 0, 4)).toBe(true);
  });

  test("breaks no rule by meeting oneself, and says so of people who must not meet wherever they are", () => {
    const tally = meetingTally(problem({ apart }));
    expect([tally.breaks(0, 0), tally.breaks(0, 1), tally.breaks(3, 2), tally.breaks(1, 2)]).toEqual([
      false,
      true,
      true,
      false,
    ]);
  });

  test("has no limits if nobody states any, and knows who is where all the same", () => {
    const tally = meetingTally(problem({}));
    tally.join(2, 1);
    tally.join(2, 3);
    tally.leave(2, 1);
    expect([tally.isLimited, tally.broken(), tally.peopleAt(2)]).toEqual([false, 0, [3]]);
    expect([tally.mayMeet(2, 1, 3), tally.mayMeetAgain(1, 3)]).toEqual([true, true]);
  });
});

describe("the tally of teams", () => {
  const limited = problem({
    rows: [row(0, { rules: [rule([0, 1], 1, 1)] }), row(0, { columns: [3, 4], demand: 1 }), row(1)],
    apart: [[2, 4]],
    most: [1, 2, 2, 2, 2],
  });

  test("keeps teams ascending, and loads with them", () => {
    const tally = teamTally(limited, [0, 1, 2, 3, 4]);
    tally.fill(0, [2, 0]);
    tally.fill(1, [4]);
    tally.fill(2, [4, 1]);
    expect(tally.teams).toEqual([[0, 2], [4], [1, 4]]);
    expect(tally.loads).toEqual([1, 1, 1, 0, 2]);
    tally.replace(2, 1, 3);
    expect(tally.teams[2]).toEqual([3, 4]);
    tally.replace(2, 4, 0);
    expect(tally.teams[2]).toEqual([0, 3]);
    expect(tally.loads).toEqual([2, 0, 1, 1, 1]);
    tally.vacate(0);
    expect([tally.teams, tally.loads]).toEqual([
      [[], [4], [0, 3]],
      [1, 0, 0, 1, 1],
    ]);
  });

  test("counts what all rules of rows and meetings break", () => {
    const tally = teamTally(limited, [0, 1, 2, 3, 4]);
    expect(tally.broken()).toBe(1);
    tally.fill(0, [2, 3]);
    expect(tally.broken()).toBe(1);
    tally.fill(1, [4]);
    expect(tally.broken()).toBe(2);
    expect(tally.changeBy(0, 3, 1)).toBe(-1);
    expect(tally.changeBy(0, 2, 1)).toBe(-2);
    expect(tally.changeBy(1, 4, 3)).toBe(-1);
    expect(tally.broken()).toBe(2);
    expect(tally.teams).toEqual([[2, 3], [4], []]);
  });

  test("says which row breaks a rule, by itself or with another row of its visit", () => {
    const tally = teamTally(limited, [0, 1, 2, 3, 4]);
    const breaking = (): readonly number[] => [0, 1, 2].filter(tally.breaksRule);
    expect(breaking()).toEqual([0]);
    tally.fill(0, [0, 2]);
    tally.fill(1, [4]);
    tally.fill(2, [2, 3]);
    expect(breaking()).toEqual([0, 1]);
    tally.replace(1, 4, 3);
    expect(breaking()).toEqual([]);
    tally.replace(2, 3, 4);
    expect(breaking()).toEqual([2]);
  });

  test("offers a vacant row whoever is not at the most, may be chosen, and may meet those who are there", () => {
    const tally = teamTally(limited, [4, 3, 2, 1, 0]);
    const columns = (index: number): readonly number[] => tally.choiceOf(index).columns;
    expect([columns(0), columns(1), columns(2)]).toEqual([
      [4, 3, 2, 1, 0],
      [4, 3],
      [4, 3, 2, 1, 0],
    ]);
    tally.fill(0, [0, 2]);
    expect([columns(1), columns(2)]).toEqual([[3], [4, 3, 2, 1]]);
    const { demand, rules, keptApart } = tally.choiceOf(2);
    expect([demand, rules]).toEqual([2, []]);
    expect([keptApart!(2, 4), keptApart!(4, 2), keptApart!(2, 3)]).toEqual([true, true, false]);
  });

  test("keeps nobody apart in a choice if everybody may meet", () => {
    expect(teamTally(problem({ rows: [row(0)] }), [0, 1, 2, 3, 4]).choiceOf(0).keptApart).toBeUndefined();
  });
});
