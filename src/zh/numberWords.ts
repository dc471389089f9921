const CARDINALS = "no one two three four five six seven eight nine ten eleven twelve".split(" ");
const ORDINALS = "zeroth first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth".split(" ");

/** Numbers up to twelve in words. */
export function cardinal(number: number): string {
  return CARDINALS[number] ?? String(number);
}

/** `third`; `item 13` beyond twelve. */
export function ordinal(number: number): string {
  return ORDINALS[number] ?? `item ${String(number)}`;
}

/** `T07`, `T12 and T14`, `T16, T18 and T23`. */
export function listed(names: readonly string[]): string {
  return names.length < 2 ? (names[0] ?? "") : `${names.slice(0, -1).join(", ")} and ${names.at(-1)!}`;
}
