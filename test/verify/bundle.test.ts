import { brotliCompressSync } from "node:zlib";
import { build, type Rolldown } from "vite";
import { beforeAll, describe, expect, it } from "vitest";

/** What must not be fetched before a document needs it, or at all. */
const PACKAGES = ["zod", "seedrandom", "@noble/curves", "sm-crypto-v2"];

/** Bytes after brotli of what a page fetches to read a publication: forms, chain, sources, signatures, proofs. */
const ENTRY_LIMIT = 20_000;
/** Bytes after brotli of what it fetches besides to make a draw again, with `balanced/1`; no packages counted. */
const REDRAW_LIMIT = 34_000;

let chunks: readonly Rolldown.OutputChunk[] = [];
beforeAll(async () => {
  const [bundle] = (await build({
    configFile: false,
    logLevel: "silent",
    build: {
      write: false,
      lib: { entry: "src/publication/index.ts", formats: ["es"] },
      rolldownOptions: { external: ["crypto"], output: { minify: true } },
    },
  })) as Rolldown.RolldownOutput[];
  chunks = bundle!.output.filter((file) => file.type === "chunk");
});

/** The entry, or the chunk with a module, and every chunk that is loaded together with it. */
function loadedWith(module?: string): ReadonlySet<Rolldown.OutputChunk> {
  const loaded = new Set<Rolldown.OutputChunk>();
  const visit = (chunk: Rolldown.OutputChunk | undefined): void => {
    if (!chunk || loaded.has(chunk)) return;
    loaded.add(chunk);
    for (const name of chunk.imports) visit(chunks.find(({ fileName }) => fileName === name));
  };
  visit(
    chunks.find(({ isEntry, moduleIds }) =>
      module === undefined ? isEntry : moduleIds.some((id) => id.endsWith(`/src/${module}.ts`)),
    ),
  );
  return loaded;
}

/** The packages in some chunks. */
function packagesOf(some: Iterable<Rolldown.OutputChunk>): readonly string[] {
  const ids = [...some].flatMap(({ moduleIds }) => moduleIds).map((id) => id.replaceAll("\\", "/"));
  return PACKAGES.filter((name) => ids.some((id) => id.includes(`/node_modules/${name}/`)));
}

function compressed(some: Iterable<Rolldown.OutputChunk>): number {
  return brotliCompressSync([...some].map(({ code }) => code).join("")).length;
}

describe("a page that checks publications", () => {
  it("loads neither the schema library nor a package for one kind of source, key or method", () => {
    expect(packagesOf(loadedWith())).toEqual([]);
    expect(packagesOf(chunks)).toEqual(["seedrandom", "@noble/curves", "sm-crypto-v2"]);
  });

  it("loads the part that makes a draw again, and the teams, only when there is a draw", () => {
    const atOnce = [...loadedWith()].flatMap(({ moduleIds }) => moduleIds);
    for (const module of ["plan/frameCounts", "assignment/assignTeams", "selection/shuffleMethod"]) {
      expect(atOnce.filter((id) => id.endsWith(`/src/${module}.ts`))).toEqual([]);
      expect(loadedWith(module).size).toBeGreaterThan(0);
    }
  });

  it("keeps to its sizes", () => {
    const entry = loadedWith();
    expect(compressed(entry)).toBeLessThanOrEqual(ENTRY_LIMIT);
    const redraw = [...loadedWith("plan/frameCounts"), ...loadedWith("assignment/assignTeams")];
    expect(compressed(new Set(redraw.filter((chunk) => !entry.has(chunk))))).toBeLessThanOrEqual(REDRAW_LIMIT);
  });
});
