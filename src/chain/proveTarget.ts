import { checkOptions } from "../errors/checkOptions.js";
import { describeValue } from "../errors/describeValue.js";
import { DoubleRandomError } from "../errors/DoubleRandomError.js";
import type { Evidence } from "../frame/digests.js";
import type { ChainEntry } from "../model/chain.js";
import type { ResultEntry } from "../model/resultEntry.js";
import type { SeedEntry } from "../model/seedEntry.js";
import { id } from "../model/fields.js";
import { parseWith } from "../model/parse.js";
import type { Opening, TargetProof } from "../model/proof.js";
import type { PlanRecord } from "../model/record.js";
import { frameRows } from "../plan/commitTask.js";
import { findTask } from "../plan/findTask.js";
import { frameCounts } from "../plan/frameCounts.js";
import { readDraw } from "../plan/readDraw.js";
import type { HashSuite } from "../random/hashing.js";
import { unitTicket } from "../random/ticketOf.js";
import { uidOf } from "../record/blinding.js";
import { frameLeaves } from "../record/committedLists.js";
import { hashOfLeaf } from "../record/hashOfLeaf.js";
import { inclusionPath, leadsToRoot, treeHead } from "../record/merkleTree.js";
import { findDraw, readEntries } from "./appendEntry.js";
import { readSecret } from "./readSecret.js";

/** What {@link proveTarget} needs. */
export interface ProveTargetOptions extends Evidence {
  readonly chain: readonly ChainEntry[];
  readonly saltKey: string;
  readonly taskId: string;
  /** As the business knows itself; in a blinded publication the id that its opening leads from. */
  readonly targetId: string;
  /** Needed if and only if the publication is blinded. */
  readonly opening?: Opening;
  /** The record of the draw. Needed only with `shuffle/1`, which has no tickets. */
  readonly record?: PlanRecord;
  /** The hash of the commitment. Default: the only one with a result that draws the task. */
  readonly commitment?: string;
}

/**
 * Makes the one file with which a business checks by itself that it was in the frame of a task, in which stratum, and whether it was rightly
 * drawn or not drawn. The file shows nothing of any other business.
 *
 * @throws `DoubleRandomError` `CHAIN_BROKEN`; `ENTRY_OUT_OF_PLACE` without such a result; `EVIDENCE_MISMATCH` for other lists than those
 *   committed to; `REFERENCE_UNKNOWN` for a target that the task cannot draw; `FIELD_INVALID` for an opening that is missing or of somebody else
 *
 * @example
 * ```ts
 * import { readFileSync } from "node:fs";
 * import { proveTarget } from "double-random/chain";
 * import { verifyProof } from "double-random/verify";
 *
 * const lines = readFileSync("examples/published-draw/publication/chain.jsonl", "utf8").trim().split("\n");
 * const entries = lines.map((line) => JSON.parse(line));
 * const read = (name) => JSON.parse(readFileSync(`examples/published-draw/publication/draws/1/${name}.json`, "utf8"));
 * const evidence = { plan: read("plan"), targets: read("targets"), inspectors: read("inspectors"), avoidances: read("avoidances") };
 * const options = { ...evidence, chain: entries, saltKey: read("salt-key").key, taskId: "T12", targetId: "OPT-08" };
 * const proof = proveTarget(options);
 * console.log(proof.leaf.value.stratum, proof.drawn, proof.path.length, (await verifyProof(JSON.stringify(proof))).ok);
 * ```
 * ```text
 * general false 4 true
 * ```
 */
export function proveTarget(options: ProveTargetOptions): TargetProof {
  checkOptions(options);
  const { opening } = options;
  const chain = readEntries(options.chain);
  const taskId = parseWith(id, options.taskId, "taskId");
  const targetId = parseWith(id, options.targetId, "targetId");
  const { commitment, seed, result } = findDraw(
    chain,
    options.commitment,
    (draw) => draw.result !== undefined && draw.commitment.tasks.some((task) => task.taskId === taskId),
    "a commitment with a result that draws the task",
  );
  const { suite, asOf, policies, drawNumber, publication } = commitment;
  const committed = commitment.tasks.find((task) => task.taskId === taskId)!;
  checkOpening(publication, targetId, opening);
  const unit = opening ? uidOf(suite, opening) : targetId;

  const batches = { [taskId]: committed.batch };
  const { plan, targets, exclusions } = readDraw({ ...options, asOf, policies, taskIds: [taskId], batches });
  const task = findTask(plan, taskId);
  const counts = frameCounts({ plan, task, targets, asOf, batch: committed.batch, drawNumber, exclusions, policies });
  const hashing = { suite, saltKey: readSecret(options.saltKey, "saltKey") };
  const leaves = frameLeaves(hashing, taskId, frameRows(counts));
  const hashes = leaves.map((leaf) => hashOfLeaf(suite, leaf));
  const index = leaves.findIndex(({ value }) => value.id === unit);
  const path = inclusionPath(suite, hashes, Math.max(index, 0));
  const isCommitted =
    index < 0
      ? treeHead(suite, hashes).root === committed.frame.root
      : leadsToRoot(suite, committed.frame, hashes[index]!, index, path);
  if (!isCommitted) {
    const expected = `the lists and the salt key of the commitment, whose frame has the root ${committed.frame.root}`;
    const received = `a frame with the root ${treeHead(suite, hashes).root}`;
    throw new DoubleRandomError({ code: "EVIDENCE_MISMATCH", path: "targets", expected, received });
  }
  if (index < 0) {
    const expected = `a target that task ${taskId} can draw`;
    const received = describeValue(targetId);
    throw new DoubleRandomError({ code: "REFERENCE_UNKNOWN", path: "targetId", expected, received });
  }
  const leaf = leaves[index]!;
  const outcome =
    policies.selection === "ticket/1"
      ? byTicket(suite, unit, leaf.value.stratum, committed.drawId, seed!, result!)
      : { drawn: isSelected(result!, taskId, unit, options.record) };
  return {
    protocol: "dr1",
    kind: "target-proof",
    taskId,
    targetId,
    ...(opening && { opening }),
    leaf,
    index,
    path,
    ...outcome,
    commitment,
    seed: seed!,
    result: result!,
  };
}

function byTicket(
  suite: HashSuite,
  unit: string,
  stratum: string,
  drawId: string,
  { draws }: SeedEntry,
  { tasks }: ResultEntry,
): Pick<TargetProof, "ticket" | "drawn"> {
  const ticket = unitTicket(suite, draws.find((draw) => draw.drawId === drawId)!.seed, unit);
  const strata = tasks.find((task) => task.drawId === drawId)!.strata;
  const cutoff = strata.find((other) => other.stratum === stratum)?.cutoff;
  return { ticket, drawn: cutoff !== undefined && ticket <= cutoff };
}

function isSelected(result: ResultEntry, taskId: string, unit: string, record: PlanRecord | undefined): boolean {
  if (record?.recordHash !== result.record) {
    const expected = `the record with the hash ${result.record}, because shuffle/1 has no tickets`;
    const received = describeValue(record?.recordHash);
    throw new DoubleRandomError({ code: "EVIDENCE_MISMATCH", path: "record", expected, received });
  }
  const { selected = [] } = record.tasks.find((task) => task.taskId === taskId) ?? {};
  return selected.some(({ targetId }) => targetId === unit);
}

function checkOpening(publication: "open" | "blinded", targetId: string, opening: Opening | undefined): void {
  if (publication === "open" ? opening === undefined : opening?.id === targetId) return;
  const expected = publication === "open" ? "nothing, because the publication is open" : `the opening of ${targetId}`;
  const received = describeValue(opening?.id);
  throw new DoubleRandomError({ code: "FIELD_INVALID", path: "opening", expected, received });
}
