import { describe, expect, it } from "vitest";
import { reconcile } from "../../src/allocation/reconcile.js";
import { refusal } from "../support/badField.js";
import { boundedStratum } from "../support/boundedStrata.js";

const A = boundedStratum({ key: "A", size: 10, lower: 2, upper: 6 });
const B = boundedStratum({ key: "B", size: 20, lower: 0, upper: 20 });
const C = boundedStratum({ key: "C", size: 5, lower: 3, upper: 5 });

/** Strata of ten units each, with the same bounds. */
function alike(count: number, bounds: { readonly lower?: number; readonly upper?: number }): (typeof A)[] {
  return Array.from({ length: count }, (_, index) => boundedStratum({ key: `s${String(index)}`, size: 10, ...bounds }));
}

describe("a total within all bounds", () => {
  it.each([5n, 6n, 30n, 31n])("is kept: %s", (wanted) => {
    expect(reconcile([A, B, C], wanted, "error")).toEqual({ total: wanted, warnings: [] });
  });

  it("is nothing where less than nothing is due", () => {
    expect(reconcile([B], -3n, "error")).toEqual({ total: 0n, warnings: [] });
  });
});

describe("a total above what is available", () => {
  const few = boundedStratum({ key: "few", size: 10, available: 4 });

  it("is cut with a warning", () => {
    expect(reconcile([few, few], 9n, "error")).toEqual({
      total: 8n,
      warnings: [{ code: "QUOTA_CAPPED", message: "The quota asks for 9, but only 8 can be drawn." }],
    });
  });

  it("is not one that is just available", () => {
    expect(reconcile([few, few], 8n, "error")).toEqual({ total: 8n, warnings: [] });
  });
});

describe("a total below what was drawn before", () => {
  const begun = boundedStratum({ key: "begun", size: 10, drawnBefore: 4, lower: 4 });

  it("is raised to that with a warning", () => {
    expect(reconcile([begun, B], 3n, "error")).toEqual({
      total: 4n,
      warnings: [
        { code: "QUOTA_MET_BEFORE", message: "3 are due so far, and 4 were drawn before; no more are drawn." },
      ],
    });
  });

  it("is not one that was just drawn", () => {
    expect(reconcile([begun, B], 4n, "error")).toEqual({ total: 4n, warnings: [] });
  });
});

describe("a total below the minimums", () => {
  it("is refused with the strata that have one", () => {
    expect(refusal(() => reconcile([A, B, C], 4n, "error"))).toMatchObject({
      code: "ALLOCATION_INFEASIBLE",
      path: "quota",
      expected: "a total of at least 5, the sum of the minimums (A 2 of 10, C 3 of 5)",
      received: "4, 1 too few",
      details: {
        kind: "minimums-exceed-total",
        total: 4,
        possible: 5,
        difference: 1,
        strata: [
          { key: "A", bound: 2, size: 10 },
          { key: "C", bound: 3, size: 5 },
        ],
      },
    });
  });

  it("is raised to their sum with a warning where the policy says so", () => {
    expect(reconcile([A, B, C], 3n, "adjust-total")).toEqual({
      total: 5n,
      warnings: [{ code: "TOTAL_RAISED", message: "The quota asks for 3; minimums raise it to 5." }],
    });
  });
});

describe("a total above the caps", () => {
  it("is refused with the strata that are capped", () => {
    expect(refusal(() => reconcile([A, B, C], 34n, "error"))).toMatchObject({
      code: "ALLOCATION_INFEASIBLE",
      path: "quota",
      expected: "a total of at most 31, the sum of the caps (A 6 of 10)",
      received: "34, 3 too many",
      details: {
        kind: "caps-below-total",
        total: 34,
        possible: 31,
        difference: 3,
        strata: [{ key: "A", bound: 6, size: 10 }],
      },
    });
  });

  it("is lowered to their sum with a warning where the policy says so", () => {
    expect(reconcile([A, B, C], 34n, "adjust-total")).toEqual({
      total: 31n,
      warnings: [{ code: "TOTAL_CAPPED", message: "The quota asks for 34; caps lower it to 31." }],
    });
  });

  it("is cut to what is available first, and both are said", () => {
    expect(reconcile([A, B, C], 36n, "adjust-total")).toEqual({
      total: 31n,
      warnings: [
        { code: "QUOTA_CAPPED", message: "The quota asks for 36, but only 35 can be drawn." },
        { code: "TOTAL_CAPPED", message: "The quota asks for 35; caps lower it to 31." },
      ],
    });
  });
});

describe("the message of a contradiction", () => {
  it("names five strata", () => {
    const named = "s0 1 of 10, s1 1 of 10, s2 1 of 10, s3 1 of 10, s4 1 of 10";
    expect(refusal(() => reconcile(alike(5, { lower: 1 }), 4n, "error")).expected).toBe(
      `a total of at least 5, the sum of the minimums (${named})`,
    );
  });

  it("names no more than five, and its details all", () => {
    const error = refusal(() => reconcile(alike(7, { upper: 9 }), 70n, "error"));
    const named = "s0 9 of 10, s1 9 of 10, s2 9 of 10, s3 9 of 10, s4 9 of 10, ...";
    expect(error.expected).toBe(`a total of at most 63, the sum of the caps (${named})`);
    expect(error.details).toMatchObject({ strata: alike(7, {}).map(({ key }) => ({ key, bound: 9, size: 10 })) });
  });
});
