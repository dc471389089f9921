// The edge of the service: HTTP, the clock and the source of secrets. `node server.js --help` says how it is started.
import { createHash, randomBytes } from "node:crypto";
import { readFileSync } from "node:fs";
import { createServer } from "node:http";
import { parseArgs } from "node:util";
import { answerTo, RequestError } from "./answers.js";
import { openDatabase } from "./database.js";
import { findRoute } from "./routes.js";
import { readBody } from "./requests.js";

/** @import { IncomingMessage, ServerResponse } from "node:http" */

const HELP = `node examples/bureau-service/server.js [--port N] [--data FOLDER] [--key FILE] [--rehearsal]

  --port N       default 8080; 0 for any that is free
  --data FOLDER  where the database is kept; default: in memory
  --key FILE     an Ed25519 key of 64 hexadecimal characters, with which entries are signed
  --rehearsal    requests state their time as "at", and the secrets are ones that everybody can know, so that the same
                 requests give the same bytes; never for a draw in earnest`;

const { values } = parseArgs({
  options: {
    port: { type: "string", default: "8080" },
    data: { type: "string" },
    key: { type: "string" },
    rehearsal: { type: "boolean", default: false },
    help: { type: "boolean", default: false },
  },
});
if (values.help) {
  console.log(HELP);
  process.exit(0);
}

/** What a request that states the time cannot have in earnest, and one that does not in a rehearsal. */
const noTime = (/** @type {string} */ expected, /** @type {string} */ received) =>
  new RequestError(422, { code: "FIELD_INVALID", path: "at", expected, received });

const service = {
  database: await openDatabase(values.data),
  now: () => {
    if (values.rehearsal) throw noTime("a time, because this is a rehearsal", "nothing");
    return `${new Date().toISOString().slice(0, 19)}Z`;
  },
  ...(values.key !== undefined && { signingKey: readFileSync(values.key, "utf8").trim() }),
  newSaltKey: (/** @type {number} */ number) =>
    values.rehearsal
      ? createHash("sha256").update(`rehearsal ${number}`).digest("hex")
      : randomBytes(32).toString("hex"),
};

/** @param {IncomingMessage} request @returns {Promise<{ status: number, body: unknown }>} */
async function answer(request) {
  try {
    const url = new URL(request.url ?? "/", "http://service");
    const { run, isChange } = findRoute(request.method ?? "GET", url.pathname);
    if (!isChange) return { status: 200, body: await run(service, Object.fromEntries(url.searchParams)) };
    const body = await readBody(request);
    if (!values.rehearsal && "at" in body) throw noTime("the clock of the service alone", "a time in the request");
    return { status: 201, body: await run(service, body) };
  } catch (error) {
    return answerTo(error);
  }
}

/** @param {ServerResponse} response @param {{ status: number, body: unknown }} answer */
function send(response, { status, body }) {
  const type = typeof body === "string" ? "text/plain" : "application/json";
  response.writeHead(status, { "content-type": `${type}; charset=utf-8` });
  response.end(typeof body === "string" ? body : asLines(/** @type {object} */ (body)));
}

/** JSON with a line for each row or field, for people who read it with curl. @param {object} body */
function asLines(body) {
  const [open, close] = Array.isArray(body) ? "[]" : "{}";
  const lines = Array.isArray(body)
    ? body.map((row) => JSON.stringify(row))
    : Object.entries(body).map(([name, value]) => `${JSON.stringify(name)}: ${JSON.stringify(value)}`);
  return `${open}\n${lines.map((line) => `  ${line}`).join(",\n")}\n${close}\n`;
}

const server = createServer((request, response) => {
  answer(request).then((given) => send(response, given));
});
server.listen(Number(values.port), "127.0.0.1", () => {
  const address = /** @type {import("node:net").AddressInfo} */ (server.address());
  console.log(`listening on http://127.0.0.1:${address.port}`);
});
