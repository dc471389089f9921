// Loaded into the service before its own code, with --import: lets a test run SQL in its database, and stop it before a
// statement that writes. The service knows nothing of it.
import { PGlite } from "@electric-sql/pglite";

/** @type {PGlite | undefined} */
let database;
/** How many statements may still write, and what happens then. @type {{ writes: number, how: "throw" | "kill" } | undefined} */
let stop;

const create = PGlite.create;
Object.assign(PGlite, {
  create: async (/** @type {string | undefined} */ folder) => {
    database = await create.call(PGlite, folder);
    return database;
  },
});

const { transaction } = PGlite.prototype;
PGlite.prototype.transaction = function (step) {
  return transaction.call(this, async (own) => {
    const query = (/** @type {string} */ text, /** @type {unknown[]} */ parameters) => {
      if (/^\s*(insert|update|delete)/.test(text)) countDown();
      return own.query(text, parameters);
    };
    const result = await step(/** @type {any} */ ({ exec: own.exec.bind(own), query }));
    countDown();
    stop = undefined;
    return result;
  });
};

/** Before each statement that writes, and before the end of the transaction. */
function countDown() {
  if (!stop) return;
  if (stop.writes > 0) {
    stop.writes -= 1;
    return;
  }
  const { how } = stop;
  stop = undefined;
  if (how === "kill") process.kill(process.pid, "SIGKILL");
  throw new Error("stopped by a test");
}

process.on("message", async (/** @type {{ id: number, sql?: string, stop?: typeof stop }} */ message) => {
  if (message.sql === undefined) stop = message.stop;
  try {
    const rows = message.sql === undefined ? [] : (await database?.query(message.sql))?.rows;
    process.send?.({ id: message.id, rows });
  } catch (error) {
    process.send?.({ id: message.id, error: String(error) });
  }
});
