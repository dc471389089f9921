// @ts-check
/** @import { PublishedDraw } from "../types.js" */
import { commitDraw, drawCommitted, revealSeed } from "double-random/chain";
import { canonicalJson } from "double-random";
import { linearCongruential, shuffled } from "./madeUpOrder.js";
import { oneTaskPlan } from "./oneTaskPlan.js";

const SALT_KEY = "5a17".repeat(16);
const DICE = { type: "announced", ref: "benchmark", groups: [{ count: 24, lowest: 0, highest: 9 }] };
/** Credit classes of eight targets. */
const CLASSES = ["A", "A", "A", "A", "B", "B", "C", "D"];

/**
 * A publication of one task that draws 100 of the targets, whatever their number, so that teams take the same time at every
 * size; the directory is in no order. The seed comes from dice, because a signature of drand takes the same time at every size, too.
 *
 * @param {number} size
 * @returns {Promise<PublishedDraw>}
 */
export async function publishedDraw(size) {
  const nextBelow = linearCongruential();
  const numbers = shuffled(
    Array.from({ length: size }, (_, index) => index + 1),
    nextBelow,
  );
  const evidence = {
    plan: oneTaskPlan({
      id: "published",
      title: `One task, ${String(size)} targets`,
      quota: { kind: "count", count: 100 },
      risk: { kind: "escalating", intensities: { low: "1", general: "2", higher: "4", high: "8" } },
    }),
    targets: numbers.map((number) => ({
      id: `E-${String(number).padStart(7, "0")}`,
      subjectType: /** @type {const} */ ("enterprise"),
      status: /** @type {const} */ ("existing"),
      regionCode: "140581",
      creditClass: CLASSES[number % CLASSES.length] ?? "A",
    })),
    inspectors: Array.from({ length: 20 }, (_, index) => ({
      id: `I-${String(index + 1).padStart(2, "0")}`,
      unitId: "office",
      active: true,
      certificates: [{ validFrom: "2022-01-01", validTo: "2026-12-31" }],
    })),
    avoidances: [],
    exclusions: [],
  };
  const type = /** @type {const} */ ("announced");
  const commitment = commitDraw({
    ...evidence,
    chain: [],
    asOf: "2024-06-30",
    at: "2024-07-01T08:00:00Z",
    saltKey: SALT_KEY,
    sources: [{ ...DICE, type, at: "2024-07-02T08:00:00Z" }],
  });
  const sources = [{ ...DICE, type, value: "271828182845904523536028" }];
  const seed = await revealSeed({ chain: [commitment], sources, at: "2024-07-02T08:00:00Z" });
  const revealed = { ...evidence, chain: [commitment, seed], saltKey: SALT_KEY };
  const { entry, record } = drawCommitted({ ...revealed, at: "2024-07-02T09:00:00Z" });
  const chain = [commitment, seed, entry];
  const documents = { ...evidence, "salt-key": { protocol: "dr1", kind: "salt-key", key: SALT_KEY }, record };
  return {
    ...evidence,
    chain,
    saltKey: SALT_KEY,
    record,
    files: {
      "chain.jsonl": chain.map((line) => `${canonicalJson(line)}\n`).join(""),
      ...Object.fromEntries(
        Object.entries(documents).map(([name, document]) => [`draws/1/${name}.json`, JSON.stringify(document)]),
      ),
    },
  };
}
