import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { parsePlan, type Quota, type Risk, type Scope } from "double-random";
import { printPlan, readPlan, type PlanReading, type ReadPlanOptions } from "double-random/zh";

/**
 * Invented plans (虚构) in the layouts and habits of real ones, each with the reading that a person made of it. `?` is an id that follows
 * from words that the vocabulary does not know.
 */
interface Expected {
  readonly file: string;
  readonly options: Partial<ReadPlanOptions> & { readonly issuer: ReadPlanOptions["issuer"] };
  readonly layout: PlanReading["layout"];
  readonly facts: Readonly<Record<string, unknown>>;
  readonly tasks: readonly ExpectedTask[];
}

interface ExpectedTask {
  readonly name: string;
  readonly kind?: "untargeted";
  /** Name and id of each. */
  readonly items: Readonly<Record<string, string>>;
  readonly scope: Omit<Scope, "regionCodes" | "statuses">;
  readonly quota: Quota;
  /** Draws in a year, and whether it limits a target. */
  readonly draws?: readonly [number, number?];
  readonly risk?: Risk;
  readonly window: readonly [string, string];
  readonly mode?: readonly [string, string];
  /** Irregularity and field of each question. */
  readonly asks?: readonly string[];
  /** Some of the repairs. */
  readonly repairs?: readonly string[];
}

const ratio = (text: string): Quota => ({ kind: "ratio", ratio: text });
const issuer = (region: string): ReadPlanOptions["issuer"] => ({ id: "issuer", regionCode: region });

const PLANS: readonly Expected[] = [
  {
    file: "qinghe-2025-pipes.txt",
    options: { issuer: issuer("529921") },
    layout: "ruled",
    facts: { title: "清河县2025年“双随机、一公开”抽查工作计划（虚构）", year: 2025, scopeKind: "internal" },
    tasks: [
      {
        name: "对特种设备使用单位的行政检查",
        items: { 特种设备使用情况的行政检查: "special-equipment-use" },
        scope: { directories: ["special-equipment"] },
        quota: ratio("5%"),
        draws: [1, 1],
        window: ["2025-01-01", "2025-12-31"],
        // The count is provisional by its own words, so that nothing is to be asked.
        repairs: ["R8 quota", "R3 scope", "D2 frequency"],
      },
      {
        name: "对餐饮服务单位的行政检查",
        items: { 餐饮服务监督检查: "catering-service" },
        scope: { directories: ["catering"] },
        quota: ratio("10%"),
        draws: [1],
        window: ["2025-03-01", "2025-10-31"],
        asks: ["R8 quota"],
        repairs: ["R10 frequency"],
      },
      {
        name: "对药品零售企业的行政检查",
        items: { 药品经营质量管理规范执行情况的检查: "drug-business" },
        scope: { subjectTypes: ["enterprise"], directories: ["drug-retail"] },
        quota: ratio("3‰"),
        draws: [1, 1],
        window: ["2025-05-01", "2025-11-30"],
        repairs: ["D4 quota", "R8 quota"],
      },
      {
        name: "对野生动物广告的行政检查",
        items: { 对野生动物广告的行政检查: "?" },
        scope: { directories: ["?"] },
        quota: ratio("5%"),
        draws: [2],
        window: ["2025-01-01", "2025-12-31"],
        asks: ["R5 scope.directories"],
      },
    ],
  },
  {
    file: "dongling-2025.html",
    options: {
      issuer: issuer("529902"),
      departments: { 区教育局: { id: "education", members: 1 }, 区市场监管局: { id: "market", members: 1 } },
    },
    layout: "html",
    facts: {
      title: "东岭区2025年度部门联合“双随机、一公开”抽查计划（虚构）",
      issuer: { id: "issuer", name: "东岭区市场监督管理局", regionCode: "529902" },
      scopeKind: "joint",
    },
    tasks: [
      {
        name: "校外培训监督抽查",
        items: { "校外培训机构招生、办学、收费等情况的检查": "?" },
        scope: { directories: ["training-institution"] },
        quota: { kind: "ratio-range", minimum: "10%", maximum: "20%" },
        window: ["2025-01-01", "2025-12-31"],
        asks: ["R3 window"],
        repairs: ["A10 items"],
      },
      {
        name: "学校食堂监督抽查",
        items: { 食品安全管理制度的检查: "?", 食品进货查验情况的检查: "?" },
        scope: { directories: ["canteen"] },
        quota: { kind: "count-range", minimum: 60, maximum: 70 },
        window: ["2025-01-01", "2025-12-31"],
        asks: ["R3 window", "R11 team"],
      },
      {
        name: "年度报告抽查",
        kind: "untargeted",
        items: { 年度报告公示信息的检查: "public-information" },
        scope: { subjectTypes: ["enterprise"] },
        quota: { kind: "at-least-ratio", ratio: "0.5%" },
        window: ["2025-01-01", "2025-12-31"],
        mode: ["prefecture", "county"],
        asks: ["R3 window"],
      },
    ],
  },
  {
    file: "baihe-2025-joint.txt",
    options: { issuer: { ...issuer("529900"), name: "白河市市场监督管理局" } },
    layout: "tabs",
    facts: {
      title: "白河市2025年度部门联合双随机抽查工作计划（虚构）",
      scopeKind: "joint",
      policies: { tierCombination: "credit" },
    },
    tasks: [
      {
        name: "涉烟经营活动检查",
        items: { 对卷烟零售户经营行为的检查: "?" },
        scope: { directories: ["tobacco-retail"] },
        quota: ratio("3%"),
        draws: [2, 2],
        risk: { kind: "escalating" },
        window: ["2025-03-01", "2025-12-31"],
        mode: ["prefecture", "prefecture"],
        asks: ["R11 team"],
        repairs: ["A2 quota", "B3 risk.kind"],
      },
      {
        name: "对定点医疗机构的检查",
        items: { 医保基金使用情况检查: "?", 价格行为检查: "price-conduct" },
        scope: { directories: ["medical-institution"] },
        quota: { kind: "at-least-ratio", ratio: "20%" },
        draws: [2, 2],
        window: ["2025-04-01", "2025-06-30"],
        mode: ["prefecture", "county"],
        asks: ["R11 team", "R14 scope.directories"],
        repairs: ["B8 risk.kind", "A4 items"],
      },
      {
        name: "对旅行社经营情况的检查",
        items: { "旅行社证照、合同签订情况的检查": "?" },
        scope: { directories: ["travel-agency"] },
        quota: { kind: "at-least-ratio", ratio: "10%" },
        draws: [1, 1],
        window: ["2025-04-01", "2025-09-30"],
        mode: ["prefecture", "prefecture"],
        asks: ["R2 risk", "R8 mode", "R11 team"],
        repairs: ["R2 risk"],
      },
    ],
  },
  {
    file: "qingshan-2025-broken.txt",
    options: { issuer: issuer("529903") },
    layout: "tabs",
    facts: {
      title: "青山区市场监督管理局2025年度内部双随机抽查工作计划（虚构）",
      issuer: { id: "issuer", name: "青山区市场监督管理局", regionCode: "529903" },
      scopeKind: "internal",
    },
    tasks: [
      {
        name: "对拍卖企业经营行为的双随机抽查",
        items: { 拍卖活动经营资格的检查: "auction", 登记事项检查: "registration" },
        scope: { subjectTypes: ["enterprise"], directories: ["auction"] },
        quota: { kind: "census" },
        draws: [1, 1],
        risk: { kind: "escalating" },
        window: ["2025-05-01", "2025-08-31"],
        repairs: ["R1 items", "C6 mode.drawnBy"],
      },
      {
        name: "对食品小作坊的双随机抽查",
        items: { 食品生产监督检查: "food-production", 登记事项检查: "registration" },
        scope: { directories: ["food-workshop"] },
        quota: { kind: "at-least-ratio", ratio: "3%" },
        draws: [1, 1],
        window: ["2025-07-01", "2025-10-31"],
      },
      {
        name: "对计量单位使用情况的监督检查",
        items: { 计量单位使用情况检查: "measurement-units", 登记事项检查: "registration" },
        scope: { directories: ["measurement-units"] },
        quota: { kind: "at-least-ratio", ratio: "10%" },
        draws: [1, 1],
        risk: { kind: "escalating" },
        window: ["2025-03-01", "2025-09-30"],
        asks: ["C9 scope.directories"],
        repairs: ["B2 risk"],
      },
    ],
  },
  {
    file: "yuntai-2026.csv",
    options: { issuer: issuer("529922") },
    layout: "commas",
    facts: {
      year: 2026,
      scopeKind: "joint",
      issuer: { id: "issuer", name: "云台县市场监督管理局", regionCode: "529922" },
    },
    tasks: [
      {
        name: "餐饮单位联合抽查",
        items: { 食品经营许可情况的检查: "?" },
        scope: { directories: ["canteen"] },
        quota: ratio("10%"),
        window: ["2026-02-24", "2026-11-30"],
        asks: ["R8 quota", "R11 team", "R14 scope.directories"],
      },
      {
        name: "汽车销售企业联合抽查",
        items: { 车型是否获得强制性产品认证: "compulsory-certification", "证书状态是否有效,标志是否正确": "?" },
        scope: { subjectTypes: ["enterprise"], directories: ["car-sales"] },
        quota: { kind: "count", count: 1 },
        window: ["2026-03-01", "2026-11-30"],
        asks: ["R11 team"],
        repairs: ["A5 items[1].name"],
      },
      {
        name: "机动车维修企业联合抽查",
        items: { 车辆维修企业经营情况的检查: "?" },
        scope: { subjectTypes: ["enterprise"], directories: ["vehicle-repair"] },
        quota: ratio("10%"),
        window: ["2026-01-01", "2026-11-30"],
        asks: ["R11 team"],
        repairs: ["R7 quota"],
      },
      {
        name: "各类用人单位联合抽查",
        kind: "untargeted",
        items: { 工资支付情况检查: "?" },
        scope: { subjectTypes: ["enterprise", "individual"] },
        quota: ratio("2‰"),
        window: ["2026-01-01", "2026-05-31"],
        asks: ["R11 team"],
        repairs: ["R8 quota", "R9 window"],
      },
    ],
  },
  {
    file: "linjiang-2025.md",
    options: { issuer: issuer("529923") },
    layout: "ruled",
    facts: {
      title: "临江县市场监督管理局2025年度“双随机、一公开”抽查计划（虚构）",
      documentNumber: "临市监〔2025〕7号",
    },
    tasks: [
      {
        name: "企业公示信息抽查",
        kind: "untargeted",
        items: { 公示信息检查: "public-information", 登记事项检查: "registration" },
        scope: { subjectTypes: ["enterprise"] },
        quota: { kind: "ratio-by-tier", ratios: { low: "1%", general: "3%", higher: "10%", high: "50%" } },
        risk: { kind: "uniform" },
        window: ["2025-06-01", "2025-09-30"],
      },
      {
        name: "高风险食品企业抽查",
        items: { 食品生产监督检查: "food-production", 产品质量检查: "product-quality" },
        scope: { subjectTypes: ["enterprise"], creditClasses: ["C", "D"], directories: ["food-production"] },
        quota: { kind: "census" },
        window: ["2025-01-01", "2025-06-30"],
      },
      {
        name: "商标代理机构抽查",
        items: { 商标代理行为的检查: "trademark-agency", 公示信息检查: "public-information" },
        scope: { directories: ["trademark-agency"] },
        quota: ratio("20%"),
        risk: {
          kind: "bands",
          bands: {
            low: { minimum: "1%", maximum: "5%" },
            general: { minimum: "5%", maximum: "20%" },
            higher: { minimum: "20%", maximum: "60%" },
            high: { minimum: "60%", maximum: "100%" },
          },
        },
        window: ["2025-07-01", "2025-12-31"],
      },
      {
        name: "检验检测机构抽查",
        items: { 检验检测机构监督检查: "laboratory-inspection" },
        scope: { directories: ["testing-laboratory"] },
        quota: { kind: "count", count: 5 },
        risk: { kind: "escalating", intensities: { low: "1", general: "2", higher: "4", high: "8" } },
        window: ["2025-10-01", "2026-03-31"],
      },
      {
        name: "其他企业抽查",
        items: { 合同行为检查: "contract-conduct" },
        scope: { subjectTypes: ["enterprise"], lists: ["serious-dishonesty"] },
        quota: ratio("50%"),
        risk: { kind: "uniform" },
        window: ["2025-01-01", "2025-12-31"],
        asks: ["B4 risk", "R9 window"],
      },
    ],
  },
  {
    file: "shiqiao-2024-aligned.txt",
    options: { issuer: issuer("529924") },
    layout: "aligned",
    facts: {
      title: "石桥县水利局2024年度双随机抽查计划（虚构）",
      issuer: { id: "issuer", name: "石桥县水利局", regionCode: "529924" },
    },
    tasks: [
      {
        name: "对生产建设项目水土保持的行政检查",
        items: { 对生产建设项目水土保持的行政检查: "?" },
        scope: { directories: ["?"] },
        quota: ratio("3%"),
        draws: [3, 3],
        window: ["2024-04-01", "2024-11-30"],
        asks: ["R5 scope.directories"],
        repairs: ["R1 items"],
      },
      {
        name: "对取用水行为的行政检查",
        items: { 对取用水行为的行政检查: "?" },
        scope: { directories: ["?"] },
        quota: ratio("10%"),
        draws: [2, 2],
        window: ["2024-05-01", "2024-05-31"],
        asks: ["R5 scope.directories"],
      },
      {
        name: "对供水单位的行政检查",
        items: { 对供水单位的行政检查: "?" },
        scope: { directories: ["water-supply"] },
        quota: { kind: "census" },
        draws: [4, 4],
        window: ["2024-01-01", "2024-12-31"],
        asks: ["R14 scope.directories"],
        repairs: ["R1 frequency"],
      },
    ],
  },
  {
    file: "luhe-2023-box.txt",
    options: { issuer: issuer("529925") },
    layout: "ruled",
    facts: { title: "陆河县林业局2023年度抽查工作计划表（虚构）", year: 2023 },
    tasks: [
      {
        name: "人工繁育野生动物的检查",
        items: { 人工繁育国家重点保护野生动物的检查: "?" },
        scope: { directories: ["?"] },
        quota: ratio("5%"),
        window: ["2023-09-01", "2023-11-30"],
        asks: ["R5 scope.directories"],
      },
      {
        name: "林木种子企业的检查",
        items: { 林木种子生产经营情况检查: "?" },
        scope: { subjectTypes: ["enterprise"], directories: ["seeds"] },
        quota: { kind: "count", count: 2 },
        window: ["2023-09-01", "2023-11-30"],
        repairs: ["R8 quota"],
      },
    ],
  },
  {
    file: "pingyuan-2025-sheet.json",
    options: { issuer: issuer("529900") },
    layout: "cells",
    facts: { title: "平原市市场监督管理局2025年度抽查工作计划（虚构）", scopeKind: "internal" },
    tasks: [
      {
        name: "个体工商户抽查",
        kind: "untargeted",
        items: { 登记事项检查: "registration" },
        scope: { subjectTypes: ["individual"] },
        quota: ratio("0.5%"),
        draws: [1, 1],
        window: ["2025-07-01", "2025-09-30"],
        mode: ["province", "prefecture"],
        repairs: ["R7 quota", "C15 scope.subjectTypes"],
      },
      {
        name: "个体工商户抽查",
        kind: "untargeted",
        items: { 公示信息检查及即时信息检查: "public-information" },
        scope: { subjectTypes: ["individual"] },
        quota: ratio("0.5%"),
        draws: [1, 1],
        window: ["2025-07-01", "2025-09-30"],
        mode: ["province", "prefecture"],
        asks: ["R2 scope", "R2 quota"],
        repairs: ["R1 items", "R2 window", "R2 mode", "R2 frequency"],
      },
      {
        name: "集贸市场计量抽查",
        items: { 在用计量器具检查: "measuring-instruments-in-use" },
        scope: { directories: ["market"] },
        quota: { kind: "ratio-range", minimum: "20%", maximum: "30%" },
        draws: [1, 1],
        window: ["2025-04-01", "2025-06-30"],
        mode: ["prefecture", "prefecture"],
        asks: ["C5 mode.inspectedBy", "R9 window", "R10 frequency"],
      },
    ],
  },
  {
    file: "hanshui-2025-spaces.txt",
    options: { issuer: issuer("529904") },
    layout: "spaces",
    facts: { title: "汉水区市场监管局2025年度随机抽查工作计划（虚构）", issuedOn: "2025-03-05" },
    tasks: [
      {
        name: "对眼镜店的抽查",
        items: { 在用计量器具检查: "measuring-instruments-in-use" },
        scope: { directories: ["optician"] },
        quota: ratio("30%"),
        draws: [1, 1],
        window: ["2025-08-01", "2025-08-31"],
      },
      {
        name: "对养老机构的抽查",
        items: { 价格行为检查: "price-conduct" },
        scope: { directories: ["elderly-care"] },
        quota: { kind: "count", count: 2 },
        draws: [1, 1],
        window: ["2025-04-01", "2025-06-30"],
        mode: ["prefecture", "county"],
        repairs: ["R7 quota"],
      },
      {
        name: "对代表机构的抽查",
        kind: "untargeted",
        items: { 登记事项检查: "registration" },
        scope: { subjectTypes: ["representative-office"] },
        quota: { kind: "census" },
        draws: [1, 1],
        window: ["2025-07-01", "2025-12-31"],
      },
    ],
  },
  {
    file: "xiangshui-2025-lines.txt",
    options: { issuer: issuer("529926") },
    layout: "lines",
    facts: {
      title: "响水县农业农村局2025年度“双随机、一公开”抽查计划（虚构）",
      issuer: { id: "issuer", name: "响水县农业农村局", regionCode: "529926" },
    },
    tasks: [
      {
        name: "农药经营监督抽查",
        items: { "农药标签、进销货台账的检查": "?" },
        scope: { directories: ["pesticides"] },
        quota: ratio("5%"),
        window: ["2025-03-01", "2025-10-31"],
      },
      {
        name: "种子质量监督抽查",
        items: { 种子生产经营许可情况检查: "?" },
        scope: { subjectTypes: ["enterprise"], directories: ["seeds"] },
        // The 2 before it is the size of the frame, not the number of a row.
        quota: ratio("50%"),
        window: ["2025-04-01", "2025-06-30"],
      },
      {
        name: "兽药经营监督抽查",
        items: { 兽药经营质量管理规范执行情况检查: "?" },
        scope: { subjectTypes: ["enterprise"], directories: ["veterinary-drugs"] },
        quota: { kind: "count", count: 2 },
        window: ["2025-07-01", "2025-09-30"],
      },
    ],
  },
  {
    file: "donghe-2026-strokes.txt",
    options: { issuer: { ...issuer("529927"), name: "东禾县市场监督管理局" } },
    layout: "ruled",
    facts: {
      title: "东禾县市场监管领域部门联合“双随机、一公开”抽查计划表（2026年度，虚构）",
      year: 2026,
      scopeKind: "joint",
    },
    tasks: [
      {
        name: "加油站计量联合抽查",
        items: { 在用计量器具检查: "measuring-instruments-in-use" },
        scope: { directories: ["petrol-station"] },
        quota: ratio("10%"),
        window: ["2026-03-01", "2026-10-31"],
        asks: ["R11 team"],
        repairs: ["R10 frequency"],
      },
      {
        name: "养老机构食堂抽查",
        items: { 食品经营许可情况的检查: "?" },
        scope: { directories: ["elderly-care"] },
        quota: { kind: "count", count: 2 },
        window: ["2026-05-01", "2026-06-30"],
        asks: ["R11 team"],
      },
    ],
  },
  {
    file: "nanling-2025-flowing.txt",
    options: { issuer: { ...issuer("529900"), name: "南岭市市场监督管理局" } },
    layout: "flowing",
    facts: { title: "南岭市2025年度部门联合双随机抽查工作计划（虚构）", year: 2025, scopeKind: "joint" },
    tasks: [
      {
        name: "旅馆治安管理抽查",
        items: { 旅馆业特种行业许可的检查: "?" },
        scope: { directories: ["accommodation"] },
        quota: ratio("5%"),
        draws: [1, 1],
        risk: { kind: "escalating" },
        window: ["2025-03-01", "2025-10-31"],
        mode: ["prefecture", "prefecture"],
        asks: ["R11 team"],
        repairs: ["R1 quota", "R1 risk", "R1 window", "R1 partners"],
      },
      {
        name: "加油站计量抽查",
        items: { 在用计量器具检查: "measuring-instruments-in-use" },
        scope: { directories: ["petrol-station"] },
        quota: { kind: "at-least-ratio", ratio: "20%" },
        draws: [1, 1],
        risk: { kind: "none" },
        window: ["2025-04-01", "2025-09-30"],
        mode: ["prefecture", "county"],
        asks: ["R11 team"],
      },
      {
        // What stands behind the ratio is lost, as it is below merged cells.
        name: "加油站价格抽查",
        items: { 明码标价检查: "price-conduct" },
        scope: { directories: ["petrol-station"] },
        quota: ratio("10%"),
        draws: [1, 1],
        risk: { kind: "none" },
        window: ["2025-04-01", "2025-09-30"],
        mode: ["prefecture", "county"],
        asks: ["R2 risk", "R11 team"],
        repairs: ["R2 risk", "R2 window", "R2 mode", "R2 initiator", "R2 partners"],
      },
      {
        name: "药店抽查",
        items: { 药品经营质量检查: "drug-business" },
        scope: { subjectTypes: ["enterprise"], directories: ["drug-retail"] },
        quota: { kind: "count", count: 10 },
        risk: { kind: "none" },
        window: ["2025-01-01", "2025-12-31"],
        mode: ["prefecture", "prefecture"],
        asks: ["R11 team"],
      },
    ],
  },
  {
    file: "xishan-2025-sections.txt",
    options: { issuer: issuer("529928") },
    layout: "tabs",
    facts: { title: "西山县市场监督管理局2025年度双随机抽查计划（虚构）", scopeKind: "internal" },
    tasks: [
      {
        name: "对加油站的抽查",
        items: { 明码标价检查: "price-conduct" },
        scope: { directories: ["petrol-station"] },
        quota: { kind: "ratio-range", minimum: "5%", maximum: "10%" },
        window: ["2025-03-01", "2025-11-30"],
        mode: ["county", "county"],
        asks: ["R8 quota"],
      },
      {
        name: "对小作坊的抽查",
        items: { 食品生产监督检查: "food-production" },
        scope: { directories: ["food-workshop"] },
        quota: ratio("1/3"),
        window: ["2025-01-01", "2025-12-31"],
        asks: ["R8 quota", "R8 quota", "R9 window"],
      },
      {
        name: "对药店的抽查",
        items: { 药品经营质量检查: "drug-business" },
        scope: { subjectTypes: ["enterprise"], directories: ["drug-retail"] },
        quota: ratio("10%"),
        window: ["2025-01-01", "2025-12-31"],
        mode: ["prefecture", "county"],
        asks: ["R8 quota", "R9 window"],
      },
    ],
  },
];

function sourceOf(file: string): string | string[][] {
  const text = readFileSync(`test/data/plans/${file}`, "utf8");
  return file.endsWith(".json") ? (JSON.parse(text) as string[][]) : text;
}

/** Ids that follow from unknown words are shown as `?`. */
function shown(id: string): string {
  return /^(?:item|directory)-[0-9a-f]{12}(?:-\d+)?$/.test(id) ? "?" : id;
}

it("every invented plan has a reading", () => {
  expect(PLANS.map(({ file }) => file).sort()).toEqual(readdirSync("test/data/plans").sort());
});

describe.each(PLANS)("$file", ({ file, options, layout, facts, tasks }) => {
  const reading = readPlan(sourceOf(file), options);

  it("has the facts of the document", () => {
    expect(reading.layout).toBe(layout);
    expect(reading.plan).toMatchObject(facts);
  });

  it.each(tasks.map((task, index) => ({ ...task, number: index + 1 })))("task $number, $name", (expected) => {
    const {
      number,
      name,
      kind = "targeted",
      items,
      scope,
      quota,
      draws = [1],
      window,
      asks = [],
      repairs = [],
    } = expected;
    const task = reading.plan.tasks[number - 1]!;
    expect(task.sequence).toBe(number);
    expect(task.name).toBe(name);
    expect(task.kind).toBe(kind);
    expect(Object.fromEntries(task.items.map((item) => [item.name, shown(item.id)]))).toEqual(items);
    expect(task.items.some(({ truncated }) => truncated)).toBe(false);
    const { regionCodes, statuses, ...rest } = task.scope;
    expect(regionCodes).toEqual([options.issuer.regionCode]);
    expect(statuses).toEqual(["existing"]);
    expect({ ...rest, ...(rest.directories ? { directories: rest.directories.map(shown) } : {}) }).toEqual(scope);
    expect(task.quota).toEqual(quota);
    const [drawsPerYear, perTargetPerYear] = draws;
    expect(task.frequency).toEqual({ drawsPerYear, ...(perTargetPerYear === undefined ? {} : { perTargetPerYear }) });
    expect(task.risk).toEqual(expected.risk ?? { kind: "none" });
    expect([task.window.start, task.window.end]).toEqual(window);
    expect([task.mode.drawnBy, task.mode.inspectedBy]).toEqual(expected.mode ?? ["county", "county"]);
    const named = (entries: readonly { irregularity: string; field: string }[] = []): string[] =>
      entries.map(({ irregularity, field }) => `${irregularity} ${field}`);
    expect(named(task.openQuestions).sort()).toEqual([...asks].sort());
    expect(named(task.corrections)).toEqual(expect.arrayContaining([...repairs]));
  });

  it("is a plan that can be stored, and the same every time, in either language", () => {
    expect(parsePlan(JSON.parse(JSON.stringify(reading.plan)))).toEqual(reading.plan);
    expect(readPlan(sourceOf(file), options).plan).toEqual(reading.plan);
    const chinese = readPlan(sourceOf(file), { ...options, language: "zh" }).plan;
    const structure = ({ tasks: all }: typeof chinese): unknown =>
      all.map(({ corrections: _, openQuestions: __, ...task }) => task);
    expect(structure(chinese)).toEqual(structure(reading.plan));
    for (const { rule } of chinese.tasks.flatMap(({ corrections = [] }) => corrections)) {
      expect(rule).toMatch(/\p{Script=Han}/u);
    }
    for (const { question, assumption } of chinese.tasks.flatMap(({ openQuestions = [] }) => openQuestions)) {
      expect(question).toMatch(/？$/);
      expect(assumption).toMatch(/。$/);
    }
  });

  it("prints its cells again, and they read the same", () => {
    const facts = { ...options, title: reading.plan.title, year: reading.plan.year };
    const again = readPlan(printPlan(reading.plan), {
      ...facts,
      issuer: { ...options.issuer, name: reading.plan.issuer.name },
    });
    expect(again.plan.tasks.map(({ raw }) => raw)).toEqual(reading.plan.tasks.map(({ raw }) => raw));
  });
});
