import { daysInMonth } from "../exact/daysInMonth.js";
import type { Window } from "../model/task.js";
import { chineseNumber } from "./chineseNumber.js";
import { fold, tidy } from "./foldText.js";
import { addLeftOver } from "./readAmounts.js";
import { note, unreadable, warning, type CellReading, type Doubt, type Finding } from "./reading.js";

const TOKEN =
  /(?:(\d{4})年)?(次年|翌年|明年|当年|本年度?|今年)?(?:(上半年|下半年)|第?([1-4])季度?|(\d{1,2})月份?(?:(\d{1,2})[日号]?|(上旬|中旬|下旬|初|底|末))?|(全年度?|年内|常年|长期|年度)|(年底|年末))|(\d{1,2})[日号]|(-)|([、,;和及])|(以?前|之前|内)|(起|开始|以后|之后)/gy;

/** The two ends of a period, and whether both were printed. */
interface Period {
  readonly start: string;
  readonly end: string;
}

const ANY_TIME = /根据|视情|待定|另行|适时|择机|不定期|按.{0,12}(?:要求|安排|部署)|上级|每个?(?:季度?|月|半年)/;
const BATCHES = /分[2-9二两三四五六]个?批/;
const PLAIN =
  /抽查|检查|开展|完成|实施|组织|集中|计划|时间|月份|分[两2二3三]批次?|结束|期间|每年|左右|[()[\]。.:于在每的进行]/g;

/**
 * Reads the months or days of a task as first and last day, both inclusive: `7月—11月`, `4月`, `4-11月`, `2024年5月1日至11月30日`, `5月底前`, `上半年`,
 * `第二季度`, `全年`, `10月-次年3月`. Months are those of the plan year.
 */
export function readWindow(cell: string, year: number): CellReading<Window> {
  const folded = normalised(fold(cell));
  const { periods, rest, open } = periodsOf(folded, year);
  const raw = cell.trim();
  const findings: Finding[] = [];
  const doubts: Doubt[] = [];
  const [first] = periods;
  if (!first) {
    if (!ANY_TIME.test(folded))
      return unreadable(
        "months or days, such as 4月-11月, 2024年5月1日至11月30日, 第二季度, 全年",
        `"${tidy(cell).slice(0, 40)}"`,
      );
    const whole = { start: `${String(year)}-01-01`, end: `${String(year)}-12-31` };
    doubts.push({
      irregularity: "R9",
      field: "window",
      question: {
        en: `The time is printed as "${tidy(cell)}". Between which days?`,
        zh: `时间印作“${tidy(cell)}”。具体起止日期是什么？`,
      },
      assumption: { en: "the whole plan year.", zh: "整个计划年度。" },
    });
    return { value: whole, findings, doubts };
  }
  const sorted = [...periods].sort((a, b) => (a.start < b.start ? -1 : a.start > b.start ? 1 : 0));
  const window = { start: sorted[0]!.start, end: sorted.reduce((last, { end }) => (end > last ? end : last), "") };
  const reversed = periods.find(({ start, end }) => start > end);
  if (reversed) {
    const expected = `a last day that is not before the first (${reversed.start}); 次年 marks the next year`;
    return {
      findings,
      doubts,
      problem: { code: "WINDOW_REVERSED", expected, received: `"${tidy(cell).slice(0, 40)}"` },
    };
  }
  const apart = sorted.some(({ start }, index) => index > 0 && start > dayAfter(sorted[index - 1]!.end));
  if (apart || BATCHES.test(folded)) {
    doubts.push({
      irregularity: "R9",
      field: "window",
      question: {
        en: `"${tidy(cell)}" names several ${apart ? "periods with time between them" : "batches"}. Is the task one, or a batch in each?`,
        zh: `“${tidy(cell)}”包含${apart ? "几段不相连的时间" : "几批"}。是一次抽查，还是分批抽查？`,
      },
      assumption: {
        en: `one task from ${window.start} to ${window.end}.`,
        zh: `一次抽查，自${window.start}至${window.end}。`,
      },
    });
  }
  const printedYear = Number(window.start.slice(0, 4));
  if (printedYear !== year || Number(window.end.slice(0, 4)) > year + 1) {
    doubts.push({
      irregularity: "R9",
      field: "window",
      question: {
        en: `"${tidy(cell)}" is not in the plan year ${String(year)}. Which year is right?`,
        zh: `“${tidy(cell)}”不在计划年度${String(year)}年内。以哪一年为准？`,
      },
      assumption: {
        en: `as printed: ${window.start} to ${window.end}.`,
        zh: `按所印：${window.start}至${window.end}。`,
      },
    });
  }
  if (open) {
    findings.push(
      warning(
        "R9",
        "window",
        raw,
        { en: `${window.start} to ${window.end}`, zh: `${window.start}至${window.end}` },
        {
          en: "Only one end is printed; the other is that of the plan year.",
          zh: "只印有一端的时间，另一端取计划年度的首日或末日。",
        },
      ),
    );
  } else if (!/\d[日号].*\d[日号]/.test(folded)) {
    findings.push(
      note(
        "D1",
        "window",
        raw,
        { en: `${window.start} to ${window.end}`, zh: `${window.start}至${window.end}` },
        {
          en: "Months of the plan year, from the first day of the first to the last day of the last; draw and inspection both fall inside.",
          zh: "计划年度的月份，自首月第一日至末月最后一日；抽取和检查都在其内。",
        },
      ),
    );
  }
  addLeftOver("window", rest, cell, `${window.start} to ${window.end}`, doubts);
  return { value: window, findings, doubts };
}

/** One way of writing: dates with 年月日, ranges with a hyphen, months in digits. */
function normalised(folded: string): string {
  return folded
    .replace(/(\d{4})年度?$/, "$1年全年")
    .replace(/(\d{4})[-./](\d{1,2})[-./](\d{1,2})(?![\d.])[日号]?/g, "$1年$2月$3日")
    .replace(/(\d{4})[./](\d{1,2})(?!\d)/g, "$1年$2月")
    .replace(/(\d{4})-(\d{1,2})(?![\d月])/g, "$1年$2月")
    .replace(/(?<!\d)(\d{1,2})\.(\d{1,2})(?!\d)/g, "$1月$2日")
    .replace(/[零一二三四五六七八九十]{1,3}(?=月|日|季)/g, (text) => String(chineseNumber(text) ?? text))
    .replace(
      /第?([一二三四1-4])(?=[、至到\-—~和]第?[一二三四1-4](?:、第?[一二三四1-4])?季)/g,
      (_, number: string) => `${String(chineseNumber(number)!)}季度`,
    )
    .replace(/[-–—―~至到−]+/g, "-")
    .replace(/(?<!\d)(\d{1,2})-(\d{1,2})月/g, "$1月-$2月")
    .replace(/(月)-(\d{1,2})$/, "$1-$2月")
    .replace(/(?<![\d月])(\d{1,2})(?=[、,]\d{1,2}(?:[、,]\d{1,2}){0,10}月)/g, "$1月")
    .replace(/(月[、,])(\d{1,2})(?=[、,]\d)/g, "$1$2月");
}

function periodsOf(
  folded: string,
  year: number,
): { readonly periods: readonly Period[]; readonly rest: string; readonly open: boolean } {
  const periods: Period[] = [];
  let [rest, open, at] = ["", false, 0];
  let [from, last]: [Period | undefined, Period | undefined] = [undefined, undefined];
  TOKEN.lastIndex = 0;
  const flush = (): void => {
    if (last) periods.push(last);
    last = undefined;
  };
  while (at < folded.length) {
    TOKEN.lastIndex = at;
    const match = TOKEN.exec(folded);
    if (!match || match[0] === "") {
      rest += folded[at]!;
      at += 1;
      continue;
    }
    at += match[0].length;
    const [, , , , , , , , , , day, dash, , before, after] = match;
    if (dash !== undefined) {
      if (last) [from, last] = [last, undefined];
    } else if (before !== undefined) {
      if (last && before !== "内") {
        last = { start: `${last.end.slice(0, 4)}-01-01`, end: last.end };
        open = true;
      }
    } else if (after !== undefined) {
      if (last) {
        last = { start: last.start, end: `${last.start.slice(0, 4)}-12-31` };
        open = true;
      }
    } else if (match[12] !== undefined) {
      flush();
    } else {
      const begun: Period | undefined = from;
      const period = day === undefined ? periodOf(match, begun, year) : begun && dayOf(Number(day), begun);
      if (!period) {
        rest += match[0];
        continue;
      }
      if (!begun) flush();
      last = begun ? { start: begun.start, end: period.end } : period;
      from = undefined;
    }
  }
  if (from && !last) rest += "-";
  flush();
  return { periods, rest: rest.replace(PLAIN, ""), open };
}

/** The period of one expression; the year of the expression before it goes on. */
function periodOf(match: RegExpExecArray, begun: Period | undefined, planYear: number): Period | undefined {
  const [, printed, relative, half, quarter, month, day, part, whole, yearEnd] = match;
  const base = printed === undefined ? Number(begun?.start.slice(0, 4) ?? planYear) : Number(printed);
  const year = relative !== undefined && /次|翌|明/.test(relative) ? base + 1 : base;
  if (whole !== undefined) return months(year, 1, 12);
  if (yearEnd !== undefined) return months(year, 12, 12);
  if (half !== undefined) return half === "上半年" ? months(year, 1, 6) : months(year, 7, 12);
  if (quarter !== undefined) return months(year, 3 * Number(quarter) - 2, 3 * Number(quarter));
  const number = Number(month);
  if (month === undefined || number < 1 || number > 12) return undefined;
  if (day !== undefined) {
    const days = Number(day);
    return days >= 1 && days <= daysInMonth(year, number)
      ? { start: iso(year, number, days), end: iso(year, number, days) }
      : undefined;
  }
  const [first, last] = { 上旬: [1, 10], 初: [1, 10], 中旬: [11, 20], 下旬: [21, 31] }[part ?? ""] ?? [1, 31];
  const end = Math.min(last!, daysInMonth(year, number));
  return { start: iso(year, number, first!), end: iso(year, number, end) };
}

/** `5月1日-20日`: the second day is of the same month. */
function dayOf(day: number, { start }: Period): Period | undefined {
  const [year, month] = [Number(start.slice(0, 4)), Number(start.slice(5, 7))];
  if (day < 1 || day > daysInMonth(year, month)) return undefined;
  return { start: iso(year, month, day), end: iso(year, month, day) };
}

function months(year: number, first: number, last: number): Period {
  return { start: iso(year, first, 1), end: iso(year, last, daysInMonth(year, last)) };
}

function dayAfter(date: string): string {
  const [year, month, day] = date.split("-").map(Number) as [number, number, number];
  if (day < daysInMonth(year, month)) return iso(year, month, day + 1);
  return month < 12 ? iso(year, month + 1, 1) : iso(year + 1, 1, 1);
}

function iso(year: number, month: number, day: number): string {
  return `${String(year).padStart(4, "0")}-${String(month).padStart(2, "0")}-${String(day).padStart(2, "0")}`;
}
