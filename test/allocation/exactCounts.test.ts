import { describe, expect, it } from "vitest";
import { allocate, type AllocationStratum, type Quota } from "double-random";
import { exactCounts } from "../../src/allocation/exactCounts.js";
import { DEFAULT_CHOICES } from "../../src/model/defaultChoices.js";

const strata: readonly AllocationStratum[] = [
  { key: "A", size: 31107, intensity: "1" },
  { key: "B", size: 12044, intensity: "2" },
  { key: "C", size: 3682, intensity: "4" },
  { key: "D", size: 721, intensity: "8" },
];

describe("exactCounts", () => {
  it.each([{ kind: "ratio", ratio: "1%" } as const, { kind: "count", count: 77 } as const])(
    "has everything of an allocation that rounding does not change: %j",
    (quota) => {
      const { quotaCount, level, strata: exact, warnings } = exactCounts({ strata, quota, choices: DEFAULT_CHOICES });
      const allocated = allocate({ strata, quota });
      expect({ quotaCount, level, warnings }).toEqual({
        quotaCount: allocated.quotaCount,
        level: allocated.level,
        warnings: allocated.warnings,
      });
      expect(exact).toEqual(allocated.strata.map(({ count: _, binding: __, ...rest }) => rest));
    },
  );

  /** The schema of the plan does not look into numbers, so a plan that was read by it alone can hold any text. */
  it.each<[string, Partial<AllocationStratum>, Quota, string]>([
    ["an intensity that is no number", { intensity: "abc" }, { kind: "census" }, "FIELD_INVALID"],
    ["an intensity of zero", { intensity: "0" }, { kind: "census" }, "FIELD_INVALID"],
    ["a band that is none", { band: { minimum: "x", maximum: "1" } }, { kind: "census" }, "RATIO_INVALID"],
    ["a band above everything", { band: { minimum: "0", maximum: "101%" } }, { kind: "census" }, "RATIO_INVALID"],
    ["a ratio that is none", {}, { kind: "ratio", ratio: "-5%" }, "RATIO_INVALID"],
    ["a range that is none", {}, { kind: "ratio-range", minimum: "five", maximum: "6%" }, "RATIO_INVALID"],
    [
      "a rate of a tier that is none",
      { tier: "low" },
      { kind: "ratio-by-tier", ratios: { low: "?", general: "1%", higher: "1%", high: "1%" } },
      "RATIO_INVALID",
    ],
  ])("refuses %s", (_, fields, quota, code) => {
    const given = [{ ...strata[0]!, ...fields }];
    expect(() => exactCounts({ strata: given, quota, choices: DEFAULT_CHOICES })).toThrow(
      expect.objectContaining({ code }) as Error,
    );
  });
});
