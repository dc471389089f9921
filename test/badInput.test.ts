import { describe, expect, it } from "vitest";
import {
  allocate,
  assignInspectors,
  canonicalJson,
  creditCodeIsValid,
  DEFAULT_POLICIES,
  deriveSeed,
  drawPlan,
  drawTask,
  hashStream,
  parseAvoidances,
  parseExclusions,
  parseInspectors,
  parseJson,
  parsePlan,
  parseRatio,
  parseTargets,
  seedrandomSource,
  shuffle,
  ticketOf,
  verifyRecord,
  type DrawPlanOptions,
  type TeamRequirement,
} from "double-random";
import { explainVisit } from "double-random/explain";
import { CallersOwnError, hostileValues } from "./support/hostileValues.js";
import { smallEvidence, SMALL_SEED } from "./support/smallEvidence.js";

/** Where a hostile value is put, the names of those that are right there (`?name`: that may be), and the call. */
type Position = readonly [name: string, accepted: readonly string[] | "any", call: (value: unknown) => unknown];

/** Calls a function as JavaScript does, without types. */
function call(target: unknown, ...values: readonly unknown[]): unknown {
  return (target as (...values: readonly unknown[]) => unknown)(...values);
}

const S = "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08";
const ASKED: DrawPlanOptions = { ...smallEvidence(), asOf: "2024-04-30", seed: SMALL_SEED };
const TASK = { ...ASKED, taskId: "T01" };
const DRAW = drawTask(TASK);
const RECORD = drawPlan(ASKED);
const SOURCE = { type: "declared", ref: "test", value: "47110815162342990371286455019283" };
const STRATUM = {
  key: "A",
  size: 10,
  tier: "low",
  path: ["low"],
  intensity: "1",
  minimum: 0,
  maximum: 10,
  band: { minimum: "0%", maximum: "100%" },
  available: 10,
};
const OTHER_STRATUM = { ...STRATUM, key: "B", size: 20, tier: "high", path: ["high"], maximum: 20, available: 20 };
const TEAM: Required<TeamRequirement> = { size: 2, departments: [], experts: [], rules: [] };

function planWithTeam(team: unknown): unknown {
  const [first, ...others] = ASKED.plan.tasks;
  return { ...ASKED.plan, tasks: [{ ...first, team }, ...others] };
}

const ALLOCATED = {
  strata: [STRATUM, OTHER_STRATUM],
  quota: { kind: "ratio", ratio: "10%" },
  method: "intensities",
  rounding: "ceil",
  apportionment: "largest-remainder",
  minimumTotal: 1,
  onInfeasible: "error",
  share: "100%",
  drawnElsewhere: 0,
};

const EMPTY_OBJECTS = ["an empty object", "an object without prototype", "a transparent proxy"];
/** Plain objects with fields that options do not have. */
const OTHER_OBJECTS = [
  "an object with a key __proto__",
  "an array-like object",
  "an object with a throwing getter",
  "a cyclic object",
].map((name) => `?${name}`);
/** Text without a special meaning, for a field that takes any text, and text that such a field may refuse. */
const ANY_TEXT = ["a full-width digit", "a full-width letter", "an emoji", "__proto__", "constructor", "a long text"];
const ODD_TEXT = ["?empty text", "?a space", "?a zero byte", "?a line feed", "?a terminal escape"];

const readers: readonly Position[] = [
  ["parsePlan(*)", [], (value) => call(parsePlan, value)],
  ["parseTargets(*)", ["an empty list"], (value) => call(parseTargets, value)],
  [
    "parseTargets(_, *)",
    ["undefined", ...EMPTY_OBJECTS, ...OTHER_OBJECTS],
    (value) => call(parseTargets, ASKED.targets, value),
  ],
  [
    "parseTargets(_, { creditClasses: * })",
    ["undefined"],
    (value) => call(parseTargets, ASKED.targets, { creditClasses: value }),
  ],
  ["parseInspectors(*)", ["an empty list"], (value) => call(parseInspectors, value)],
  ["parseAvoidances(*)", ["an empty list"], (value) => call(parseAvoidances, value)],
  ["parseExclusions(*)", ["an empty list"], (value) => call(parseExclusions, value)],
  ["parseRatio(*)", ["a full-width digit"], (value) => call(parseRatio, value)],
  ["parseJson(*)", ["a long text"], (value) => call(parseJson, value, "file.json")],
];

const seeds: readonly Position[] = [
  ["deriveSeed(*)", [], (value) => call(deriveSeed, value)],
  [
    "deriveSeed({ drawId: * })",
    [...ANY_TEXT, ...ODD_TEXT],
    (value) => call(deriveSeed, { drawId: value, sources: [SOURCE] }),
  ],
  ["deriveSeed({ sources: * })", [], (value) => call(deriveSeed, { drawId: "d", sources: value })],
  [
    "deriveSeed({ suite: * })",
    ["undefined"],
    (value) => call(deriveSeed, { drawId: "d", sources: [SOURCE], suite: value }),
  ],
  ...["type", "ref"].map((field): Position => [
    `deriveSeed({ sources: [{ ${field}: * }] })`,
    [...ANY_TEXT, ...ODD_TEXT],
    (value) => call(deriveSeed, { drawId: "d", sources: [{ ...SOURCE, [field]: value }] }),
  ]),
  [
    "deriveSeed({ sources: [{ value: * }] })",
    ANY_TEXT,
    (value) => call(deriveSeed, { drawId: "d", sources: [{ ...SOURCE, value }] }),
  ],
  ["seedrandomSource(*)", [], (value) => call(seedrandomSource, value)],
  ["hashStream(*)", [], (value) => call(hashStream, value)],
  ["hashStream({ seed: * })", [], (value) => hashStream({ seed: value as string, label: "x" }).uniformInt(6n)],
  ["hashStream({ label: * })", "any", (value) => hashStream({ seed: S, label: value as string }).uniformInt(6n)],
  [
    "hashStream({ suite: * })",
    ["undefined"],
    (value) => hashStream({ seed: S, label: "x", suite: value as "sm3" }).uniformInt(6n),
  ],
  [
    "hashStream().uniformInt(*)",
    ["a bigint"],
    (value) => hashStream({ seed: S, label: "x" }).uniformInt(value as bigint),
  ],
  ["seedrandomSource().uniformInt(*)", ["a bigint"], (value) => seedrandomSource(S).uniformInt(value as bigint)],
  ["ticketOf(*)", [], (value) => call(ticketOf, value)],
  ["ticketOf({ seed: * })", [], (value) => call(ticketOf, { seed: value, targetId: "T-1" })],
  ["ticketOf({ targetId: * })", ["constructor"], (value) => call(ticketOf, { seed: S, targetId: value })],
  ["ticketOf({ suite: * })", ["undefined"], (value) => call(ticketOf, { seed: S, targetId: "T-1", suite: value })],
];

const allocation: readonly Position[] = [
  ["allocate(*)", [], (value) => call(allocate, value)],
  ...Object.keys(ALLOCATED).map((field): Position => [
    `allocate({ ${field}: * })`,
    {
      strata: ["an empty list"],
      quota: [],
      minimumTotal: ["undefined", "zero"],
      drawnElsewhere: ["undefined", "zero"],
      share: ["undefined", "a full-width digit"],
    }[field] ?? ["undefined"],
    (value) => call(allocate, { ...ALLOCATED, [field]: value }),
  ]),
  [
    "allocate({ source: * })",
    [],
    (value) => call(allocate, { ...ALLOCATED, apportionment: "systematic-random", source: value }),
  ],
  ["allocate({ strata: [*] })", [], (value) => call(allocate, { ...ALLOCATED, strata: [value] })],
  ...Object.keys(STRATUM).map((field): Position => [
    `allocate({ strata: [{ ${field}: * }] })`,
    {
      key: ["constructor"],
      size: [],
      path: ["?undefined", "an empty list"],
      minimum: ["?undefined", "zero"],
      maximum: ["?undefined", "zero"],
      available: ["?undefined", "zero"],
    }[field] ?? ["?undefined"],
    (value) =>
      call(allocate, { ...ALLOCATED, minimumTotal: 0, strata: [{ ...STRATUM, [field]: value }, OTHER_STRATUM] }),
  ]),
  [
    "allocate({ quota: { kind: * } })",
    [],
    (value) => call(allocate, { ...ALLOCATED, quota: { kind: value, ratio: "10%" } }),
  ],
  [
    "allocate({ quota: { ratio: * } })",
    ["a full-width digit"],
    (value) => call(allocate, { ...ALLOCATED, quota: { kind: "ratio", ratio: value } }),
  ],
  [
    "allocate({ quota: { count: * } })",
    [],
    (value) => call(allocate, { ...ALLOCATED, quota: { kind: "count", count: value } }),
  ],
  [
    "allocate({ quota: { ratios: { low: * } } })",
    ["a full-width digit"],
    (value) => {
      const ratios = { low: value, general: "100%", higher: "100%", high: "100%" };
      return call(allocate, { ...ALLOCATED, quota: { kind: "ratio-by-tier", ratios } });
    },
  ],
];

const draws: readonly Position[] = [
  ["drawPlan(*)", [], (value) => call(drawPlan, value)],
  ["drawTask(*)", [], (value) => call(drawTask, value)],
  ["assignInspectors(*)", [], (value) => call(assignInspectors, value)],
  ...(
    [
      ["drawPlan", drawPlan],
      ["drawTask", drawTask],
      ["assignInspectors", assignInspectors],
    ] as const
  ).flatMap(([name, draw]): Position[] => [
    [`${name}({ plan: * })`, [], (value) => call(draw, { ...TASK, draw: DRAW, plan: value })],
    [`${name}({ targets: * })`, [], (value) => call(draw, { ...TASK, draw: DRAW, targets: value })],
    [`${name}({ targets: [*] })`, [], (value) => call(draw, { ...TASK, draw: DRAW, exclusions: [], targets: [value] })],
    [
      `${name}({ policies: * })`,
      ["undefined", ...EMPTY_OBJECTS],
      (value) => call(draw, { ...TASK, draw: DRAW, policies: value }),
    ],
  ]),
  ...(
    [
      ["drawPlan", drawPlan],
      ["drawTask", drawTask],
    ] as const
  ).flatMap(([name, draw]): Position[] => [
    [`${name}({ asOf: * })`, [], (value) => call(draw, { ...TASK, asOf: value })],
    [`${name}({ seed: * })`, [], (value) => call(draw, { ...TASK, seed: value })],
    [`${name}({ seed: { sources: * } })`, [], (value) => call(draw, { ...TASK, seed: { sources: value } })],
    [
      `${name}({ exclusions: * })`,
      ["undefined", "an empty list"],
      (value) => call(draw, { ...TASK, exclusions: value }),
    ],
    [`${name}({ exclusions: [*] })`, [], (value) => call(draw, { ...TASK, exclusions: [value] })],
    [`${name}({ drawNumber: * })`, ["undefined"], (value) => call(draw, { ...TASK, drawNumber: value })],
  ]),
  ...(
    [
      ["drawPlan", drawPlan],
      ["assignInspectors", assignInspectors],
    ] as const
  ).flatMap(([name, draw]): Position[] => [
    [`${name}({ inspectors: * })`, [], (value) => call(draw, { ...TASK, draw: DRAW, inspectors: value })],
    [
      `${name}({ inspectors: [*] })`,
      [],
      (value) => call(draw, { ...TASK, draw: DRAW, avoidances: [], inspectors: [value] }),
    ],
    [
      `${name}({ avoidances: * })`,
      ["an empty list"],
      (value) => call(draw, { ...TASK, draw: DRAW, avoidances: value }),
    ],
    [`${name}({ avoidances: [*] })`, [], (value) => call(draw, { ...TASK, draw: DRAW, avoidances: [value] })],
  ]),
  ["drawPlan({ taskIds: * })", ["undefined"], (value) => call(drawPlan, { ...ASKED, taskIds: value })],
  ["drawPlan({ taskIds: [*] })", [], (value) => call(drawPlan, { ...ASKED, taskIds: [value] })],
  [
    "drawPlan({ batches: * })",
    ["undefined", ...EMPTY_OBJECTS],
    (value) => call(drawPlan, { ...ASKED, batches: value }),
  ],
  ["drawPlan({ batches: { T01: * } })", [], (value) => call(drawPlan, { ...ASKED, batches: { T01: value } })],
  ["drawPlan({ redrawReason: * })", ["undefined"], (value) => call(drawPlan, { ...ASKED, redrawReason: value })],
  ["drawPlan({ onTask: * })", ["undefined", "a function"], (value) => call(drawPlan, { ...ASKED, onTask: value })],
  ["drawTask({ taskId: * })", [], (value) => call(drawTask, { ...TASK, taskId: value })],
  ["drawTask({ batch: * })", ["undefined"], (value) => call(drawTask, { ...TASK, batch: value })],
  ["assignInspectors({ draw: * })", ["an empty list"], (value) => call(assignInspectors, { ...ASKED, draw: value })],
  ["assignInspectors({ draw: [*] })", [], (value) => call(assignInspectors, { ...ASKED, draw: [value] })],
  ["explainVisit(*)", [], (value) => call(explainVisit, value)],
  ...["record", "visitId", "plan", "targets", "inspectors", "avoidances"].map((field): Position => [
    `explainVisit({ ${field}: * })`,
    [],
    (value) =>
      call(explainVisit, {
        ...ASKED,
        record: RECORD,
        visitId: RECORD.assignment.visits[0]!.visitId,
        [field]: value,
      }),
  ]),
  ...Object.keys(TEAM).map((field): Position => [
    `drawPlan({ plan: { tasks: [{ team: { ${field}: * } }] } })`,
    field === "size" ? [] : ["an empty list"],
    (value) => call(drawPlan, { ...ASKED, plan: planWithTeam({ [field]: value }) }),
  ]),
  [
    "drawPlan({ plan: { tasks: [{ team: * }] } })",
    EMPTY_OBJECTS,
    (value) => call(drawPlan, { ...ASKED, plan: planWithTeam(value) }),
  ],
  [
    "assignInspectors({ draw: { seed: * } })",
    [],
    (value) => call(assignInspectors, { ...ASKED, draw: { ...DRAW, seed: value } }),
  ],
  [
    "assignInspectors({ draw: { selected: * } })",
    ["an empty list"],
    (value) => call(assignInspectors, { ...ASKED, draw: { ...DRAW, selected: value } }),
  ],
  ...[...Object.keys(DEFAULT_POLICIES), "tierMatrix", "mostVisitsPerInspector", "mostVisitsPerPair"].map(
    (field): Position => [
      `drawPlan({ policies: { ${field}: * } })`,
      {
        minimumPerTask: ["zero"],
        minimumPerStratum: ["zero"],
        reservePerStratum: ["zero"],
        strata: ["an empty list"],
        teamRules: ["an empty list"],
        ignoredWithdrawals: ["an empty list"],
      }[field] ?? [],
      (value) => call(drawPlan, { ...ASKED, policies: { [field]: value } }),
    ],
  ),
];

/** They answer for whatever has the right form and need not judge the rest; but a type error says nothing to a clerk. */
const smallParts: readonly Position[] = [
  [
    "canonicalJson(*)",
    [
      ...[
        "null",
        "true",
        "zero",
        "minus one",
        "empty text",
        "a space",
        "a zero byte",
        "a line feed",
        "a terminal escape",
        ...ANY_TEXT,
      ],
      ...[
        "an empty list",
        "a list of null",
        "an object with a key __proto__",
        "an array-like object",
        ...EMPTY_OBJECTS,
      ],
    ],
    (value) => call(canonicalJson, value),
  ],
  ["creditCodeIsValid(*)", "any", (value) => call(creditCodeIsValid, value)],
  [
    "shuffle(*, _)",
    [
      "an empty list",
      "a list of null",
      "a list of undefined",
      "a list of symbols",
      "a list with a hole",
      "a cyclic list",
      "a deep list",
    ],
    (value) => call(shuffle, value, seedrandomSource(S)),
  ],
  [
    "shuffle(_, _, *)",
    ["undefined", "zero", "?minus zero"],
    (value) => call(shuffle, ["a", "b", "c"], seedrandomSource(S), value),
  ],
];

/** Never throws. */
const verification: readonly Position[] = [
  ["verifyRecord(*, {})", "any", (value) => verifyRecord(value, {})],
  ["verifyRecord(_, *)", "any", (value) => call(verifyRecord, RECORD, value)],
  ...["plan", "targets", "inspectors", "avoidances", "exclusions"].map((field): Position => [
    `verifyRecord(_, { ${field}: * })`,
    "any",
    (value) => call(verifyRecord, RECORD, { ...smallEvidence(), [field]: value }),
  ]),
  ...Object.keys(RECORD).map((field): Position => [
    `verifyRecord({ ${field}: * }, _)`,
    "any",
    (value) => verifyRecord({ ...RECORD, [field]: value }, smallEvidence()),
  ]),
];

/** Data that goes on for ever, or nearly: it must be refused like any other and not overflow the stack. */
const ENDLESS = ["a cyclic object", "a cyclic list", "a deep list"];

/** The values that were not treated as they should be, each with what became of it. */
function failingAt([, accepted, tryValue]: Position, isTried: (name: string) => boolean): string[] {
  const failing: string[] = [];
  for (const [name, value] of hostileValues()) {
    if (!isTried(name)) continue;
    try {
      tryValue(value);
      if (accepted !== "any" && !accepted.includes(name) && !accepted.includes(`?${name}`))
        failing.push(`${name}: accepted`);
    } catch (error) {
      if (error instanceof CallersOwnError) continue;
      const { name: kind, message, issues } = error as { name: string; message: string; issues?: readonly unknown[] };
      if (kind !== "DoubleRandomError") failing.push(`${name}: ${kind} ${message.slice(0, 80)}`);
      else if (accepted !== "any" && accepted.includes(name)) failing.push(`${name}: refused, ${message.slice(0, 80)}`);
      else if ((issues?.length ?? 0) === 0 || message.length > 2_000) failing.push(`${name}: unreadable message`);
    }
  }
  return failing;
}

const GROUPS = [
  ["readers", readers],
  ["seeds and tickets", seeds],
  ["allocation", allocation],
  ["draws", draws],
  ["small parts", smallParts],
] as const;

describe.each(GROUPS)("%s: hostile values are refused with a coded error", (_, positions) => {
  it.each(positions)("%s", (...position) => {
    expect(failingAt(position, (name) => !ENDLESS.includes(name))).toEqual([]);
    expect(({} as { polluted?: unknown }).polluted).toBeUndefined();
  });
});

describe.each(GROUPS)("%s: endless data is refused with a coded error", (_, positions) => {
  it.each(positions)("%s", (...position) => {
    expect(failingAt(position, (name) => ENDLESS.includes(name))).toEqual([]);
  });
});

describe("verification: hostile values never throw and never pass", () => {
  it.each(verification)("%s", (...[, , tryValue]) => {
    for (const [name, value] of hostileValues()) {
      const report = tryValue(value) as ReturnType<typeof verifyRecord>;
      expect.soft(report.checks.length, name).toBeGreaterThan(0);
      expect.soft(report.ok, name).toBe(false);
    }
  });

  it("takes a plan whose tasks are no list", () => {
    const plan = { ...ASKED.plan, tasks: 5 as unknown as [] };
    expect(verifyRecord(RECORD, { ...smallEvidence(), plan }).ok).toBe(false);
  });

  it("accepts what was not tampered with", () => {
    expect(verifyRecord(RECORD, smallEvidence()).ok).toBe(true);
  });
});
