import type { Avoidance, Batch, Evidence, Inspector, Policies, SeedSource, Target, Task } from "double-random";
import {
  blindLists,
  commitDraw,
  drawCommitted,
  revealSeed,
  voidDraw,
  type CommitDrawOptions,
} from "double-random/chain";
import type { ChainEntry } from "../../src/model/chain.js";
import type { Openings } from "../../src/model/proof.js";
import type { PlanRecord } from "../../src/model/record.js";
import { hashText } from "../../src/random/hashing.js";
import { deepFreeze } from "./deepFreeze.js";
import { smallNumbers } from "./smallNumbers.js";
import { smallInspector, smallPlan, smallTarget, smallTask } from "./smallPlan.js";
import { chainText, named } from "./smallPublication.js";

/** What was made up. */
export interface GeneratedPublication {
  /** In the order of the commitments; `record` is absent where no teams could be found. */
  readonly draws: readonly {
    readonly options: CommitDrawOptions;
    readonly commitment: Extract<ChainEntry, { readonly kind: "commitment" }>;
    readonly record?: PlanRecord;
  }[];
  readonly chain: readonly ChainEntry[];
  readonly files: Readonly<Record<string, string>>;
}

const DAY = (day: number, hour: number): string =>
  `2024-05-${String(day).padStart(2, "0")}T${String(hour).padStart(2, "0")}:00:00Z`;

/**
 * A publication made through the public calls with made-up lists, tasks and policies: every policy takes every value over enough
 * numbers. Most have one draw, some a second batch after it.
 */
export async function generatedPublication(number: number): Promise<GeneratedPublication> {
  const below = smallNumbers(number);
  for (let skipped = 0; skipped < 5; skipped++) below(2);
  const one = <T>(...values: readonly T[]): T => values[below(values.length)]!;
  const maybe = <T extends object>(fields: T): T | Record<string, never> => (below(2) === 0 ? fields : {});

  const policies = madeUpPolicies();
  const open = madeUpEvidence();
  const publication = one("open", "open", "blinded");
  const blindingKey = "c3".repeat(32);
  const { openings, ...lists } = blindLists({ ...open, suite: policies.suite, blindingKey });
  const evidence = publication === "blinded" ? { plan: open.plan, ...lists } : open;
  const isBatched = below(4) === 0;

  let chain: readonly ChainEntry[] = [];
  const draws: GeneratedPublication["draws"][number][] = [];
  const files: Record<string, string> = {};
  for (let round = 1; round <= (isBatched ? 2 : 1); round++) {
    const sources = madeUpSources(round);
    const options: CommitDrawOptions = deepFreeze({
      ...evidence,
      chain,
      at: DAY(round * 7, 8),
      asOf: "2024-04-30",
      policies,
      saltKey: hashText("sha256", `salt ${String(number)} ${String(round)}`),
      sources: sources.map((source) => named(source, DAY(round * 7 + 1, 8))),
      publication,
      ...(isBatched && { batches: batchesOf(round, draws[0]?.record) }),
    });
    const commitment = commitDraw(options);
    const { entryHash } = commitment;
    chain = [...chain, commitment];
    chain = [
      ...chain,
      await revealSeed(deepFreeze({ chain, at: DAY(round * 7 + 1, 9), sources, commitment: entryHash })),
    ];
    const record = drawOrVoid(options, entryHash, DAY(round * 7 + 1, 10));
    draws.push({ options, commitment, ...(record && { record }) });
    addFiles(commitment.number, options, record);
    if (!record) break;
  }
  files["chain.jsonl"] = chainText(chain);
  return { draws, chain, files };

  function drawOrVoid(options: CommitDrawOptions, commitment: string, at: string): PlanRecord | undefined {
    const { saltKey } = options;
    try {
      const { entry, record } = drawCommitted(deepFreeze({ ...evidence, chain, saltKey, at, commitment }));
      chain = [...chain, entry];
      return record;
    } catch (error) {
      if ((error as { readonly code?: unknown }).code !== "ASSIGNMENT_INFEASIBLE") throw error;
      const why = { reason: "cannot-be-drawn", note: "there are no teams" } as const;
      chain = [...chain, voidDraw({ chain, at, commitment, ...why })];
      return undefined;
    }
  }

  function addFiles(entry: number, { saltKey }: CommitDrawOptions, record: PlanRecord | undefined): void {
    const drawn = new Set(record?.tasks.flatMap(({ selected }) => selected.map(({ targetId }) => targetId)));
    const opened: Openings = {
      protocol: "dr1",
      kind: "openings",
      openings: openings.filter(({ id }) => open.targets.some((target) => target.id === id) && drawn.size > 0),
    };
    const documents = {
      ...evidence,
      "salt-key": { protocol: "dr1", kind: "salt-key", key: saltKey },
      ...(record && { record }),
      ...(publication === "blinded" && { openings: opened }),
    };
    for (const [name, document] of Object.entries(documents)) {
      files[`draws/${String(entry)}/${name}.json`] = JSON.stringify(document);
    }
  }

  function madeUpPolicies(): Partial<Policies> & Pick<Policies, "suite"> {
    const assignment = one("balanced/1", "balanced/1", "pair-ticket/1");
    const formation = one("members", "members", "members", "standing-teams");
    const tierCombination = one("max", "credit", "industry", "matrix");
    const row = { low: "low", general: "general", higher: "higher", high: "high" } as const;
    return {
      suite: one("sha256", "sha256", "sm3"),
      rounding: one("ceil", "half-up", "floor"),
      minimumPerTask: below(3),
      minimumPerStratum: below(2),
      ratioBase: one("frame", "eligible"),
      apportionment: one("largest-remainder", "webster", "systematic-random"),
      onInfeasible: "adjust-total",
      tierCombination,
      ...(tierCombination === "matrix" && { tierMatrix: { low: row, general: row, higher: row, high: row } }),
      strata: one([], [], ["region"], ["credit-class", "subject-type"], ["subject-type", "region"]),
      selection: one("ticket/1", "ticket/1", "shuffle/1"),
      reservePerStratum: below(3),
      visits: one("merge", "separate"),
      assignment,
      formation,
      ...(assignment === "balanced/1" && { evenness: one("chances", "chances", "loads") }),
      ...(assignment === "balanced/1" && maybe({ mostVisitsPerInspector: 12 })),
      ...(assignment === "balanced/1" && formation === "members" && below(4) === 0 && { mostVisitsPerPair: 6 }),
      competence: one("one-member", "all-members"),
      territory: one("any", "any", "notHomeOffice", "homeOfficeAtMostOne"),
      absence: one("covers-window", "touches-window"),
      ignoredWithdrawals: one([], ["declared"], ["declared", "applied"]),
    };
  }

  function madeUpEvidence(): Required<Evidence> {
    const targets = Array.from({ length: 6 + below(20) }, (_, index): Target => {
      return smallTarget({
        id: `T-${String((index * 7) % 101)}`,
        subjectType: one("enterprise", "individual"),
        status: one("existing", "existing", "existing", "deregistered"),
        regionCode: one("140581", "140582"),
        localOfficeId: one("office-0", "office-1"),
        ...maybe({ creditClass: one("A", "B", "C", "D"), name: "虚构店铺" }),
        ...maybe({ industryTier: one("low", "general", "higher", "high") }),
        ...maybe({ groupId: `G-${String(below(3))}` }),
      });
    });
    const inspectors = Array.from({ length: 9 }, (_, index): Inspector =>
      smallInspector({
        id: `I-${String(index)}`,
        unitId: one("office-0", "office-1", "office-2"),
        standingTeamId: `S-${String(index % 4)}`,
        active: index === 0 || below(8) > 0,
        ...maybe({ priorVisits: below(3) }),
      }),
    );
    const avoidances = Array.from({ length: below(4) }, (_, index): Avoidance => {
      const against = one<"target" | "group" | "inspector">("target", "group", "inspector");
      const refs = { target: targets[below(targets.length)]!.id, group: "G-1", inspector: `I-${String(index + 4)}` };
      const withdrawal = { id: `V-${String(index)}`, inspectorId: `I-${String(index)}`, against, refId: refs[against] };
      return { ...withdrawal, ground: "kinship", status: one("declared", "upheld", "rejected") };
    });
    const tasks = Array.from({ length: 1 + below(3) }, (_, index) => madeUpTask(index));
    const excluded = targets.filter(() => below(8) === 0);
    const decided = { reason: "recently-inspected", decidedBy: "credit section", decidedOn: "2024-04-01" } as const;
    return {
      plan: smallPlan(...tasks),
      targets,
      inspectors,
      avoidances,
      exclusions: excluded.map(({ id }) => ({ taskId: "T01", targetId: id, ...decided })),
    };
  }

  function madeUpTask(index: number): Task {
    const share = (minimum: string, maximum: string): { minimum: string; maximum: string } => ({ minimum, maximum });
    const bands = {
      low: share("1%", "20%"),
      general: share("20%", "40%"),
      higher: share("40%", "60%"),
      high: share("60%", "100%"),
    };
    return smallTask({
      id: `T0${String(index + 1)}`,
      sequence: index + 1,
      scope: one({}, {}, { subjectTypes: ["individual"] }, { regionCodes: ["140581"] }),
      quota: one<Task["quota"]>(
        { kind: "ratio", ratio: "20%" },
        { kind: "at-least-ratio", ratio: "1/7" },
        { kind: "count", count: 3 },
        { kind: "ratio-range", minimum: "10%", maximum: "20%" },
        { kind: "count-range", minimum: 2, maximum: 4 },
        { kind: "census" },
      ),
      risk: one<Task["risk"]>(
        { kind: "none" },
        { kind: "uniform" },
        { kind: "escalating", intensities: { low: "1", general: "2", higher: "4", high: "8" } },
        { kind: "bands", bands },
      ),
    });
  }

  function batchesOf(round: number, first: PlanRecord | undefined): Readonly<Record<string, Batch>> {
    return Object.fromEntries(
      evidence.plan.tasks.map(({ id }) => {
        const drawn = first?.tasks.find(({ taskId }) => taskId === id)?.selected ?? [];
        const alreadyDrawn = drawn.map(({ targetId }) => targetId);
        return [id, { number: round, cumulativeShare: round === 1 ? "50%" : "100%", alreadyDrawn }];
      }),
    );
  }

  function madeUpSources(round: number): readonly SeedSource[] {
    const digits = Array.from({ length: 24 }, () => String(below(10))).join("");
    const party = `party ${String(round)}`;
    const value = hashText("sha256", `secret ${String(number)} ${String(round)}`);
    const secret = hashText(policies.suite, `dr1:secret:${value}:${party}`);
    const sources: readonly SeedSource[] = [
      { type: "announced", ref: "dice", groups: [{ count: 24, lowest: 0, highest: 9 }], value: digits },
      { type: "reveal", ref: party, digest: secret, value },
      { type: "declared", ref: "minutes", value: digits, entropyBits: 70 },
    ];
    const chosen = sources.filter(() => below(2) === 0);
    return chosen.length > 0 ? chosen : sources.slice(0, 1);
  }
}
