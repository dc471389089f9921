import { createHash } from "node:crypto";
import { describe, expect, test } from "vitest";
import type { RandomSource } from "double-random";
import { fraction } from "../../src/exact/fraction.js";
import { allSubsets } from "../support/allSubsets.js";
import { assignAll, membersOf, teamsByTarget } from "../support/assignAll.js";
import { distributionOf, unequalProbabilities } from "../support/distribution.js";
import { countInclusions, firstOrder, outsideLimits } from "../support/inclusionStatistics.js";
import { lawOfPair, pairKey, type PairRules } from "../support/lawOfPair.js";
import { idsOf, smallInspector, smallTarget } from "../support/smallPlan.js";
import { walkAnswers, type WalkedOutcome } from "../support/walkAnswers.js";

function pairsOf(roster: readonly string[]): readonly string[] {
  return allSubsets(roster, 2).map(([first, second]) => pairKey(first!, second!));
}

/** What breaks the law that each of these pairs is equally likely; where there is none, that there is nobody. */
function unevenPairs(outcomes: readonly WalkedOutcome<string>[], eligible: readonly string[]): readonly string[] {
  const expected = eligible.length > 0 ? eligible : ["nobody"];
  const probability = fraction(1n, BigInt(expected.length));
  return unequalProbabilities(
    distributionOf(outcomes, (pair) => [pair]),
    expected,
    probability,
  );
}

/** The model: one inspector, then another among those who may go with the first. */
function oneAfterTheOther(roster: readonly string[], apart: readonly string[], source: RandomSource): string {
  const pick = (from: readonly string[]): string => from[Number(source.uniformInt(BigInt(from.length)))]!;
  const first = pick(roster);
  return pairKey(first, pick(roster.filter((other) => other !== first && !apart.includes(pairKey(first, other)))));
}

describe("pair-ticket/1 over every order of the tickets", () => {
  const rosters = [2, 3, 4].map((length) => idsOf("I", length));
  const cases = rosters.flatMap((roster) => {
    const pairs = pairsOf(roster);
    return pairs
      .map((_, index) => index)
      .concat(pairs.length)
      .map((size) => ({ roster, pairs, size, length: roster.length }));
  });

  test.each(cases)(
    "roster of $length, any $size pairs kept apart: every other pair equally often",
    ({ roster, pairs, size }) => {
      const inspectors = roster.map((id) => smallInspector({ id }));
      for (const apart of allSubsets(pairs, size)) {
        const eligible = pairs.filter((pair) => !apart.includes(pair));
        expect(unevenPairs(lawOfPair(inspectors, { apart }), eligible)).toEqual([]);
      }
    },
  );

  test.each(rosters.flatMap((roster) => roster.map((_, size) => ({ roster, size, length: roster.length }))))(
    "roster of $length, any $size inspectors withdrawn: every pair of the others equally often",
    ({ roster, size }) => {
      const inspectors = roster.map((id) => smallInspector({ id }));
      for (const avoided of allSubsets(roster, size)) {
        const eligible = pairsOf(roster.filter((id) => !avoided.includes(id)));
        expect(unevenPairs(lawOfPair(inspectors, { avoided }), eligible)).toEqual([]);
      }
    },
  );

  test("only pairs that are competent together, and with somebody to lead, and these equally often", () => {
    const inspectors = [
      smallInspector({ id: "I001", competences: ["food"] }),
      smallInspector({ id: "I002", competences: ["prices"] }),
      smallInspector({ id: "I003", competences: ["food", "prices"], canLead: false }),
      smallInspector({ id: "I004", canLead: false }),
    ];
    const rules: PairRules = { required: ["food", "prices"] };
    const eligible = [pairKey("I001", "I002"), pairKey("I001", "I003"), pairKey("I002", "I003")];
    expect(unevenPairs(lawOfPair(inspectors, rules), eligible)).toEqual([]);
  });
});

describe("four inspectors, two of them kept apart", () => {
  const roster = idsOf("I", 4);
  const apart = [pairKey("I003", "I004")];
  const eligible = pairsOf(roster).filter((pair) => !apart.includes(pair));

  test("drawing one after the other favours four pairs with 5/24 and leaves 1/6 to the fifth", () => {
    const walked = walkAnswers((source) => oneAfterTheOther(roster, apart, source));
    const probabilities = distributionOf(walked, (pair) => [pair]);
    expect(probabilities.get(pairKey("I001", "I002"))).toEqual(fraction(1n, 6n));
    expect(probabilities.get(pairKey("I001", "I003"))).toEqual(fraction(5n, 24n));
    expect(unevenPairs(walked, eligible)).toHaveLength(5);
  });

  test("pair-ticket/1 gives each of the five 1/5", () => {
    const inspectors = roster.map((id) => smallInspector({ id }));
    expect(unevenPairs(lawOfPair(inspectors, { apart }), eligible)).toEqual([]);
  });

  test("over 4000 visits of real tickets the five come equally often", () => {
    const targets = Array.from({ length: 4000 }, (_, index) => smallTarget({ id: `U${String(index)}` }));
    const { teams } = assignAll({
      targets,
      inspectors: roster.map((id) => smallInspector({ id })),
      avoidances: [
        { id: "V-1", inspectorId: "I004", against: "inspector", refId: "I003", ground: "kinship", status: "declared" },
      ],
    });
    const cells = teams.map((team) => [eligible.indexOf(pairKey(...(membersOf(team) as [string, string])))]);
    expect(teams.every(({ eligiblePairs }) => eligiblePairs === 5)).toBe(true);
    expect(outsideLimits("pairs", firstOrder(countInclusions(5, 1, cells)))).toEqual([]);
    const leads = teams.map((team) => [team.members[0]!.inspectorId === membersOf(team)[0] ? 0 : 1]);
    expect(outsideLimits("leads", firstOrder(countInclusions(2, 1, leads)))).toEqual([]);
  });
});

describe("the tickets that decide can be recomputed with a hash function alone", () => {
  const hash = (text: string): string => createHash("sha256").update(text).digest("hex");
  const smallest = (texts: readonly string[]): string => texts.map(hash).sort()[0]!;

  test("the pair of every target is the one with the smallest ticket, and the smaller ticket leads", () => {
    const roster = idsOf("I", 5);
    const targets = idsOf("U", 20).map((id) => smallTarget({ id }));
    const seed = hash(
      `dr1:seed:{"draw":"bureau/plan-2024/T01/b1/d1","sources":[{"ref":"test","type":"declared","value":"${"0".repeat(40)}"}]}`,
    );
    const teams = teamsByTarget(assignAll({ targets, inspectors: roster.map((id) => smallInspector({ id })) }));
    for (const { id } of targets) {
      const team = teams.get(id)!;
      const [first, second] = membersOf(team) as [string, string];
      const tickets = allSubsets(roster, 2).map(([a, b]) => `dr1:pair:${seed}:${id}:${a!}:${b!}`);
      expect(team.ticket).toBe(smallest(tickets));
      expect(team.ticket).toBe(hash(`dr1:pair:${seed}:${id}:${first}:${second}`));
      const lead = hash(`dr1:lead:${seed}:${id}:${first}`) < hash(`dr1:lead:${seed}:${id}:${second}`) ? first : second;
      expect(team.members.map(({ inspectorId, role }) => `${role} ${inspectorId}`)).toEqual([
        `lead ${lead}`,
        `member ${lead === first ? second : first}`,
      ]);
    }
  });

  test("who cannot lead does not, whatever the ticket", () => {
    const inspectors = [smallInspector({ id: "I001", canLead: false }), smallInspector({ id: "I002" })];
    for (const roster of [
      inspectors,
      inspectors.map(({ id }, index) => smallInspector({ id, canLead: index === 0 })),
    ]) {
      const leader = roster.find(({ canLead }) => canLead !== false)!.id;
      const { teams } = assignAll({ targets: idsOf("U", 30).map((id) => smallTarget({ id })), inspectors: roster });
      expect(teams.map(({ members }) => members[0]!.inspectorId)).toEqual(teams.map(() => leader));
      expect(teams.every(({ members }) => members[0]!.role === "lead" && members[1]!.role === "member")).toBe(true);
    }
  });
});
