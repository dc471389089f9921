import type { Word } from "./field.js";

/** 主体类型. Words at the end of which anything may follow are in {@link ENTERPRISE_STARTS}. */
export const SUBJECT_TYPES: readonly Word[] = [
  [
    "enterprise",
    "企业",
    "企业法人",
    "公司",
    "内资企业",
    "外资企业",
    "外商投资企业",
    "私营企业",
    "国有企业",
    "集体企业",
    "分公司",
  ],
  ["individual", "个体工商户", "个体户", "个体", "个体经营户", "个体经营者"],
  ["cooperative", "农民专业合作社", "合作社", "农专社", "农民专业合作社联合社", "农民专业合作社(联合社)"],
  ["institution", "机构", "事业单位", "机关", "学校", "社会团体", "民办非企业单位", "社会服务机构"],
  ["representative-office", "代表机构", "外国企业常驻代表机构", "外企代表机构", "常驻代表机构"],
  ["other", "其他", "其它"],
];

/** Kinds of enterprises that registers write out: 有限责任公司(自然人投资或控股). */
export const ENTERPRISE_STARTS: readonly string[] = [
  ...["有限责任公司", "有限公司", "股份有限公司", "股份合作", "一人有限责任公司", "全民所有制", "集体所有制"],
  ...["个人独资企业", "合伙企业", "普通合伙", "特殊普通合伙", "有限合伙", "国有独资"],
];

/** 登记状态. */
export const STATUSES: readonly Word[] = [
  [
    "existing",
    ...[
      "存续",
      "存续(在营、开业、在册)",
      "存续(在营,开业,在册)",
      "在营",
      "在业",
      "开业",
      "在册",
      "正常",
      "在营(开业)企业",
    ],
    ...["在营(开业)", "登记成立", "开业登记", "已开业", "正常经营", "正常在业"],
  ],
  ["deregistering", "注销中", "正在注销", "拟注销", "简易注销公告中", "清算中", "注销公告中"],
  ["deregistered", "注销", "已注销", "注销登记", "吊销已注销", "吊销,已注销", "吊销后注销", "吊销并注销"],
  ["revoked", "吊销", "已吊销", "吊销未注销", "吊销,未注销", "吊销营业执照"],
  ["rescinded", "撤销", "已撤销", "撤销登记", "撤销设立登记"],
  ["moved-out", "迁出", "已迁出", "迁往外地"],
  ["unknown", "未知", "不明"],
];

/** 企业信用风险分类: A to D are low, general, higher and high risk. */
export const CREDIT_CLASSES: readonly Word[] = [
  ["A", "A类", "A级", "信用风险低", "低风险", "信用风险低(A类)", "信用风险低(A)"],
  ["B", "B类", "B级", "信用风险一般", "一般风险", "信用风险一般(B类)", "信用风险一般(B)"],
  ["C", "C类", "C级", "信用风险较高", "较高风险", "信用风险较高(C类)", "信用风险较高(C)"],
  ["D", "D类", "D级", "信用风险高", "高风险", "信用风险高(D类)", "信用风险高(D)"],
];

/** 行业监管风险分类. */
export const INDUSTRY_TIERS: readonly Word[] = [
  ["low", "低风险", "低", "低级"],
  ["general", "一般风险", "一般"],
  ["higher", "较高风险", "较高"],
  ["high", "高风险", "高", "高级"],
];

/** 层级. */
export const LEVELS: readonly Word[] = [
  ["province", "省", "省级", "省局"],
  ["prefecture", "市", "市级", "市局", "地市级"],
  ["county", "县", "县级", "区县级", "县局", "县区级", "所", "区级"],
];

/** 是否. */
export const FLAGS: readonly Word[] = [
  ["true", "是", "有", "y", "yes", "1", "√", "✓", "t"],
  ["false", "否", "没有", "n", "no", "0", "×", "✗", "f", "不是"],
];

/** Whether an inspector is in service. */
export const ACTIVE: readonly Word[] = [
  ["true", "在岗", "在职", "有效", "正常", "启用", "是", "y", "yes", "1"],
  ["false", "不在岗", "离岗", "离职", "调离", "退休", "失效", "无效", "停用", "借调", "否", "n", "no", "0"],
];

/** 请假原因. */
export const ABSENCE_REASONS: readonly Word[] = [
  ["leave", "请假", "休假", "病假", "事假", "产假", "年休假"],
  ["training", "培训", "学习", "脱产学习"],
  ["secondment", "借调", "抽调", "挂职"],
  ["transfer", "调离", "调出", "调动"],
  ["retirement", "退休"],
  ["other", "其他", "其它"],
];

/** 回避对象类型. */
export const AGAINST: readonly Word[] = [
  ["target", "检查对象", "企业", "经营主体", "市场主体", "对象"],
  ["group", "关联组", "集团", "同一控制人"],
  ["inspector", "检查人员", "执法人员", "人员"],
  ["region", "区域", "行政区划"],
  ["unit", "监管所", "属地监管所", "单位"],
];

/** 回避事由: 行政处罚法 Article 43. */
export const GROUNDS: readonly Word[] = [
  ["self-declared", "自行申报", "本人申报", "本人申请", "自行回避"],
  ["kinship", "近亲属", "亲属关系", "亲属", "亲属任职"],
  ["interest", "利害关系", "直接利害关系", "持股", "投资"],
  ["former-post", "曾任职", "原任职单位", "曾在该单位任职"],
  ["party-application", "当事人申请", "当事人申请回避"],
  ["territorial", "属地", "属地回避", "地域回避"],
  ["cooling-off", "轮换", "冷却期", "连续检查"],
  ["other", "其他", "其它"],
];

/** 回避状态. */
export const AVOIDANCE_STATUSES: readonly Word[] = [
  ["declared", "已申报", "申报"],
  ["applied", "已申请", "申请", "待审批", "审批中"],
  ["upheld", "同意回避", "决定回避", "同意", "已批准", "成立"],
  ["rejected", "驳回", "不予回避", "不同意", "不成立"],
];

/** Why a target is kept out of a draw. */
export const EXCLUSION_REASONS: readonly Word[] = [
  ["recently-inspected", "近期已检查", "近期已抽查", "已检查"],
  ["already-drawn-this-year", "本年度已抽中", "本年已抽取", "年内已抽取"],
  ["annual-limit", "已达年度检查次数上限", "达到年度检查上限"],
  ["under-investigation", "立案调查中", "正在立案调查", "立案"],
  ["exempt-by-policy", "依规定免查", "免于检查", "免查"],
  ["other-decision", "其他决定", "其他", "其它"],
];

/** What an inspection was made upon. */
export const INSPECTION_CAUSES: readonly Word[] = [
  ["random", "双随机抽查", "双随机", "随机抽查", "计划抽查"],
  ["complaint", "投诉举报", "投诉", "举报"],
  ["referral", "转办交办", "转办", "交办", "移送"],
  ["monitoring", "数据监测", "监测", "预警"],
  ["other", "其他", "其它"],
];

/** 检查结果, as platforms print them. */
export const OUTCOMES: readonly Word[] = [
  ["no-problem", "未发现问题", "合格", "正常", "无问题"],
  ["problem-pending", "发现问题待后续处理", "发现问题"],
  ["corrected-on-order", "发现问题经责令已改正", "责令改正已改正", "已改正"],
  ["not-published", "未按规定公示", "未按规定公示应当公示的信息"],
  ["false-information", "隐瞒真实情况弄虚作假", "隐瞒真实情况、弄虚作假", "弄虚作假"],
  [
    "unreachable-at-registered-address",
    "通过登记的住所(经营场所)无法联系",
    "通过登记的住所无法联系",
    "无法联系",
    "查无下落",
  ],
  ["activity-not-carried-on", "未发现开展本次抽查涉及的经营活动", "未开展经营活动"],
  ["closed-or-in-liquidation", "已关闭停业或正在组织清算", "已关闭停业", "停业"],
  ["refused-serious", "不配合检查情节严重", "拒不配合"],
  ["deregistered", "注销", "已注销"],
  ["revoked", "被吊销", "吊销"],
  ["rescinded", "被撤销", "撤销"],
  ["moved-out", "迁出", "已迁出"],
];
