// What the bureau's codes mean. One dictionary for each kind; whoever adds a code to the tables adds it here.

/**
 * @import { Avoidance, Exclusion, Inspector, Outcome, ReplacementReason, SubjectType, TargetStatus, Task, Tier } from "double-random"
 * @import { SkipReason } from "double-random/chain"
 */
import { inspectorId, targetId, unitId } from "./ids.js";

/** @type {Record<string, SubjectType>} */
export const SUBJECT_TYPES = {
  企业: "enterprise",
  个体工商户: "individual",
  农民专业合作社: "cooperative",
  机构: "institution",
  外国企业常驻代表机构: "representative-office",
  其他: "other",
};
/** @type {Record<string, TargetStatus>} */
export const STATUSES = {
  在营: "existing",
  注销中: "deregistering",
  注销: "deregistered",
  吊销: "revoked",
  撤销: "rescinded",
  迁出: "moved-out",
};
/** @type {Record<string, Tier>} */
export const TIERS = { 低: "low", 一般: "general", 较高: "higher", 高: "high" };
// Ids are ASCII, because a stranger must be able to type them; names in Chinese get one here.
/** @type {Record<string, string>} */
export const DIRECTORIES = { 眼镜配制: "optician" };
/** @type {Record<string, string>} */
export const LISTS = { 经营异常名录: "abnormal-operation" };
/** @type {Record<string, string>} */
export const LICENCES = { 工业产品生产许可证: "industrial-product" };
/** @type {Record<string, string>} */
export const COMPETENCES = { 计量: "metrology", 食品: "food" };
/** @type {Record<string, boolean>} */
export const IN_SERVICE = { 有效: true, 失效: false };
/** @type {Record<string, NonNullable<Inspector["absences"]>[number]["reason"]>} */
export const ABSENCES = { 年休假: "leave", 培训: "training", 借调: "secondment", 调离: "transfer", 退休: "retirement" };
/** @type {Record<string, { against: Avoidance["against"], idOf: (key: number) => string }>} */
export const AGAINST = {
  主体: { against: "target", idOf: targetId },
  人员: { against: "inspector", idOf: inspectorId },
  管辖所: { against: "unit", idOf: unitId },
};
/** @type {Record<string, Avoidance["ground"]>} */
export const GROUNDS = { 本人申报: "self-declared", 亲属关系: "kinship", 利害关系: "interest", 曾任职: "former-post" };
/** @type {Record<string, Avoidance["status"]>} */
export const DECISIONS = { 申报: "declared", 当事人申请: "applied", 已批准: "upheld", 已驳回: "rejected" };
/** @type {Record<string, Exclusion["reason"]>} */
export const EXEMPTIONS = {
  近期已检查: "recently-inspected",
  本年已抽: "already-drawn-this-year",
  立案调查: "under-investigation",
};
/** @type {Record<string, Task["kind"]>} */
export const KINDS = { 定向: "targeted", 不定向: "untargeted" };
/** @type {Record<string, Task["risk"]>} */
export const LADDERS = {
  不分级: { kind: "none" },
  // The plan prints no steps; stating them keeps the default from being taken silently.
  递增: { kind: "escalating", intensities: { low: "1", general: "2", higher: "4", high: "8" } },
};
/** @type {Record<string, Outcome>} */
const OUTCOMES = {
  未发现问题: "no-problem",
  发现问题待后续处理: "problem-pending",
  发现问题经责令已改正: "corrected-on-order",
  未按规定公示: "not-published",
  隐瞒真实情况弄虚作假: "false-information",
  通过登记的住所无法联系: "unreachable-at-registered-address",
  未发现开展本次抽查涉及的经营活动: "activity-not-carried-on",
  已关闭停业或正在组织清算: "closed-or-in-liquidation",
  不配合检查情节严重: "refused-serious",
  注销: "deregistered",
  被吊销: "revoked",
  被撤销: "rescinded",
  迁出: "moved-out",
};
/** @type {Record<string, ReplacementReason>} */
const REPLACEMENTS = {
  回避: "recusal-upheld",
  请假: "leave",
  患病: "illness",
  调离: "transfer",
  退休: "retirement",
};

/** Codes that the bureau uses and this file does not know; all of one reading together. */
export class MappingError extends Error {
  /** @param {readonly { code: string, path: string, expected: string, received: string }[]} issues */
  constructor(issues) {
    super(`${issues.length} unknown codes, first ${issues[0]?.path}: ${issues[0]?.received}`);
    this.issues = issues;
  }
}

/** Looks codes up, and complains of all unknown ones at the end. */
export class Codes {
  /** @type {{ code: string, path: string, expected: string, received: string }[]} */
  #issues = [];

  /**
   * @template T
   * @param {Record<string, T>} dictionary
   * @param {string} value
   * @param {string} path - table, key and column, as a person finds them
   * @returns {T}
   */
  read(dictionary, value, path) {
    const expected = Object.keys(dictionary);
    if (!Object.hasOwn(dictionary, value)) {
      this.#issues.push({ code: "CODE_UNKNOWN", path, expected: `one of ${expected.join(" ")}`, received: value });
    }
    return /** @type {T} */ (dictionary[value]);
  }

  finish() {
    if (this.#issues.length > 0) throw new MappingError(this.#issues);
  }
}

/**
 * A code that a request uses.
 *
 * @template T
 * @param {Record<string, T>} dictionary
 * @param {string} value
 * @param {string} path
 */
function readCode(dictionary, value, path) {
  const codes = new Codes();
  const read = codes.read(dictionary, value, path);
  codes.finish();
  return read;
}

/** @param {string} 结果 */
export const outcomeOf = (结果) => readCode(OUTCOMES, 结果, "结果");

/** @param {string} 事由 */
export const replacementReasonOf = (事由) => readCode(REPLACEMENTS, 事由, "事由");

/**
 * Which of the outcomes may stay without an inspection is for the library to say.
 *
 * @param {readonly string[]} 结果
 */
export const skipReasonsOf = (结果) =>
  结果.map((one, index) => /** @type {SkipReason} */ (readCode(OUTCOMES, one, `不予检查情形[${index}]`)));
