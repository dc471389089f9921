import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { verifyPublication, type OutsideKnowledge, type PublishedFiles } from "double-random/verify";
import { fuzzes, spoil } from "../support/fuzzFiles.js";
import { HAS_PYTHON } from "../support/outsidePrograms.js";
import { tamperBases } from "../support/tamperBases.js";
import { askPython } from "../support/vectorCases.js";

/** How many spoiled publications both programs judge. All 10 000: `DIFFERENTIAL_RUNS=10000 npx vitest run test/publication/differential.test.ts`. */
const RUNS = Number(process.env["DIFFERENTIAL_RUNS"] ?? 300);
const SEED = Number(process.env["DIFFERENTIAL_SEED"] ?? 20230914);

/** A program is asked this many questions at a time. */
const AT_ONCE = 500;

interface Verdict {
  readonly ok: boolean;
  readonly levels: Readonly<Record<string, string>>;
  readonly failed: readonly string[];
}

interface Question {
  readonly files: Readonly<Record<string, string>>;
  readonly outside: OutsideKnowledge;
  readonly fuzz: unknown;
}

async function ours({ files, outside }: Question): Promise<Verdict> {
  const { ok, levels, checks } = await verifyPublication(files, outside);
  return {
    ok,
    levels: Object.fromEntries(levels.map(({ level, status }) => [level, status])),
    failed: checks.filter(({ status }) => status === "fail").map(({ id }) => id),
  };
}

function asPythonIsAsked({ files, outside: { head, ...outside } }: Question): {
  readonly ask: string;
  readonly input: object;
} {
  const trusted = { ...outside, ...(head && { head: { number: head.number, hash: head.entryHash } }) };
  return { ask: "verifyPublication", input: { files, trusted } };
}

function isText(files: Readonly<Record<string, PublishedFiles[string]>>): files is Readonly<Record<string, string>> {
  return Object.values(files).every((content) => typeof content === "string" && content.isWellFormed());
}

describe.runIf(HAS_PYTHON)("a second program, written from the specification alone", () => {
  it("judges every spoiled publication alike", { timeout: Math.max(120_000, RUNS * 200) }, async () => {
    const { plain, blinded, other, several, dated } = await tamperBases(12);
    const bases = [plain, blinded, other, plain, blinded, other, several, dated];
    const cases = fc.sample(fc.record({ base: fc.nat(1000), another: fc.nat(1000), fuzz: fuzzes }), {
      seed: SEED,
      numRuns: RUNS * 3,
    });
    const questions: Question[] = [];
    for (const { base, another, fuzz } of cases) {
      if (questions.length === RUNS) break;
      const of = bases[base % bases.length]!;
      const files = await spoil(of, bases[another % bases.length]!, fuzz);
      if (isText(files)) questions.push({ files, outside: base % 2 === 0 ? of.outside : {}, fuzz });
    }
    expect(questions).toHaveLength(RUNS);

    const differences: unknown[] = [];
    const seen = new Map<string, number>();
    for (let start = 0; start < questions.length; start += AT_ONCE) {
      const some = questions.slice(start, start + AT_ONCE);
      const theirs = askPython(some.map(asPythonIsAsked)) as { readonly answer?: Verdict }[];
      for (const [index, question] of some.entries()) {
        const own = await ours(question);
        const { ok, levels, failed } = theirs[index]?.answer ?? { ok: false, levels: {}, failed: ["no answer"] };
        const failedLevels = Object.entries(own.levels)
          .filter(([, status]) => status === "fail")
          .map(([level]) => level)
          .join(" ");
        seen.set(failedLevels, (seen.get(failedLevels) ?? 0) + 1);
        const [left, right] = [own, { ok, levels, failed }].map((verdict) =>
          JSON.stringify({ ...verdict, failed: [...verdict.failed].sort() }),
        );
        if (left !== right) differences.push({ fuzz: question.fuzz, ours: left, theirs: right });
      }
    }
    if (process.env["DIFFERENTIAL_RUNS"] !== undefined) console.log(Object.fromEntries(seen));
    expect(differences).toEqual([]);
    // Forms alone would be no test: what is sealed anew must come far, and fail at many levels.
    expect(seen.size).toBeGreaterThan(5);
  });
});
