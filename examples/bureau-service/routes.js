// Which request runs which step, and what it must bring.
import { readFileSync } from "node:fs";
import { RequestError } from "./answers.js";
import { commit, drawTargets, endWithoutResult, publish, reveal } from "./draws.js";
import { listFiles, proofPage, prove, readPublished } from "./publication.js";
import { checkFields } from "./requests.js";
import { listVisits, recordOutcome, replace } from "./visits.js";

/**
 * @import { Service } from "./database.js"
 *
 * @typedef {(service: Service, given: any, path: string[]) => Promise<unknown>} Step
 * @typedef {{ method: "GET" | "POST", path: RegExp, step: Step }} Route
 */

const AUDIT = readFileSync(new URL("audit.sql", import.meta.url), "utf8");

/** @type {readonly Route[]} */
const ROUTES = [
  post(/^\/draws$/, async (service, body) =>
    commit(
      service,
      checkFields(body, {
        "at?": "text",
        计划编号: "number",
        任务编号: "numbers",
        asOf: "text",
        sources: "list",
        "不予检查情形?": "texts",
        "redrawReason?": "text",
        "notBefore?": "object",
      }),
    ),
  ),
  post(/^\/draws\/([1-9]\d{0,8})\/seed$/, async (service, body, [number]) =>
    reveal(service, Number(number), checkFields(body, { "at?": "text", values: "list" })),
  ),
  post(/^\/draws\/([1-9]\d{0,8})\/result$/, async (service, body, [number]) =>
    drawTargets(service, Number(number), checkFields(body, { "at?": "text" })),
  ),
  post(/^\/draws\/([1-9]\d{0,8})\/void$/, async (service, body, [number]) =>
    endWithoutResult(
      service,
      Number(number),
      checkFields(body, { "at?": "text", reason: "text", note: "text", "source?": "text" }),
    ),
  ),
  post(/^\/draws\/([1-9]\d{0,8})\/publication$/, async (service, body, [number]) =>
    publish(service, Number(number), checkFields(body, { "at?": "text" })),
  ),
  post(/^\/draws\/([1-9]\d{0,8})\/replacements$/, async (service, body, [number]) =>
    replace(
      service,
      Number(number),
      checkFields(body, {
        "at?": "text",
        检查单号: "text",
        人员编号: "number",
        事由: "text",
        "说明?": "text",
        决定机构: "text",
        日期: "text",
      }),
    ),
  ),
  post(/^\/draws\/([1-9]\d{0,8})\/outcomes$/, async (service, body, [number]) =>
    recordOutcome(
      service,
      Number(number),
      checkFields(body, { "at?": "text", 检查单号: "text", 结果: "text", 决定机构: "text", 日期: "text" }),
    ),
  ),
  get(/^\/draws\/([1-9]\d{0,8})\/visits$/, async (service, _, [number]) => listVisits(service, Number(number))),
  get(
    /^\/draws\/([1-9]\d{0,8})\/audit$/,
    async ({ database }, _, [number]) => (await database.query(AUDIT, [number])).rows,
  ),
  get(
    /^\/draws\/([1-9]\d{0,8})\/proofs\/([^/]+)\/([^/]+)$/,
    async ({ database }, { language }, [number, taskId = "", targetId = ""]) => {
      const proof = await prove(database, Number(number), { taskId, targetId });
      return language === undefined ? proof : proofPage(proof, language);
    },
  ),
  get(/^\/publication\/$/, async ({ database }) => listFiles(database)),
  get(/^\/publication\/(.+)$/, async ({ database }, _, [name = ""]) => readPublished(database, name)),
];

/** @param {string} method @param {string} path */
export function findRoute(method, path) {
  const routes = ROUTES.filter((route) => route.path.test(path));
  const route = routes.find((one) => one.method === method);
  if (!routes[0]) throw RequestError.notFound("path", "a path of the service", path);
  if (!route) {
    throw new RequestError(405, {
      code: "METHOD_UNKNOWN",
      path: "method",
      expected: routes[0].method,
      received: method,
    });
  }
  const parts = [...(route.path.exec(path) ?? [])].slice(1);
  return {
    isChange: method === "POST",
    run: (/** @type {Service} */ service, /** @type {object} */ given) => route.step(service, given, parts),
  };
}

/** @param {RegExp} path @param {Step} step @returns {Route} */
function get(path, step) {
  return { method: "GET", path, step };
}

/** @param {RegExp} path @param {Step} step @returns {Route} */
function post(path, step) {
  return { method: "POST", path, step };
}
