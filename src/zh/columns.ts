import { fold } from "./foldText.js";

/** What a column of a printed plan can hold. */
export type Field =
  | "number"
  | "name"
  | "domain"
  | "kind"
  | "items"
  | "content"
  | "scope"
  | "quota"
  | "count"
  | "frequency"
  | "base"
  | "window"
  | "risk"
  | "mode"
  | "method"
  | "initiator"
  | "section"
  | "partners"
  | "inspectedBy"
  | "basis"
  | "code"
  | "remark";

/** Whole headers, folded and without punctuation. */
const HEADERS: Readonly<Record<Field, string>> = {
  number: "序号 编号 号 NO 序",
  name:
    "抽查任务名称 年度计划名称 抽查计划名称 任务名称 计划名称 抽查任务 检查任务名称 检查任务 联合抽查任务名称 抽查工作任务名称 抽查工作计划名称 " +
    "检查计划名称 工作任务 工作任务名称 任务 抽查名称 双随机抽查任务名称 年度抽查计划名称 抽查任务计划名称 抽查计划任务名称 计划任务名称 联合检查任务名称",
  domain: "抽查领域 行业 领域 检查领域 行业领域 监管领域 行业类别 抽查行业 联查领域",
  kind: "抽查类型 任务类型 检查类型 抽查类别 定向不定向 抽取类型 类型",
  items:
    "抽查事项 检查事项 抽查事项名称 检查事项名称 随机抽查事项 抽查检查事项 抽查项目 检查项目 抽查项目名称 联查事项 抽查事项清单 双随机抽查事项 " +
    "抽查事项及内容 抽查子项 监管事项 事项名称",
  content: "抽查内容 检查内容 抽查检查内容 检查的内容 主要内容 检查项 抽查要点 检查要点",
  scope:
    "抽查对象范围 检查对象 抽查对象 检查对象范围 抽查对象名称 监管对象 联查对象 被抽查对象 检查对象及范围 抽查范围 抽查对象及范围 检查范围 对象范围 " +
    "抽取对象 抽取对象范围 被检查对象 抽查检查对象 检查对象名称 对象 监管对象范围 抽查主体类型",
  quota: "抽查比例 比例 抽取比例 检查比例 抽查总体比例 抽取比例或数量 抽查比例频次",
  count:
    "抽查数量 数量 抽取数量 检查数量 抽查户数 户数 抽查家数 家数 抽查目标数 抽取对象数 抽查对象数 抽查对象数量 计划抽查数量 计划抽查户数 抽取户数 " +
    "拟抽查数量 拟抽查户数 拟抽取数量 计划检查户数 大约抽取的检查对象数量 抽查单位数 检查户数 检查家数 抽取家数 抽查企业数",
  frequency: "抽查频次 频次 检查频次 抽查频率 频率 检查频率 抽查次数 检查次数 年度频次 抽取频次",
  base: "抽查基数 基数 检查对象基数 抽查对象基数 对象总数 检查对象总数 对象基数 监管对象数量 检查对象数量 企业总数 对象数量",
  window:
    "起止时间 起至时间 抽查检查起止时间 抽查检查时间 抽查起止时间 检查起止时间 计划开展时间 抽查时间 检查时间 实施时间 时间安排 抽查时间安排 完成时间 完成时限 抽查期限 检查期限 起止日期 时间 时间节点 " +
    "开展时间 任务时间 时限 实施时段 检查时段 抽查时段 起讫时间 实施时间安排 抽查实施时间",
  risk: "信用风险分类管理 信用风险分类 分级分类 信用风险等级 风险等级 风险分类 信用风险 信用等级 分级分类监管 信用分类 信用风险分级分类 信用风险类别 智慧监管要求",
  mode: "抽查检查模式 抽查模式 检查模式 实施层级 实施层级及说明 组织方式 发起方式 实施方式 抽查层级 任务层级 抽取模式 组织模式 抽查实施方式 抽查组织方式",
  method: "检查方式 抽查方式 抽查方法 检查方法 抽查检查方式 检查形式 抽查形式",
  initiator:
    "发起主体 发起部门 牵头部门 牵头单位 发起单位 发起机关 组织单位 组织部门 主办部门 任务发起部门 联合发起部门 牵头发起部门 发起主体指导单位 抽查部门",
  section:
    "股室 责任股室 科室 责任科室 承办股室 承办科室 承办处室 责任处室 业务科室 业务股室 牵头科室 牵头股室 处室 责任部门 承办机构 承办部门 牵头处室 承办处室单位",
  partners:
    "配合部门 参与部门 联合部门 协同部门 联查部门 配合单位 参与单位 联合单位 协办部门 联合检查部门 协同单位 参加部门 联合抽查部门 参与联合抽查部门 配合检查部门",
  inspectedBy:
    "检查主体 实施主体 实施部门 实施单位 检查单位 抽查主体 检查部门 执法主体 实施机关 检查机关 抽查单位 检查实施主体 检查机构",
  basis: "抽查依据 检查依据 法律依据 依据 法定依据 执法依据 设定依据",
  code: "抽查计划编号 计划编号 任务编号 事项编码 编码 事项编号 计划编码 任务编码",
  remark: "备注 说明 备注说明 其他 其它",
};

const FIELD_OF: ReadonlyMap<string, Field> = new Map(
  Object.entries(HEADERS).flatMap(([field, names]) => names.split(" ").map((name) => [name, field as Field] as const)),
);

/** Parts of headers, the first that fits; asked only when the whole is not known. */
const PARTS: readonly (readonly [Field, RegExp])[] = [
  ["code", /编号$|编码$/],
  ["remark", /备注/],
  ["base", /基数/],
  ["risk", /信用|风险|分级分类/],
  ["quota", /比例/],
  ["frequency", /频次|频率|次数/],
  ["partners", /(?:配合|参与|联合|协同|协办).{0,4}(?:部门|单位)/],
  ["initiator", /(?:发起|牵头|主办).{0,4}(?:部门|单位|主体)/],
  ["section", /(?:责任|承办|业务).{0,4}(?:股室|科室|处室)/],
  ["inspectedBy", /(?:检查|实施|执法|抽查).{0,3}(?:主体|部门|单位|机关)$/],
  ["count", /(?:抽查|抽取|检查).{0,6}(?:数量|户数|家数|数)$/],
  ["window", /时间|时段|日期|期限|时限/],
  ["mode", /模式|层级/],
  ["name", /(?:任务|计划)名称/],
  ["kind", /(?:抽查|检查|任务)类[型别]$/],
  ["method", /方式|方法/],
  ["basis", /依据/],
  ["scope", /(?:抽查|检查|监管|联查|抽取)对象|对象范围/],
  ["items", /(?:抽查|检查|监管|联查)(?:事项|项目)/],
  ["content", /(?:抽查|检查)内容/],
];

/** Times that are not those of the inspections: when a task is entered, published or reported. */
const OTHER_TIMES = /新建|公示|录入|制定|上报|报送|发布|填报|反馈/;

const LONGEST_HEADER = 40;

/** What a header says that its column holds, by its whole or by a part of it; `undefined` for one that the reader has no use for. */
export function headerKind(header: string): { readonly field: Field; readonly whole: boolean } | undefined {
  if (header.length > LONGEST_HEADER) return undefined;
  const folded = fold(header);
  const plain = lettersOf(folded);
  if (plain === "") return undefined;
  const outside = lettersOf(folded.replace(/\([^()]*\)/g, ""));
  const known = FIELD_OF.get(plain.toUpperCase()) ?? FIELD_OF.get(outside.toUpperCase());
  if (known !== undefined) return { field: known, whole: true };
  // A sentence or a value is no header.
  if (plain.length > 24 || /^\d|\d$|[。;]/.test(folded)) return undefined;
  const found = PARTS.find(([, part]) => part.test(plain))?.[0];
  if (found === undefined || (found === "window" && OTHER_TIMES.test(plain))) return undefined;
  return { field: found, whole: false };
}

function lettersOf(text: string): string {
  return text.replace(/[^\p{L}\p{N}]/gu, "");
}

/** The column of each field, from 0; the first where several headers say the same. */
export type ColumnMap = ReadonlyMap<Field, number>;

/** Finds the columns of a header; `undefined` if the row is no header of a plan. */
export function mapColumns(cells: readonly string[]): ColumnMap | undefined {
  const columns = new Map<Field, number>();
  const found = cells.map(headerKind);
  for (const whole of [true, false]) {
    for (const [index, each] of found.entries()) {
      if (each?.whole === whole && !columns.has(each.field)) columns.set(each.field, index);
    }
  }
  const says = (...fields: readonly Field[]): boolean => fields.some((field) => columns.has(field));
  if (columns.size < 3 || !says("name", "items", "domain", "content")) return undefined;
  return says("quota", "count", "window", "scope", "frequency") ? resolve(columns) : undefined;
}

/** A table without a column of names is named by its fields of business or by its items. */
function resolve(columns: Map<Field, number>): ColumnMap {
  const move = (from: Field, to: Field): void => {
    const at = columns.get(from);
    if (at === undefined || columns.has(to)) return;
    columns.set(to, at);
    columns.delete(from);
  };
  if (columns.has("content") && columns.has("items") && !columns.has("name") && !columns.has("domain"))
    move("items", "name");
  move("content", "items");
  move("domain", "name");
  if (!columns.has("name") && columns.has("items")) columns.set("name", columns.get("items")!);
  if (!columns.has("items") && columns.has("name")) columns.set("items", columns.get("name")!);
  if (!columns.has("quota") && columns.has("count")) move("count", "quota");
  return columns;
}
