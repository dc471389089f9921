/**
 * The layers whose mutants are measured, each with the tests that judge it: those that are fast and state its laws. Further
 * tests may kill more; a mutant that lives here is looked at, so a short list can only make the score worse, never better.
 *
 * @type {Readonly<Record<string, readonly string[]>>}
 */
export const LAYERS = {
  exact: [
    "test/exact/*.test.ts",
    "test/allocation/{exactCounts,published,systematicRandom}.test.ts",
    "test/matching/rounding.test.ts",
    "test/beacon/{announcement,calendar,judgeSeed}.test.ts",
  ],
  allocation: ["test/allocation/*.test.ts", "test/model/allocateInput.test.ts", "test/laws/apportionment.test.ts"],
  selection: ["test/selection/*.test.ts", "test/laws/tickets.test.ts"],
  random: [
    "test/hashing.test.ts",
    "test/seeds.test.ts",
    "test/selection/exhaustive.test.ts",
    "test/plan/seedSuite.test.ts",
    "test/record/committedLists.test.ts",
  ],
  frame: [
    "test/plan/frameCounts.test.ts",
    "test/plan/inputs.test.ts",
    "test/plan/laws.test.ts",
    "test/model/drawInput.test.ts",
    "test/gaopingDraw.test.ts",
    "test/vectors.test.ts",
  ],
  assignment: ["test/assignment/*.test.ts", "test/assignmentVectors.test.ts", "test/matching/teamsOfRow.test.ts"],
  record: [
    "test/record/*.test.ts",
    "test/model/parseJson.test.ts",
    "test/plan/events.test.ts",
    "test/verify/*.test.ts",
  ],
  verify: ["test/verify/*.test.ts", "test/vectors.test.ts", "test/eventVectors.test.ts"],
};
