import { fold, tidy } from "./foldText.js";
import { note, warning, type Doubt, type Finding } from "./reading.js";
import { trimMarks } from "./trimMarks.js";
import { longestTerm, type Vocabulary } from "./vocabulary.js";

/** An item as printed. */
export interface PrintedItem {
  /** With its numeral, without the mark that parts it from the next. */
  readonly raw: string;
  /** Without numeral, with its closing mark. */
  readonly printed: string;
  /** Without numeral and closing mark. */
  readonly name: string;
}

interface Parted {
  readonly items: readonly PrintedItem[];
  readonly findings: readonly Finding[];
  readonly doubts: readonly Doubt[];
}

/** What follows belongs to the last. */
const MOST_ITEMS = 200;
const CHINESE = "零一二三四五六七八九";
const CHECK = /(?:检查|抽查|核查|巡查|监管|监督管理|活动|情况|行为)$/;

/** How the numeral of an item can be printed; the number decides the mark, never the other way round. */
const STYLES: readonly ((number: number) => readonly string[])[] = [
  (number) => [`${String(number)}.`, `${String(number)}．`],
  (number) => [`${String(number)}、`],
  (number) => [`（${String(number)}）`, `(${String(number)})`],
  (number) => [`${String(number)}）`, `${String(number)})`],
  (number) => (number <= 20 ? [String.fromCharCode(0x245f + number)] : []),
  (number) => [`（${chineseNumeral(number)}）`, `(${chineseNumeral(number)})`],
  (number) => [`${chineseNumeral(number)}、`],
  (number) => [`${String(number)},`, `${String(number)}，`, `${String(number)}：`, `${String(number)}:`],
];

/** Parts a cell at its numerals, never at commas; without numerals at 、 and ； where what they part are items by themselves. */
export function partItems(cell: string, vocabulary: Vocabulary): Parted {
  const text = tidy(cell);
  const numbered = partAtNumerals(text);
  if (numbered) return withNumerals(cell, numbered);
  const whole = strip(text);
  if (whole === "") return { items: [], findings: [], doubts: [] };
  const joined = partUnnumbered(text, vocabulary);
  if (joined) {
    const items = joined.names.map((name) => ({ raw: name, printed: name, name }));
    const mark = joined.mark;
    const rule = joined.shared
      ? {
          en: `Subjects are joined by "${mark}" without numerals; both share "${joined.shared}", and each is an item.`,
          zh: `事项以“${mark}”并列而未编号，共用“${joined.shared}”，各为一项。`,
        }
      : {
          en: `Subjects are joined by "${mark}" without numerals; each is an item.`,
          zh: `事项以“${mark}”并列而未编号，各为一项。`,
        };
    return { items, findings: [warning("A10", "items", cell.trim(), joined.names.join(" | "), rule)], doubts: [] };
  }
  const item = { raw: text, printed: text, name: whole };
  const findings: Finding[] = [];
  if (text.includes("、") || /[;；]/.test(whole)) {
    findings.push(
      warning(
        "A10",
        "items",
        cell.trim(),
        { en: "one item", zh: "一项" },
        {
          en: "The cell has no numerals, and what its marks part are not all items by themselves; it is kept as one.",
          zh: "单元格未编号，且并列各部分不都能独立成项，按一项处理。",
        },
      ),
    );
  } else {
    findings.push(
      note(
        "A11",
        "items",
        cell.trim(),
        { en: "one item", zh: "一项" },
        {
          en: 'A cell without numerals and without "、" is one item.',
          zh: "没有编号也没有“、”的单元格为一项。",
        },
      ),
    );
  }
  addStop(item, 0, findings);
  return { items: [item], findings, doubts: [] };
}

function withNumerals(cell: string, segments: readonly { readonly mark: string; readonly text: string }[]): Parted {
  const items = segments.map(({ mark, text }) => {
    const printed = text.trim();
    return { raw: trimMarks(`${mark}${printed}`, ",，;；、 ", "end"), printed, name: strip(printed) };
  });
  const findings: Finding[] = [];
  const doubts: Doubt[] = [];
  const count = String(items.length);
  findings.push(
    note(
      "A4",
      "items",
      cell,
      { en: `${count} items`, zh: `${count}项` },
      {
        en: "Items are parted at their numerals and never at commas, which also stand inside items.",
        zh: "按编号分项，不按逗号分项；逗号也出现在事项内部。",
      },
    ),
  );
  for (const [index, item] of items.entries()) {
    if (/[,，]/.test(item.name)) {
      findings.push(
        note("A5", `items[${String(index)}].name`, item.raw, item.name, {
          en: "The comma is part of the item; no numeral follows it.",
          zh: "逗号属于事项本身，其后没有编号。",
        }),
      );
    }
    if (index === items.length - 1) addStop(item, index, findings);
  }
  // A numeral that is left out would hide in the last item.
  const next = new RegExp(`[,，;；。、\\s]${String(items.length + 2)}[.、．]`).exec(items.at(-1)?.printed ?? "");
  if (next) {
    doubts.push({
      irregularity: "A4",
      field: "items",
      question: {
        en: `Numeral ${String(items.length + 1)} is missing before "${next[0].trim()}". Which items does the cell hold?`,
        zh: `“${next[0].trim()}”之前缺编号${String(items.length + 1)}。共有哪些事项？`,
      },
      assumption: { en: `${count} items; the rest belongs to the last.`, zh: `共${count}项，其余属于末项。` },
    });
  }
  return { items: items.filter(({ name }) => name !== ""), findings, doubts };
}

function addStop({ raw, printed, name }: PrintedItem, index: number, findings: Finding[]): void {
  if (!/[.。]$/.test(printed)) return;
  findings.push(
    note("A6", `items[${String(index)}].name`, raw, name, {
      en: "The full stop closes the cell and is no part of the item.",
      zh: "句号结束单元格，不属于事项。",
    }),
  );
}

/** The segments behind numerals 1, 2, 3 ... of one style; the first may stand behind a heading that ends in a colon. */
function partAtNumerals(text: string): readonly { readonly mark: string; readonly text: string }[] | undefined {
  const numbered = STYLES.some((style) => style(1).some((mark) => text.startsWith(mark)));
  const start = numbered ? 0 : (/^.{0,30}?[:：](?=[（(]?[1一①])/.exec(text)?.[0].length ?? 0);
  for (const style of STYLES) {
    const first = style(1).find((mark) => text.startsWith(mark, start));
    if (first === undefined) continue;
    const places = [{ at: start, mark: first }];
    for (let number = 2; number <= MOST_ITEMS; number += 1) {
      const place = nextMark(text, places.at(-1)!, style(number));
      if (!place) break;
      places.push(place);
    }
    // "1,000户" is no numeral.
    if (places.length === 1 && /[,，:：]$/.test(first)) continue;
    return places.map(({ at, mark }, index) => ({
      mark,
      text: text.slice(at + mark.length, places[index + 1]?.at ?? text.length),
    }));
  }
  return undefined;
}

function nextMark(
  text: string,
  { at, mark }: { readonly at: number; readonly mark: string },
  marks: readonly string[],
): { readonly at: number; readonly mark: string } | undefined {
  let best: { readonly at: number; readonly mark: string } | undefined;
  for (const next of marks) {
    let found = text.indexOf(next, at + mark.length);
    // A digit on either side makes it part of a number: 2.5, 12.
    while (
      found >= 0 &&
      (/\d/.test(text[found - 1] ?? "") || (/^\d+[.．]$/.test(next) && /\d/.test(text[found + next.length] ?? "")))
    ) {
      found = text.indexOf(next, found + 1);
    }
    if (found >= 0 && (!best || found < best.at)) best = { at: found, mark: next };
  }
  return best;
}

/** Parts at ； or 、 if every part is an item by itself, or is one with the end that the last part has. */
function partUnnumbered(
  text: string,
  vocabulary: Vocabulary,
): { readonly names: readonly string[]; readonly mark: string; readonly shared?: string } | undefined {
  const whole = strip(text);
  for (const [mark, at] of [
    ["；", /[;；]/],
    ["。", /。/],
    ["、", /、/],
  ] as const) {
    const names = whole
      .split(at)
      .map(strip)
      .filter((name) => name !== "");
    if (names.length < 2 || names.length > 40) continue;
    if (
      mark !== "、"
        ? names.every((name) => name.length >= 4) && names.some((name) => CHECK.test(name))
        : names.every((name) => CHECK.test(name))
    ) {
      return { names, mark };
    }
    const shared = /(?:监督检查|行政检查|专项检查|检查|监督管理)$/.exec(names.at(-1)!)?.[0];
    if (mark !== "、" || shared === undefined) continue;
    const known = (name: string): string | undefined => longestTerm(fold(name), vocabulary.items)?.term.id;
    const full = names.map((name) => (name.endsWith(shared) ? name : `${name}${shared}`));
    const ids = names.map(known);
    if (ids.every((id) => id !== undefined) && new Set(ids).size === ids.length) return { names: full, mark, shared };
  }
  return undefined;
}

function strip(text: string): string {
  return trimMarks(text, " ,，;；、。.");
}

function chineseNumeral(number: number): string {
  if (number < 10) return CHINESE[number]!;
  const [tens, ones] = [Number(String(number).slice(0, -1)), number % 10];
  return `${tens === 1 ? "" : (CHINESE[tens] ?? "")}十${ones === 0 ? "" : CHINESE[ones]!}`;
}
