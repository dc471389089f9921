import type { RecordEvent } from "../index.js";
import type { ChainEntry } from "../model/chain.js";
import type { CommitmentEntry } from "../model/commitmentEntry.js";
import type { SeedSource } from "../model/seed.js";
import { ZH_CODES } from "../notices/codesZh.js";
import type { Language } from "./reportWords.js";

/** How the entries of a chain are listed. */
export interface ChainWords {
  readonly title: (authority: string, entries: number) => string;
  readonly columns: readonly string[];
  readonly kinds: Readonly<Record<ChainEntry["kind"], string>>;
  /** What an entry says. */
  readonly saying: (entry: ChainEntry) => string;
  readonly signed: string;
}

const EN: ChainWords = {
  title: (authority, entries) => `${authority}, ${String(entries)} entries`,
  columns: ["entry", "kind", "time", "draw", "hash, and what it says"],
  kinds: { commitment: "commitment", seed: "seed", result: "result", event: "event", void: "void" },
  signed: "; signed",
  saying: (entry) => {
    switch (entry.kind) {
      case "commitment": {
        const { planId, drawNumber, redrawReason, sources, publication } = entry;
        const again = redrawReason === undefined ? "" : `, draw ${String(drawNumber)} (${redrawReason})`;
        return `${planId}${again}: tasks ${tasksOf(entry).join(", ")}; seed from ${sources.map(nameOf).join(" and ")}; ${publication}`;
      }
      case "seed":
        return `${entry.sources.map((source) => `${nameOf(source)}: ${source.value}`).join("; ")}; ${String(entry.countedBits)} bits`;
      case "result":
        return `${drawnOf(entry, (task, count) => `${task}: ${count} drawn`).join(", ")}; record ${entry.record}`;
      case "event":
        return `${entry.event.visitId}: ${happened(entry.event)} (${entry.event.at}, ${entry.event.by})`;
      case "void":
        return `${entry.reason}${entry.source === undefined ? "" : ` (${entry.source})`}: ${entry.note}`;
    }
  },
};

const ZH: ChainWords = {
  title: (authority, entries) => `${authority}，共 ${String(entries)} 条`,
  columns: ["序号", "类型", "时间", "抽取", "哈希值和内容"],
  kinds: { commitment: "承诺", seed: "种子", result: "抽取结果", event: "后续事项", void: "作废" },
  signed: "；已签名",
  saying: (entry) => {
    switch (entry.kind) {
      case "commitment": {
        const { planId, drawNumber, redrawReason, sources, publication } = entry;
        const again = redrawReason === undefined ? "" : `，第 ${String(drawNumber)} 次抽取（${redrawReason}）`;
        const kept = publication === "open" ? "公开名单" : "隐名公布";
        return `${planId}${again}：任务 ${tasksOf(entry).join("、")}；随机数来源：${sources.map(nameOf).join("、")}；${kept}`;
      }
      case "seed":
        return `${entry.sources.map((source) => `${nameOf(source)}：${source.value}`).join("；")}；共 ${String(entry.countedBits)} 位`;
      case "result":
        return `${drawnOf(entry, (task, count) => `${task} 抽中 ${count}`).join("，")}；抽查记录 ${entry.record}`;
      case "event":
        return `${entry.event.visitId}：${happenedInChinese(entry.event)}（${entry.event.at}，${entry.event.by}）`;
      case "void":
        return `${ZH_CODES.voids[entry.reason]}${entry.source === undefined ? "" : `（${entry.source}）`}：${entry.note}`;
    }
  },
};

/** The words by language. */
export const CHAIN_WORDS: Readonly<Record<Language, ChainWords>> = { en: EN, zh: ZH };

function tasksOf({ tasks }: CommitmentEntry): readonly string[] {
  return tasks.map(({ taskId, batch }) => `${taskId}${batch.number > 1 ? `/b${String(batch.number)}` : ""}`);
}

function drawnOf(
  { tasks }: Extract<ChainEntry, { kind: "result" }>,
  say: (task: string, count: string) => string,
): readonly string[] {
  return tasks.map(({ drawId, strata }) => {
    const total = strata.reduce((sum, stratum) => sum + stratum.drawn, 0);
    return say(drawId.split("/")[2] ?? drawId, String(total));
  });
}

/** The chain of drand is always the same. */
function nameOf({ type, ref }: Pick<SeedSource, "type" | "ref">): string {
  return type === "drand" ? `drand round ${ref.split("/")[1] ?? ""}` : ref;
}

function happened(event: RecordEvent): string {
  switch (event.kind) {
    case "result-recorded":
      return event.outcome;
    case "inspector-replaced":
      return `${event.joins.join(", ")} for ${event.leaves.join(", ")}, ${event.reason}`;
    case "reserve-used":
      return `reserve ${String(event.position)} of ${event.stratum}, ${event.visit.visitId}, ${event.reason}`;
  }
}

function happenedInChinese(event: RecordEvent): string {
  switch (event.kind) {
    case "result-recorded":
      return ZH_CODES.outcomes[event.outcome];
    case "inspector-replaced":
      return `${event.joins.join("、")} 替换 ${event.leaves.join("、")}，${ZH_CODES.replacements[event.reason]}`;
    case "reserve-used":
      return `${event.stratum} 层第 ${String(event.position)} 名候补递补，${event.visit.visitId}，${ZH_CODES.outcomes[event.reason]}`;
  }
}
