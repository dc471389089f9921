import { createHash } from "node:crypto";

/**
 * fair_pick 0.2: a slot for each unit of weight, sorted by id; a shuffle from the last place down whose integers come from
 * SHA-256(seed || counter in 4 bytes) by rejection; the first slot of each id wins.
 */
export function fairPick(entries: Readonly<Record<string, number>>, seed: string, count: number): string[] {
  const slots = Object.entries(entries)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .flatMap(([id, weight]) => Array.from({ length: weight }, () => id));
  let counter = 0;
  const below = (bound: bigint): number => {
    for (;;) {
      const block = Buffer.alloc(4);
      block.writeUInt32BE(counter++);
      const word = BigInt(`0x${createHash("sha256").update(seed, "hex").update(block).digest("hex")}`);
      if (word < 2n ** 256n - (2n ** 256n % bound)) return Number(word % bound);
    }
  };
  for (let last = slots.length - 1; last > 0; last--) {
    const other = below(BigInt(last + 1));
    [slots[last], slots[other]] = [slots[other]!, slots[last]!];
  }
  return [...new Set(slots)].slice(0, count);
}
