import { beforeAll, describe, expect, it } from "vitest";
import { itIsJudgedTwice, verifyPublication } from "../support/secondOpinion.js";
import { tamperBases, type TamperBases } from "../support/tamperBases.js";
import { draftOf, filesOfDraft, reseal } from "../support/tamperDraft.js";
import { TAMPERINGS } from "./tamperCatalogue.js";

let bases: TamperBases;
beforeAll(async () => {
  bases = await tamperBases();
});

describe("the publications that are tampered with", () => {
  it.each(["plain", "dated", "several", "blinded", "other"] as const)(
    "%s verifies, and is what it is when sealed anew",
    async (name) => {
      const base = bases[name];
      const draft = draftOf(base);
      const files = filesOfDraft(draft);
      reseal(draft);
      expect(filesOfDraft(draft)).toEqual(files);
      const { ok, checks } = await verifyPublication(files, base.outside);
      expect(checks.filter(({ status }) => status === "fail")).toEqual([]);
      expect(ok).toBe(true);
    },
  );

  it("pass every level but that of dice, which nobody else has seen", async () => {
    const { levels } = await verifyPublication(filesOfDraft(draftOf(bases.dated)), bases.dated.outside);
    expect(levels.map(({ level, status }) => `${level} ${status}`)).toEqual([
      "L0 pass",
      "L1 pass",
      "L2 not-checked",
      "L3 pass",
      "L4 pass",
      "L5 pass",
      "L6 pass",
    ]);
  });
});

describe("a publication that was tampered with", () => {
  it("is tried in many ways, each under a name of its own", () => {
    expect(TAMPERINGS.length).toBeGreaterThanOrEqual(90);
    expect(new Set(TAMPERINGS.map(({ id }) => id)).size).toBe(TAMPERINGS.length);
  });

  it("says why wherever more than one level fails, or none", () => {
    const silent = TAMPERINGS.filter(({ levels, status, because }) => (levels.length > 1 || status) && !because);
    expect(silent.map(({ id }) => id)).toEqual([]);
  });

  it.each(TAMPERINGS.map((tampering) => [tampering.id, tampering] as const))("%s", async (_, tampering) => {
    const { base, how, text, kept, outside, levels, check, status = "fail", verifies = false } = tampering;
    const draft = draftOf(bases[base]);
    await how?.(draft);
    reseal(draft, kept);
    const files = filesOfDraft(draft);
    text?.(files);
    const { ok, checks } = await verifyPublication(files, outside?.(bases[base].outside));
    const failed = checks.filter((one) => one.status === "fail");
    const shown = failed.map(({ id, message }) => `${id}: ${message}`).join("\n");
    expect([...new Set(failed.map(({ level }) => level))].sort(), shown).toEqual(status === "fail" ? levels : []);
    expect(
      checks.filter((one) => one.status === status && levels.includes(one.level)).map(({ id }) => id),
      shown,
    ).toContain(check);
    expect(ok).toBe(verifies);
  });
});

describe("a publication of nothing", () => {
  it("does not verify, though nothing fails", async () => {
    const { ok, checks } = await verifyPublication({ "chain.jsonl": "" });
    expect(checks.filter(({ status }) => status === "fail")).toEqual([]);
    expect(ok).toBe(false);
  });
});

itIsJudgedTwice(280);
