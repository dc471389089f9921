import { execFileSync } from "node:child_process";
import { Ajv2020, type ValidateFunction } from "ajv/dist/2020.js";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  allocate,
  DoubleRandomError,
  drawPlan,
  hashStream,
  ticketOf,
  verifyRecord,
  type AllocateOptions,
  type Allocation,
  type AllocationInfeasibility,
  type DrawPlanOptions,
  type HashStreamOptions,
  type HashSuite,
  type PlanRecord,
} from "double-random";
import { HAS_PYTHON, PYTHON } from "./support/outsidePrograms.js";
import { askPython, NAMES, pathOf, readJson, refusalOf, testCases, type Case } from "./support/vectorCases.js";
import { fraction, type Fraction } from "../src/exact/fraction.js";
import { systematicRounding } from "../src/exact/systematicRounding.js";

/** Why an allocation is refused, without the strata that take part. */
function infeasibilityOf({ details }: DoubleRandomError): object {
  const { kind, total, possible } = details as AllocationInfeasibility;
  return { kind, total, possible };
}

function numbersOf({ quotaCount, total, level, strata, inversions }: Allocation): object {
  return {
    quotaCount,
    total,
    ...(level !== undefined && { level }),
    strata: strata.map(({ key, lower, upper, exactCount, count }) => ({ key, lower, upper, exactCount, count })),
    inversions,
  };
}

/** What the Python program computes of a record: everything but the warnings and what repeats the inputs. */
function outcomeOf({ planId, evidence, tasks, assignment: { warnings: _, ...assignment } }: PlanRecord): object {
  return {
    planId,
    evidence,
    tasks: tasks.map(({ asOf: _asOf, batch: _batch, warnings: _warnings, strata, ...task }) => ({
      ...task,
      strata: strata.map(({ intensity: _intensity, ...stratum }) => stratum),
    })),
    assignment,
  };
}

describe("the files", () => {
  it.runIf(HAS_PYTHON)("are what the Python program writes", () => {
    expect(execFileSync(PYTHON, [pathOf("generate.py"), "--check"], { encoding: "utf8" })).toBe("");
  });

  const ajv = new Ajv2020({ strict: true, strictRequired: false, strictTypes: false, allErrors: true });
  const validate: ValidateFunction = ajv.compile(readJson("vectors.schema.json") as object);

  it.each(NAMES)("%s.json has the form of vectors.schema.json", (name) => {
    const file = readJson(`${name}.json`) as {
      readonly name: string;
      readonly flags: object;
      readonly cases: readonly Case<unknown, unknown>[];
    };
    expect(file.name).toBe(name);
    validate(file);
    expect(validate.errors ?? []).toEqual([]);
    expect(new Set(file.cases.map(({ id }) => id)).size).toBe(file.cases.length);
    expect(file.cases.flatMap(({ flags }) => flags).filter((flag) => !(flag in file.flags))).toEqual([]);
  });

  it("are refused by the schema when a hash is cut short", () => {
    const file = readJson("tickets.json") as { cases: { result: string; expected: { ticket?: string } }[] };
    const first = file.cases.find(({ result }) => result === "valid")!;
    first.expected.ticket = first.expected.ticket!.slice(1);
    expect(validate(file)).toBe(false);
  });
});

testCases<{ readonly options: AllocateOptions; readonly stream?: HashStreamOptions }, object>(
  "allocations",
  ({ options, stream }) => numbersOf(allocate({ ...options, ...(stream && { source: hashStream(stream) }) })),
  infeasibilityOf,
);

testCases<{ readonly values: readonly string[]; readonly start: string }, { readonly counts: number[] }>(
  "roundings",
  ({ values, start }) => ({ counts: systematicRounding(values.map(fractionOf), BigInt(start)).map(Number) }),
);

function fractionOf(text: string): Fraction {
  const [numerator = "", denominator = "1"] = text.split("/");
  return fraction(BigInt(numerator), BigInt(denominator));
}

testCases<DrawPlanOptions, object>("draws", (input) => outcomeOf(drawPlan(input)));

describe.runIf(HAS_PYTHON)("the hash of a record", () => {
  const { cases } = readJson("draws.json") as { readonly cases: readonly Case<DrawPlanOptions, object>[] };
  const valid = cases.filter(({ result }) => result === "valid");

  it("is what Python computes from the record as published", () => {
    const records = valid.map(({ input }) => drawPlan(input));
    const replies = askPython(records.map((record) => ({ ask: "recordHash", input: record })));
    expect(replies).toEqual(records.map(({ recordHash }) => ({ answer: recordHash })));
  });

  it("is not that of a record with one character changed", () => {
    const record = drawPlan(valid[0]!.input);
    const changed = { ...record, planId: `${record.planId}x` };
    const [reply] = askPython([{ ask: "recordHash", input: changed }]) as [{ readonly answer: string }];
    expect(reply.answer).toMatch(/^[0-9a-f]{64}$/);
    expect(reply.answer).not.toBe(record.recordHash);
  });
});

const hash = fc.stringMatching(/^[0-9a-f]{64}$/);
const suite = fc.constantFrom<HashSuite>("sha256", "sm3");
const id = fc.stringMatching(/^[0-9A-Za-z][0-9A-Za-z._-]{0,63}$/);

const tier = fc.constantFrom("low", "general", "higher", "high", "unclassified", "untiered");
const intensityText = fc.oneof(
  fc.constantFrom("1", "2", "4", "8", "0.5", "1.25", "2/3", "1000000000"),
  fc.tuple(fc.nat(40), fc.integer({ min: 1, max: 12 })).map(([a, b]) => `${String(a + 1)}/${String(b)}`),
);
const percentText = fc.integer({ min: 1, max: 1000 }).map((tenths) => `${String(tenths / 10)}%`);

/** Small numbers and few keys, so that ties, empty strata and touching bounds are common. */
const randomStratum = fc
  .record({
    tier,
    region: fc.constantFrom("r1", "r2"),
    size: fc.oneof({ weight: 3, arbitrary: fc.nat(12) }, fc.nat(400)),
    intensity: intensityText,
    excluded: fc.nat(3),
    minimum: fc.option(fc.nat(4), { nil: undefined, freq: 2 }),
    maximum: fc.option(fc.nat(30), { nil: undefined, freq: 2 }),
    band: fc.option(fc.tuple(fc.nat(100), fc.nat(100)), { nil: undefined, freq: 2 }),
    deep: fc.boolean(),
  })
  .map(({ tier: stratumTier, region, size, intensity, excluded, minimum, maximum, band, deep }) => ({
    tier: stratumTier,
    size,
    intensity,
    available: Math.max(0, size - excluded),
    path: deep ? [stratumTier, region] : [stratumTier],
    ...(minimum !== undefined && { minimum }),
    ...(maximum !== undefined && { maximum }),
    ...(band && { band: { minimum: `${String(Math.min(...band))}%`, maximum: `${String(Math.max(...band))}%` } }),
  }));

const rates = fc
  .tuple(percentText, percentText, percentText, percentText)
  .map(([low, general, higher, high]) => ({ low, general, higher, high }));

const quota = fc.oneof(
  { weight: 4, arbitrary: fc.record({ kind: fc.constant("ratio"), ratio: percentText }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant("count"), count: fc.integer({ min: 1, max: 60 }) }) },
  fc.record({ kind: fc.constant("at-least-ratio"), ratio: percentText }),
  fc.constant({ kind: "census" }),
  fc.record({ kind: fc.constant("ratio-by-tier"), ratios: rates }),
);

const randomAllocation = fc
  .record({
    strata: fc.array(randomStratum, { maxLength: 9 }),
    quota,
    dial: fc.boolean(),
    rounding: fc.constantFrom("ceil", "half-up", "floor"),
    apportionment: fc.constantFrom("largest-remainder", "webster", "systematic-random"),
    minimumTotal: fc.nat(2),
    onInfeasible: fc.constantFrom("error", "adjust-total", "adjust-total"),
    share: fc.constantFrom("100%", "1/3", "7/12"),
    drawnElsewhere: fc.constantFrom(0, 0, 0, 1, 3),
    stream: fc.record({ seed: hash, label: fc.constant("allocation"), suite }),
  })
  .map(({ strata, dial, stream, ...rest }): { options: AllocateOptions; stream: HashStreamOptions } => ({
    options: {
      ...rest,
      method: dial ? "dial" : "intensities",
      strata: strata.map((stratum, index) => ({
        ...stratum,
        size: Math.max(stratum.size, rest.quota.kind === "ratio-by-tier" ? 1 : 0),
        key: `${"cbaBA"[index % 5]!}${String(index)}`,
        ...(dial && { band: stratum.band ?? { minimum: "10%", maximum: "60%" } }),
      })),
    },
    stream,
  }));

describe.runIf(HAS_PYTHON)("random cases answered by Python at the same time", () => {
  const seeded = { seed: 20240405, numRuns: 300 };

  it("allocates as the other implementation does", () => {
    const inputs = fc.sample(randomAllocation, seeded);
    const ours = inputs.map(({ options, stream }) => {
      const run = (): object => ({ answer: numbersOf(allocate({ ...options, source: hashStream(stream) })) });
      const reply = refusalOf(run, infeasibilityOf);
      return "answered" in reply ? reply.answered : reply;
    });
    const theirs = askPython(inputs.map((input) => ({ ask: "allocate", input })));
    for (const [index, reply] of theirs.entries()) expect(ours[index], JSON.stringify(inputs[index])).toEqual(reply);

    const answered = ours.filter((reply) => "answer" in (reply as object));
    expect(answered.length).toBeGreaterThan(150);
    expect(ours.length - answered.length).toBeGreaterThan(20);
  });

  it("gives the same tickets", () => {
    const inputs = fc.sample(fc.record({ seed: hash, targetId: id, suite }), seeded);
    const theirs = askPython(inputs.map((input) => ({ ask: "ticket", input })));
    expect(inputs.map((input) => ({ answer: ticketOf(input) }))).toEqual(theirs);
  });

  it("gives the same integers below the same bounds", () => {
    const bound = fc.oneof(
      fc.bigInt(1n, 100n),
      fc.bigInt(1n, 2n ** 257n),
      fc.bigInt(2n ** 255n, 2n ** 255n + 99n),
      fc.bigInt(1n, 2n ** 600n),
    );
    const bounds = fc.array(bound.map(String), { minLength: 1, maxLength: 12 });
    const inputs = fc.sample(fc.record({ seed: hash, label: fc.string({ unit: "grapheme" }), suite, bounds }), seeded);
    const theirs = askPython(inputs.map((input) => ({ ask: "uniformInt", input })));
    const ours = inputs.map((input) => {
      const source = hashStream(input);
      return { answer: input.bounds.map((text) => String(source.uniformInt(BigInt(text)))) };
    });
    expect(ours).toEqual(theirs);
  });

  it("draws whole plans as the other implementation does, and every record verifies", () => {
    const { cases } = readJson("draws.json") as { readonly cases: readonly Case<DrawPlanOptions, object>[] };
    const [base] = cases.map(({ input }) => input) as [DrawPlanOptions];
    const excludedIds = base.exclusions!.map(({ targetId }) => targetId);
    const policies = fc.record(
      {
        suite,
        rounding: fc.constantFrom("ceil", "half-up", "floor"),
        ratioBase: fc.constantFrom("frame", "eligible"),
        minimumPerStratum: fc.nat(1),
        apportionment: fc.constantFrom("largest-remainder", "webster", "systematic-random"),
        tierCombination: fc.constantFrom("max", "credit", "industry"),
        strata: fc.subarray(["credit-class", "subject-type", "region"]),
        selection: fc.constantFrom("ticket/1", "shuffle/1"),
        reservePerStratum: fc.nat(3),
        competence: fc.constantFrom("one-member", "all-members"),
      },
      { requiredKeys: [] },
    ) as fc.Arbitrary<NonNullable<DrawPlanOptions["policies"]>>;
    const removed = fc.subarray([...base.targets.keys()], { maxLength: 20 });
    const changes = fc.record({ policies, value: hash, removed });
    const inputs = fc
      .sample(changes, { seed: 20240406, numRuns: 60 })
      .map(({ policies: stated, value, removed: without }): DrawPlanOptions => ({
        ...base,
        targets: base.targets.filter((target, index) => !without.includes(index) || excludedIds.includes(target.id)),
        policies: { onInfeasible: "adjust-total", ...stated },
        seed: { sources: [{ type: "declared", ref: "dice", value }] },
      }));
    let drawn = 0;
    const ours = inputs.map((input) => {
      const reply = refusalOf(() => {
        const record = drawPlan(input);
        expect(verifyRecord(record, input).ok).toBe(true);
        drawn += 1;
        return { answer: outcomeOf(record) };
      });
      return "answered" in reply ? reply.answered : reply;
    });
    const theirs = askPython(inputs.map((input) => ({ ask: "drawPlan", input })));
    for (const [index, reply] of theirs.entries()) {
      expect(ours[index], JSON.stringify(inputs[index]!.policies)).toEqual(reply);
    }
    expect(drawn).toBeGreaterThan(30);
  });
});
