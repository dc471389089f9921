const DIGITS = "零一二三四五六七八九";
const UNITS: Readonly<Record<string, number>> = { 十: 10, 百: 100 };

/** The number that Chinese numerals up to 999 or Arabic digits write; `undefined` for anything else. */
export function chineseNumber(text: string): number | undefined {
  if (/^\d{1,9}$/.test(text)) return Number(text);
  if (!/^[零〇一二两三四五六七八九十百]{1,7}$/.test(text)) return undefined;
  let [total, digit] = [0, 0];
  for (const character of text.replaceAll("〇", "零").replaceAll("两", "二")) {
    const unit = UNITS[character];
    if (unit === undefined) digit = DIGITS.indexOf(character);
    else {
      total += (digit === 0 && unit === 10 ? 1 : digit) * unit;
      digit = 0;
    }
  }
  return total + digit;
}
