/** Seeds that a weak generator would take for near relatives. */
export const RELATED_SEEDS: Readonly<Record<string, (number: number) => string>> = {
  consecutive: (number) => number.toString(16).padStart(64, "0"),
  "consecutive in the first digits": (number) => number.toString(16).padStart(8, "0").padEnd(64, "0"),
  "with two bits set": (number) => {
    const [high, low] = [BigInt(Math.floor(number / 256)), BigInt(number % 256)];
    return ((1n << high) ^ (1n << low)).toString(16).padStart(64, "0");
  },
  "of one digit repeated after a counter": (number) => number.toString(16).padStart(4, "0").padEnd(64, "f"),
  "multiples of 2^32 + 1": (number) => (BigInt(number) * ((1n << 32n) + 1n)).toString(16).padStart(64, "0"),
};
