// @ts-check
/** @import { DuckDBConnection, DuckDBType, DuckDBValue } from "@duckdb/node-api" */
/** @import { PreparedCase, SamplingFrame } from "../types.js" */
import { DuckDBDataChunk, DuckDBInstance, INTEGER, VARCHAR } from "@duckdb/node-api";

/** The tickets of the protocol `dr1` in SQL: another program, another SHA-256, another sort. */
const QUERY = `
  select stratum, id
  from (
    select stratum, id, "count",
      row_number() over (partition by stratum order by sha256('dr1:unit:' || seed || ':' || id)) as place
    from frame join strata using (stratum)
  )
  where place <= "count"`;

/** How many rows a chunk of DuckDB holds. */
const CHUNK = 2_048;

/**
 * One window query on an in-memory table filled beforehand; the drawn rows come back as JavaScript text.
 *
 * @param {SamplingFrame} frame
 * @param {number} threads
 * @returns {Promise<PreparedCase<Record<string, string[]>>>}
 */
export async function drawWithDuckdb({ rows, strata }, threads) {
  const instance = await DuckDBInstance.create(":memory:", { threads: String(threads) });
  const connection = await instance.connect();
  await connection.run(`create table frame (stratum varchar, id varchar)`);
  await connection.run(`create table strata (stratum varchar, seed varchar, "count" integer)`);
  await fill(
    connection,
    "frame",
    [VARCHAR, VARCHAR],
    rows.map(({ stratum, id }) => [stratum, id]),
  );
  const counts = strata.map(({ stratum, seed, count }) => [stratum, seed, count]);
  await fill(connection, "strata", [VARCHAR, VARCHAR, INTEGER], counts);
  return {
    rowCount: rows.length,
    run: async () => {
      const columns = (await connection.runAndReadAll(QUERY)).getColumnsObjectJS();
      return /** @type {Record<string, string[]>} */ (columns);
    },
    outcomeOf: ({ stratum = [], id = [] }) => ({
      drawn: id.length,
      rows: id.map((each, index) => ({ stratum: /** @type {string} */ (stratum[index]), id: each })),
    }),
  };
}

/**
 * @param {DuckDBConnection} connection
 * @param {string} table
 * @param {DuckDBType[]} types
 * @param {DuckDBValue[][]} rows
 */
async function fill(connection, table, types, rows) {
  const appender = await connection.createAppender(table);
  for (let first = 0; first < rows.length; first += CHUNK) {
    const chunk = DuckDBDataChunk.create(types);
    chunk.setRows(rows.slice(first, first + CHUNK));
    appender.appendDataChunk(chunk);
  }
  appender.closeSync();
}
