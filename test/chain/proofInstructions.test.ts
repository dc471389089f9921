import { spawnSync } from "node:child_process";
import { describe, expect, it } from "vitest";
import type { Evidence, HashSuite, Policies, SeedSource } from "double-random";
import { blindLists, proofInstructions, proveTarget, type InstructionLanguage } from "../../src/chain/index.js";
import type { TargetProof } from "../../src/model/proof.js";
import { hashText } from "../../src/random/hashing.js";
import { smallEvidence } from "../support/smallEvidence.js";
import { SMALL_SOURCES, smallPublication } from "../support/smallPublication.js";
import { refusal } from "../support/badField.js";

/** dash has neither `\x` nor anything else that POSIX does not have. */
const SHELL = spawnSync("dash", ["-c", "true"]).status === 0 ? "dash" : "sh";
const HAS_SHA256SUM = spawnSync(SHELL, ["-c", "printf x | sha256sum"]).status === 0;
const HAS_SM3 = spawnSync(SHELL, ["-c", "printf x | openssl dgst -sm3 -r"]).status === 0;
if (process.env["CI"] && !(HAS_SHA256SUM && HAS_SM3)) throw new Error("sha256sum and openssl must be there");

const canRun = (suite: HashSuite): boolean => HAS_SHA256SUM && (suite === "sha256" || HAS_SM3);

interface ProofFields {
  readonly targetId?: string;
  readonly taskId?: string;
  readonly policies?: Partial<Policies>;
  readonly sources?: readonly SeedSource[];
  readonly evidence?: Required<Evidence>;
  readonly isBlinded?: boolean;
}

async function makeProof(fields: ProofFields = {}): Promise<TargetProof> {
  const { targetId = "T-01", taskId = "T01", policies = {}, sources = SMALL_SOURCES, isBlinded = false } = fields;
  const { evidence = smallEvidence() } = fields;
  const { suite = "sha256" } = policies;
  const blindingKey = "b11d".repeat(16);
  const blinded = isBlinded ? blindLists({ ...evidence, blindingKey, suite }) : undefined;
  const { openings = [], ...lists } = blinded ?? {};
  const { chain, draws } = await smallPublication({
    evidence: { ...evidence, ...lists },
    policies,
    sources,
    commit: { publication: isBlinded ? "blinded" : "open" },
  });
  const opening = openings.find(({ id }) => id === targetId);
  const [{ evidence: drawnFrom, saltKey, record } = draws[0]!] = draws;
  return proveTarget({ ...drawnFrom, chain, saltKey, taskId, targetId, record, ...(opening && { opening }) });
}

/** What the lines of a page print, and what the page says that they must. */
function runPage(page: string): { readonly printed: string; readonly expected: string } {
  const lines = [...page.matchAll(/^```sh\n([^]*?)^```\n/gm)].map(([, code = ""]) => code).join("");
  const expected = [...page.matchAll(/^```text\n([^]*?)^```\n?/gm)].map(([, text = ""]) => text).join("");
  // Through standard input, because an argument has a length that it may not exceed.
  const { stdout, stderr, status } = spawnSync(SHELL, [], { input: lines, encoding: "utf8" });
  expect([stderr, status]).toEqual(["", 0]);
  return { printed: stdout, expected };
}

const LANGUAGES: readonly InstructionLanguage[] = ["en", "zh"];

describe("the page of a business", () => {
  const kinds = (["sha256", "sm3"] as const).flatMap((suite) =>
    [false, true].flatMap((isBlinded) => LANGUAGES.map((language) => ({ suite, isBlinded, language }))),
  );
  for (const { suite, isBlinded, language } of kinds) {
    const kind = `${suite}, ${isBlinded ? "blinded" : "open"}, ${language}`;
    it.skipIf(!canRun(suite))(`prints what it says it prints: ${kind}`, async () => {
      const proof = await makeProof({ policies: { suite }, isBlinded });
      const page = proofInstructions({ proof, language });
      expect(page).toContain(language === "zh" ? "贵单位" : "Your ticket");
      expect(page.includes("dr1:uid:")).toBe(isBlinded);
      for (const { entryHash } of [proof.commitment, proof.seed, proof.result]) expect(page).toContain(entryHash);
      const { printed, expected } = runPage(page);
      expect(printed).toBe(expected);
      expect(printed).not.toContain("no\n");
    });
  }

  it("has every step of the specification", async () => {
    const proof = await makeProof();
    const { suite, entryHash } = proof.commitment;
    const page = proofInstructions({ proof });
    expect(page).toContain(
      `dr1:unit:${proof.seed.draws[0]!.seed}:T-01' | sha256sum\n\`\`\`\n\`\`\`text\n${proof.ticket!}  -\n`,
    );
    expect(page.match(/\| sha256sum$/gm)).toHaveLength(1 + 1 + proof.path.length + 3 + 1 + 1);
    expect(page).toContain(`${proof.commitment.tasks[0]!.frame.root}  -\n\`\`\``);
    expect(page).toContain(`dr1:entry:%s' "$commitment" | sha256sum\n\`\`\`\n\`\`\`text\n${entryHash}  -\n`);
    expect(page.match(/^case .*esac$/gm)).toHaveLength(1 + 2 + 3);
    expect(page).toContain(`case "$result" in *'"seed":"${proof.seed.entryHash}"'*)`);
    expect(page).toContain('compare them yourself: "ten-sided dice, public meeting" `070531846291375508264193`.');
    expect(hashText(suite, `dr1:unit:${proof.seed.draws[0]!.seed}:T-01`)).toBe(proof.ticket);
  });

  it("says by how much a ticket misses the cut-off, or does not", async () => {
    const proofs = await Promise.all(
      ["T-01", "T-07", "T-13", "T-03", "T-09", "T-05"].map((targetId) => makeProof({ targetId })),
    );
    expect(new Set(proofs.map(({ drawn }) => drawn))).toEqual(new Set([true, false]));
    for (const proof of proofs) {
      const { ticket = "", leaf, result } = proof;
      const { cutoff = "" } = result.tasks[0]!.strata.find(({ stratum }) => stratum === leaf.value.stratum)!;
      const page = proofInstructions({ proof });
      if (ticket === cutoff) {
        expect(page).toContain("Your ticket is the cut-off itself, so you were drawn");
        continue;
      }
      const [, place, own, other] = /at place (\d+): `(.)` in yours, `(.)` in the cut-off/.exec(page)!;
      const at = Number(place) - 1;
      expect([ticket.slice(0, at), ticket[at], cutoff[at]]).toEqual([cutoff.slice(0, at), own, other]);
      expect(own).not.toBe(other);
      expect(page).toContain(
        proof.drawn ? "below the cut-off, so you were drawn" : "above the cut-off, so you were not drawn",
      );
      expect(proof.drawn).toBe(ticket < cutoff);
    }
  });

  it("knows a stratum from which nobody was drawn, and a list of one", async () => {
    const { plan, targets, ...others } = smallEvidence();
    const [task, second] = plan.tasks;
    const few = { ...task!, quota: { kind: "count", count: 1 } as const };
    const evidence = { ...others, plan: { ...plan, tasks: [few, second!] }, targets };
    const none = await makeProof({ evidence });
    expect(none.drawn).toBe(false);
    expect(proofInstructions({ proof: none })).toContain("nobody was drawn, so there is no cut-off");
    expect(proofInstructions({ proof: none, language: "zh" })).toContain("没有抽取任何对象");

    const alone = { ...evidence, exclusions: [], avoidances: [], targets: targets.slice(0, 1) };
    const lone = await makeProof({ evidence: alone });
    expect(lone.path).toEqual([]);
    const page = proofInstructions({ proof: lone });
    expect(page).toContain("You are the only one in the list");
    if (HAS_SHA256SUM) expect(runPage(page).printed).toBe(runPage(page).expected);
  });

  it.runIf(HAS_SHA256SUM)("leads the last of an odd number of lines to the root", async () => {
    const proof = await makeProof({ targetId: "T-40", taskId: "T02" });
    expect([proof.index, proof.path.length]).toEqual([9, 2]);
    const { printed, expected } = runPage(proofInstructions({ proof }));
    expect(printed).toBe(expected);
  });

  it("says that shuffle/1 has no tickets", async () => {
    const proof = await makeProof({ policies: { selection: "shuffle/1" } });
    const page = proofInstructions({ proof });
    expect(page).toContain("the method shuffle/1, which has no tickets");
    expect(page).not.toContain("dr1:unit:");
    if (HAS_SHA256SUM) expect(runPage(page).printed).toBe(runPage(page).expected);
  });

  it("checks a secret that a party revealed", async () => {
    const [value, ref] = ["5ec2".repeat(16), "the office of the notary"];
    const reveal = { type: "reveal", ref, value, digest: hashText("sha256", `dr1:secret:${value}:${ref}`) } as const;
    const page = proofInstructions({ proof: await makeProof({ sources: [reveal] }) });
    expect(page).toContain(`'dr1:secret:${value}:${ref}' | sha256sum\n\`\`\`\n\`\`\`text\n${reveal.digest}  -\n`);
    if (HAS_SHA256SUM) expect(runPage(page).printed).toBe(runPage(page).expected);
  });

  it.runIf(HAS_SHA256SUM)("lets no text of the file reach the shell", async () => {
    const ref = "it's '$(echo OWNED)' `echo OWNED` \\0101 %s %d * \"x\" '; echo OWNED; '";
    const [dice] = SMALL_SOURCES;
    const page = proofInstructions({ proof: await makeProof({ sources: [{ ...dice!, ref }] }) });
    const { printed, expected } = runPage(page);
    expect(printed).toBe(expected);
    expect(printed).not.toContain("OWNED");
  });
});

describe("a file that is wrong", () => {
  const otherHash = "0123456789abcdef".repeat(4);
  const changes: readonly (readonly [string, (proof: TargetProof) => TargetProof])[] = [
    ["another salt", (proof) => ({ ...proof, leaf: { ...proof.leaf, salt: otherHash } })],
    [
      "another stratum",
      (proof) => ({ ...proof, leaf: { ...proof.leaf, value: { ...proof.leaf.value, stratum: "low" } } }),
    ],
    ["another neighbour", (proof) => ({ ...proof, path: proof.path.with(1, otherHash) })],
    ["another place", (proof) => ({ ...proof, index: proof.index ^ 1 })],
    ["another ticket", (proof) => ({ ...proof, ticket: otherHash.replace("0", proof.drawn ? "0" : "f") })],
    ["another commitment", (proof) => ({ ...proof, commitment: { ...proof.commitment, asOf: "2024-05-01" } })],
    ["another root", (proof) => withRoot(proof, otherHash)],
    ["another seed entry", (proof) => ({ ...proof, seed: { ...proof.seed, commitment: otherHash } })],
    [
      "another seed",
      (proof) => ({
        ...proof,
        seed: { ...proof.seed, draws: proof.seed.draws.map((draw) => ({ ...draw, seed: otherHash })) },
      }),
    ],
    ["another result", (proof) => ({ ...proof, result: { ...proof.result, seed: otherHash } })],
    [
      "another value of a source",
      (proof) => ({
        ...proof,
        seed: {
          ...proof.seed,
          sources: [{ ...proof.seed.sources[0]!, value: "1".repeat(24) }, ...proof.seed.sources.slice(1)],
        },
      }),
    ],
  ];

  it.runIf(HAS_SHA256SUM).each(changes)("does not print what it should: %s", async (_, change) => {
    const proof = await makeProof({ targetId: "T-03" });
    const { printed, expected } = runPage(proofInstructions({ proof: change(proof) }));
    expect(printed).not.toBe(expected);
  });

  it("is refused if it contradicts itself or has not the form", async () => {
    const proof = await makeProof();
    const codeOf = (bad: unknown): string => refusal(() => proofInstructions({ proof: bad as TargetProof })).code;
    expect(codeOf({ ...proof, drawn: !proof.drawn })).toBe("FIELD_INVALID");
    expect(codeOf({ ...proof, path: proof.path.slice(1) })).toBe("FIELD_INVALID");
    expect(codeOf({ ...proof, path: [...proof.path, otherHash] })).toBe("FIELD_INVALID");
    expect(codeOf({ ...proof, index: 40 })).toBe("FIELD_INVALID");
    expect(codeOf({ ...proof, index: 1024, path: [] })).toBe("FIELD_INVALID");
    expect(codeOf({ ...proof, taskId: "T99" })).toBe("REFERENCE_UNKNOWN");
    expect(codeOf({ ...proof, extra: 1 })).toBe("INPUT_INVALID");
    expect(codeOf(null)).toBe("INPUT_INVALID");
    const language = "fr" as InstructionLanguage;
    expect(refusal(() => proofInstructions({ proof, language })).path).toBe("language");
  });
});

function withRoot(proof: TargetProof, root: string): TargetProof {
  const tasks = proof.commitment.tasks.map((task) => ({ ...task, frame: { ...task.frame, root } }));
  return { ...proof, commitment: { ...proof.commitment, tasks } };
}
