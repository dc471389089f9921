/**
 * The layers whose mutants are measured, each with the tests that judge it. A mutant meets the quick files first, in this order; what lives
 * meets the slow ones too. Further tests may kill more: a mutant that lives here is looked at, so a short list can only make the score worse.
 *
 * @typedef {{ readonly quick: readonly string[], readonly slow: readonly string[] }} Judges
 *
 * @type {Readonly<Record<string, Judges>>}
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
    quick: ["test/assignment/parts/*.test.ts", "test/assignment/{coversWindow,mergeVisits}.test.ts"],
    slow: [],
  },
  record: {
    quick: ["test/record/*.test.ts"],
    slow: ["test/verify/{reserves,events}.test.ts", "test/chain/revealSeed.test.ts"],
  },
  verify: {
    quick: [
      "test/verify/{report,firstDifference,schemaForms,matchesSchema,checkArithmetic,checkAssignment}.test.ts",
      "test/verify/{stageChecks,checkEvidence,checkReceived,checkReplacements}.test.ts",
      "test/verify/{verifyRecord,verifyTargetRecord,verifyTeamRecord,verifyEvents}.test.ts",
    ],
    slow: [],
  },
};

/**
 * Layers of which some files are measured so far, by `--only`; they are no part of the sum.
 *
 * @type {Readonly<Record<string, Judges>>}
 */
export const LAYERS_IN_PART = {
  matching: {
    quick: ["test/matching/parts/*.test.ts", "test/matching/{teamsOfRow,hierarchy,chances,maximumFlow}.test.ts"],
    slow: ["test/matching/{evenUnderCapacity,shortage,rounding,repair}.test.ts"],
  },
  publication: {
    quick: ["test/publication/{batches,verifyPublication}.test.ts"],
    slow: ["test/publication/{tamper,tamperFields,tamperProof}.test.ts", "test/publicationVectors.test.ts"],
  },
};
