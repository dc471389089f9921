import { beforeAll, describe, expect, it } from "vitest";
import { commitDraw, drawCommitted, revealSeed } from "../../src/chain/index.js";
import type { ChainEntry } from "../../src/model/chain.js";
import type { CommitmentEntry } from "../../src/model/commitmentEntry.js";
import type { PlanRecord } from "../../src/model/record.js";
import type { SeedSource } from "../../src/model/seed.js";
import type { PublicationReport } from "../../src/publication/index.js";
import { smallEvidence } from "../support/smallEvidence.js";
import { itIsJudgedTwice, verifyPublication } from "../support/secondOpinion.js";
import { filesOf, named, SALT_KEY } from "../support/smallPublication.js";
import { diceOf } from "../support/tamperBases.js";

const evidence = smallEvidence();
const at = (day: number, hour: number): string => `2023-09-0${String(day)}T${String(hour)}:00:00Z`;

/** Two commitments for one batch, of which the first has its result after the second. */
const drawn: { chain: readonly ChainEntry[]; first?: PlanRecord; second?: PlanRecord } = { chain: [] };

interface Named {
  readonly batch: number;
  readonly ids?: readonly string[];
  readonly redrawReason?: string;
  readonly planId?: string;
}

function commit(source: SeedSource, [day, hour]: readonly [number, number], choices: Named): CommitmentEntry {
  const { batch, ids = [], redrawReason, planId = evidence.plan.id } = choices;
  const entry = commitDraw({
    ...evidence,
    plan: { ...evidence.plan, id: planId },
    chain: drawn.chain,
    at: at(day, hour),
    asOf: "2024-04-30",
    saltKey: SALT_KEY,
    taskIds: ["T01"],
    batches: { T01: { number: batch, cumulativeShare: batch === 1 ? "50%" : "100%", alreadyDrawn: ids } },
    sources: [named(source, at(day, 13))],
    ...(redrawReason !== undefined && { redrawReason }),
  });
  drawn.chain = [...drawn.chain, entry];
  return entry;
}

async function draw(
  { entryHash, planId }: CommitmentEntry,
  [day, hour]: readonly [number, number],
  source: SeedSource,
): Promise<PlanRecord> {
  const when = { at: at(day, hour), commitment: entryHash };
  drawn.chain = [...drawn.chain, await revealSeed({ chain: drawn.chain, sources: [source], ...when })];
  const { entry, record } = drawCommitted({
    ...evidence,
    plan: { ...evidence.plan, id: planId },
    chain: drawn.chain,
    saltKey: SALT_KEY,
    ...when,
  });
  drawn.chain = [...drawn.chain, entry];
  return record;
}

const idsOf = ({ tasks }: PlanRecord): readonly string[] => tasks[0]!.selected.map(({ targetId }) => targetId).sort();

async function verifySecondBatch(ids: readonly string[]): Promise<PublicationReport> {
  const before = drawn.chain;
  const dice = diceOf("999888777666555444333222");
  const commitment = commit(dice, [3, 12], { batch: 2, ids });
  const record = await draw(commitment, [3, 14], dice);
  const files = filesOf({
    chain: drawn.chain,
    draws: [
      { evidence, saltKey: SALT_KEY, commitmentNumber: 1, record: drawn.first! },
      { evidence, saltKey: SALT_KEY, commitmentNumber: 2, record: drawn.second! },
      { evidence, saltKey: SALT_KEY, commitmentNumber: commitment.number, record },
    ],
  });
  drawn.chain = before;
  return verifyPublication(files);
}

beforeAll(async () => {
  const [one, another] = [diceOf("111222333444555666777888"), diceOf("000111000111000111000111")];
  const first = commit(one, [1, 11], { batch: 1 });
  const second = commit(another, [1, 12], { batch: 1, redrawReason: "an invented reason" });
  drawn.second = await draw(second, [1, 14], another);
  drawn.first = await draw(first, [1, 15], one);
  // A task of another plan with the same id does not count.
  const third = diceOf("121212121212121212121212");
  await draw(commit(third, [2, 12], { batch: 1, planId: "plan-2025" }), [2, 14], third);
});

describe("what earlier batches drew, when two commitments for one batch have results", () => {
  it("is not the same by either of them", () => {
    expect(idsOf(drawn.first!)).not.toEqual(idsOf(drawn.second!));
  });

  it("is what the last result says, though its commitment was the first", async () => {
    const { checks } = await verifySecondBatch(idsOf(drawn.first!));
    expect(checks.filter(({ status }) => status === "fail")).toEqual([]);
    expect(checks.find(({ id }) => id === "draw.10.batches")?.status).toBe("pass");
  });

  it("is not what the result before the last one says", async () => {
    const { ok, checks } = await verifySecondBatch(idsOf(drawn.second!));
    expect(checks.filter(({ status }) => status === "fail").map(({ id }) => id)).toEqual(["draw.10.batches"]);
    expect(ok).toBe(false);
  });
});

itIsJudgedTwice(2);
