// @ts-check
/** @import { RandomSource, SubjectType } from "double-random" */
import { pick } from "./randomStreams.js";

const FIRST = [..."云岭青禾松溪晓澄远望锦川朗星沐阳丹枫漱石栖霞澜汀"];
const SECOND = [..."悦舟和集屿谷鸣笙若川野原舍间亭畔帆语坊汇拾序"];

/** @type {Readonly<Record<SubjectType, readonly string[]>>} */
const TRADES = {
  enterprise: ["商贸有限公司", "建材有限公司", "农业科技有限公司", "运输有限公司", "装饰工程有限公司", "机械有限公司"],
  individual: ["百货店", "理发店", "五金店", "服装店", "修理部", "文具店", "洗衣店"],
  cooperative: ["种植专业合作社", "养殖专业合作社", "农机专业合作社"],
  institution: ["服务中心", "卫生院", "文化站"],
  "representative-office": ["代表处"],
  other: ["摊点", "代销点"],
};

/** The first that applies names the trade. */
const TRADES_OF_DIRECTORY = [
  { directory: "school", trades: { institution: ["小学", "初级中学", "高级中学"] } },
  { directory: "market", trades: { enterprise: ["集贸市场管理有限公司", "农贸市场有限公司"] } },
  { directory: "trademark-agency", trades: { enterprise: ["商标代理有限公司"] } },
  { directory: "testing-laboratory", trades: { enterprise: ["检测技术有限公司"], institution: ["检验检测中心"] } },
  { directory: "food-production", trades: { enterprise: ["食品有限公司", "粮油加工有限公司"] } },
  { directory: "industrial-production-licence", trades: { enterprise: ["水泥制品有限公司", "电线电缆有限公司"] } },
  { directory: "optician", trades: { enterprise: ["眼镜有限公司"], individual: ["眼镜店"] } },
  {
    directory: "advertising",
    trades: { enterprise: ["广告有限公司", "文化传媒有限公司"], individual: ["图文广告店"] },
  },
  {
    directory: "food-sales",
    trades: { enterprise: ["超市有限公司", "食品销售有限公司"], individual: ["便利店", "副食店"] },
  },
  { directory: "catering", trades: { enterprise: ["餐饮有限公司"], individual: ["饭店", "面馆", "小吃店"] } },
  { directory: "small-food-business", trades: { individual: ["小吃摊", "小食品店"], other: ["早点摊", "水果摊"] } },
];

/**
 * Three characters: most real firms have two, so that a made-up firm seldom has the name of a real one.
 *
 * @param {RandomSource} source
 * @returns {string}
 */
export function inventedBrand(source) {
  return pick(source, FIRST) + pick(source, SECOND) + pick(source, FIRST);
}

/**
 * A name for people to read, marked as invented (虚构).
 *
 * @param {RandomSource} source
 * @param {string} brand
 * @param {SubjectType} subjectType
 * @param {readonly string[]} directories
 */
export function inventedName(source, brand, subjectType, directories) {
  const special = TRADES_OF_DIRECTORY.filter(({ directory }) => directories.includes(directory))
    .map(({ trades }) => /** @type {Partial<Record<SubjectType, readonly string[]>>} */ (trades)[subjectType])
    .find((trades) => trades !== undefined);
  const place = subjectType === "individual" || subjectType === "other" ? "" : "高平市";
  return `${place}${brand}${pick(source, special ?? TRADES[subjectType])}（虚构）`;
}
