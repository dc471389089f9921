/* eslint-disable @typescript-eslint/no-unsafe-assignment -- an attacker writes what the types forbid */
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { verifyProof, verifyPublication, type PublicationReport } from "../../src/publication/index.js";
import { DOCUMENT_SCHEMAS } from "../../src/verify/documentSchemas.js";
import { fuzzes, spoil, spoilDocument, spoilText } from "../support/fuzzFiles.js";
import { proofBases } from "../support/proofBases.js";
import { tamperBases, type TamperBase } from "../support/tamperBases.js";
import type { Loose } from "../support/tamperDraft.js";

/** How many spoiled publications are tried, and as many files of one business. All 100 000: `FUZZ_RUNS=50000 npx vitest run test/publication/fuzz.test.ts`. */
const RUNS = Number(process.env["FUZZ_RUNS"] ?? 600);
const SEED = Number(process.env["FUZZ_SEED"] ?? 20240501);

/** Far above what any of these small files needs; only what never ends takes so long. */
const LONGEST = 20_000;

const touched: string[] = [];
let publications: readonly TamperBase[];
let proofs: readonly Loose[];

beforeAll(async () => {
  const { plain, blinded, other, several, dated, reserves } = await tamperBases(12);
  // Few of those that take long.
  const fast = [plain, blinded, other];
  publications = [...fast, ...fast, ...fast, ...fast, several, dated, reserves];
  proofs = Object.values(proofBases(await tamperBases()));
  for (const name of ["log", "info", "warn", "error", "debug", "trace", "dir", "table"] as const) {
    vi.spyOn(console, name).mockImplementation(() => void touched.push(`console.${name}`));
  }
  for (const name of ["fetch", "XMLHttpRequest", "WebSocket", "EventSource"] as const) {
    vi.stubGlobal(name, () => {
      touched.push(name);
      throw new Error(`${name} was called`);
    });
  }
});

afterAll(() => {
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
});

async function answers(verify: () => Promise<PublicationReport>): Promise<void> {
  const start = performance.now();
  const { ok, levels, checks } = await verify();
  expect(performance.now() - start).toBeLessThan(LONGEST);
  expect(typeof ok).toBe("boolean");
  expect(levels.map(({ level }) => level)).toEqual(["L0", "L1", "L2", "L3", "L4", "L5", "L6"]);
  expect(checks.length).toBeGreaterThan(0);
  for (const { message } of checks) expect(typeof message).toBe("string");
  if (checks.some(({ status }) => status === "fail")) expect(ok).toBe(false);
  expect(touched).toEqual([]);
}

const TIME = Math.max(60_000, RUNS * 200);

describe("whatever the files hold", { timeout: TIME }, () => {
  it("verifyPublication answers, and does nothing else", async () => {
    const which = fc.nat(1000);
    await fc.assert(
      fc.asyncProperty(which, which, fuzzes, async (one, another, fuzz) => {
        const base = publications[one % publications.length]!;
        const files = spoil(base, publications[another % publications.length]!, fuzz);
        await answers(() => verifyPublication(files, one % 3 === 0 ? base.outside : {}));
      }),
      { seed: SEED, numRuns: RUNS },
    );
  });

  it("verifyProof answers, and does nothing else", async () => {
    const which = fc.nat(1000);
    const schema = DOCUMENT_SCHEMAS["target-proof"];
    await fc.assert(
      fc.asyncProperty(which, which, fuzzes, async (one, another, fuzz) => {
        const proof = proofs[one % proofs.length];
        const document = spoilDocument(proof, schema, fuzz);
        const strange = JSON.stringify(proofs[another % proofs.length]);
        const text =
          document === undefined ? spoilText(JSON.stringify(proof), strange, fuzz) : JSON.stringify(document);
        const written = typeof text === "string" ? text : new TextDecoder().decode(text);
        await answers(() => verifyProof(written, one % 2 === 0 ? {} : { commitment: "0".repeat(64) }));
      }),
      { seed: SEED, numRuns: RUNS },
    );
  });
});
