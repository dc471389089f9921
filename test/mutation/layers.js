/**
 * The layers whose mutants are measured, each with the tests that judge it. A mutant meets the quick files first, in this order; what lives
 * meets the slow ones too. Further tests may kill more: a mutant that lives here is looked at, so a short list can only make the score worse.
 *
 * @type {Readonly<Record<string, { readonly quick: readonly string[]; readonly slow: readonly string[] }>>}
 */
export const LAYERS = {
  exact: {
    quick: ["test/exact/*.test.ts", "test/beacon/{announcement,calendar,judgeSeed}.test.ts"],
    slow: ["test/allocation/{exactCounts,published,systematicRandom}.test.ts", "test/matching/rounding.test.ts"],
  },
  allocation: {
    quick: ["test/allocation/*.test.ts", "test/model/allocateInput.test.ts", "test/laws/apportionment.test.ts"],
    slow: [],
  },
  selection: { quick: ["test/selection/*.test.ts", "test/laws/tickets.test.ts"], slow: [] },
  random: {
    quick: [
      "test/hashing.test.ts",
      "test/seeds.test.ts",
      "test/selection/exhaustive.test.ts",
      "test/plan/seedSuite.test.ts",
      "test/record/committedLists.test.ts",
    ],
    slow: [],
  },
  frame: {
    quick: ["test/plan/{frameCounts,inputs}.test.ts", "test/model/drawInput.test.ts"],
    slow: ["test/plan/laws.test.ts", "test/gaopingDraw.test.ts", "test/vectors.test.ts"],
  },
  assignment: {
    quick: ["test/assignment/parts/*.test.ts", "test/assignment/{coversWindow,mergeVisits}.test.ts"],
    slow: [],
  },
  matching: {
    quick: ["test/matching/parts/*.test.ts", "test/matching/{teamsOfRow,hierarchy,chances,maximumFlow}.test.ts"],
    slow: ["test/matching/{evenUnderCapacity,shortage,rounding,repair}.test.ts"],
  },
  record: {
    quick: [
      "test/record/committedLists.test.ts",
      "test/plan/events.test.ts",
      "test/chain/blindLists.test.ts",
      "test/eventVectors.test.ts",
      "test/chain/revealSeed.test.ts",
      "test/verify/arithmetic.test.ts",
      "test/model/parseJson.test.ts",
      "test/chain/{appendEvent,drawCommitted,commitDraw,voidDraw}.test.ts",
    ],
    slow: [
      "test/verify/{reserves,events,teamEvents,stages,tamper}.test.ts",
      "test/record/merkleTree.test.ts",
      "test/chain/{redrawNumber,proveTarget}.test.ts",
    ],
  },
  verify: {
    quick: ["test/verify/{arithmetic,matchesSchema,reserves,events}.test.ts", "test/eventVectors.test.ts"],
    slow: ["test/verify/{teamEvents,stages,tamper}.test.ts", "test/vectors.test.ts"],
  },
  publication: {
    quick: ["test/publication/{batches,verifyPublication}.test.ts"],
    slow: ["test/publication/{tamper,tamperFields,tamperProof}.test.ts", "test/publicationVectors.test.ts"],
  },
};
