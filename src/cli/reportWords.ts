import type { VerificationCheck, VerificationLevel } from "../publication/index.js";

/** The languages of what a verifying reader sees. */
export type Language = "en" | "zh";

/** What the report of a verification says besides its checks. */
export interface ReportWords {
  readonly level: string;
  readonly question: string;
  readonly status: string;
  readonly check: string;
  readonly finding: string;
  readonly statuses: Readonly<Record<VerificationCheck["status"], string>>;
  readonly levels: Readonly<Record<VerificationLevel, { readonly name: string; readonly question: string }>>;
  readonly failed: string;
  readonly passed: string;
  readonly notChecked: string;
  readonly verifies: string;
  readonly fails: string;
  /** For a publication without a failed check that was not recomputed. */
  readonly open: string;
  readonly counted: (passed: number, failed: number, open: number) => string;
}

const EN: ReportWords = {
  level: "level",
  question: "question",
  status: "status",
  check: "check",
  finding: "finding",
  statuses: { pass: "pass", fail: "FAIL", "not-checked": "not checked" },
  levels: {
    L0: {
      name: "form and arithmetic",
      question: "Do the documents have the right form, and does their arithmetic fit?",
    },
    L1: {
      name: "result and commitment",
      question: "Is the result what plan, lists and seed give, and were these the ones committed to?",
    },
    L2: { name: "source of the seed", question: "Does the seed come from the sources that were named?" },
    L3: { name: "commitment first", question: "Was everything fixed before the seed could be known?" },
    L4: { name: "whole chain", question: "Is the chain whole, with no draw hidden?" },
    L5: { name: "signature", question: "Did the authority sign it?" },
    L6: { name: "whole directory", question: "Does the directory hold every business that it should?" },
  },
  failed: "What does not fit:",
  passed: "What fits:",
  notChecked: "Not checked:",
  verifies: "The publication verifies, as far as it was checked.",
  fails: "The publication does NOT verify.",
  open: "The publication does NOT verify: nothing in it is wrong, but too little of it was published to make the draw again.",
  counted: (passed, failed, open) =>
    `${String(passed)} checks passed, ${String(failed)} failed, ${String(open)} could not be made`,
};

const ZH: ReportWords = {
  level: "级别",
  question: "核验内容",
  status: "结论",
  check: "核验项",
  finding: "说明",
  statuses: { pass: "通过", fail: "不通过", "not-checked": "未核验" },
  levels: {
    L0: { name: "形式与计算", question: "各项文件的格式是否规范，其中的计算是否正确？" },
    L1: { name: "承诺与结果", question: "抽查结果是否由计划、名单和种子得出，且与事先承诺的一致？" },
    L2: { name: "随机数来源", question: "种子是否来自事先指明的随机数来源？" },
    L3: { name: "先承诺后摇号", question: "全部内容是否在种子可知之前就已确定？" },
    L4: { name: "链条完整", question: "各次抽取是否首尾相接，有无隐瞒？" },
    L5: { name: "签名", question: "是否由实施机关签名？" },
    L6: { name: "名录完整", question: "名录库是否收录了所有应当收录的对象？" },
  },
  failed: "不相符的有：",
  passed: "相符的有：",
  notChecked: "未核验的有：",
  verifies: "核验通过（以已核验的内容为限）。",
  fails: "核验不通过。",
  open: "核验不通过：已公布的内容没有发现错误，但公布的文件不全，无法把抽取重做一遍。",
  counted: (passed, failed, open) =>
    `核验项：通过 ${String(passed)} 项，不通过 ${String(failed)} 项，未核验 ${String(open)} 项`,
};

/** The words by language. */
export const REPORT_WORDS: Readonly<Record<Language, ReportWords>> = { en: EN, zh: ZH };
