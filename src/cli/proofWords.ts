import type { TargetProof } from "../model/proof.js";
import type { Language } from "./reportWords.js";

/** What the report of the file of one business says besides its checks. */
export interface ProofWords {
  /** What the file says, before it is checked. */
  readonly says: (proof: TargetProof) => string;
  readonly holds: string;
  readonly fails: string;
  /** For a proof without anything wrong that shows nothing of the outcome. */
  readonly open: string;
}

/** The words by language. */
export const PROOF_WORDS: Readonly<Record<Language, ProofWords>> = {
  en: {
    says: ({ targetId, taskId, leaf, drawn }) =>
      `The file says: ${targetId} was in stratum ${leaf.value.stratum} of task ${taskId} and was ${drawn ? "" : "not "}drawn.`,
    holds: "The proof holds.",
    fails: "The proof does NOT hold.",
    open: "The proof does NOT show whether the business was rightly drawn: only the whole draw, made again, does.",
  },
  zh: {
    says: ({ targetId, taskId, leaf, drawn }) =>
      `文件载明：${targetId} 属于任务 ${taskId} 的 ${leaf.value.stratum} 层，${drawn ? "被抽中" : "未被抽中"}。`,
    holds: "证明成立。",
    fails: "证明不成立。",
    open: "证明不能说明该单位抽中与否是否属实：只有把整个抽取重做一遍才能核验。",
  },
};
