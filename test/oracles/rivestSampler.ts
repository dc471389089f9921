import { createHash } from "node:crypto";

/** Rivest's sampler of 2011, as audits of elections use it: `1 + SHA-256(seed + "," + i) mod size` for i = 1, 2, ..., without repeats. */
export function rivestSampler(seed: string, size: number, count: number): number[] {
  const drawn = new Set<number>();
  for (let i = 1; drawn.size < count; i++) {
    const digest = createHash("sha256").update(`${seed},${i}`).digest("hex");
    drawn.add(1 + Number(BigInt(`0x${digest}`) % BigInt(size)));
  }
  return [...drawn];
}
