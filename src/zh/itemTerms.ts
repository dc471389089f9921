import type { ItemTerm } from "./vocabulary.js";

const LABORATORY = { competence: "testing-accreditation", within: "testing-laboratory" } as const;
const LICENCE = { competence: "industrial-licence", within: "industrial-production-licence" } as const;
const ADVERTISING = { competence: "advertising" } as const;
const FOOD = { competence: "food" } as const;
const PROPERTY = { competence: "intellectual-property" } as const;
const METROLOGY = { competence: "metrology" } as const;
const CERTIFICATION = { competence: "certification" } as const;
const EQUIPMENT = { competence: "special-equipment" } as const;
const PRICE = { competence: "price" } as const;
const DRUGS = { competence: "drugs-and-devices" } as const;

/** Inspection items of market regulation. */
export const ITEM_TERMS: readonly ItemTerm[] = [
  { id: "registration", words: ["登记事项"], common: true },
  {
    id: "public-information",
    words: ["公示信息", "年报公示", "年度报告公示", "即时信息公示", "年报信息"],
    common: true,
  },
  { id: "trademark-use", words: ["商标使用"], common: true, ...PROPERTY },
  { id: "trademark-printing", words: ["商标印制"], ...PROPERTY },
  { id: "trademark-agency", words: ["商标代理"], ...PROPERTY },
  { id: "patent-agency", words: ["专利代理"], ...PROPERTY },
  { id: "patent-marking", words: ["专利真实性", "专利标识", "假冒专利"], ...PROPERTY },
  { id: "geographical-indication", words: ["地理标志"], ...PROPERTY },
  { id: "advertising-management", words: ["广告业务的承接登记", "广告业务承接登记", "广告档案管理"], ...ADVERTISING },
  { id: "advertising-content", words: ["核对广告内容", "广告内容"], ...ADVERTISING },
  { id: "advertising-conduct", words: ["广告行为", "广告发布"], ...ADVERTISING },
  {
    id: "laboratory-personnel",
    words: ["相关人员不能满足", "人员不能满足"],
    gloss: "whether staff meet the conditions",
    ...LABORATORY,
  },
  { id: "laboratory-equipment", words: ["检验检测设备", "检测设备"], ...LABORATORY },
  { id: "laboratory-quality-system", words: ["质量管理体系未建立", "质量管理体系未"], ...LABORATORY },
  { id: "laboratory-data-without-testing", words: ["未经检验检测"], ...LABORATORY },
  { id: "laboratory-falsified-data", words: ["伪造原始数据", "篡改、伪造"], ...LABORATORY },
  { id: "laboratory-accredited-scope", words: ["检验检测能力范围", "能力范围"], ...LABORATORY },
  {
    id: "laboratory-results-and-original-data",
    words: ["检验检测结果与原"],
    wording: "检验检测结果与原始数据不一致的",
    ...LABORATORY,
  },
  {
    id: "laboratory-inspection",
    words: ["检验检测机构监督", "检验检测机构检查", "检验检测机构资质"],
    competence: "testing-accreditation",
  },
  { id: "licence-validity", words: ["有效期"], ...LICENCE },
  { id: "licence-name-and-addresses", words: ["企业名称、住所", "生产地址"], ...LICENCE },
  { id: "licence-production-equipment", words: ["生产设备"], ...LICENCE },
  { id: "licence-testing-equipment", words: ["检验设备"], ...LICENCE },
  { id: "licence-production-scope", words: ["生产范围"], ...LICENCE },
  { id: "licence-raw-materials", words: ["原辅材料"], ...LICENCE },
  { id: "licence-marking", words: ["许可证标识", "许可证标志"], ...LICENCE },
  { id: "price-conduct", words: ["价格行为", "明码标价", "价格活动", "政府定价", "收费行为"], ...PRICE },
  { id: "measuring-instruments-in-use", words: ["在用计量器具"], ...METROLOGY },
  { id: "measurement-units", words: ["计量单位使用", "法定计量单位"], ...METROLOGY },
  { id: "packaged-goods", words: ["定量包装"], ...METROLOGY },
  { id: "energy-labels", words: ["能效标识", "水效标识"], ...METROLOGY },
  { id: "organic-certification", words: ["有机产品认证", "有机产品"], ...CERTIFICATION },
  { id: "quality-management-certification", words: ["质量管理体系认证"], ...CERTIFICATION },
  { id: "compulsory-certification", words: ["强制性产品认证", "3C认证", "CCC认证"], ...CERTIFICATION },
  { id: "food-sales", words: ["食品销售"], ...FOOD },
  { id: "catering-service", words: ["餐饮服务", "餐饮"], ...FOOD },
  { id: "infant-formula-sales", words: ["婴幼儿配方食品", "婴幼儿配方乳粉", "婴幼儿配方"], ...FOOD },
  { id: "health-food-sales", words: ["保健食品销售", "保健食品"], ...FOOD },
  { id: "food-production", words: ["食品生产"], ...FOOD },
  { id: "food-workshop", words: ["小作坊"], ...FOOD },
  { id: "edible-farm-products", words: ["食用农产品"], ...FOOD },
  { id: "special-equipment-use", words: ["特种设备使用"], ...EQUIPMENT },
  { id: "special-equipment-production", words: ["特种设备生产"], ...EQUIPMENT },
  { id: "product-quality", words: ["产品质量"], competence: "product-quality" },
  { id: "industrial-licence", words: ["工业产品生产许可"], competence: "industrial-licence" },
  { id: "drug-business", words: ["药品经营", "药品零售"], ...DRUGS },
  { id: "medical-devices", words: ["医疗器械"], ...DRUGS },
  { id: "cosmetics", words: ["化妆品"], ...DRUGS },
  { id: "online-trade", words: ["网络交易", "电子商务"], competence: "online-trade" },
  { id: "contract-conduct", words: ["合同格式条款", "合同行为", "格式条款"] },
  { id: "direct-selling", words: ["直销"] },
  { id: "auction", words: ["拍卖"] },
];
