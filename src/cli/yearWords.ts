import type { ExclusionReason, StratumTier, SubjectType } from "../index.js";
import type { CoverageStatus, ForecastTotals, YearNote, YearNoteCode } from "../year/index.js";
import type { Language } from "./reportWords.js";

/** What the commands of the year say besides numbers. */
export interface YearWords {
  readonly task: string;
  readonly name: string;
  readonly frame: string;
  readonly count: string;
  readonly rate: string;
  readonly noTier: string;
  readonly team: string;
  readonly inspectors: string;
  readonly kind: string;
  readonly creditClass: string;
  readonly tier: string;
  readonly targets: string;
  readonly withoutChance: string;
  readonly least: string;
  readonly mean: string;
  readonly greatest: string;
  readonly tasks: string;
  readonly remark: string;
  readonly meant: string;
  readonly all: string;
  readonly drawn: string;
  readonly reason: string;
  readonly visit: string;
  readonly target: string;
  readonly items: string;
  readonly window: string;
  readonly teams: string;
  readonly before: string;
  readonly after: string;
  readonly change: string;
  readonly expected: string;
  readonly inspector: string;
  readonly load: string;
  readonly days: string;
  readonly limit: string;
  readonly wrote: (path: string) => string;
  readonly shared: (tasks: number, targets: number) => string;
  readonly summary: (open: number, made: number, hits: number, saved: number) => string;
  readonly excluded: (count: number) => string;
  readonly totals: Readonly<Record<keyof ForecastTotals, string>>;
  readonly subjectTypes: Readonly<Record<SubjectType, string>>;
  readonly tiers: Readonly<Record<StratumTier, string>>;
  readonly statuses: Readonly<Record<CoverageStatus, string>>;
  readonly reasons: Readonly<Record<ExclusionReason, string>>;
  readonly note: (note: YearNote) => string;
}

const EN: YearWords = {
  task: "task",
  name: "name",
  frame: "frame",
  count: "count",
  rate: "rate",
  noTier: "no tier",
  team: "team",
  inspectors: "inspectors",
  kind: "kind",
  creditClass: "class",
  tier: "tier",
  targets: "targets",
  withoutChance: "no chance",
  least: "least",
  mean: "mean",
  greatest: "greatest",
  tasks: "tasks",
  remark: "remark",
  meant: "meant",
  all: "all",
  drawn: "drawn",
  reason: "reason",
  visit: "visit",
  target: "target",
  items: "items",
  window: "window",
  teams: "teams",
  before: "before",
  after: "after",
  change: "change",
  expected: "expected",
  inspector: "inspector",
  load: "expected visits",
  days: "expected days",
  limit: "at most",
  wrote: (path) => `wrote ${path}`,
  shared: (tasks, targets) => `in the frames of ${String(tasks)} tasks: ${String(targets)} targets`,
  summary: (open, made, hits, saved) =>
    `${String(open)} visits to make, ${String(made)} made; ${String(hits)} hits, ${String(saved)} visits saved`,
  excluded: (count) => `${String(count)} exclusions`,
  totals: {
    hits: "hits",
    targets: "different targets",
    visits: "visits",
    saved: "visits saved by merging",
    memberPlaces: "places on teams",
    expertPlaces: "places of experts",
    inspectorDays: "inspector-days",
  },
  subjectTypes: {
    enterprise: "enterprise",
    individual: "individual",
    cooperative: "cooperative",
    institution: "institution",
    "representative-office": "representative office",
    other: "other",
  },
  tiers: {
    low: "low",
    general: "general",
    higher: "higher",
    high: "high",
    unclassified: "unclassified",
    untiered: "untiered",
  },
  statuses: { reached: "reached", partly: "partly", zero: "ZERO", empty: "no target" },
  reasons: {
    "recently-inspected": "recently inspected",
    "already-drawn-this-year": "already drawn this year",
    "annual-limit": "annual limit",
    "under-investigation": "under investigation",
    "exempt-by-policy": "exempt by policy",
    "other-decision": "other decision",
  },
  note: ({ code, message }) => `note ${code}: ${message}`,
};

const ZH_NOTES: Readonly<Record<YearNoteCode, string>> = {
  RULES_DEFAULTED: "以下规则未明确，按说明文件所列缺省值执行",
  EXEMPTED: "因豁免而保留",
  LIMIT_MERGES: "已达年度上限，因可并入尚未实施的检查而保留",
  ITEMS_UNKNOWN: "检查事项不明的检查记录",
  ITEMS_REPEATED: "部分事项本年度已检查",
  TARGET_UNKNOWN: "名录库中没有的检查对象",
  INSPECTION_AFTER_DATE: "日期在名录日期之后，不予计算",
  DRAW_SUPERSEDED: "已被同批次的后一次抽取取代",
  VISITS_APART: "多项任务抽中但时间不相交，需分次检查",
  OVER_ANNUAL_LIMIT: "超过年度检查频次上限",
  COVERAGE_ZERO: "任何任务都抽不到的检查对象",
  COVERAGE_ZERO_MEANT: "任何任务都抽不到的检查对象（计划已说明不定向抽查不抽取此类）",
  TOO_FEW_INSPECTORS: "组不成检查组的检查",
  OVER_CAPACITY: "超过检查人员可承担的检查次数",
  OVER_DAYS: "超过检查人员可用的工作日",
  LOADS_APPROXIMATE: "工作量为近似值",
};

const SHOWN = 5;

const ZH: YearWords = {
  task: "任务",
  name: "任务名称",
  frame: "抽查基数",
  count: "抽查数",
  rate: "抽查比例",
  noTier: "无等级",
  team: "每组人数",
  inspectors: "可派人员",
  kind: "主体类型",
  creditClass: "信用类别",
  tier: "风险等级",
  targets: "对象数",
  withoutChance: "抽不到",
  least: "最低概率",
  mean: "平均概率",
  greatest: "最高概率",
  tasks: "任务",
  remark: "备注",
  meant: "计划已说明",
  all: "合计",
  drawn: "已抽中",
  reason: "排除原因",
  visit: "检查编号",
  target: "检查对象",
  items: "检查事项",
  window: "检查时间",
  teams: "检查组",
  before: "调整前",
  after: "调整后",
  change: "变化",
  expected: "预计",
  inspector: "检查人员",
  load: "预计检查次数",
  days: "预计工作日",
  limit: "上限",
  wrote: (path) => `已写入 ${path}`,
  shared: (tasks, targets) => `同在 ${String(tasks)} 项任务抽查范围内的对象：${String(targets)} 户`,
  summary: (open, made, hits, saved) =>
    `待检查 ${String(open)} 次，已检查 ${String(made)} 次；抽中 ${String(hits)} 户次，合并减少 ${String(saved)} 次`,
  excluded: (count) => `排除 ${String(count)} 户次`,
  totals: {
    hits: "抽中户次",
    targets: "不重复对象数",
    visits: "检查次数",
    saved: "合并减少的检查次数",
    memberPlaces: "检查人员人次",
    expertPlaces: "专家人次",
    inspectorDays: "检查人员工作日",
  },
  subjectTypes: {
    enterprise: "企业",
    individual: "个体工商户",
    cooperative: "农民专业合作社",
    institution: "机构",
    "representative-office": "代表机构",
    other: "其他",
  },
  tiers: {
    low: "低风险",
    general: "一般风险",
    higher: "较高风险",
    high: "高风险",
    unclassified: "未分类",
    untiered: "不分等级",
  },
  statuses: { reached: "全部可抽到", partly: "部分抽不到", zero: "均抽不到", empty: "无此类对象" },
  reasons: {
    "recently-inspected": "近期已检查",
    "already-drawn-this-year": "本年度已抽中",
    "annual-limit": "已达年度检查频次上限",
    "under-investigation": "正在立案调查",
    "exempt-by-policy": "按政策豁免",
    "other-decision": "其他决定",
  },
  note: ({ code, about }) => {
    const shown = about.slice(0, SHOWN).map((each) => (code.startsWith("COVERAGE_ZERO") ? cellInChinese(each) : each));
    return `提示 ${ZH_NOTES[code]}（${code}）：${shown.join("，")}${about.length > SHOWN ? `，等 ${String(about.length)} 项` : ""}`;
  },
};

/** `enterprise/B/general 64/67` in words. */
function cellInChinese(cell: string): string {
  const [, type = "", creditClass = "", tier = "", count = ""] = /^([^/]+)\/([^/]+)\/(\S+) (.*)$/.exec(cell) ?? [];
  const { subjectTypes, tiers } = ZH;
  if (!Object.hasOwn(subjectTypes, type) || !Object.hasOwn(tiers, tier)) return cell;
  const ofClass = creditClass === "-" ? "" : `${creditClass}类`;
  return `${subjectTypes[type as SubjectType]}${ofClass}${tiers[tier as StratumTier]} ${count}`;
}

/** The words by language. */
export const YEAR_WORDS: Readonly<Record<Language, YearWords>> = { en: EN, zh: ZH };
