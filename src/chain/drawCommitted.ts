import { checkOptions } from "../errors/checkOptions.js";
import { describeValue } from "../errors/describeValue.js";
import { DoubleRandomError } from "../errors/DoubleRandomError.js";
import { planDigest, type Evidence } from "../frame/digests.js";
import type { CommitmentEntry } from "../model/commitmentEntry.js";
import type { ResultEntry } from "../model/resultEntry.js";
import type { PlanRecord } from "../model/record.js";
import { drawPlan } from "../plan/drawPlan.js";
import { readDraw } from "../plan/readDraw.js";
import { canonicalJson } from "../random/canonicalJson.js";
import { committedLists } from "../record/committedLists.js";
import { resultTask } from "../record/resultTask.js";
import { appendEntry, findDraw, nextHeader, readEntries, type EntryOptions } from "./appendEntry.js";
import { readSecret } from "./readSecret.js";

/** What {@link drawCommitted} needs. */
export interface DrawCommittedOptions extends EntryOptions, Evidence {
  /** The key of the salts of the commitment. */
  readonly saltKey: string;
  /** The hash of the commitment. Default: the only one that has a seed and waits for its result. */
  readonly commitment?: string;
  /** Told after each task, for a display of progress. */
  readonly onTask?: (done: number, total: number) => void;
}

/** A result entry and the record that it stands for. */
export interface CommittedDraw {
  readonly entry: ResultEntry;
  readonly record: PlanRecord;
}

/**
 * Draws what was committed to, with the seed that was given, and seals record and result. Every parameter comes from the chain; plan and
 * lists are only accepted if they are those of the commitment.
 *
 * @throws `DoubleRandomError` `CHAIN_BROKEN`; `ENTRY_OUT_OF_PLACE` without a commitment that waits; `EVIDENCE_MISMATCH` for another
 *   plan, list or salt key than those committed to; `ASSIGNMENT_INFEASIBLE` as `drawPlan`, which only a void can follow
 *
 * @example
 * ```ts
 * import { readFileSync } from "node:fs";
 * import { drawCommitted } from "double-random/chain";
 *
 * const lines = readFileSync("examples/published-draw/publication/chain.jsonl", "utf8").trim().split("\n");
 * const entries = lines.map((line) => JSON.parse(line));
 * const read = (name) => JSON.parse(readFileSync(`examples/published-draw/publication/draws/1/${name}.json`, "utf8"));
 * const evidence = { plan: read("plan"), targets: read("targets"), inspectors: read("inspectors"), avoidances: read("avoidances") };
 * const [commitment, seed] = entries;
 * const saltKey = read("salt-key").key;
 * const { entry, record } = drawCommitted({ ...evidence, chain: [commitment, seed], at: "2023-09-15T11:10:00Z", saltKey });
 * console.log(entry.number, entry.record === record.recordHash, record.tasks[0].selected.map(({ targetId }) => targetId).join(" "));
 * ```
 * ```text
 * 3 true OPT-12 OPT-11 OPT-09
 * ```
 */
export function drawCommitted(options: DrawCommittedOptions): CommittedDraw {
  checkOptions(options);
  const chain = readEntries(options.chain);
  const { commitment, seed } = findDraw(
    chain,
    options.commitment,
    (draw) => draw.seed !== undefined && !draw.result && !draw.void,
    "a commitment that waits for its result",
  );
  const parameters = {
    asOf: commitment.asOf,
    policies: commitment.policies,
    taskIds: commitment.tasks.map(({ taskId }) => taskId),
    batches: Object.fromEntries(commitment.tasks.map(({ taskId, batch }) => [taskId, batch])),
  };
  checkCommitted(commitment, options, parameters);
  const { plan, targets, inspectors, avoidances, exclusions, onTask } = options;
  const record = drawPlan({
    plan,
    targets,
    inspectors,
    avoidances,
    ...(exclusions && { exclusions }),
    ...parameters,
    seed: { sources: seed!.sources },
    drawNumber: commitment.drawNumber,
    ...(commitment.redrawReason !== undefined && { redrawReason: commitment.redrawReason }),
    ...(onTask && { onTask }),
  });
  const entry = appendEntry<ResultEntry>(chain, {
    ...nextHeader(chain, commitment, options.at),
    kind: "result",
    commitment: commitment.entryHash,
    seed: seed!.entryHash,
    record: record.recordHash,
    tasks: record.tasks.map(resultTask),
  });
  return { entry, record };
}

function checkCommitted(
  { suite, plan, lists }: CommitmentEntry,
  options: DrawCommittedOptions,
  parameters: Pick<Parameters<typeof readDraw>[0], "asOf" | "policies" | "taskIds" | "batches">,
): void {
  const draw = readDraw({ ...options, ...parameters });
  const saltKey = readSecret(options.saltKey, "saltKey");
  const given = { plan: planDigest(suite, draw.plan), ...committedLists({ suite, saltKey }, draw) };
  const committed = { plan, ...lists };
  for (const name of Object.keys(committed) as (keyof typeof committed)[]) {
    const [is, should] = [canonicalJson(given[name]), canonicalJson(committed[name])];
    if (is === should) continue;
    const expected = `what was committed to with this salt key, ${should}`;
    throw new DoubleRandomError({ code: "EVIDENCE_MISMATCH", path: name, expected, received: describeValue(is) });
  }
}
