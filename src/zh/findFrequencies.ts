import { floor, fraction } from "../exact/fraction.js";
import { chineseNumber } from "./chineseNumber.js";

/** A printed frequency. */
export interface PrintedFrequency {
  readonly text: string;
  /** Draws in a year, at least 1. */
  readonly times: number;
  readonly least: boolean;
  /** Years that share the draws: 2 for 每两年一次. */
  readonly years: number;
}

const NUMBER = "(?:\\d{1,3}|[一二两三四五六七八九十]{1,3})";
const LEAST = "不得?少于|不低于|至少|最少|>=|≥";
const PERIOD = "半年|年度|年|季度|季|个月|月|周";
const VERB = "(?:抽查|检查|抽取|开展|组织|随机){0,2}";

/** `1次/年`, `2次/半年`, `1/年`, `一次每年`. */
const BEHIND = new RegExp(`(${LEAST})?=?(${NUMBER})次?[/每](${NUMBER})?(${PERIOD})次?`, "g");
/** `每年1次`, `一年一次`, `每半年至少一次`, `每两年一次`. */
const BEFORE = new RegExp(
  `(?<!\\d)(?:每|全)?(${NUMBER})?个?(${PERIOD})(?:度|内)?${VERB}(${LEAST})?${VERB}(${NUMBER})次`,
  "g",
);
/** `抽查1次`, `至少一次`. */
const ALONE = new RegExp(`${VERB}(${LEAST})?=?(${NUMBER})次(?!年)`, "g");
/** `=1`, `>=1`, `1`: in a column of frequencies. */
const BARE = new RegExp(`^(${LEAST}|>)?=?(${NUMBER})$`);

/** Finds frequencies in folded text and gives the rest of it. */
export function findFrequencies(
  folded: string,
  ownColumn: boolean,
): { readonly found: readonly PrintedFrequency[]; readonly rest: string } {
  const found: PrintedFrequency[] = [];
  const take = (text: string, count: string, least: string | undefined, period = "年", periods?: string): string => {
    const [times, span] = [chineseNumber(count) ?? 1, Math.max(1, chineseNumber(periods ?? "1") ?? 1)];
    const perYear = { 年: 1, 年度: 1, 半年: 2, 季: 4, 季度: 4, 月: 12, 个月: 12, 周: 52 }[period] ?? 1;
    const [all, years] =
      perYear === 1 ? [times, span] : [Number(floor(fraction(BigInt(times * perYear), BigInt(span)))), 1];
    found.push({ text, times: Math.max(1, all), least: least !== undefined, years });
    return ";";
  };
  let rest = folded
    .replace(BEHIND, (text, least: string | undefined, count: string, periods: string | undefined, period: string) =>
      take(text, count, least, period, periods),
    )
    .replace(BEFORE, (text, periods: string | undefined, period: string, least: string | undefined, count: string) =>
      // "7月1次" names a month, "每月1次" a period.
      /^[每全]|年/.test(text) ? take(text, count, least, period, periods) : text,
    )
    .replace(ALONE, (text, least: string | undefined, count: string) => take(text, count, least));
  if (ownColumn && found.length === 0) {
    rest = rest.replace(BARE, (text, least: string | undefined, count: string) => take(text, count, least));
  }
  return { found, rest };
}
