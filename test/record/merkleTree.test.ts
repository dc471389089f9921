import assert from "node:assert/strict";
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { inclusionPath, leadsToRoot, leafHash, treeHead } from "../../src/record/merkleTree.js";
import {
  hashByNode,
  nodeByTheBook,
  pathByTheBook,
  rootByTheBook,
  sidesByTheBook,
  someLeaves,
} from "../support/treeByTheBook.js";

const SUITES = ["sha256", "sm3"] as const;

/** Leaves and roots by which Certificate Transparency is tested: testonly/constants.go of transparency-dev/merkle. */
const PUBLISHED_LEAVES = ["", "00", "10", "2021", "3031", "40414243", "5051525354555657"].concat(
  "606162636465666768696a6b6c6d6e6f",
);
const PUBLISHED_ROOTS = [
  "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
  "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
  "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
  "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
  "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
  "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
  "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
  "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
  "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
];

describe("the tree", () => {
  it("has the roots that Certificate Transparency publishes for no leaf to eight", () => {
    const hashes = PUBLISHED_LEAVES.map((data) => leafHash("sha256", Buffer.from(data, "hex").toString("latin1")));
    for (const [size, root] of PUBLISHED_ROOTS.entries()) {
      expect(treeHead("sha256", hashes.slice(0, size))).toEqual({ root, size });
    }
  });

  it.each(SUITES)("is that of the recursive definition for every size up to 70 (%s)", (suite) => {
    for (let size = 0; size <= 70; size++) {
      const leaves = someLeaves(suite, size);
      const root = rootByTheBook(suite, leaves);
      expect(treeHead(suite, leaves)).toEqual({ root, size });
      for (const [index, leaf] of leaves.entries()) {
        const path = inclusionPath(suite, leaves, index);
        assert.deepEqual(path, pathByTheBook(suite, leaves, index));
        assert.ok(leadsToRoot(suite, { root, size }, leaf, index, path));
      }
    }
  });

  it("is that of the recursive definition for larger sizes", () => {
    const leaves = { sha256: someLeaves("sha256", 2000), sm3: someLeaves("sm3", 2000) };
    const place = fc.integer({ min: 71, max: 2000 }).chain((size) => fc.tuple(fc.constant(size), fc.nat(size - 1)));
    fc.assert(
      fc.property(fc.constantFrom(...SUITES), place, (suite, [size, index]) => {
        const some = leaves[suite].slice(0, size);
        const head = treeHead(suite, some);
        expect(head).toEqual({ root: rootByTheBook(suite, some), size });
        const path = inclusionPath(suite, some, index);
        expect(path).toEqual(pathByTheBook(suite, some, index));
        expect(leadsToRoot(suite, head, some[index]!, index, path)).toBe(true);
      }),
      { seed: 6962, numRuns: 60 },
    );
  });

  it("leaves its input as it was", () => {
    const leaves = Object.freeze([...someLeaves("sha256", 13)]);
    const path = inclusionPath("sha256", leaves, 5);
    const frozen = Object.freeze([...path]);
    expect(leadsToRoot("sha256", treeHead("sha256", leaves), leaves[5]!, 5, frozen)).toBe(true);
  });
});

describe("leaf and node", () => {
  it.each(SUITES)("are hashed apart, so that no node passes for a leaf (%s)", (suite) => {
    // Bytes below 0x80, so that two of these hashes are also the UTF-8 of a text.
    const [left, right] = ["41".repeat(32), "42".repeat(32)];
    const text = "A".repeat(32) + "B".repeat(32);
    const node = treeHead(suite, [left, right]).root;
    const leaf = leafHash(suite, text);
    expect(leaf).toBe(hashByNode(suite, Uint8Array.of(0), text).toString("hex"));
    expect(node).toBe(hashByNode(suite, Uint8Array.of(1), text).toString("hex"));
    expect(node).not.toBe(leaf);
    expect(node).not.toBe(hashByNode(suite, text).toString("hex"));
    expect(node).not.toBe(leafHash(suite, `\u0001${text}`));
  });

  it("hashes the UTF-8 of a text that is not ASCII", () => {
    expect(leafHash("sha256", "眼镜店 \u{1f453}")).toBe(
      hashByNode("sha256", Uint8Array.of(0), "眼镜店 \u{1f453}").toString("hex"),
    );
  });
});

/** A right proof. */
interface Proof {
  readonly size: number;
  readonly index: number;
  readonly root: string;
  readonly leaf: string;
  readonly path: readonly string[];
}

const TREES = new Map(SUITES.map((suite) => [suite, someLeaves(suite, 40)]));

function proofOf(suite: (typeof SUITES)[number], size: number, index: number): Proof {
  const leaves = TREES.get(suite)!.slice(0, size);
  const { root } = treeHead(suite, leaves);
  return { size, index, root, leaf: leaves[index]!, path: inclusionPath(suite, leaves, index) };
}

function leads(suite: (typeof SUITES)[number], { size, index, root, leaf, path }: Proof): boolean {
  return leadsToRoot(suite, { root, size }, leaf, index, path);
}

/** Every place of every tree of up to 18 leaves, and some of a larger one. */
const PLACES: readonly (readonly [size: number, index: number])[] = [
  ...Array.from({ length: 18 }, (_, size) =>
    Array.from({ length: size + 1 }, (__, index) => [size + 1, index] as const),
  ),
  [31, 32, 33, 40].flatMap((size) => [0, 1, 15, 16, 30, size - 2, size - 1].map((index) => [size, index] as const)),
].flat();

const GARBAGE = "5a17".repeat(16);

function flipped(hash: string, bit: number): string {
  const bytes = Buffer.from(hash, "hex");
  bytes[bit >> 3]! ^= 1 << (bit & 7);
  return bytes.toString("hex");
}

/** The families of wrong proofs in testdata/inclusion of transparency-dev/merkle, and more, each by name. */
function wrongProofs(proof: Proof): Readonly<Record<string, readonly Proof[]>> {
  const { size, index, root, leaf, path } = proof;
  const places = [...path.keys()];
  const withPath = (paths: readonly (readonly string[])[]): readonly Proof[] =>
    paths.map((other) => ({ ...proof, path: other }));
  const nodes = [GARBAGE, root, leaf, "0".repeat(64), ...path];
  const bits = [0, 3, 7, 127, 248, 255];
  return {
    "another index": Array.from({ length: size }, (_, other) => other)
      .filter((other) => other !== index)
      .map((other) => ({ ...proof, index: other })),
    "an index beyond the tree": [size, size + 1, 2 * size, size + 2 ** 31, 2 ** 32 + index, 2 ** 53 - 1].map(
      (other) => ({
        ...proof,
        index: other,
      }),
    ),
    "a root of nothing": [{ ...proof, root: "" }],
    "another root": [
      GARBAGE,
      "0".repeat(64),
      ...(path.length > 0 ? [leaf] : []),
      ...bits.map((bit) => flipped(root, bit)),
    ].map((other) => ({ ...proof, root: other })),
    "another leaf": [GARBAGE, ...bits.map((bit) => flipped(leaf, bit))].map((other) => ({ ...proof, leaf: other })),
    "a flipped bit": withPath(
      places.flatMap((place) => bits.map((bit) => path.with(place, flipped(path[place]!, bit)))),
    ),
    "a hash left out": withPath(places.map((place) => path.toSpliced(place, 1))),
    "a hash put in": withPath(
      [...places, path.length].flatMap((place) => nodes.map((node) => path.toSpliced(place, 0, node))),
    ),
    "no hash at all": path.length > 0 ? withPath([[]]) : [],
    "two hashes changed over": withPath(
      places.flatMap((place) =>
        places
          .filter((other) => other > place)
          .map((other) => path.with(place, path[other]!).with(other, path[place]!)),
      ),
    ),
    "the way from the top down": path.length > 1 ? withPath([path.toReversed()]) : [],
  };
}

describe("a wrong proof", () => {
  it.each(SUITES)("never leads to the root (%s)", (suite) => {
    let tried = 0;
    for (const [size, index] of PLACES) {
      const proof = proofOf(suite, size, index);
      expect(leads(suite, proof)).toBe(true);
      for (const [family, wrong] of Object.entries(wrongProofs(proof))) {
        for (const other of wrong) {
          tried += 1;
          if (leads(suite, other)) expect.fail(`${family}: leaf ${String(index)} of ${String(size)}`);
        }
      }
    }
    expect(tried).toBeGreaterThan(15_000);
  });

  it("leads to the root of another size only where the way is the same, turn for turn", () => {
    // The root says nothing of the size, so that the size must come from where the root comes from.
    let same = 0;
    for (let size = 1; size <= 16; size++) {
      for (let index = 0; index < size; index++) {
        const proof = proofOf("sha256", size, index);
        for (let other = 0; other <= 33; other++) {
          for (let place = 0; place <= other; place++) {
            const expected = place < other && sidesByTheBook(other, place) === sidesByTheBook(size, index);
            const found = leads("sha256", { ...proof, size: other, index: place });
            if (found !== expected)
              expect.fail(`${String(index)} of ${String(size)} as ${String(place)} of ${String(other)}`);
            if (found && other === size) expect(place).toBe(index);
            same += Number(found);
          }
        }
      }
    }
    expect(same).toBeGreaterThan(136);
  });

  it("is refused for an inner node in the place of a leaf, at the size of its tree", () => {
    const leaves = TREES.get("sha256")!.slice(0, 12);
    const head = treeHead("sha256", leaves);
    for (let index = 0; index < 12; index++) {
      const path = inclusionPath("sha256", leaves, index);
      let node = leaves[index]!;
      for (const [height, beside] of path.entries()) {
        const isRight = sidesByTheBook(12, index)[height] === "L";
        node = isRight ? nodeByTheBook("sha256", beside, node) : nodeByTheBook("sha256", node, beside);
        for (let place = 0; place < 12; place++) {
          expect(leadsToRoot("sha256", head, node, place, path.slice(height + 1))).toBe(false);
        }
      }
      expect(node).toBe(head.root);
    }
  });
});

describe("a tree of 2^31 leaves", () => {
  /** The only node at each height of a tree whose leaves are all the same. */
  function uniform(leaf: string, height: number): readonly string[] {
    const nodes: string[] = [leaf];
    while (nodes.length <= height) nodes.push(nodeByTheBook("sha256", nodes.at(-1)!, nodes.at(-1)!));
    return nodes;
  }

  const leaf = someLeaves("sha256", 1)[0]!;
  const nodes = uniform(leaf, 31);
  const besides = nodes.slice(0, 31);

  it("is refused, and one leaf fewer is not", () => {
    const full = { root: nodes[31]!, size: 2 ** 31 };
    const root = nodeByTheBook("sha256", nodes[30]!, rightOf(30));
    const short = { root, size: 2 ** 31 - 1 };
    expect(leadsToRoot("sha256", short, leaf, 0, [...besides.slice(0, 30), rightOf(30)])).toBe(true);
    expect(leadsToRoot("sha256", short, leaf, 2 ** 31 - 2, besides.slice(1, 31))).toBe(true);
    expect(leadsToRoot("sha256", full, leaf, 0, besides)).toBe(false);
    expect(leadsToRoot("sha256", full, leaf, 2 ** 31 - 1, besides)).toBe(false);
    for (const size of [2 ** 31, 2 ** 31 + 1, 2 ** 32, 2 ** 32 + 1, 2 ** 53 - 1]) {
      for (let length = 0; length <= 31; length++) {
        const head = { root: nodes[length]!, size };
        expect(leadsToRoot("sha256", head, leaf, 0, besides.slice(0, length))).toBe(false);
      }
    }

    /** The root of a tree of 2^height - 1 such leaves. */
    function rightOf(height: number): string {
      if (height === 1) return nodes[0]!;
      return nodeByTheBook("sha256", nodes[height - 1]!, rightOf(height - 1));
    }
  });

  it("and one of no leaves has no proof", () => {
    const empty = treeHead("sha256", []);
    expect(leadsToRoot("sha256", empty, leaf, 0, [])).toBe(false);
    expect(leadsToRoot("sha256", { ...empty, root: leaf }, leaf, 0, [])).toBe(false);
  });
});
