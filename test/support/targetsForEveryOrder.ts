import { createHash } from "node:crypto";
import { everyOrder } from "../../src/fairness/everyOrder.js";
import { allSubsets } from "./allSubsets.js";
import { INVENTED_SEED } from "./directAssignment.js";

const found = new Map<string, readonly string[]>();

/**
 * For each order of the tickets of all teams of a size the first invented target id whose tickets, by `sha256sum` and with the invented
 * seed, are in that order. An ideal hash makes these orders equally likely.
 */
export function targetsForEveryOrder(roster: readonly string[], size: number): readonly string[] {
  const names = allSubsets([...roster].sort(), size).map((ids) => ids.join(":"));
  const key = names.join();
  const known = found.get(key);
  if (known) return known;
  const missing = new Set([...everyOrder([...names.keys()])].map((order) => order.join()));
  const targetIds: string[] = [];
  for (let number = 0; missing.size > 0; number++) {
    const targetId = `U${String(number).padStart(6, "0")}`;
    const tickets = names.map((ids) =>
      createHash("sha256").update(`dr1:pair:${INVENTED_SEED}:${targetId}:${ids}`).digest("hex"),
    );
    const order = [...tickets.keys()].sort((a, b) => (tickets[a]! < tickets[b]! ? -1 : 1));
    if (missing.delete(order.join())) targetIds.push(targetId);
  }
  found.set(key, targetIds);
  return targetIds;
}
