import { describe, expect, it } from "vitest";
import type { Quota } from "double-random";
import { readAmounts } from "../../src/zh/readAmounts.js";
import { readItems } from "../../src/zh/readItems.js";
import { readMode } from "../../src/zh/readMode.js";
import { readTiers } from "../../src/zh/readTiers.js";
import { readWindow } from "../../src/zh/readWindow.js";
import { readScope } from "../../src/zh/readScope.js";
import { fold, tidy } from "../../src/zh/foldText.js";
import { chineseNumber } from "../../src/zh/chineseNumber.js";
import { readNumber } from "../../src/zh/readNumber.js";
import { VOCABULARY } from "../../src/zh/vocabulary.js";

const asked = ({ doubts }: { readonly doubts: readonly { readonly irregularity: string }[] }): string =>
  doubts.map(({ irregularity }) => irregularity).join(" ");

describe("numbers", () => {
  it.each([
    ["十", 10],
    ["十二", 12],
    ["二十", 20],
    ["三十五", 35],
    ["一百零二", 102],
    ["两", 2],
    ["007", 7],
    ["一万", undefined],
    ["", undefined],
  ])("%s is %s", (text, number) => {
    expect(chineseNumber(text)).toBe(number);
  });

  it.each([
    ["1", 1],
    ["1.", 1],
    ["（3）", 3],
    ["③", 3],
    ["十一、", 11],
    ["０７", 7],
    [" 12 ", 12],
    ["合计", undefined],
    ["1-2", undefined],
    ["2025年", undefined],
  ])("of rows: %s is %s", (text, number) => {
    expect(readNumber(text)).toBe(number);
  });
});

describe("layout of text", () => {
  it.each([
    ["对B类企业的 不定向", "对B类企业的不定向"],
    ["】 高平市", "】高平市"],
    ["2024 年 2 月", "2024年2月"],
    ["证明文件, 核对", "证明文件, 核对"],
    ["ISO 9001 认证", "ISO 9001认证"],
    ["市场\n监管<br>局\u3000", "市场监管局"],
    ["a  b", "a b"],
  ])("%j is %j", (printed, plain) => {
    expect(tidy(printed)).toBe(plain);
  });

  it("folds what is only another way of printing", () => {
    expect(fold(" １０％；\u200b１次／年 ")).toBe("10%;1次/年");
  });
});

describe("how many", () => {
  const percent = (ratio: string): Quota => ({ kind: "ratio", ratio });
  const least = (ratio: string): Quota => ({ kind: "at-least-ratio", ratio });
  const number = (count: number): Quota => ({ kind: "count", count });

  it.each<[string, Quota, string?]>([
    ["1%", percent("1%")],
    ["5％", percent("5%")],
    ["0.1%; 1次/年", percent("0.1%")],
    ["2‰", percent("2‰")],
    ["百分之五", percent("5%")],
    ["千分之三", percent("3‰")],
    ["万分之五", percent("5/10000")],
    ["百分之十五", percent("15%")],
    ["=5%", percent("5%")],
    ["不低于3%", least("3%")],
    ["不得低于3%", least("3%")],
    ["抽查比例不低于10%；抽查1次", least("10%")],
    ["≥20%", least("20%")],
    [">=20%", least("20%")],
    ["≧20%", percent("20%"), "R14"],
    ["5%以上", least("5%")],
    ["10%及以上", least("10%")],
    ["至少5%", least("5%")],
    ["不超过10%", percent("10%"), "R8"],
    ["5%以内", percent("5%"), "R8"],
    ["约1.5%", percent("1.5%")],
    ["总体抽查比例5%左右", percent("5%")],
    ["抽查比例不低于5%,不高于10%", { kind: "ratio-range", minimum: "5%", maximum: "10%" }],
    ["不低于5%且不超过10%", { kind: "ratio-range", minimum: "5%", maximum: "10%" }],
    ["5%以上10%以下", { kind: "ratio-range", minimum: "5%", maximum: "10%" }],
    ["不少于5户、不超过10户", { kind: "count-range", minimum: 5, maximum: 10 }],
    ["3年全覆盖", percent("1/3"), "R8"],
    ["两年内实现100%全覆盖", percent("1/2"), "R8"],
    ["按10%的比例", percent("10%")],
    ["每季度10%", percent("10%"), "R14"],
    ["10-20%", { kind: "ratio-range", minimum: "10%", maximum: "20%" }],
    ["10%—20%", { kind: "ratio-range", minimum: "10%", maximum: "20%" }],
    ["10%至20%", { kind: "ratio-range", minimum: "10%", maximum: "20%" }],
    ["60-70家", { kind: "count-range", minimum: 60, maximum: 70 }],
    ["3家~5家", { kind: "count-range", minimum: 3, maximum: 5 }],
    ["3户", number(3)],
    ["3批次", number(3)],
    ["抽取5家企业", number(5)],
    ["5个", number(5)],
    ["两所", number(2)],
    ["不少于2家", number(2)],
    ["1户（以实际抽查数为准）", number(1)],
    ["100%", { kind: "census" }],
    ["全部", { kind: "census" }],
    ["全覆盖", { kind: "census" }],
    ["100%全覆盖", { kind: "census" }],
    ["10%（20户）", percent("10%"), "R8"],
    ["10%，不少于5户", percent("10%"), "R8"],
    [
      "A类1%、B类2%、C类10%、D类30%",
      { kind: "ratio-by-tier", ratios: { low: "1%", general: "2%", higher: "10%", high: "30%" } },
    ],
    [
      "低风险1%；一般风险2%；较高风险10%；高风险30%",
      { kind: "ratio-by-tier", ratios: { low: "1%", general: "2%", higher: "10%", high: "30%" } },
    ],
    ["重点单位5%", percent("5%"), "R14"],
  ])("%s", (quota, expected, questions = "") => {
    const reading = readAmounts({ quota, counts: false });
    expect(reading.problem).toBeUndefined();
    expect(reading.value?.quota).toEqual(
      expected.kind === "ratio" && expected.ratio === "100%" ? { kind: "census" } : expected,
    );
    expect(asked(reading)).toBe(questions);
  });

  it.each([
    "",
    "按需",
    "根据实际情况确定",
    "0%",
    "101%",
    "三级机构50%，二级机构30%",
    "20%-10%x",
    "0户",
    "A类1%",
    "A类5%、B类2%、C类10%、D类30%",
    "1e3%",
    "-5%",
    "5",
    "一",
  ])("%j is not read", (quota) => {
    const reading = readAmounts({ quota, counts: false });
    if (reading.value) expect(asked(reading)).not.toBe("");
    else expect(reading.problem?.code).toBe("PLAN_CELL_UNREADABLE");
  });

  it("a bare number counts targets where the column says so, and 0.05 is five percent", () => {
    expect(readAmounts({ quota: "3", counts: true }).value?.quota).toEqual(number(3));
    expect(readAmounts({ quota: "0.05", counts: false }).value?.quota).toEqual(percent("5%"));
    expect(readAmounts({ quota: "0.5", counts: false }).value?.quota).toEqual(percent("50%"));
    expect(readAmounts({ quota: "0.005", counts: false }).value?.quota).toEqual(percent("0.5%"));
    expect(readAmounts({ quota: "0.125", counts: false }).value?.quota).toEqual(percent("12.5%"));
  });
});

describe("how often", () => {
  it.each<[string, number, boolean, string?]>([
    ["1次/年", 1, true],
    ["2次/年", 2, true],
    ["一次/年", 1, true],
    ["每年1次", 1, true],
    ["每年一次", 1, true],
    ["一年两次", 2, true],
    ["1年1次", 1, true],
    ["全年1次", 1, true],
    ["每半年一次", 2, true],
    ["每季度一次", 4, true],
    ["每季度至少1次", 4, false],
    ["每月1次", 12, true],
    ["1次/季度", 4, true],
    ["1/年", 1, true],
    ["=1", 1, true],
    [">=1", 1, false],
    ["≥2", 2, false],
    ["1", 1, true],
    ["抽查1次", 1, true],
    ["至少1次", 1, false],
    ["不少于2次", 2, false],
    ["两年一次", 1, true, "R10"],
  ])("%s", (frequency, times, limits, questions = "") => {
    const reading = readAmounts({ quota: "5%", frequency, counts: false });
    expect(reading.value?.frequency).toEqual({ drawsPerYear: times, ...(limits ? { perTargetPerYear: times } : {}) });
    expect(asked(reading)).toBe(questions);
  });

  it("is one draw, with a warning, where none is printed", () => {
    const reading = readAmounts({ quota: "5%", frequency: "不定期", counts: false });
    expect(reading.value?.frequency).toEqual({ drawsPerYear: 1 });
    expect(reading.findings).toContainEqual(expect.objectContaining({ irregularity: "R10", severity: "warning" }));
  });
});

describe("when", () => {
  it.each<[string, string, string, string?]>([
    ["7月—11月", "2024-07-01", "2024-11-30"],
    ["7月－11月", "2024-07-01", "2024-11-30"],
    ["7月～11月", "2024-07-01", "2024-11-30"],
    ["7月~11月", "2024-07-01", "2024-11-30"],
    ["7月至11月", "2024-07-01", "2024-11-30"],
    ["7月到11月", "2024-07-01", "2024-11-30"],
    ["7月 – 11月", "2024-07-01", "2024-11-30"],
    ["7月——11月", "2024-07-01", "2024-11-30"],
    ["4月", "2024-04-01", "2024-04-30"],
    ["2月", "2024-02-01", "2024-02-29"],
    ["4-11月", "2024-04-01", "2024-11-30"],
    ["04-11月份", "2024-04-01", "2024-11-30"],
    ["2024年4-11月", "2024-04-01", "2024-11-30"],
    ["七月至十一月", "2024-07-01", "2024-11-30"],
    ["2024年5月1日至11月30日", "2024-05-01", "2024-11-30"],
    ["2024年5月1日-2024年11月30日", "2024-05-01", "2024-11-30"],
    ["2024.5.1-2024.11.30", "2024-05-01", "2024-11-30"],
    ["2024/5/1—2024/11/30", "2024-05-01", "2024-11-30"],
    ["2024-05-01至2024-11-30", "2024-05-01", "2024-11-30"],
    ["2024-05-01-2024-11-30", "2024-05-01", "2024-11-30"],
    ["2024-05至2024-11", "2024-05-01", "2024-11-30"],
    ["5.1-11.30", "2024-05-01", "2024-11-30"],
    ["5月1日-20日", "2024-05-01", "2024-05-20"],
    ["5月上旬至6月中旬", "2024-05-01", "2024-06-20"],
    ["2月下旬", "2024-02-21", "2024-02-29"],
    ["5月底前", "2024-01-01", "2024-05-31"],
    ["11月10日前完成", "2024-01-01", "2024-11-10"],
    ["2024年12月底前", "2024-01-01", "2024-12-31"],
    ["4月起", "2024-04-01", "2024-12-31"],
    ["上半年", "2024-01-01", "2024-06-30"],
    ["下半年", "2024-07-01", "2024-12-31"],
    ["第二季度", "2024-04-01", "2024-06-30"],
    ["二季度", "2024-04-01", "2024-06-30"],
    ["第3季度", "2024-07-01", "2024-09-30"],
    ["二、三季度", "2024-04-01", "2024-09-30"],
    ["第二至第四季度", "2024-04-01", "2024-12-31"],
    ["全年", "2024-01-01", "2024-12-31"],
    ["1-12月", "2024-01-01", "2024-12-31"],
    ["2024年度", "2024-01-01", "2024-12-31"],
    ["3月、4月、5月", "2024-03-01", "2024-05-31"],
    ["3、4、5月", "2024-03-01", "2024-05-31"],
    ["4月-年底", "2024-04-01", "2024-12-31"],
    ["10月-次年3月", "2024-10-01", "2025-03-31"],
    ["2024年9月至11", "2024-09-01", "2024-11-30"],
    ["3-5月、9-11月", "2024-03-01", "2024-11-30", "R9"],
    ["2023年6-12月", "2023-06-01", "2023-12-31", "R9"],
    ["每季度", "2024-01-01", "2024-12-31", "R9"],
    ["3月至11月（分两批）", "2024-03-01", "2024-11-30", "R9"],
    ["全年分两批(5月、9月)", "2024-01-01", "2024-12-31", "R9"],
    ["2024.3-2024.11", "2024-03-01", "2024-11-30"],
    ["根据上级部署", "2024-01-01", "2024-12-31", "R9"],
    ["4月-10月（高温期间）", "2024-04-01", "2024-10-31", "R14"],
  ])("%s", (cell, start, end, questions = "") => {
    const reading = readWindow(cell, 2024);
    expect(reading.problem).toBeUndefined();
    expect(reading.value).toEqual({ start, end });
    expect(asked(reading)).toBe(questions);
  });

  it("knows leap years", () => {
    expect(readWindow("1-2月", 2023).value?.end).toBe("2023-02-28");
    expect(readWindow("1-2月", 2100).value?.end).toBe("2100-02-28");
    expect(readWindow("1-2月", 2000).value?.end).toBe("2000-02-29");
  });

  it.each(["", "春季", "13月", "2月30日", "秋收后", "月"])("%j is not read", (cell) => {
    expect(readWindow(cell, 2024).problem?.code).toBe("PLAN_CELL_UNREADABLE");
  });

  it("does not turn a reversed window round", () => {
    expect(readWindow("11月-7月", 2024).problem?.code).toBe("WINDOW_REVERSED");
  });
});

describe("who draws and inspects", () => {
  const county = { regionCode: "529921", place: "青山县", printedInFull: false };

  it.each<[string, string, string, string?]>([
    ["省抽县查", "province", "county"],
    ["市级抽取、县级检查", "prefecture", "county"],
    ["县局统一抽取，县局检查", "county", "county"],
    ["市抽县查", "prefecture", "county"],
    ["市抽市查", "prefecture", "prefecture"],
    ["县抽县查", "county", "county"],
    ["区抽区查", "county", "county"],
    ["【县抽查】 青山县市场监管局发起并实施检查", "county", "county"],
    ["县抽查", "county", "county", "C5"],
    ["省级抽市级查", "province", "prefecture"],
    ["市抽县（区）查", "prefecture", "county"],
    ["区级发起，区级检查", "county", "county"],
    ["市级发起，下派区级检查", "prefecture", "county"],
    ["市局统一发起，县局检查", "prefecture", "county"],
    ["市抽市查、市抽县查", "prefecture", "prefecture", "R8"],
  ])("%s", (cell, drawnBy, inspectedBy, questions = "") => {
    const reading = readMode(cell, county);
    expect(reading.value).toEqual({ drawnBy, inspectedBy });
    expect(asked(reading)).toBe(questions);
  });

  it("takes a city at province level as a province, and asks what 市 is in a city at county level", () => {
    expect(readMode("市抽区查", { ...county, regionCode: "500100" }).value?.drawnBy).toBe("province");
    expect(asked(readMode("市抽市查", { ...county, regionCode: "140581" }))).toBe("C6");
  });

  it.each(["", "现场检查", "联合", "抽查"])("%j is not read", (cell) => {
    expect(readMode(cell, county).problem?.code).toBe("PLAN_CELL_UNREADABLE");
  });
});

describe("risk tiers", () => {
  const plain = { noEnterprises: false, inOrderElsewhere: false };

  it.each(["/", "—", "－", "不涉及信用风险分类", "不适用", "无"])("%s does not apply", (cell) => {
    expect(readTiers(cell, plain).value?.risk).toEqual({ kind: "none" });
  });

  it.each<[string, string]>([
    ["对低风险、一般风险、较高风险、高风险企业分别递增比例抽查", ""],
    ["对低、一般、较高、高风险企业分别提高抽查比例", ""],
    ["对A、B、C、D类企业分别递加比例抽取", ""],
    ["对低风险、中风险、中高风险、高风险企业逐级提高抽查比例", "R4"],
    ["对低风险、一般风险、高风险、高风险企业分别递增比例抽查", "B1"],
    ["对低风险、较高风险、一般风险、高风险企业分别递增比例抽查", "B2"],
    ["对高风险、较高风险、一般风险、低风险企业分别增加比例抽查", "B2"],
  ])("%s rises", (cell, repair) => {
    const reading = readTiers(cell, plain);
    expect(reading.value?.risk).toEqual({ kind: "escalating" });
    const warnings = reading.findings.filter(({ severity }) => severity === "warning");
    expect(warnings.map(({ irregularity }) => irregularity).join(" ")).toBe(repair);
  });

  it.each([
    "对低风险、一般风险、高风险企业分别递增比例抽查",
    "对低风险、低风险、较高风险、高风险企业分别递增比例抽查",
    "A类1%、D类30%",
    "低风险9%、一般风险5%、较高风险1%、高风险1%",
  ])("%s is not read", (cell) => {
    expect(readTiers(cell, plain).problem?.code).toBe("PLAN_CELL_UNREADABLE");
  });

  it("asks where the words do not say how", () => {
    expect(asked(readTiers("实施差异化监管", plain))).toBe("B4");
    expect(asked(readTiers("低风险", plain))).toBe("B4");
  });

  it("reads steps and rates", () => {
    const steps = readTiers("低、一般、较高、高风险按1：2：5：10递增", plain).value?.risk;
    expect(steps).toEqual({ kind: "escalating", intensities: { low: "1", general: "2", higher: "5", high: "10" } });
    const rates = readTiers("A类1%,B类5%,C类20%,D类100%", plain).value?.rates;
    expect(rates).toEqual({ low: "1%", general: "5%", higher: "20%", high: "100%" });
  });
});

describe("items", () => {
  const names = (cell: string): readonly string[] =>
    (readItems(cell, { vocabulary: VOCABULARY, directories: [] }).value ?? []).map(({ name }) => name);

  it.each<[string, readonly string[]]>([
    ["1.登记事项检查, 2.公示信息检查", ["登记事项检查", "公示信息检查"]],
    ["1、登记事项检查 2、公示信息检查。", ["登记事项检查", "公示信息检查"]],
    ["（1）登记事项检查；（2）公示信息检查", ["登记事项检查", "公示信息检查"]],
    ["(一)登记事项检查;(二)公示信息检查", ["登记事项检查", "公示信息检查"]],
    ["①登记事项检查②公示信息检查", ["登记事项检查", "公示信息检查"]],
    ["一、登记事项检查；二、公示信息检查；", ["登记事项检查", "公示信息检查"]],
    ["1)登记事项检查2)公示信息检查", ["登记事项检查", "公示信息检查"]],
    ["检查内容：1.登记事项检查；2.公示信息检查", ["登记事项检查", "公示信息检查"]],
    ["1.浓度不超过2.5的检查；2.公示信息检查", ["浓度不超过2.5的检查", "公示信息检查"]],
    [
      "1.甲检查；2.乙检查；3.丙检查；4.丁检查；5.戊检查；6.己检查；7.庚检查；8.辛检查；9.壬检查；10.癸检查；11.子检查；12.丑检查",
      [
        "甲检查",
        "乙检查",
        "丙检查",
        "丁检查",
        "戊检查",
        "己检查",
        "庚检查",
        "辛检查",
        "壬检查",
        "癸检查",
        "子检查",
        "丑检查",
      ],
    ],
    ["1.总则：（1）甲检查（2）乙检查；2.公示信息检查", ["总则：（1）甲检查（2）乙检查", "公示信息检查"]],
    ["登记事项检查；公示信息检查", ["登记事项检查", "公示信息检查"]],
    ["食品销售、餐饮服务监督检查", ["食品销售监督检查", "餐饮服务监督检查"]],
    ["招生、办学、收费情况的检查", ["招生、办学、收费情况的检查"]],
    ["篡改、伪造原始数据, 出具数据、结果的", ["篡改、伪造原始数据, 出具数据、结果的"]],
    ["价格行为检查。", ["价格行为检查"]],
  ])("%s", (cell, expected) => {
    expect(names(cell)).toEqual(expected);
  });

  it.each([
    "1.登记事项检查；2.检验检测结果与原数",
    "1.登记事项检查；2.公示信息（年报",
    "1.登记事项检查；2.公示信息检查、",
  ])("%s breaks off", (cell) => {
    const reading = readItems(cell, { vocabulary: VOCABULARY, directories: [] });
    expect(reading.value?.map(({ truncated }) => truncated === true)).toEqual([false, true]);
    expect(asked(reading)).toBe("A7");
  });

  it("asks about a numeral that is left out", () => {
    expect(asked(readItems("1.甲检查；2.乙检查；4.丁检查", { vocabulary: VOCABULARY, directories: [] }))).toBe("A4");
  });

  it("have one id for one wording, with or without 的, and different ids within a task", () => {
    const ids = (cell: string): readonly string[] =>
      readItems(cell, { vocabulary: VOCABULARY, directories: [] }).value!.map(({ id }) => id);
    expect(ids("旅行社合同检查")).toEqual(ids("旅行社合同的检查。"));
    expect(ids("旅行社合同检查")).not.toEqual(ids("旅行社资质检查"));
    const twice = ids("1.登记事项检查；2.登记事项的复核检查");
    expect(new Set(twice).size).toBe(2);
  });
});

describe("scopes", () => {
  const read = (cell: string | undefined, name = "抽查", region = "529921"): ReturnType<typeof readScope> =>
    readScope({
      ...{ cell, name, items: [], vocabulary: VOCABULARY, regionCode: region, place: "青山县" },
      ...{ quotaText: "5%", census: false, tasksAbout: new Map() },
    });

  it.each<[string, object, string?]>([
    ["全县范围内存续的企业", { subjectTypes: ["enterprise"] }],
    ["青山县范围内企业", { subjectTypes: ["enterprise"] }],
    ["辖区内在业的个体工商户", { subjectTypes: ["individual"] }],
    ["全县企业、个体工商户和农民专业合作社", { subjectTypes: ["enterprise", "individual", "cooperative"] }],
    ["企事业单位", { subjectTypes: ["enterprise", "institution"] }],
    ["全县各类市场主体", {}],
    ["全县信用风险等级为C、D类的企业", { subjectTypes: ["enterprise"], creditClasses: ["C", "D"] }],
    ["C类、D类企业", { subjectTypes: ["enterprise"], creditClasses: ["C", "D"] }],
    ["高信用风险企业", { subjectTypes: ["enterprise"], creditClasses: ["D"] }],
    ["高风险企业", { subjectTypes: ["enterprise"], creditClasses: ["D"] }, "C1"],
    ["列入经营异常名录的企业", { subjectTypes: ["enterprise"], lists: ["abnormal-operations"] }],
    ["加油站", { directories: ["petrol-station"] }],
    [
      "药品零售企业、医疗器械经营企业",
      { subjectTypes: ["enterprise"], directories: ["drug-retail", "medical-device-business"] },
    ],
    ["取得食品经营许可证的单位", { directories: ["food-operation"], licenceKinds: ["food-business"] }],
    ["乡镇卫生院", { directories: ["medical-institution"] }, "R14"],
    ["民宿", { directories: [expect.stringMatching(/^directory-/)] }, "R5"],
    ["食品生产、餐饮服务等企业", { subjectTypes: ["enterprise"], directories: ["food-production", "catering"] }, "C9"],
    ["全市企业", { subjectTypes: ["enterprise"] }, "C4"],
  ])("%s", (cell, expected, questions = "") => {
    const reading = read(cell);
    const { regionCodes, statuses, ...rest } = reading.value!.scope;
    expect({ regionCodes, statuses }).toEqual({ regionCodes: ["529921"], statuses: ["existing"] });
    expect(rest).toEqual(expected);
    expect(asked(reading)).toBe(questions);
  });

  it("takes the class, the list or the directory from the name where the cell has none", () => {
    expect(read("全县企业", "对D类企业的抽查").value!.scope.creditClasses).toEqual(["D"]);
    expect(read("全县企业", "对经营异常名录企业的抽查").value!.scope.lists).toEqual(["abnormal-operations"]);
    expect(asked(read("全县企业", "对食品生产企业的抽查"))).toBe("C10");
    expect(read(undefined, "对商标代理机构的抽查").value!.scope.directories).toEqual(["trademark-agency"]);
  });

  it("does not take grades of other things for credit classes", () => {
    expect(read("全县A级旅游景区").value!.scope.creditClasses).toBeUndefined();
    expect(read("乙级测绘资质单位").value!.scope.creditClasses).toBeUndefined();
  });
});
