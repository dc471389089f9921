/** How a number format shows a number, as far as it matters for reading. */
export type NumberFormat =
  | { readonly kind: "date" }
  | { readonly kind: "percent"; readonly decimals: number }
  | { readonly kind: "fixed"; readonly decimals: number }
  | { readonly kind: "digits"; readonly least: number }
  | { readonly kind: "plain" };

const PLAIN: NumberFormat = { kind: "plain" };

/**
 * The built-in formats that show a day: ECMA-376, Part 1, 18.8.30, with those of Chinese editions. 14 is the format that
 * most dates have.
 */
const BUILT_IN_DATES: readonly number[] = [
  ...[14, 15, 16, 17, 22],
  ...[27, 28, 29, 30, 31, 36],
  ...[50, 51, 52, 53, 54, 57, 58],
];

const BUILT_IN_NUMBERS: Readonly<Record<number, NumberFormat>> = {
  2: { kind: "fixed", decimals: 2 },
  9: { kind: "percent", decimals: 0 },
  10: { kind: "percent", decimals: 2 },
};

/** The kind of a built-in number format. */
export function builtInFormat(id: number): NumberFormat {
  if (BUILT_IN_DATES.includes(id)) return { kind: "date" };
  return BUILT_IN_NUMBERS[id] ?? PLAIN;
}

/** The kind of a format that a workbook defines itself: `yyyy"年"m"月"d"日"`, `00000`, `0.0%`. */
export function customFormat(code: string): NumberFormat {
  const [positive = ""] = code.replace(/"[^"]*"|\\.|\[[^\]]*\]|_.|\*./g, "").split(";");
  if (/general|通用格式/i.test(positive)) return PLAIN;
  const [, zeros, percent] = /^0(?:\.(0+))?(%?)$/.exec(positive) ?? [];
  if (percent === "%") return { kind: "percent", decimals: zeros?.length ?? 0 };
  if (zeros !== undefined) return { kind: "fixed", decimals: zeros.length };
  if (/^0{2,}$/.test(positive)) return { kind: "digits", least: positive.length };
  if (/[yd年日]/i.test(positive) || (/m/i.test(positive) && !/[hs0#?]/i.test(positive))) return { kind: "date" };
  return PLAIN;
}
