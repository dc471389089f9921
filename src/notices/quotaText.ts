import type { Quota } from "../model/quota.js";
import type { NoticeWords } from "./noticeWords.js";

/** How many a task draws, in words: 不低于10%. */
export function quotaText({ quota: words, codes, common }: NoticeWords, quota: Quota): string {
  switch (quota.kind) {
    case "ratio":
      return quota.ratio;
    case "at-least-ratio":
      return words.atLeast(quota.ratio);
    case "count":
      return common.targets(quota.count);
    case "ratio-range":
      return words.range(quota.minimum, quota.maximum);
    case "count-range":
      return words.range(common.targets(quota.minimum), common.targets(quota.maximum));
    case "census":
      return words.census;
    case "ratio-by-tier": {
      const { low, general, higher, high } = quota.ratios;
      const rates = Object.entries({ low, general, higher, high } as const);
      return common.enumerate(rates.map(([tier, rate]) => `${codes.tiers[tier as keyof typeof codes.tiers]} ${rate}`));
    }
  }
}
