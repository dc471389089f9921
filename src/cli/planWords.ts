import type { Quota } from "../index.js";
import type { Language } from "./reportWords.js";

/** What the command `plan` says besides what stands in the plan. */
export interface PlanWords {
  readonly head: readonly string[];
  readonly titled: (title: string, id: string, tasks: number) => string;
  readonly kinds: { readonly targeted: string; readonly untargeted: string };
  readonly risks: Readonly<Record<"none" | "uniform" | "escalating" | "bands", string>>;
  readonly to: (first: string, last: string) => string;
  readonly repairs: (count: number) => string;
  readonly severities: { readonly note: string; readonly warning: string };
  readonly wholePlan: string;
  readonly printedAs: (raw: string, value: string) => string;
  readonly open: (id: string, irregularity: string, question: string) => string;
  readonly assumed: (assumption: string) => string;
  readonly questions: (count: number) => string;
  readonly atLeast: (ratio: string) => string;
  readonly all: string;
  readonly byTier: string;
}

const EN: PlanWords = {
  head: ["task", "name", "kind", "quota", "window", "risk", "repairs", "open"],
  titled: (title, id, tasks) => `${title} (${id}), ${String(tasks)} tasks`,
  kinds: { targeted: "targeted", untargeted: "untargeted" },
  risks: { none: "none", uniform: "uniform", escalating: "escalating", bands: "bands" },
  to: (first, last) => `${first} to ${last}`,
  repairs: (count) => `Read with ${String(count)} repairs:`,
  severities: { note: "note", warning: "WARNING" },
  wholePlan: "the plan",
  printedAs: (raw, value) => `${raw} -> ${value}`,
  open: (id, irregularity, question) => `open ${id} ${irregularity}: ${question}`,
  assumed: (assumption) => `  assumed: ${assumption}`,
  questions: (count) =>
    count === 0
      ? "Nothing is left open."
      : `${String(count)} questions are open; answer them with --answers, or in the JSON of the plan.`,
  atLeast: (ratio) => `at least ${ratio}`,
  all: "all",
  byTier: "by tier",
};

const ZH: PlanWords = {
  head: ["任务", "名称", "类型", "比例/数量", "起止时间", "风险分类", "修正", "待定"],
  titled: (title, id, tasks) => `${title}（${id}），共${String(tasks)}项任务`,
  kinds: { targeted: "定向", untargeted: "不定向" },
  risks: { none: "不适用", uniform: "比例相同", escalating: "递增", bands: "分级区间" },
  to: (first, last) => `${first}至${last}`,
  repairs: (count) => `识别时作了${String(count)}处修正：`,
  severities: { note: "说明", warning: "警告" },
  wholePlan: "整个计划",
  printedAs: (raw, value) => `${raw} → ${value}`,
  open: (id, irregularity, question) => `待定 ${id} ${irregularity}：${question}`,
  assumed: (assumption) => `  暂按：${assumption}`,
  questions: (count) =>
    count === 0 ? "没有待定问题。" : `有${String(count)}个待定问题；可用 --answers 答复，或直接修改计划的 JSON。`,
  atLeast: (ratio) => `不低于${ratio}`,
  all: "全部",
  byTier: "按风险等级",
};

/** The words by language. */
export const PLAN_WORDS: Readonly<Record<Language, PlanWords>> = { en: EN, zh: ZH };

/** A quota in a few words. */
export function quotaText(quota: Quota, words: PlanWords): string {
  switch (quota.kind) {
    case "ratio":
      return quota.ratio;
    case "at-least-ratio":
      return words.atLeast(quota.ratio);
    case "count":
      return String(quota.count);
    case "ratio-range":
    case "count-range":
      return words.to(String(quota.minimum), String(quota.maximum));
    case "census":
      return words.all;
    case "ratio-by-tier":
      return words.byTier;
  }
}
