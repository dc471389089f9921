// What everybody may fetch: the chain from its first entry on, the files of a draw once they are published. Nothing is written
// to disk; a file is the text that the database keeps.
import { proofInstructions, proveTarget } from "double-random/chain";
import { RequestError } from "./answers.js";
import { readChain } from "./database.js";
import { commitmentOf } from "./draws.js";
import { readKeptEvidence } from "./evidence.js";

/**
 * @import { PGlite } from "@electric-sql/pglite"
 * @import { InstructionLanguage } from "double-random/chain"
 */

// One query, so that nobody sees a chain without the files that belong to it, or the other way round.
const FILES = `
  select 'chain.jsonl' as 文件, coalesce((select string_agg(正文 || e'\\n', '' order by 条目号) from 公示链), '') as 正文
  union all
  select format('draws/%s/%s', 承诺条目, 文件名), 正文 from 抽取文件 join 抽取 using (承诺条目) where 公示时间 is not null
  union all
  select format('draws/%s/salt-key.json', 承诺条目),
    jsonb_build_object('protocol', 'dr1', 'kind', 'salt-key', 'key', 密钥)::text || e'\\n'
  from 抽取密钥 join 抽取 using (承诺条目) where 公示时间 is not null`;

/** The names of all files, one a line. @param {PGlite} database */
export async function listFiles(database) {
  const { rows } = await database.query(`select 文件 from (${FILES}) f order by 文件 collate "C"`);
  return /** @type {{ 文件: string }[]} */ (rows).map(({ 文件 }) => `${文件}\n`).join("");
}

/** @param {PGlite} database @param {string} name */
export async function readPublished(database, name) {
  const { rows } = await database.query(`select 正文 from (${FILES}) f where 文件 = $1`, [name]);
  const [file] = /** @type {{ 正文: string }[]} */ (rows);
  if (!file) throw RequestError.notFound("publication", "a file that is published", name);
  return file.正文;
}

/**
 * The file with which one business checks its own result. Before the publication it would warn the businesses that are drawn.
 *
 * @param {PGlite} database
 * @param {number} draw
 * @param {{ taskId: string, targetId: string }} wanted
 */
export async function prove(database, draw, wanted) {
  const chain = await readChain(database);
  const { key } = JSON.parse(await readPublished(database, `draws/${draw}/salt-key.json`));
  const commitment = commitmentOf(chain, draw).entryHash;
  return proveTarget({ ...(await readKeptEvidence(database, draw)), chain, commitment, saltKey: key, ...wanted });
}

/** The same as a page for people, who need no software of ours. @param {Awaited<ReturnType<typeof prove>>} proof @param {string} language */
export function proofPage(proof, language) {
  return proofInstructions({ proof, language: /** @type {InstructionLanguage} */ (language) });
}
