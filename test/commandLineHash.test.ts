import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { deriveSeed, drawPlan, ticketOf, type DrawPlanOptions, type HashSuite } from "double-random";
import { HAS_PYTHON, HAS_SHA256SUM, PYTHON } from "./support/outsidePrograms.js";

interface Unit {
  readonly seed: string;
  readonly targetId: string;
}

/** Programs read units from lines of seed and id, all in one process, and print a ticket each. */
function ticketsBy(command: string, words: readonly string[], units: readonly Unit[]): readonly string[] {
  const input = units.map(({ seed, targetId }) => `${seed} ${targetId}\n`).join("");
  const tickets = execFileSync(command, words, { encoding: "utf8", input }).trimEnd().split("\n");
  expect(tickets).toHaveLength(units.length);
  return tickets;
}

/** The line that the documentation gives to a business, in the shell that it is meant for. */
function bySha256sum(units: readonly Unit[]): readonly string[] {
  const line = `printf 'dr1:unit:%s:%s' "$S" "$ID" | sha256sum`;
  const printed = ticketsBy("sh", ["-c", `while read -r S ID; do ${line}; done`], units);
  return printed.map((text) => text.replace(/ .*$/, ""));
}

function byPython(suite: HashSuite, units: readonly Unit[]): readonly string[] {
  const program = [
    "import hashlib, sys",
    "for line in sys.stdin:",
    "    seed, target = line.split()",
    "    print(hashlib.new(sys.argv[1], f'dr1:unit:{seed}:{target}'.encode('ascii')).hexdigest())",
  ].join("\n");
  return ticketsBy(PYTHON, ["-c", program, suite], units);
}

const sources = [{ type: "declared", ref: "public meeting", value: "47 11 08 15 16 23 42 99 03 71 28 64" }];
const seedOf = (suite: HashSuite): string => deriveSeed({ drawId: "140581/plan-2024/T12/b1/d1", sources, suite });
const IDS = ["T-1", "t-1", "0", "91140581MA0FICT10N", "a.b_c-d", "n", "Z".repeat(64)];

describe.runIf(HAS_PYTHON && HAS_SHA256SUM)("a ticket computed on the command line", () => {
  it("is that of sha256sum", () => {
    const units = IDS.map((targetId) => ({ seed: seedOf("sha256"), targetId }));
    expect(units.map((unit) => ticketOf(unit))).toEqual(bySha256sum(units));
  });

  it.each<HashSuite>(["sha256", "sm3"])("by %s is that of Python", (suite) => {
    const units = IDS.map((targetId) => ({ seed: seedOf(suite), targetId }));
    expect(units.map((unit) => ticketOf({ ...unit, suite }))).toEqual(byPython(suite, units));
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
    const units = tasks.flatMap(({ seed, selected, strata }) => {
      const cutoffs = new Map(strata.map(({ stratum, cutoff }) => [stratum, cutoff]));
      return [
        ...selected.map(({ targetId, stratum, ticket }) => {
          return { seed, targetId, ticket, isRight: (own: string) => own <= cutoffs.get(stratum)! };
        }),
        ...strata.flatMap(({ stratum, reserve, drawn }) =>
          reserve.map(({ targetId, ticket }) => {
            return { seed, targetId, ticket, isRight: (own: string) => drawn === 0 || own > cutoffs.get(stratum)! };
          }),
        ),
      ];
    });
    const tickets = suite === "sha256" ? bySha256sum(units) : byPython(suite, units);
    for (const [index, { ticket, isRight }] of units.entries()) {
      expect(tickets[index]).toBe(ticket);
      expect(isRight(tickets[index]!)).toBe(true);
    }
    expect(units.length).toBeGreaterThan(20);
  });
});
