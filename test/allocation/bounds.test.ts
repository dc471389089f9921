import { describe, expect, it } from "vitest";
import { formatRate } from "../../src/allocation/formatRate.js";
import { integerBounds } from "../../src/allocation/integerBounds.js";
import { shareOf } from "../../src/allocation/shareOf.js";
import { lineOf, stratumNumbers } from "../../src/allocation/stratumNumbers.js";
import { fraction, ZERO } from "../../src/exact/fraction.js";
import type { AllocationStratum } from "../../src/model/allocationStratum.js";
import { refusal } from "../support/badField.js";
import { boundedStratum } from "../support/boundedStrata.js";

describe("formatRate", () => {
  it("is exact and in lowest terms, and 0 of an empty stratum", () => {
    expect([formatRate(2, 6), formatRate(6, 6), formatRate(0, 6), formatRate(0, 0)]).toEqual(["1/3", "1", "0", "0"]);
  });
});

describe("stratumNumbers", () => {
  it("has the documented default of everything that is not stated", () => {
    expect(stratumNumbers({ key: "A", size: 7 }, "intensities")).toEqual({
      key: "A",
      size: 7,
      tier: "untiered",
      path: ["untiered"],
      available: 7,
      intensity: fraction(1n),
      minimum: 0,
      maximum: 7,
      drawnBefore: 0,
      bandMinimum: ZERO,
      bandMaximum: fraction(1n),
      method: "intensities",
    });
  });

  it("takes the tier for the path, and what is available for the maximum", () => {
    const { path, maximum } = stratumNumbers({ key: "A", size: 7, tier: "high", available: 3 }, "intensities");
    expect({ path, maximum }).toEqual({ path: ["high"], maximum: 3 });
  });

  it("keeps what is stated", () => {
    const stated = {
      key: "A",
      size: 9,
      tier: "low",
      path: ["north", "low"],
      available: 8,
      minimum: 2,
      maximum: 5,
    } as const;
    const more = { intensity: "1.5", drawnBefore: 1, band: { minimum: "5%", maximum: "2/3" } };
    expect(stratumNumbers({ ...stated, ...more }, "dial")).toEqual({
      ...stated,
      drawnBefore: 1,
      intensity: fraction(3n, 2n),
      bandMinimum: fraction(1n, 20n),
      bandMaximum: fraction(2n, 3n),
      method: "dial",
    });
  });

  it.each([
    ["0", '"0"'],
    ["-1", '"-1"'],
    ["many", '"many"'],
  ])("refuses the intensity %s", (intensity, received) => {
    expect(refusal(() => stratumNumbers({ key: "A", size: 7, intensity }, "intensities"))).toMatchObject({
      code: "FIELD_INVALID",
      path: "intensity",
      expected: "a decimal number above 0, as text, such as 2 or 1.5",
      received,
    });
  });

  it("refuses a band that is no share", () => {
    expect(shareOf("5%")).toEqual(fraction(1n, 20n));
    expect(refusal(() => shareOf("101%"))).toMatchObject({
      code: "RATIO_INVALID",
      path: "share",
      expected: "a share from 0 to 100 %, as text, such as 5%",
      received: '"101%"',
    });
  });
});

describe("lineOf", () => {
  const stated = { key: "A", size: 30, intensity: "1.5", band: { minimum: "10%", maximum: "50%" }, lower: 2, upper: 9 };

  it("rises by size times intensity from nothing", () => {
    const line = lineOf(boundedStratum(stated));
    expect(line).toEqual({ weight: fraction(45n), offset: ZERO, lower: 2n, upper: 9n });
  });

  it("opens the band from its lower end for the dial", () => {
    const line = lineOf(boundedStratum(stated, "dial"));
    expect(line).toEqual({ weight: fraction(12n), offset: fraction(3n), lower: 2n, upper: 9n });
  });
});

describe("integerBounds", () => {
  function boundsOf(stated: Omit<AllocationStratum, "key">): readonly [lower: bigint, upper: bigint, warning?: string] {
    const { bounded, warnings } = integerBounds([stratumNumbers({ key: "A", ...stated }, "intensities")]);
    const [{ lower, upper }] = bounded as [(typeof bounded)[0]];
    for (const { code } of warnings) expect(code).toBe("BAND_WITHOUT_INTEGER");
    return [lower, upper, ...warnings.map(({ message }) => message)] as const as [bigint, bigint, string?];
  }

  it.each<readonly [name: string, stated: Omit<AllocationStratum, "key">, lower: bigint, upper: bigint]>([
    ["none to all", { size: 20 }, 0n, 20n],
    ["none to what is available", { size: 20, available: 12 }, 0n, 12n],
    ["the band, inwards to whole numbers", { size: 21, band: { minimum: "5%", maximum: "20%" } }, 2n, 4n],
    ["the band where its ends are whole", { size: 20, band: { minimum: "5%", maximum: "20%" } }, 1n, 4n],
    ["the greater of minimum and band", { size: 20, minimum: 3, band: { minimum: "5%", maximum: "50%" } }, 3n, 10n],
    ["the smaller of maximum and band", { size: 20, maximum: 7, band: { minimum: "5%", maximum: "50%" } }, 1n, 7n],
    ["one number", { size: 20, minimum: 4, maximum: 4 }, 4n, 4n],
    ["no minimum above what is available", { size: 20, minimum: 9, available: 5 }, 5n, 5n],
    ["at least what was drawn before", { size: 20, minimum: 1, drawnBefore: 6 }, 6n, 20n],
  ])("are %s", (_, stated, lower, upper) => {
    expect(boundsOf(stated)).toEqual([lower, upper]);
  });

  it("are the minimum alone where no whole number is between them, with a warning", () => {
    expect(boundsOf({ size: 3, band: { minimum: "5%", maximum: "20%" } })).toEqual([
      1n,
      1n,
      "Stratum A of 3 must have at least 1 and at most 0; the minimum is used.",
    ]);
  });

  it("keep everything else of a stratum", () => {
    const numbers = [{ size: 4 }, { size: 3, minimum: 2, maximum: 1 }].map((stated, index) =>
      stratumNumbers({ key: `s${String(index)}`, ...stated }, "intensities"),
    );
    const { bounded } = integerBounds(numbers);
    expect(bounded).toEqual([
      { ...numbers[0], lower: 0n, upper: 4n },
      { ...numbers[1], lower: 2n, upper: 2n },
    ]);
  });
});
