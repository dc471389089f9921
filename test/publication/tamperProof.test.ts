/* eslint-disable @typescript-eslint/no-unsafe-assignment, @typescript-eslint/no-unsafe-member-access -- an attacker writes what the types forbid */
import { beforeAll, describe, expect, it } from "vitest";
import type { PublicationReport } from "../../src/publication/index.js";
import { DOCUMENT_SCHEMAS } from "../../src/verify/documentSchemas.js";
import { proofBases, resealProof, type ProofBases } from "../support/proofBases.js";
import { changeAt, hasPath, schemaPaths, type SchemaPath } from "../support/schemaPaths.js";
import { itIsJudgedTwice, verifyProof } from "../support/secondOpinion.js";
import { tamperBases } from "../support/tamperBases.js";
import { withoutNumber } from "../support/tamperVerdict.js";
import { PROOF_TAMPERINGS } from "./proofCatalogue.js";
import { PROOF_RULES, type ProofRule } from "./proofFields.js";

const SCHEMA = DOCUMENT_SCHEMAS["target-proof"];
const FIELDS: readonly SchemaPath[] = schemaPaths(SCHEMA);

let bases: ProofBases;
beforeAll(async () => {
  bases = proofBases(await tamperBases());
});

function failed({ checks }: PublicationReport): { levels: readonly string[]; ids: readonly string[]; shown: string } {
  const all = checks.filter(({ status }) => status === "fail");
  return {
    levels: [...new Set(all.map(({ level }) => level))].sort(),
    ids: all.map(({ id }) => id),
    shown: all.map(({ id, message }) => `${id}: ${message}`).join("\n"),
  };
}

describe("the files that are tampered with", () => {
  it.each(["drawn", "spared", "blinded", "shuffled", "dated"] as const)(
    "%s verifies as far as it can",
    async (name) => {
      const proof = bases[name];
      const { ok, checks } = await verifyProof(JSON.stringify(proof), {
        commitment: proof.commitment.entryHash,
        result: proof.result.entryHash,
      });
      expect(checks.filter(({ status }) => status === "fail")).toEqual([]);
      expect(ok).toBe(name !== "shuffled");
      expect(proof.drawn).toBe(name !== "spared");
    },
  );
});

describe("a file of one business that was tampered with", () => {
  it("is tried in many ways", () => {
    expect(PROOF_TAMPERINGS.length).toBeGreaterThanOrEqual(40);
    expect(new Set(PROOF_TAMPERINGS.map(({ id }) => id)).size).toBe(PROOF_TAMPERINGS.length);
    expect(PROOF_TAMPERINGS.filter(({ levels, because }) => levels.length > 1 && !because)).toEqual([]);
  });

  it.each(PROOF_TAMPERINGS.map((tampering) => [tampering.id, tampering] as const))("%s", async (_, tampering) => {
    const { base, how, kept, text, outside, levels, check } = tampering;
    const proof = structuredClone(bases[base]);
    how?.(proof, bases);
    resealProof(proof, kept);
    const written = JSON.stringify(proof);
    const report = await verifyProof(text?.(written) ?? written, outside?.(bases[base]));
    const { levels: found, ids, shown } = failed(report);
    expect(found, shown).toEqual(levels);
    expect(ids).toContain(check);
    expect(report.ok).toBe(false);
  });
});

describe("a field of such a file that is changed", () => {
  it("has a rule, and every rule counts", () => {
    const rules = FIELDS.map(({ text }) => PROOF_RULES.find(({ fields }) => fields.test(text)));
    expect(FIELDS.filter((_, index) => !rules[index]).map(({ text }) => text)).toEqual([]);
    expect(PROOF_RULES.filter((rule) => !rules.includes(rule)).map(({ fields }) => String(fields))).toEqual([]);
  });

  it.each(FIELDS.map((path) => [path.text, path] as const))("%s is caught where it should be", async (name, path) => {
    const rule: ProofRule = PROOF_RULES.find(({ fields }) => fields.test(name))!;
    const all = [bases.drawn, bases.dated, bases.blinded];
    const before = all.find((proof) => hasPath(proof, path.steps)) ?? bases.drawn;
    const proof = changeAt(structuredClone(before), SCHEMA, path.steps, rule.change);
    expect(JSON.stringify(proof)).not.toBe(JSON.stringify(before));
    resealProof(proof, rule.kept);
    const published = { commitment: before.commitment.entryHash, result: before.result.entryHash };
    const report = await verifyProof(JSON.stringify(proof), rule.outside && published);
    const { levels, ids, shown } = failed(report);
    expect(levels, shown).toEqual(rule.levels);
    if (rule.levels.length > 0) expect(ids.map(withoutNumber)).toContain(rule.check);
    if (rule.levels.length !== 1) expect(rule.because).toBeTruthy();
    expect(report.ok).toBe(rule.levels.length === 0);
  });
});

itIsJudgedTwice(200);
