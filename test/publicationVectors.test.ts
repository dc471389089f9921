import { describe, expect, it } from "vitest";
import type { SeedSource, Signature } from "double-random";
import {
  verifyProof,
  verifyPublication,
  type OutsideHashes,
  type OutsideKnowledge,
  type VerificationCheck,
} from "double-random/verify";
import { bytesOfHex } from "../src/random/bytesOfHex.js";
import { hashBytes, type HashSuite } from "../src/random/hashing.js";
import { sourceEntropy } from "../src/beacon/seedEntropy.js";
import { checkSourceValue } from "../src/beacon/checkSourceValue.js";
import { verifyDrandSource } from "../src/beacon/verifyDrandSource.js";
import { committedLists, frameHead } from "../src/record/committedLists.js";
import { leadsToRoot, treeHead } from "../src/record/merkleTree.js";
import { verifySignature } from "../src/signature/verifySignature.js";
import { matchesSchema } from "../src/verify/matchesSchema.js";
import { DOCUMENT_SCHEMAS } from "../src/verify/documentSchemas.js";
import { readJson, type Case } from "./support/vectorCases.js";

/** What the Python program expects of publications, proofs, trees, sources and signatures, asked of this library. */
function casesOf<Input, Expected>(name: string): readonly (readonly [string, Case<Input, Expected>])[] {
  const { cases } = readJson(`${name}.json`) as { readonly cases: readonly Case<Input, Expected>[] };
  return cases.map((oneCase) => [oneCase.id, oneCase]);
}

interface TrustedByPython extends Omit<OutsideKnowledge, "head"> {
  readonly head?: { readonly number: number; readonly hash: string };
}

function failedIds(checks: readonly VerificationCheck[]): readonly string[] {
  return checks
    .filter(({ status }) => status === "fail")
    .map(({ id }) => id)
    .sort();
}

describe("publications", () => {
  interface Input {
    readonly files: Readonly<Record<string, string>>;
    readonly trusted: TrustedByPython;
  }
  interface Expected {
    readonly ok: boolean;
    readonly levels: Readonly<Record<string, string>>;
    readonly failed: readonly string[];
  }

  it.each(casesOf<Input, Expected>("publications"))("%s", async (_, { input, expected }) => {
    const { head, ...trusted } = input.trusted;
    const outside = { ...trusted, ...(head && { head: { number: head.number, entryHash: head.hash } }) };
    const { ok, levels, checks } = await verifyPublication(input.files, outside);
    expect({
      ok,
      levels: Object.fromEntries(levels.map(({ level, status }) => [level, status])),
      failed: failedIds(checks),
    }).toEqual({ ...expected, failed: [...expected.failed].sort() });
  });
});

describe("proofs", () => {
  interface Input {
    readonly proof: string;
    readonly trusted: { readonly resultHash?: string; readonly commitmentHash?: string };
  }

  it.each(casesOf<Input, { readonly ok: boolean }>("proofs"))("%s", async (_, { input, expected }) => {
    const { resultHash, commitmentHash } = input.trusted;
    const outside: OutsideHashes = {
      ...(resultHash !== undefined && { result: resultHash }),
      ...(commitmentHash !== undefined && { commitment: commitmentHash }),
    };
    expect((await verifyProof(input.proof, outside)).ok).toBe(expected.ok);
  });
});

describe("trees", () => {
  type Input =
    | { readonly suite: HashSuite; readonly data: readonly string[] }
    | {
        readonly suite: HashSuite;
        readonly key: string;
        readonly list: string;
        readonly rows: readonly { readonly id: string }[];
      }
    | {
        readonly suite: HashSuite;
        readonly leaf: string;
        readonly index: number;
        readonly size: number;
        readonly path: readonly string[];
        readonly root: string;
      };

  it.each(casesOf<Input, { readonly root?: string; readonly leads?: boolean }>("trees"))(
    "%s",
    (_, { input, expected }) => {
      const { suite } = input;
      if ("data" in input) {
        const leaves = input.data.map((data) => hashBytes(suite, bytesOfHex(`00${data}`)));
        expect(treeHead(suite, leaves).root).toBe(expected.root);
      } else if ("rows" in input) {
        const { key: saltKey, list, rows } = input;
        const empty = { targets: [], inspectors: [], avoidances: [], exclusions: [] };
        const head = list.startsWith("frame/")
          ? frameHead({ suite, saltKey }, list.slice(6), rows as never)
          : committedLists({ suite, saltKey }, { ...empty, [list]: rows })[list as keyof typeof empty];
        expect(head).toEqual({ root: expected.root, size: rows.length });
      } else {
        const { leaf, index, size, path, root } = input;
        expect(leadsToRoot(suite, { root, size }, leaf, index, path)).toBe(expected.leads);
      }
    },
  );
});

describe("sources", () => {
  interface Input {
    readonly suite: HashSuite;
    readonly source: SeedSource;
  }
  interface Expected {
    readonly bits: number | null;
    readonly fits: boolean;
  }

  it.each(casesOf<Input, Expected>("sources"))("%s", async (_, { input, expected }) => {
    const { suite, source } = input;
    if (!hasItsForm(source)) {
      expect(expected.fits).toBe(false);
      return;
    }
    expect(sourceEntropy(source)).toBe(expected.bits);
    const signed = source.type === "drand" ? (await verifyDrandSource(source)).ok : true;
    expect(checkSourceValue(source, suite) === undefined && signed).toBe(expected.fits);
  });

  function hasItsForm(source: SeedSource): boolean {
    const { properties = {} } = DOCUMENT_SCHEMAS["chain-entry"].oneOf!.find(
      (schema) => schema.properties?.["kind"]?.const === "seed",
    )!;
    return matchesSchema(properties["sources"]!, [source], "sources") === undefined;
  }
});

describe("signatures", () => {
  interface Input extends Signature {
    readonly message: string;
  }

  it.each(casesOf<Input, { readonly right: boolean }>("signatures"))("%s", async (_, { input, expected }) => {
    const { message, ...signature } = input;
    const { status } = await verifySignature({ message, signature, trusted: [signature] });
    expect(status).toBe(expected.right ? "pass" : "fail");
  });
});

it("every file of publications counts at least the cases that it should", () => {
  expect(casesOf("publications").length).toBeGreaterThanOrEqual(200);
  expect(casesOf("proofs").length).toBeGreaterThanOrEqual(40);
});
