// What happens to the visits of a draw afterwards: somebody else comes, or a result is recorded. The bureau's own tables and the
// chain change in one transaction.
import { appendEvent } from "double-random/chain";
import { recordResult, replaceInspector } from "double-random/events";
import { outcomeOf, replacementReasonOf } from "./codes.js";
import { inTransaction, readRows } from "./database.js";
import { append, commitmentOf, handTeams } from "./draws.js";
import { readFile, readKeptEvidence, readRoster } from "./evidence.js";
import { inspectorId } from "./ids.js";

/**
 * @import { ChainEntry } from "double-random/chain"
 * @import { RecordEvent } from "double-random"
 * @import { Service } from "./database.js"
 */

/**
 * Draws who comes in place of an inspector. Plan and directory are those of the draw, the roster is that of today.
 *
 * @param {Service} service
 * @param {number} draw
 * @param {{ at?: string, 检查单号: string, 人员编号: number, 事由: string, 说明?: string, 决定机构: string, 日期: string }} request
 */
export async function replace(service, draw, request) {
  const { 检查单号, 人员编号, 事由, 说明, 决定机构, 日期 } = request;
  return inTransaction(service, request, async (transaction, chain, at) => {
    const event = replaceInspector({
      ...(await readKeptEvidence(transaction, draw)),
      ...(await readRoster(transaction)),
      record: await readFile(transaction, draw, "record"),
      events: eventsOf(chain, draw),
      visitId: 检查单号,
      inspectorId: inspectorId(人员编号),
      reason: replacementReasonOf(事由),
      ...(说明 !== undefined && { note: 说明 }),
      by: 决定机构,
      at: 日期,
    });
    const { number, entryHash } = await append(service, transaction, appendEvent({ chain, event, at }));
    await transaction.query("delete from 检查单人员 where 承诺条目 = $1 and 检查单号 = $2", [draw, 检查单号]);
    await handTeams(transaction, draw, [event]);
    return { entry: number, hash: entryHash, leaves: event.leaves, joins: event.joins, candidates: event.candidates };
  });
}

/**
 * Records what a visit found.
 *
 * @param {Service} service
 * @param {number} draw
 * @param {{ at?: string, 检查单号: string, 结果: string, 决定机构: string, 日期: string }} request
 */
export async function recordOutcome(service, draw, request) {
  const { 检查单号, 结果, 决定机构, 日期 } = request;
  return inTransaction(service, request, async (transaction, chain, at) => {
    const event = recordResult({
      record: await readFile(transaction, draw, "record"),
      events: eventsOf(chain, draw),
      visitId: 检查单号,
      outcome: outcomeOf(结果),
      by: 决定机构,
      at: 日期,
    });
    const { number, entryHash } = await append(service, transaction, appendEvent({ chain, event, at }));
    const found = "update 检查单 set 结果 = $3, 结果日期 = $4 where 承诺条目 = $1 and 检查单号 = $2";
    await transaction.query(found, [draw, 检查单号, 结果, 日期]);
    return { entry: number, hash: entryHash, outcome: event.outcome };
  });
}

/** The visits as the bureau's own tables have them. @param {Service} service @param {number} draw */
export async function listVisits({ database }, draw) {
  return readRows(
    database,
    `select json_build_object('检查单号', 检查单号, '名称', 名称, '结果', 结果, '人员', (
       select json_agg(姓名 order by 组长 desc, 人员编号) from 检查单人员 join 执法人员 using (人员编号)
       where 承诺条目 = d.承诺条目 and 检查单号 = d.检查单号)) as row
     from 检查单 d join 市场主体 using (主体编号) where 承诺条目 = $1 order by 检查单号 collate "C"`,
    [draw],
  );
}

/** All events of the record of a draw, in order. @param {readonly ChainEntry[]} chain @param {number} draw @returns {readonly RecordEvent[]} */
function eventsOf(chain, draw) {
  const { entryHash } = commitmentOf(chain, draw);
  const result = chain.find((entry) => entry.kind === "result" && entry.commitment === entryHash);
  return chain.flatMap((entry) => (entry.kind === "event" && entry.result === result?.entryHash ? [entry.event] : []));
}
