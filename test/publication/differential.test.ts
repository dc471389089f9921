import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { verifyPublication, type OutsideKnowledge } from "double-random/verify";
import { fuzzes, spoil } from "../support/fuzzFiles.js";
import { HAS_PYTHON } from "../support/outsidePrograms.js";
import {
  differences,
  isText,
  publicationQuestion,
  publicationVerdict,
  type Verdict,
} from "../support/secondOpinion.js";
import { tamperBases } from "../support/tamperBases.js";

/** How many spoiled publications both programs judge. All 10 000: `DIFFERENTIAL_RUNS=10000 npx vitest run test/publication/differential.test.ts`. */
const RUNS = Number(process.env["DIFFERENTIAL_RUNS"] ?? 200);
const SEED = Number(process.env["DIFFERENTIAL_SEED"] ?? 20230914);

/** A program is asked this many questions at a time. */
const AT_ONCE = 500;

describe.runIf(HAS_PYTHON)("a second program, written from the specification alone", () => {
  it("judges every spoiled publication alike", { timeout: Math.max(120_000, RUNS * 200) }, async () => {
    const { plain, blinded, other, several, dated, reserves } = await tamperBases(12);
    const bases = [plain, blinded, other, plain, blinded, other, several, dated, reserves];
    const cases = fc.sample(fc.record({ base: fc.nat(1000), another: fc.nat(1000), fuzz: fuzzes }), {
      seed: SEED,
      numRuns: RUNS * 3,
    });
    const questions: { readonly files: Readonly<Record<string, string>>; readonly outside: OutsideKnowledge }[] = [];
    for (const { base, another, fuzz } of cases) {
      if (questions.length === RUNS) break;
      const of = bases[base % bases.length]!;
      const files = spoil(of, bases[another % bases.length]!, fuzz);
      if (isText(files)) questions.push({ files, outside: base % 2 === 0 ? of.outside : {} });
    }
    expect(questions).toHaveLength(RUNS);

    const found: unknown[] = [];
    const seen = new Map<string, number>();
    for (let start = 0; start < questions.length; start += AT_ONCE) {
      const some = questions.slice(start, start + AT_ONCE);
      const ours: Verdict[] = [];
      for (const { files, outside } of some) ours.push(publicationVerdict(await verifyPublication(files, outside)));
      for (const { levels = {} } of ours) {
        const failed = Object.entries(levels).filter(([, status]) => status === "fail");
        const name = failed.map(([level]) => level).join(" ");
        seen.set(name, (seen.get(name) ?? 0) + 1);
      }
      found.push(
        ...differences(
          some.map(({ files, outside }) => publicationQuestion(files, outside)),
          ours,
        ),
      );
    }
    if (process.env["DIFFERENTIAL_RUNS"] !== undefined) console.log(Object.fromEntries(seen));
    expect(found).toEqual([]);
    // Forms alone would be no test: what is sealed anew must come far, and fail at many levels.
    expect(seen.size).toBeGreaterThan(5);
  });
});
