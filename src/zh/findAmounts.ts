import { chineseNumber } from "./chineseNumber.js";

/** A printed ratio or number of targets. */
export interface Amount {
  readonly kind: "ratio" | "ratio-range" | "count" | "count-range" | "all";
  /** As folded text. */
  readonly text: string;
  /** Ratio text or digits; equal unless it is a range. */
  readonly low: string;
  readonly high: string;
  readonly bound?: "least" | "most";
  readonly about: boolean;
  /** Printed in Chinese numerals, or as a decimal. */
  readonly spelt: boolean;
  /** Years within which all are to be covered; the ratio is the part of one year. */
  readonly years?: number;
}

const NUMBER = "\\d{1,9}(?:\\.\\d{1,6})?";
const CHINESE = "[零〇一二两三四五六七八九十百]{1,7}";
const DASH = "[-–—―~至到]{1,2}";
const UNIT =
  "(?:户次|户|家次|家|批次|个|所|名|人|台|件|处|辆|座|项|批|组|份|条|艘|宗)(?:企业|单位|机构|主体|商户|对象|门店|项目|产品|样品)?";
const LEAST = "不得?低于|不得?少于|不小于|至少|最少|最低|大于等于|≥|>=|>";
const MOST = "不得?高于|不得?超过|不多于|不大于|至多|最多|≤|<=|<";

const AMOUNT = new RegExp(
  `(?:(?<least>${LEAST})|(?<most>${MOST})|(?<about>大?约)|=)?(?:抽查|抽取|检查)?(?:` +
    `(?<from>${NUMBER})(?<fromSign>[%‰])?${DASH}(?<to>${NUMBER})(?<sign>[%‰])` +
    `|(?<few>\\d{1,9})(?:${UNIT})?${DASH}(?<many>\\d{1,9})(?:${UNIT})` +
    `|(?<ratio>${NUMBER})(?<ratioSign>[%‰])` +
    `|(?<part>百|千|万)分之(?<spelt>${CHINESE}|${NUMBER})` +
    `|(?<count>\\d{1,9}|${CHINESE})(?:${UNIT})` +
    `|(?<years>[2-9]|[二两三四五六七八九])年(?:内|之内)?(?:全部|实现|达到|完成)?(?:100%)?(?:全覆盖|全面覆盖|覆盖一遍|轮查一遍)` +
    `|(?<all>全部|全覆盖|全数|全量|逐户|逐家))` +
    `(?<over>(?:及|或)?以上)?(?<under>(?:及|或)?以[内下])?(?<nearly>左右)?`,
  "g",
);
const SIGNS: Readonly<Record<string, string>> = { 百: "%", 千: "‰" };

/**
 * Finds ratios and numbers of targets in folded text and gives the rest of it.
 *
 * @param counts - whether a bare number is a number of targets
 */
export function findAmounts(
  folded: string,
  counts: boolean,
): { readonly amounts: readonly Amount[]; readonly rest: string; readonly actual: boolean } {
  const amounts: Amount[] = [];
  // What stands in brackets without a number explains; 以实际为准 says that the number is provisional.
  const actual = /实际|为准/.test(folded);
  const plain = folded.replace(/\([^()\d%]{0,80}\)/g, (text) => (/实际|为准|户|家|含/.test(text) ? "" : text));
  const rest = plain.replace(AMOUNT, (text: string, ...groups: unknown[]) => {
    const amount = amountOf(text, groups.at(-1) as Readonly<Record<string, string | undefined>>);
    if (!amount) return text;
    amounts.push(amount);
    return ";";
  });
  if (amounts.length > 0) return { amounts: joinBounds(amounts), rest, actual };
  const bare = bareAmount(plain, counts);
  return bare ? { amounts: [bare], rest: "", actual } : { amounts, rest, actual };
}

/** `不低于5%，不高于10%` is the range from 5% to 10%. */
function joinBounds(amounts: readonly Amount[]): readonly Amount[] {
  const [least, most, third] = amounts;
  if (!least || !most || third || least.bound !== "least" || most.bound !== "most" || least.kind !== most.kind)
    return amounts;
  const kind = least.kind === "ratio" ? "ratio-range" : least.kind === "count" ? "count-range" : undefined;
  if (kind === undefined) return amounts;
  const text = `${least.text}-${most.text}`;
  const spelt = least.spelt || most.spelt;
  return [{ kind, text, low: least.low, high: most.high, about: least.about || most.about, spelt }];
}

/** A number by itself: of targets where the column counts them; a decimal below 1 is a share, as spreadsheets store percentages. */
function bareAmount(text: string, counts: boolean): Amount | undefined {
  const found = /^(>=|≥|=)?(\d{1,9}(?:\.\d{1,9})?)$/.exec(text);
  if (!found) return undefined;
  const [, sign, number] = found as unknown as readonly [string, string | undefined, string];
  const bound = sign !== undefined && sign !== "=" ? ({ bound: "least" } as const) : {};
  if (counts && /^\d+$/.test(number)) {
    return { kind: "count", text, low: number, high: number, ...bound, about: false, spelt: false };
  }
  if (!/^0\.\d+$/.test(number)) return undefined;
  const low = percentOf(number);
  return { kind: "ratio", text, low, high: low, ...bound, about: false, spelt: true };
}

function amountOf(text: string, found: Readonly<Record<string, string | undefined>>): Amount | undefined {
  const bound: Amount["bound"] =
    (found["least"] ?? found["over"]) !== undefined
      ? "least"
      : (found["most"] ?? found["under"]) !== undefined
        ? "most"
        : undefined;
  const about = (found["about"] ?? found["nearly"]) !== undefined;
  const common = { text: text.replace(/^=/, ""), ...(bound ? { bound } : {}), about } as const;
  if (found["years"] !== undefined) {
    const years = chineseNumber(found["years"])!;
    const low = `1/${String(years)}`;
    return { ...common, kind: "ratio", low, high: low, spelt: false, years };
  }
  if (found["all"] !== undefined) return { ...common, kind: "all", low: "100%", high: "100%", spelt: false };
  if (found["to"] !== undefined) {
    const sign = found["sign"]!;
    return {
      ...common,
      kind: "ratio-range",
      low: `${found["from"]!}${found["fromSign"] ?? sign}`,
      high: `${found["to"]}${sign}`,
      spelt: false,
    };
  }
  if (found["many"] !== undefined) {
    return { ...common, kind: "count-range", low: found["few"]!, high: found["many"], spelt: false };
  }
  if (found["ratio"] !== undefined) {
    const low = `${found["ratio"]}${found["ratioSign"]!}`;
    return { ...common, kind: "ratio", low, high: low, spelt: false };
  }
  if (found["spelt"] !== undefined) {
    const number = /^\d/.test(found["spelt"]) ? found["spelt"] : chineseNumber(found["spelt"]);
    if (number === undefined) return undefined;
    const sign = SIGNS[found["part"]!];
    const low = sign === undefined ? `${String(number)}/10000` : `${String(number)}${sign}`;
    return { ...common, kind: "ratio", low, high: low, spelt: true };
  }
  const count = chineseNumber(found["count"] ?? "");
  if (count === undefined) return undefined;
  const spelt = !/^\d/.test(found["count"]!);
  return { ...common, kind: "count", low: String(count), high: String(count), spelt };
}

/** `0.05` as `5%`, by moving the point. */
function percentOf(decimal: string): string {
  const digits = decimal.slice(2).padEnd(2, "0");
  const [whole, part] = [digits.slice(0, 2).replace(/^0(?=\d)/, ""), digits.slice(2).replace(/0+$/, "")];
  return `${whole}${part === "" ? "" : `.${part}`}%`;
}
