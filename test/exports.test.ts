import { readdirSync, readFileSync } from "node:fs";
import { expect, it } from "vitest";
import * as doubleRandom from "double-random";
import * as beacon from "double-random/beacon";
import * as chain from "double-random/chain";
import * as events from "double-random/events";
import * as explain from "double-random/explain";
import * as fairness from "double-random/fairness";
import * as node from "double-random/node";
import * as notices from "double-random/notices";
import * as stages from "double-random/stages";
import * as verify from "double-random/verify";
import * as year from "double-random/year";
import * as zh from "double-random/zh";

/** The front door: a name is added or taken away on purpose, and every name has an example or is a constant. */
it("exports exactly these values", () => {
  expect(Object.keys(doubleRandom).sort()).toEqual([
    "DEFAULT_POLICIES",
    "DoubleRandomError",
    "INELIGIBLE_REASONS",
    "STRATUM_TIERS",
    "TIERS",
    "WARNING_CODES",
    "allocate",
    "assignInspectors",
    "canonicalJson",
    "creditCodeIsValid",
    "deriveSeed",
    "drawPlan",
    "drawTask",
    "formatRecord",
    "hashStream",
    "parseAvoidances",
    "parseExclusions",
    "parseInspections",
    "parseInspectors",
    "parseJson",
    "parsePlan",
    "parseRatio",
    "parseTargets",
    "scopeReason",
    "seedrandomSource",
    "shuffle",
    "summarizeRecord",
    "ticketOf",
    "tierOf",
    "verifyRecord",
  ]);
});

it("exports exactly these values beside it", () => {
  expect(Object.keys(beacon).sort()).toEqual([
    "QUICKNET",
    "checkSourceValue",
    "drandRoundAt",
    "drandTimeOf",
    "sourceEntropy",
    "verifyDrandRound",
    "verifyNistPulse",
  ]);
  expect(Object.keys(chain).sort()).toEqual([
    "appendEvent",
    "blindLists",
    "commitDraw",
    "drawCommitted",
    "formatChain",
    "proofInstructions",
    "proveTarget",
    "revealSeed",
    "signDocument",
    "voidDraw",
  ]);
  expect(Object.keys(events).sort()).toEqual([
    "coolingOff",
    "currentVisits",
    "recordResult",
    "replaceInspector",
    "useReserve",
    "verifyEvents",
  ]);
  expect(Object.keys(explain).sort()).toEqual([
    "describeFix",
    "describeInfeasibility",
    "explainVisit",
    "formatExplanation",
  ]);
  expect(Object.keys(fairness).sort()).toEqual([
    "describeFairness",
    "eventProbabilities",
    "exactDistribution",
    "exactOverOrders",
    "exactSampleTest",
    "inclusionTest",
    "pairInclusionTest",
    "unequalProbabilities",
    "uniformityTest",
  ]);
  expect(Object.keys(node).sort()).toEqual([
    "FIELD_MAPS",
    "REPAIR_CODES",
    "csvFile",
    "derivedId",
    "formatCsv",
    "listTable",
    "parseMapping",
    "readAvoidances",
    "readExclusions",
    "readInspections",
    "readInspectors",
    "readPlanFile",
    "readTable",
    "readTargets",
    "tableFile",
    "templateTables",
    "writeTable",
    "xlsxFile",
  ]);
  expect(Object.keys(notices).sort()).toEqual([
    "PUBLIC_NOTICE_POLICY",
    "WORKING_PAPER_POLICY",
    "coverageNotice",
    "drawNotice",
    "formatHtml",
    "formatMarkdown",
    "inspectorVisitList",
    "parseNoticePolicy",
    "parseWorkingCalendar",
    "planNotice",
    "resultsNotice",
    "tablesOf",
    "taskList",
    "visitSheet",
    "workingDayAfter",
    "workingPapers",
  ]);
  expect(Object.keys(stages).sort()).toEqual(["drawTargets", "drawTeams", "verifyTargetRecord", "verifyTeamRecord"]);
  expect(Object.keys(verify).sort()).toEqual(["LEVEL_QUESTIONS", "verifyProof", "verifyPublication"]);
  expect(Object.keys(year).sort()).toEqual([
    "DEFAULT_YEAR_RULES",
    "YEAR_NOTE_CODES",
    "checkAnnualLimit",
    "compareForecasts",
    "coverageTable",
    "forecastPlan",
    "frequencyExclusions",
    "inspectionsOf",
    "joinVisits",
    "nextBatch",
    "parseYearRules",
    "yearVisits",
  ]);
  expect(Object.keys(zh).sort()).toEqual(["VOCABULARY", "decodeText", "printPlan", "readPlan"]);
});

it("documents every error code and every warning code in a table", () => {
  const errors = readFileSync("src/errors/errorCodes.ts", "utf8");
  for (const [, code] of errors.matchAll(/^ {2}\| "(\w+)"/gm)) expect(errors).toContain(` * | \`${code ?? ""}\` |`);
  const warnings = readFileSync("src/errors/warnings.ts", "utf8");
  for (const code of doubleRandom.WARNING_CODES) expect(warnings).toContain(` * | \`${code}\` |`);
});

it("documents every note code in a table, and uses it", () => {
  const notes = readFileSync("src/year/yearNotes.ts", "utf8");
  const text = readAll("src/year");
  for (const code of year.YEAR_NOTE_CODES) {
    expect(notes).toContain(` * | \`${code}\` |`);
    expect(text, code).toMatch(new RegExp(`noteOf\\(\\s*"${code}"`));
  }
});

it("uses every error code and every warning code", () => {
  const listed = readFileSync("src/errors/errorCodes.ts", "utf8");
  const codes = [...listed.matchAll(/^ {2}\| "(\w+)"/gm)].map(([, code]) => code ?? "");
  const sources = [
    "src/model",
    "src/plan",
    "src/random",
    "src/exact",
    "src/allocation",
    "src/matching",
    "src/assignment",
    "src/infeasibility",
    "src/record",
    "src/beacon",
    "src/signature",
    "src/chain",
    "src/notices",
    "src/zh",
    "src/errors/DoubleRandomError.ts",
    "src/frame",
    "src/node",
    "src/fairness",
  ];
  const text = sources.map(readAll).join("\n");
  for (const code of [...codes, ...doubleRandom.WARNING_CODES]) expect(text, code).toContain(`"${code}"`);
});

function readAll(path: string): string {
  if (path.endsWith(".ts")) return readFileSync(path, "utf8");
  return readdirSync(path)
    .map((name) => readFileSync(`${path}/${name}`, "utf8"))
    .join("\n");
}
