// The database and the transactions of the draws. PGlite is PostgreSQL in this process; with a server, only `openDatabase`
// would differ.
import { readFileSync } from "node:fs";
import { PGlite } from "@electric-sql/pglite";

/**
 * @import { Transaction } from "@electric-sql/pglite"
 * @import { ChainEntry } from "double-random/chain"
 *
 * @typedef {object} Service
 * @property {PGlite} database
 * @property {() => string} now - the time, a second of UTC
 * @property {(number: number) => string} newSaltKey - 32 secret bytes for the commitment with this number
 * @property {string} [signingKey] - Ed25519, 64 hexadecimal characters
 */

const textOf = (/** @type {string} */ name) => readFileSync(new URL(name, import.meta.url), "utf8");

/** Opens the database in a folder, or in memory, and fills it if it is new. @param {string} [folder] */
export async function openDatabase(folder) {
  const database = await PGlite.create(folder);
  const { rows } = await database.query("select to_regclass('公示链') is not null as there");
  const isThere = /** @type {{ there: boolean }[]} */ (rows)[0]?.there;
  // All or nothing here too: a half-made schema would look like a finished one.
  if (!isThere) await database.exec(`begin;\n${textOf("schema.sql")}\n${textOf("example-data.sql")}\ncommit;`);
  return database;
}

/**
 * Runs one step of a draw in one transaction: it reads the chain, and what it writes is there as a whole or not at all. Two
 * steps at once run one after the other, so that the second one reads what the first one wrote; the lock makes it so on a
 * server with many connections too. Whoever only reads does not wait. The clock is read under the lock, because an entry must not
 * say that it is older than the one before it.
 *
 * @template T
 * @param {Service} service
 * @param {{ at?: string }} request - its time, in a rehearsal
 * @param {(transaction: Transaction, chain: readonly ChainEntry[], at: string) => Promise<T>} step
 * @returns {Promise<T>}
 */
export async function inTransaction({ database, now }, request, step) {
  return database.transaction(async (transaction) => {
    await transaction.exec("lock table 公示链 in exclusive mode");
    return step(transaction, await readChain(transaction), request.at ?? now());
  });
}

/** @param {Pick<Transaction, "query">} database @returns {Promise<readonly ChainEntry[]>} */
export async function readChain(database) {
  const { rows } = await database.query("select 正文 from 公示链 order by 条目号");
  return /** @type {{ 正文: string }[]} */ (rows).map(({ 正文 }) => /** @type {ChainEntry} */ (JSON.parse(正文)));
}

/**
 * Rows as JSON, so that a date is the text `YYYY-MM-DD` and no driver makes it an instant in some time zone.
 *
 * @param {Pick<Transaction, "query">} database
 * @param {string} query - with one column, called `row`
 * @param {unknown[]} [parameters]
 * @returns {Promise<any[]>}
 */
export async function readRows(database, query, parameters = []) {
  const { rows } = await database.query(query, parameters);
  return /** @type {{ row: unknown }[]} */ (rows).map(({ row }) => row);
}
