/** The bits that a choice among `n` equally likely things carries, rounded down; `n` is at least 1. */
export function floorLog2(n: bigint): number {
  return n.toString(2).length - 1;
}
