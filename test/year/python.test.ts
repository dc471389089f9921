import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parsePlan } from "double-random";
import { coverageTable, forecastPlan } from "double-random/year";
import { makeDirectory } from "../../examples/gaoping-2024/directory.js";
import { HAS_PYTHON } from "../support/outsidePrograms.js";
import { askPython } from "../support/vectorCases.js";
import { yearInputs, type YearInputs } from "../support/yearPlans.js";

/** What the independent program says of a year, from what the library says. */
function ourNumbers(inputs: YearInputs): unknown {
  const { cells } = coverageTable(inputs);
  const { totals, overlap } = forecastPlan(inputs);
  const exact = ({ exact: text }: { readonly exact: string }): string => text;
  const { hits, targets, visits, memberPlaces, expertPlaces } = totals;
  return {
    cells: Object.fromEntries(
      cells
        .filter((cell) => cell.targets > 0)
        .map(({ subjectType, creditClass, tier, ...cell }) => [
          [subjectType, creditClass ?? "-", tier].join("/"),
          {
            targets: cell.targets,
            withoutChance: cell.withoutChance,
            least: cell.least!.exact,
            greatest: cell.greatest!.exact,
            mean: cell.mean!.exact,
          },
        ]),
    ),
    totals: {
      hits: exact(hits),
      targets: exact(targets),
      visits: exact(visits),
      memberPlaces: exact(memberPlaces),
      expertPlaces: exact(expertPlaces),
    },
    pairs: Object.fromEntries(overlap.pairs.map(({ taskIds, drawnByBoth }) => [taskIds.join(" "), drawnByBoth.exact])),
    several: overlap.drawnBySeveral.exact,
  };
}

describe.runIf(HAS_PYTHON)("an independent program that goes through every set of tasks says the same", () => {
  it("of generated plans, with every way to round", () => {
    const inputs = fc
      .sample(yearInputs({ targets: 40, tasks: 7 }), { seed: 20240501, numRuns: 60 })
      .map((each, index): YearInputs =>
        index % 4 === 0 ? { ...each, policies: { ...each.policies, apportionment: "systematic-random" } } : each,
      );
    const theirs = askPython(inputs.map((input) => ({ ask: "yearNumbers", input })));
    for (const [index, input] of inputs.entries()) {
      expect({ answer: ourNumbers(input) }, JSON.stringify(input)).toEqual(theirs[index]);
    }
  });

  it("of the printed plan with an invented directory", () => {
    const plan = parsePlan(JSON.parse(readFileSync("examples/gaoping-2024/plan.json", "utf8")));
    const { targets } = makeDirectory({ seed: "gaoping-2024-test", targetCount: 3000 });
    const input = { plan, targets, asOf: "2024-06-30", policies: {}, exclusions: [] };
    expect([{ answer: ourNumbers(input) }]).toEqual(askPython([{ ask: "yearNumbers", input }]));
  });
});
