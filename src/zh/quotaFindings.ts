import { formatFraction } from "../exact/fraction.js";
import { parseShare } from "../exact/parseRatio.js";
import type { Quota } from "../model/quota.js";
import type { Amount } from "./findAmounts.js";
import { printedPart } from "./printedPart.js";
import { note, warning, type Doubt, type Finding } from "./reading.js";
import type { AmountCells } from "./readAmounts.js";

/** Whether an amount is a share of the frame. */
export function isShare({ kind }: Amount): boolean {
  return kind !== "count" && kind !== "count-range";
}

/** Reports what had to be done to read an amount. */
export function addQuotaFindings(
  amount: Amount,
  quota: Quota,
  cell: string,
  findings: Finding[],
  doubts: Doubt[],
): void {
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
  if (amount.years !== undefined) {
    doubts.push({
      irregularity: "R8",
      field: "quota",
      question: {
        en: `"${amount.text}" covers all targets within ${String(amount.years)} years. How many are drawn this year?`,
        zh: `“${amount.text}”。今年抽查多少？`,
      },
      assumption: {
        en: `an equal part each year, ${amount.low}; nothing is known of the years before.`,
        zh: `每年抽查相等的一份，即${amount.low}；以往年度的情况未知。`,
      },
    });
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

/** A ratio and a number side by side: one is provisional by its words, or somebody is asked. */
export function addRival(
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
