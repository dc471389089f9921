import { floor, multiply, add, fraction, type Fraction } from "./fraction.js";

/** A claimant for seats: its weight, and how many seats it may have, inclusive. */
export interface Claim {
  /** At least 0; a claim of weight 0 keeps its lower bound. */
  readonly weight: Fraction;
  readonly lower: bigint;
  readonly upper: bigint;
}

/**
 * Bounded Webster (Sainte-Laguë) apportionment: from the lower bounds, each further seat goes to the largest
 * `weight / (2 * seats + 1)` among those below their upper bound. Raising the total never lowers a result.
 *
 * Handing out seats one by one would take `total` steps. The seats whose quotient is above `1 / (2 * level)` form
 * a prefix of that same sequence for any level, so this starts there and adds or takes back the few that differ.
 *
 * @param total - between the sums of the bounds, inclusive
 * @param level - any positive number; near `total / sum(weight)` is fast
 * @param tieOrder - orders two indices with equal quotients; the smaller gets the seat first
 */
export function webster(
  claims: readonly Claim[],
  total: bigint,
  level: Fraction,
  tieOrder: (first: number, second: number) => number,
): bigint[] {
  const half = fraction(1n, 2n);
  const seats = claims.map(({ weight, lower, upper }) => {
    const start = floor(add(multiply(weight, level), half));
    return start < lower ? lower : start > upper ? upper : start;
  });
  let missing = total - seats.reduce((a, b) => a + b, 0n);

  const direction = missing > 0n ? 1n : -1n;
  const mayMove = (index: number): boolean => {
    const { weight, lower, upper } = claims[index]!;
    return weight.numerator > 0n && (direction > 0n ? seats[index]! < upper : seats[index]! > lower);
  };
  const divisor = (index: number): bigint => 2n * seats[index]! + direction;
  const comesFirst = (a: number, b: number): boolean => {
    const [first, second] = [claims[a]!.weight, claims[b]!.weight];
    const difference =
      first.numerator * second.denominator * divisor(b) - second.numerator * first.denominator * divisor(a);
    if (difference !== 0n) return direction > 0n ? difference > 0n : difference < 0n;
    return direction > 0n ? tieOrder(a, b) < 0 : tieOrder(a, b) > 0;
  };

  const heap = new Heap(comesFirst);
  for (const index of claims.keys()) if (mayMove(index)) heap.push(index);
  while (missing !== 0n) {
    const index = heap.pop();
    if (index === undefined) break;
    seats[index] = seats[index]! + direction;
    missing -= direction;
    if (mayMove(index)) heap.push(index);
  }
  return seats;
}

class Heap {
  readonly #items: number[] = [];
  readonly #comesFirst: (a: number, b: number) => boolean;

  constructor(comesFirst: (a: number, b: number) => boolean) {
    this.#comesFirst = comesFirst;
  }

  push(item: number): void {
    const items = this.#items;
    let at = items.push(item) - 1;
    while (at > 0) {
      const parent = (at - 1) >> 1;
      if (!this.#comesFirst(item, items[parent]!)) break;
      items[at] = items[parent]!;
      at = parent;
    }
    items[at] = item;
  }

  pop(): number | undefined {
    const items = this.#items;
    const top = items[0];
    const last = items.pop();
    if (last === undefined || items.length === 0) return top;
    let at = 0;
    for (;;) {
      const left = 2 * at + 1;
      if (left >= items.length) break;
      const right = left + 1;
      const child = right < items.length && this.#comesFirst(items[right]!, items[left]!) ? right : left;
      if (!this.#comesFirst(items[child]!, last)) break;
      items[at] = items[child]!;
      at = child;
    }
    items[at] = last;
    return top;
  }
}
