import { addQuotaFindings, addRival, isShare } from "./quotaFindings.js";
import { readFrequency } from "./readFrequency.js";
import { parseShare } from "../exact/parseRatio.js";
import type { Quota } from "../model/quota.js";
import type { Frequency } from "../model/task.js";
import { findAmounts, type Amount } from "./findAmounts.js";
import { findFrequencies } from "./findFrequencies.js";
import { fold } from "./foldText.js";
import { labelledRates, ratesByTier } from "./labelledRates.js";
import { note, unreadable, type CellReading, type Doubt, type Finding } from "./reading.js";

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
  /比例|数量|户数|家数|频次|频率|抽查|抽取|检查|随机|总体|全年度?|每年|年度|本年|按照?|不同|其中|计划|原则上|的|为|共|且|约|左右|对象|总数|基数|市场主体|经营主体|企业|单位|进行|开展|[,;:、/()[\]。.=<>≥≤~]/g;

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
