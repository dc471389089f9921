// The steps of a draw: commit, reveal, draw (or void), publish. Each is one transaction, and each calls the library once.
import { commitDraw, drawCommitted, formatChain, revealSeed, signDocument, voidDraw } from "double-random/chain";
import { formatRecord } from "double-random";
import { RequestError, withRows } from "./answers.js";
import { skipReasonsOf } from "./codes.js";
import { inTransaction } from "./database.js";
import { readEvidence, readKeptEvidence } from "./evidence.js";
import { keyOf, taskId } from "./ids.js";

/**
 * @import { Transaction } from "@electric-sql/pglite"
 * @import { ChainEntry, CommitmentEntry, VoidReason } from "double-random/chain"
 * @import { CommittedSource, SeedSource, Visit } from "double-random"
 * @import { Service } from "./database.js"
 */

/**
 * Fixes plan, lists and sources. What was committed to is kept as it was, because the tables go on changing.
 *
 * @param {Service} service
 * @param {{ at?: string, 计划编号: number, 任务编号: number[], asOf: string, sources: CommittedSource[], 不予检查情形?: string[],
 *   redrawReason?: string, notBefore?: { ref: string, signature: string } }} request
 */
export async function commit(service, request) {
  return inTransaction(service, request, async (transaction, chain, at) => {
    const { 计划编号, 任务编号, 不予检查情形 = [], ...stated } = request;
    const evidence = await readEvidence(transaction, 计划编号);
    const saltKey = service.newSaltKey(chain.length + 1);
    const commitment = withRows(evidence, () =>
      commitDraw({
        ...evidence,
        ...stated,
        at,
        chain,
        saltKey,
        taskIds: 任务编号.map(taskId),
        skipReasons: skipReasonsOf(不予检查情形),
        software: "bureau-service (example)",
      }),
    );
    const { number } = await append(service, transaction, commitment);
    await transaction.query("insert into 抽取 values ($1, $2, null)", [number, 计划编号]);
    await transaction.query("insert into 抽取密钥 values ($1, $2)", [number, saltKey]);
    for (const [name, document] of Object.entries(evidence)) {
      await keep(transaction, number, name, `${JSON.stringify(document)}\n`);
    }
    const tasks = commitment.tasks.map(({ taskId, frame, quotaCount }) => ({
      taskId,
      frame: frame.size,
      quota: quotaCount,
    }));
    return { entry: number, kind: commitment.kind, hash: commitment.entryHash, tasks };
  });
}

/**
 * Gives the values of the sources, in the order in which they were named.
 *
 * @param {Service} service
 * @param {number} draw
 * @param {{ at?: string, values: Partial<SeedSource>[] }} request - of each source what was not known when it was named
 */
export async function reveal(service, draw, request) {
  return inTransaction(service, request, async (transaction, chain, at) => {
    const commitment = commitmentOf(chain, draw);
    const sources = request.values.map((value, index) => {
      // `at` said when the value would be known; it is no part of the seed.
      const named = Object.entries(commitment.sources[index] ?? {}).filter(([name]) => name !== "at");
      return /** @type {SeedSource} */ ({ ...Object.fromEntries(named), ...value });
    });
    const seed = await append(
      service,
      transaction,
      await revealSeed({ chain, commitment: commitment.entryHash, at, sources }),
    );
    return { entry: seed.number, kind: seed.kind, hash: seed.entryHash, bits: seed.countedBits, draws: seed.draws };
  });
}

/**
 * Draws, and hands out the visits.
 *
 * @param {Service} service
 * @param {number} draw
 * @param {{ at?: string }} request
 */
export async function drawTargets(service, draw, request) {
  return inTransaction(service, request, async (transaction, chain, at) => {
    const { entryHash: commitment } = commitmentOf(chain, draw);
    const { rows } = await transaction.query("select 密钥 from 抽取密钥 where 承诺条目 = $1", [draw]);
    const saltKey = /** @type {{ 密钥: string }[]} */ (rows)[0]?.密钥 ?? "";
    const evidence = await readKeptEvidence(transaction, draw);
    const drawn = drawCommitted({ ...evidence, chain, commitment, at, saltKey });
    const { number, kind, entryHash } = await append(service, transaction, drawn.entry);
    await keep(transaction, draw, "record", formatRecord(drawn.record));
    await handOut(transaction, draw, drawn.record.assignment.visits);
    const { recordHash, tasks, assignment } = drawn.record;
    const counts = tasks.map((task) => ({ taskId: task.taskId, drawn: task.drawn }));
    return {
      entry: number,
      kind,
      hash: entryHash,
      record: recordHash,
      tasks: counts,
      visits: assignment.visits.length,
    };
  });
}

/**
 * Ends a commitment without a result.
 *
 * @param {Service} service
 * @param {number} draw
 * @param {{ at?: string, reason: VoidReason, note: string, source?: string }} request
 */
export async function endWithoutResult(service, draw, request) {
  return inTransaction(service, request, async (transaction, chain, at) => {
    const entry = voidDraw({ ...request, at, chain, commitment: commitmentOf(chain, draw).entryHash });
    const { number, kind, entryHash } = await append(service, transaction, entry);
    return { entry: number, kind, hash: entryHash, reason: entry.reason };
  });
}

/**
 * Opens the lists, the record and the salt key of a draw with a result. The chain is open from the beginning.
 *
 * @param {Service} service
 * @param {number} draw
 * @param {{ at?: string }} request
 */
export async function publish(service, draw, request) {
  return inTransaction(service, request, async (transaction, chain, at) => {
    const { entryHash } = commitmentOf(chain, draw);
    const isDrawn = chain.some((entry) => entry.kind === "result" && entry.commitment === entryHash);
    if (!isDrawn) throw RequestError.outOfPlace("draw", "a draw with a result", draw);
    const opened = "update 抽取 set 公示时间 = coalesce(公示时间, $2) where 承诺条目 = $1 returning 公示时间";
    const { rows } = await transaction.query(opened, [draw, at]);
    return { draw, published: /** @type {{ 公示时间: string }[]} */ (rows)[0]?.公示时间 };
  });
}

/** The commitment that is this entry of the chain. @param {readonly ChainEntry[]} chain @param {number} draw @returns {CommitmentEntry} */
export function commitmentOf(chain, draw) {
  const entry = chain[draw - 1];
  if (entry?.kind === "commitment") return entry;
  throw RequestError.notFound("draw", "the number of a commitment", draw);
}

/** Signs an entry, if there is a key, and puts it at the end of the chain. @template {ChainEntry} E @param {Service} service @param {Transaction} transaction @param {E} entry @returns {Promise<E>} */
export async function append({ signingKey }, transaction, entry) {
  const sealed = signingKey === undefined ? entry : await signDocument({ document: entry, privateKey: signingKey });
  const { number, kind, previous = null, entryHash } = sealed;
  const text = formatChain([sealed]).trimEnd();
  await transaction.query("insert into 公示链 values ($1, $2, $3, $4, $5)", [number, kind, previous, entryHash, text]);
  return sealed;
}

/** @param {Transaction} transaction @param {number} draw @param {string} name @param {string} text */
async function keep(transaction, draw, name, text) {
  await transaction.query("insert into 抽取文件 values ($1, $2, $3)", [draw, `${name}.json`, text]);
}

/** Visits and teams in the bureau's own tables. @param {Transaction} transaction @param {number} draw @param {readonly Visit[]} visits */
async function handOut(transaction, draw, visits) {
  const rows = visits.map(({ visitId, targetId, window }) => ({
    检查单号: visitId,
    主体编号: keyOf(targetId),
    起: window.start,
    止: window.end,
  }));
  await transaction.query(
    `insert into 检查单 (承诺条目, 检查单号, 主体编号, 起, 止)
     select $1, x.* from jsonb_to_recordset($2::jsonb) as x (检查单号 text, 主体编号 bigint, 起 date, 止 date)`,
    [draw, JSON.stringify(rows)],
  );
  await handTeams(transaction, draw, visits);
}

/** @param {Transaction} transaction @param {number} draw @param {readonly Pick<Visit, "visitId" | "team">[]} visits */
export async function handTeams(transaction, draw, visits) {
  const rows = visits.flatMap(({ visitId, team }) =>
    team.map(({ inspectorId, role }) => ({ 检查单号: visitId, 人员编号: keyOf(inspectorId), 组长: role === "lead" })),
  );
  await transaction.query(
    `insert into 检查单人员 (承诺条目, 检查单号, 人员编号, 组长)
     select $1, x.* from jsonb_to_recordset($2::jsonb) as x (检查单号 text, 人员编号 int, 组长 boolean)`,
    [draw, JSON.stringify(rows)],
  );
}
