import { describe, expect, it } from "vitest";
import { itIsJudgedTwice, verifyPublication } from "../support/secondOpinion.js";
import { filesOf, smallPublication } from "../support/smallPublication.js";

describe("a publication made by the calls", () => {
  it("verifies, with every level that the files can show", async () => {
    const files = filesOf(await smallPublication());
    const { ok, levels, checks } = await verifyPublication(files);
    expect(checks.filter(({ status }) => status === "fail")).toEqual([]);
    expect(ok).toBe(true);
    expect(levels.map(({ level, status }) => `${level} ${status}`)).toEqual([
      "L0 pass",
      "L1 pass",
      "L2 not-checked",
      "L3 not-checked",
      "L4 not-checked",
      "L5 not-checked",
      "L6 not-checked",
    ]);
  });
});

itIsJudgedTwice(1);
