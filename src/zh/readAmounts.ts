import { formatFraction } from "../exact/fraction.js";
import { parseShare } from "../exact/parseRatio.js";
import type { Quota } from "../model/quota.js";
import type { Frequency } from "../model/task.js";
import { findAmounts, type Amount } from "./findAmounts.js";
import { findFrequencies } from "./findFrequencies.js";
import { fold } from "./foldText.js";
import { printedPart } from "./printedPart.js";
import { labelledRates, ratesByTier } from "./labelledRates.js";
import { note, unreadable, warning, type CellReading, type Doubt, type Finding } from "./reading.js";

/** The cells that say how many and how often. */
export interface AmountCells {
  /** 抽查比例/数量, with or without the frequency. */
  readonly quota: string;
  /** 抽查数量, where it is a column of its own. */
  readonly count?: string;
  /** 抽查频次, where it is a column of its own. */
  readonly frequency?: string;
  /** Whether the header of the first asks for numbers of targets: a bare number is one. */
  readonly counts: boolean;
}

/** What they say. */
export interface Amounts {
  readonly quota: Quota;
  readonly frequency: Frequency;
  /** Whether the plan prints a number of targets here. */
  readonly counted: boolean;
  /** The ratio or number as printed, folded. */
  readonly text: string;
}

/** Words around an amount that change nothing about it. */
const PLAIN_WORDS =
  /比例|数量|户数|家数|频次|频率|抽查|抽取|检查|随机|总体|全年度?|每年|年度|本年|按照?|不同|其中|计划|原则上|的|为|共|约|左右|对象|总数|基数|市场主体|经营主体|企业|单位|进行|开展|[,;:、/()[\]。.=<>≥≤~]/g;

/**
 * Reads ratio or number, and frequency: `1%; 1次/年`, `不低于10%`, `60-70家`, `1户(以实际抽查数为准)`, `百分之五`, `全覆盖`. Two amounts that could both be
 * the quota are a problem, or a question where one explains the other; words that no rule reads are a question.
 */
export function readAmounts(cells: AmountCells): CellReading<Amounts> {
  const folded = fold(cells.quota);
  const ladder = labelledRates(folded);
  if (ladder.size > 0) return readLadder(cells, ladder);
  const timed = findFrequencies(folded, false);
  const own = cells.frequency === undefined ? undefined : findFrequencies(fold(cells.frequency), true);
  const found = findAmounts(timed.rest, cells.counts);
  const beside = cells.count === undefined ? undefined : findAmounts(fold(cells.count), true);
  const amounts = found.amounts.length > 0 ? found.amounts : (beside?.amounts ?? []);
  const expected = "one ratio or one number of targets, such as 5%, 不低于3%, 20户, 10-20%, 全部";
  const [main, ...more] = amounts;
  if (!main) return unreadable(expected, `"${cells.quota.trim().slice(0, 40) || (cells.count ?? "").slice(0, 40)}"`);
  const others = [...more, ...(found.amounts.length > 0 ? (beside?.amounts ?? []) : [])];
  const rival = others.find((amount) => !sameAmount(amount, main));
  if (rival && isShare(rival) === isShare(main)) return unreadable(expected, `"${cells.quota.trim().slice(0, 40)}"`);

  const quota = quotaOf(main);
  if (!quota) return unreadable(expected, `"${main.text}"`);
  const source = found.amounts.length > 0 ? cells.quota : (cells.count ?? "");
  const findings: Finding[] = [];
  const doubts: Doubt[] = [];
  addQuotaFindings(main, quota, source, findings, doubts);
  if (rival) addRival(main, rival, cells, found.actual || (beside?.actual ?? false), findings, doubts);
  const frequency = readFrequency(timed, own, cells, findings, doubts);
  if (timed.found.length > 0 && found.amounts.length > 0) {
    const value = `${isShare(main) ? "ratio" : "count"} ${main.text}, frequency ${timed.found[0]!.text}`;
    const rule = {
      en: 'Ratio and frequency stand in one cell; ";" and "；", with or without a space, part them.',
      zh: "比例与频次写在同一单元格，以“;”或“；”（有无空格均可）分开。",
    };
    findings.push(
      note("A2", "quota", cells.quota, { en: value, zh: `${main.text}，频次${timed.found[0]!.text}` }, rule),
    );
  }
  addLeftOver("quota", found.amounts.length > 0 ? found.rest : "", cells.quota, main.text, doubts);
  return {
    value: { quota, frequency, counted: amounts.some((amount) => !isShare(amount)), text: main.text },
    findings,
    doubts,
  };
}

/** The frequency by itself, for a cell whose ratio cannot be read. */
export function readFrequencyOnly(cells: AmountCells): CellReading<Frequency> {
  const findings: Finding[] = [];
  const doubts: Doubt[] = [];
  const own = cells.frequency === undefined ? undefined : findFrequencies(fold(cells.frequency), true);
  const value = readFrequency(findFrequencies(fold(cells.quota), false), own, cells, findings, doubts);
  return { value, findings, doubts };
}

/** Rates of the four tiers in the cell of the ratio. */
function readLadder(cells: AmountCells, ladder: ReturnType<typeof labelledRates>): CellReading<Amounts> {
  const ratios = ratesByTier(ladder);
  const expected =
    "one rate for each of the four tiers (低, 一般, 较高, 高风险, or A, B, C, D), none lower than the one before";
  if (!ratios) return unreadable(expected, `"${cells.quota.trim().slice(0, 60)}"`);
  const timed = findFrequencies(fold(cells.quota), false);
  const own = cells.frequency === undefined ? undefined : findFrequencies(fold(cells.frequency), true);
  const findings: Finding[] = [];
  const doubts: Doubt[] = [];
  const value = `${ratios.low}, ${ratios.general}, ${ratios.higher}, ${ratios.high}`;
  findings.push(
    note("D3", "quota", cells.quota, value, {
      en: "A rate of its own is printed for each tier; no overall ratio is held.",
      zh: "分别列明了各风险等级的抽查比例，不另设总体比例。",
    }),
  );
  const frequency = readFrequency(timed, own, cells, findings, doubts);
  return {
    value: { quota: { kind: "ratio-by-tier", ratios }, frequency, counted: false, text: value },
    findings,
    doubts,
  };
}

function isShare({ kind }: Amount): boolean {
  return kind !== "count" && kind !== "count-range";
}

function sameAmount(a: Amount, b: Amount): boolean {
  const whole = ({ kind, low }: Amount): boolean => kind === "all" || (kind === "ratio" && low === "100%");
  if (whole(a) && whole(b)) return true;
  return a.kind === b.kind && a.low === b.low && a.high === b.high && a.bound === b.bound;
}

function quotaOf({ kind, low, high, bound }: Amount): Quota | undefined {
  switch (kind) {
    case "all":
      return { kind: "census" };
    case "count":
      return Number(low) > 0 ? { kind: "count", count: Number(low) } : undefined;
    case "count-range":
      return Number(low) <= Number(high) && Number(high) > 0
        ? { kind: "count-range", minimum: Number(low), maximum: Number(high) }
        : undefined;
    case "ratio-range":
      return isRatio(low) && isRatio(high) ? { kind: "ratio-range", minimum: low, maximum: high } : undefined;
    case "ratio":
      if (!isRatio(low)) return undefined;
      if (low === "100%" && bound !== "most") return { kind: "census" };
      return bound === "least" ? { kind: "at-least-ratio", ratio: low } : { kind: "ratio", ratio: low };
  }
}

function isRatio(text: string): boolean {
  return (parseShare(text)?.numerator ?? 0n) > 0n;
}

function addQuotaFindings(amount: Amount, quota: Quota, cell: string, findings: Finding[], doubts: Doubt[]): void {
  const raw = printedPart(cell, amount.text);
  if (quota.kind === "census") {
    findings.push(
      note("D5", "quota.kind", raw, "census", {
        en: "Every target is inspected; the draw fixes the order and the inspectors.",
        zh: "全部检查；抽取只决定先后次序和检查人员。",
      }),
    );
  }
  if (quota.kind === "ratio" && (amount.low.includes(".") || amount.low.endsWith("‰"))) {
    findings.push(
      note("D4", "quota", raw, formatFraction(parseShare(amount.low)!), {
        en: "A ratio is a fraction of whole numbers, never a floating-point number.",
        zh: "比例按整数之比计算，不用浮点数。",
      }),
    );
  }
  if (amount.spelt) {
    findings.push(
      note("R7", "quota", raw, amount.high === amount.low ? amount.low : `${amount.low}-${amount.high}`, {
        en: "Numbers in Chinese characters, and decimals for shares, are read as the percentage they stand for.",
        zh: "汉字数字和小数形式的比例，换算为百分比。",
      }),
    );
  }
  if (amount.bound === "least" && !isShare(amount)) {
    findings.push(
      warning("R8", "quota", raw, `count ${amount.low}`, {
        en: "A least number is printed; as with ranges, that number is drawn.",
        zh: "原文规定最低数量；与区间一样按下限抽取。",
      }),
    );
  }
  if (amount.about) {
    findings.push(
      warning("R8", "quota", raw, amount.low, {
        en: "The number is printed as approximate; it is drawn as printed.",
        zh: "原文为约数，按所列数值抽取。",
      }),
    );
  }
  if (amount.bound === "most") {
    doubts.push({
      irregularity: "R8",
      field: "quota",
      question: {
        en: `The plan prints an upper limit ("${raw}") and no least number. How many are to be drawn?`,
        zh: `原文只规定上限（“${raw}”），没有规定下限。应当抽取多少？`,
      },
      assumption: { en: `as many as the limit allows: ${amount.low}.`, zh: `按上限抽取：${amount.low}。` },
    });
  }
}

function addRival(
  main: Amount,
  rival: Amount,
  cells: AmountCells,
  actual: boolean,
  findings: Finding[],
  doubts: Doubt[],
): void {
  const [ratio, count] = isShare(main) ? [main, rival] : [rival, main];
  if (actual && isShare(main)) {
    findings.push(
      warning("R8", "quota", printedPart(cells.count ?? cells.quota, count.text), ratio.text, {
        en: "The number is printed as provisional (以实际为准); the ratio of the frame decides.",
        zh: "所列数量注明以实际为准，以对象总数乘以比例为准。",
      }),
    );
    return;
  }
  doubts.push({
    irregularity: "R8",
    field: "quota",
    question: {
      en: `The plan prints a ratio ("${ratio.text}") and a number ("${count.text}"). Which decides if the frame gives another number?`,
      zh: `原文既列比例（“${ratio.text}”）又列数量（“${count.text}”）。两者不一致时以哪个为准？`,
    },
    assumption: {
      en: `${isShare(main) ? "the ratio" : "the number"}, "${main.text}".`,
      zh: `以${isShare(main) ? "比例" : "数量"}“${main.text}”为准。`,
    },
  });
}

function readFrequency(
  timed: ReturnType<typeof findFrequencies>,
  own: ReturnType<typeof findFrequencies> | undefined,
  cells: AmountCells,
  findings: Finding[],
  doubts: Doubt[],
): Frequency {
  const used = own && own.found.length > 0 ? own : timed;
  const cell = used === own ? (cells.frequency ?? "") : cells.quota;
  const [first, second] = used.found;
  if (!first) {
    const raw = (cells.frequency ?? "").trim();
    findings.push(
      warning("R10", "frequency", raw, "drawsPerYear 1", {
        en: "No frequency that a rule reads is printed; the task is drawn once in its window.",
        zh: "没有可识别的抽查频次，按在规定时间内抽取一次处理。",
      }),
    );
    return { drawsPerYear: 1 };
  }
  const raw = printedPart(cell, first.text);
  if (first.least) {
    findings.push(
      note("R10", "frequency", raw, `drawsPerYear ${String(first.times)}`, {
        en: "A least frequency is printed; it does not limit how often a target may be inspected.",
        zh: "原文规定最低频次，不据此限制同一对象的检查次数。",
      }),
    );
  }
  const perTarget = first.least ? "" : `, perTargetPerYear ${String(first.times)}`;
  findings.push(
    note("D2", "frequency", raw, `drawsPerYear ${String(first.times)}${perTarget}`, {
      en: "It can mean one draw in a year or one inspection of a target in a year; both are recorded.",
      zh: "既可理解为一年抽取几次，也可理解为同一对象一年检查几次，两者都予记载。",
    }),
  );
  if (first.years > 1 || (second && second.times !== first.times)) {
    doubts.push({
      irregularity: "R10",
      field: "frequency",
      question: {
        en: `The frequency is printed as "${raw}". How many draws does this year have?`,
        zh: `抽查频次印作“${raw}”。本年度应抽取几次？`,
      },
      assumption: { en: `${String(first.times)} in this year.`, zh: `本年度${String(first.times)}次。` },
    });
  }
  const drawsPerYear = first.times;
  return first.least ? { drawsPerYear } : { drawsPerYear, perTargetPerYear: drawsPerYear };
}

/** Asks about words that no rule has read. */
export function addLeftOver(field: string, rest: string, cell: string, reading: string, doubts: Doubt[]): void {
  const words = rest.replace(PLAIN_WORDS, "");
  if (words === "") return;
  const printed = cell.replace(/\s+/g, " ").trim().slice(0, 80);
  doubts.push({
    irregularity: "R14",
    field,
    question: {
      en: `The cell "${printed}" says more than "${reading}". Does "${words.slice(0, 60)}" change it?`,
      zh: `单元格“${printed}”除“${reading}”外另有文字。“${words.slice(0, 60)}”是否改变其含义？`,
    },
    assumption: { en: `it does not: "${reading}".`, zh: `不改变：“${reading}”。` },
  });
}
