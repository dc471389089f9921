import { expect, it } from "vitest";
import { mergeReports, placesToMeasureAgain, resultOf, scoreOf, type Report } from "./survivors.js";

const SOURCE = "const twice = a + a;\nconst none = a - a;\n";

/** A report of one file with two mutants, of what became of each. */
function report(first: string, second: string, source = SOURCE): Report {
  const mutant = (id: string, line: number, replacement: string, status: string) => ({
    id,
    mutatorName: "ArithmeticOperator",
    replacement,
    status,
    location: { start: { line, column: line === 1 ? 15 : 14 }, end: { line, column: line === 1 ? 20 : 19 } },
  });
  const mutants = [mutant("0", 1, "a - a", first), mutant("1", 2, "a + a", second)];
  return { files: { "src/exact/sum.ts": { source, mutants } } };
}

const SURVIVOR = { file: "exact/sum.ts", line: "const none = a - a;", from: "a - a", to: "a + a" };

it("what lives is listed with its line, under its explanation or under none", () => {
  const found = resultOf(report("Killed", "Survived"), []);
  expect(found).toEqual({ mutants: 2, killed: 1, timedOut: 0, living: [{ why: "", mutants: [SURVIVOR] }] });
  expect(scoreOf(found)).toBe(50);
  const living = [{ why: "because", mutants: [SURVIVOR] }];
  expect(resultOf(report("Timeout", "NoCoverage"), living)).toEqual({ mutants: 2, killed: 0, timedOut: 1, living });
});

it("an explanation holds for as many mutants as it names, and leaves with the last of them", () => {
  const twice = [{ why: "because", mutants: [SURVIVOR, SURVIVOR] }];
  expect(resultOf(report("Killed", "Survived"), twice).living).toEqual([{ why: "because", mutants: [SURVIVOR] }]);
  expect(resultOf(report("Killed", "Killed"), twice).living).toEqual([]);
});

it("what no test could load, or what was left out, is not counted as living", () => {
  expect(resultOf(report("RuntimeError", "Ignored"), [])).toEqual({ mutants: 1, killed: 1, timedOut: 0, living: [] });
});

it("a later measure replaces what it measured, and the whole of a file that was edited", () => {
  const earlier = report("Survived", "Survived");
  const [first] = report("Killed", "").files["src/exact/sum.ts"]!.mutants;
  const later = { files: { "src/exact/sum.ts": { source: SOURCE, mutants: [first!] } } };
  expect(mergeReports(earlier, later)).toEqual(report("Killed", "Survived"));
  const edited = report("Killed", "Killed", `${SOURCE}\n`);
  expect(mergeReports(earlier, edited)).toEqual(edited);
});

it("living mutants and edited files are measured again, a file that is gone is not", () => {
  const earlier = report("Killed", "Survived");
  expect(placesToMeasureAgain(earlier, () => SOURCE)).toEqual(["src/exact/sum.ts:2:13-2:19"]);
  expect(placesToMeasureAgain(earlier, () => "")).toEqual(["src/exact/sum.ts"]);
  expect(placesToMeasureAgain(earlier, () => undefined)).toEqual([]);
});
