/**
 * The layers whose mutants are measured, each with the tests that judge it. A mutant meets the quick files first, in this order; what lives
 * meets the slow ones too. Further tests may kill more: a mutant that lives here is looked at, so a short list can only make the score worse.
 *
 * @type {Readonly<Record<string, { readonly quick: readonly string[]; readonly slow: readonly string[] }>>}
 */
export const LAYERS = {
  exact: { quick: ["test/exact/{numbers,calendar,byHand,levels}.test.ts"], slow: [] },
  allocation: {
    quick: ["test/allocation/{reconcile,bounds,quotas,apportion,counts}.test.ts"],
    slow: ["test/allocation/{exactCounts,published,systematicRandom}.test.ts"],
  },
  selection: { quick: ["test/selection/{byHand,methods}.test.ts"], slow: [] },
  random: {
    quick: ["test/random/{bytes,canonicalJson,chance,hashes,tickets}.test.ts"],
    slow: ["test/random/vectors.test.ts", "test/hashing.test.ts"],
  },
  frame: { quick: ["test/frame/*.test.ts"], slow: [] },
  assignment: {
    quick: ["test/assignment/*.test.ts", "test/matching/teamsOfRow.test.ts"],
    slow: ["test/assignmentVectors.test.ts"],
  },
  matching: {
    quick: ["test/matching/*.test.ts", "test/infeasibility/*.test.ts"],
    slow: ["test/assignmentVectors.test.ts"],
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
