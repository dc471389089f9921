import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { deriveSeed, drawPlan, ticketOf, type DrawPlanOptions, type HashSuite } from "double-random";
import { HAS_PYTHON, HAS_SHA256SUM } from "./support/outsidePrograms.js";

interface Unit {
  readonly seed: string;
  readonly targetId: string;
}

/** The line that the documentation gives to a business, in the shell that it is meant for. */
function bySha256sum({ seed, targetId }: Unit): string {
  const line = `printf 'dr1:unit:%s:%s' "$S" "$ID" | sha256sum`;
  const env = { PATH: process.env["PATH"], S: seed, ID: targetId };
  return execFileSync("sh", ["-c", line], { encoding: "utf8", env }).replace(/ .*\n$/, "");
}

function byPython(suite: HashSuite, { seed, targetId }: Unit): string {
  const program = [
    "import hashlib, sys",
    "suite, seed, target = sys.argv[1:]",
    "print(hashlib.new(suite, f'dr1:unit:{seed}:{target}'.encode('ascii')).hexdigest(), end='')",
  ].join("\n");
  return execFileSync("python3", ["-c", program, suite, seed, targetId], { encoding: "utf8" });
}

const sources = [{ type: "declared", ref: "public meeting", value: "47 11 08 15 16 23 42 99 03 71 28 64" }];
const seedOf = (suite: HashSuite): string => deriveSeed({ drawId: "140581/plan-2024/T12/b1/d1", sources, suite });
const IDS = ["T-1", "t-1", "0", "91140581MA0FICT10N", "a.b_c-d", "n", "Z".repeat(64)];

describe.runIf(HAS_PYTHON && HAS_SHA256SUM)("a ticket computed on the command line", () => {
  it.each(IDS)("of %s is that of sha256sum", (targetId) => {
    const unit = { seed: seedOf("sha256"), targetId };
    expect(ticketOf(unit)).toBe(bySha256sum(unit));
  });

  const bothSuites = IDS.flatMap(
    (targetId) =>
      [
        ["sha256", targetId],
        ["sm3", targetId],
      ] as const,
  );

  it.each(bothSuites)("by %s of %s is that of Python", (suite, targetId) => {
    const unit = { seed: seedOf(suite), targetId };
    expect(ticketOf({ ...unit, suite })).toBe(byPython(suite, unit));
  });

  it("is another if a line feed is added, as echo does", () => {
    const unit = { seed: seedOf("sha256"), targetId: "T-1" };
    const env = { PATH: process.env["PATH"], S: unit.seed, ID: unit.targetId };
    const echoed = execFileSync("sh", ["-c", `echo "dr1:unit:$S:$ID" | sha256sum`], { encoding: "utf8", env });
    expect(echoed).toMatch(/^[0-9a-f]{64} /);
    expect(echoed.slice(0, 64)).not.toBe(ticketOf(unit));
  });
});

describe.runIf(HAS_PYTHON && HAS_SHA256SUM)("the tickets in a record", () => {
  const file = JSON.parse(readFileSync("test/vectors/draws.json", "utf8")) as {
    readonly cases: readonly { readonly id: string; readonly input: DrawPlanOptions }[];
  };
  const { input } = file.cases.find(({ id }) => id === "default-policies")!;

  it.each<HashSuite>(["sha256", "sm3"])("by %s are those of the command line and fit the cut-off", (suite) => {
    const { tasks } = drawPlan({ ...input, policies: { suite, reservePerStratum: 1 } });
    const command = (unit: Unit): string => (suite === "sha256" ? bySha256sum(unit) : byPython(suite, unit));
    let checked = 0;
    for (const { seed, selected, strata } of tasks) {
      const cutoffs = new Map(strata.map(({ stratum, cutoff }) => [stratum, cutoff]));
      for (const { targetId, stratum, ticket } of selected) {
        const own = command({ seed, targetId });
        expect(own).toBe(ticket);
        expect(own <= cutoffs.get(stratum)!).toBe(true);
        checked += 1;
      }
      for (const { stratum, reserve, drawn } of strata) {
        for (const { targetId, ticket } of reserve) {
          const own = command({ seed, targetId });
          expect(own).toBe(ticket);
          if (drawn > 0) expect(own > cutoffs.get(stratum)!).toBe(true);
          checked += 1;
        }
      }
    }
    expect(checked).toBeGreaterThan(20);
  });
});
