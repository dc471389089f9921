/* eslint-disable @typescript-eslint/no-unsafe-argument, @typescript-eslint/no-unsafe-assignment, @typescript-eslint/no-unsafe-call, @typescript-eslint/no-unsafe-member-access, @typescript-eslint/no-unsafe-return -- an attacker writes what the types forbid */
import { evidenceDigests, planDigest } from "../../src/frame/digests.js";
import { seedEntropy } from "../../src/beacon/seedEntropy.js";
import { commitTask } from "../../src/plan/commitTask.js";
import { recompute, redrawTasks, redrawTeams, type DrawnFrom } from "../../src/publication/redraw.js";
import { deriveSeed } from "../../src/random/deriveSeed.js";
import { committedLists } from "../../src/record/committedLists.js";
import { resultTask } from "../../src/record/resultTask.js";
import type { Draft, Loose } from "./tamperDraft.js";

/** How far down an attacker makes a draw anew; everything above is made anew too. */
export type Depth = "commitment" | "seed" | "record" | "result";

/**
 * Makes a draw anew from files, policies and sources as they stand in the draft, so that a change below fits everything above it.
 * Events of the draw are dropped, since they belong to visits that may be gone.
 */
export async function remakeDraw(draft: Draft, number = 1, from: Depth = "commitment"): Promise<void> {
  const { entry: commitment, files } = draft.items[number - 1]!;
  const entries = draft.items.map(({ entry }) => entry);
  const seed = entries.find(({ kind, commitment: of }) => kind === "seed" && of === commitment.entryHash);
  const result = entries.find(({ kind, commitment: of }) => kind === "result" && of === commitment.entryHash);
  const { suite } = commitment;
  const drawnFrom = files as DrawnFrom;
  const depth = ["result", "record", "seed", "commitment"].indexOf(from);
  if (depth >= 3) {
    commitment.plan = planDigest(suite, drawnFrom.plan);
    const hashing = { suite, saltKey: drawnFrom["salt-key"].key };
    commitment.lists = committedLists(hashing, drawnFrom);
    commitment.tasks = recompute(commitment, drawnFrom)
      .counts()
      .map((counts) => commitTask(counts, hashing));
  }
  if (depth >= 2) {
    seed.countedBits = seedEntropy(seed.sources);
    seed.draws = commitment.tasks.map(({ drawId }: Loose) => ({
      drawId,
      seed: deriveSeed({ drawId, sources: seed.sources, suite }),
    }));
  }
  if (depth >= 1) {
    const { counts, directory } = recompute(commitment, drawnFrom);
    const tasks = await redrawTasks(commitment, seed, drawnFrom, counts());
    const assignment = await redrawTeams(commitment, drawnFrom, directory(), tasks);
    const { planId, asOf, drawNumber, redrawReason, policies } = commitment;
    const { redrawReason: _, ...before } = files["record"];
    files["record"] = {
      ...before,
      ...{ planId, asOf, drawNumber, policies },
      ...(redrawReason !== undefined && { redrawReason }),
      seed: { sources: seed.sources, countedBits: seed.countedBits },
      evidence: evidenceDigests(suite, drawnFrom),
      tasks,
      assignment,
    };
    draft.items = draft.items.filter(({ entry }) => entry.result !== result.entryHash);
  }
  result.tasks = files["record"].tasks.map(resultTask);
}
