/** What a check is about, in Chinese, and for one that was not made why that may be. */
export interface CheckTitle {
  readonly title: string;
  readonly notMade?: string;
}

const INCOMPLETE = "计划、名单或盐值密钥未全部公布";
const NO_RECORD = "抽查记录（record.json）未公布";

/** By the id of a check, in which `#` stands for a number. */
const TITLES: Readonly<Record<string, CheckTitle>> = {
  form: { title: "文件的名称与格式" },
  "entry.#.hash": { title: "第#条：哈希值与内容相符" },
  "chain.order": { title: "各条首尾相接，编号没有缺漏" },
  "chain.states": { title: "各条的次序合规，重新抽取均说明理由" },
  "chain.complete": { title: "每项承诺都已有结果或者作废", notMade: "有的承诺尚无结果，也未作废" },
  "chain.head": { title: "与别处公布的条目一致，没有扣留后续条目", notMade: "未提供别处公布的条目" },
  "chain.dates": { title: "按机关所载时间，承诺先于种子" },
  "chain.signatures": { title: "每条都有机关的签名", notMade: "未提供机关的公钥" },
  "draw.#.not-before": { title: "第#号承诺：不早于其中所载的信标轮次", notMade: "承诺中没有信标轮次" },
  "draw.#.witness": {
    title: "第#号承诺：第三方在种子可知之前见过",
    notMade: "没有见证，或者未提供见证人的公钥",
  },
  "draw.#.batches": { title: "第#号承诺：此前各批已抽对象如实列出", notMade: `此前批次的${NO_RECORD}` },
  "draw.#.sources": { title: "第#号承诺：随机数来源与事先指明的一致", notMade: "种子尚未公布" },
  "draw.#.source.#": {
    title: "第#号承诺：第#个随机数来源的数值",
    notMade: "数值由机关录入或者由他人公布，请与原公布内容对照",
  },
  "draw.#.entropy": { title: "第#号承诺：随机数的位数足够" },
  "draw.#.seeds": { title: "第#号承诺：各任务的种子由来源正确得出" },
  "draw.#.plan": { title: "第#号承诺：计划与承诺的一致", notMade: "计划（plan.json）未公布" },
  "draw.#.lists": { title: "第#号承诺：名单与承诺的逐行一致", notMade: INCOMPLETE },
  "draw.#.tasks": { title: "第#号承诺：抽查基数和数量由计划和名单得出", notMade: INCOMPLETE },
  "draw.#.result": { title: "第#号承诺：公布的结果与抽查记录一致", notMade: NO_RECORD },
  "draw.#.record": { title: "第#号承诺：抽查记录未经改动，各项数字相符", notMade: NO_RECORD },
  "draw.#.commitment": { title: "第#号承诺：抽查记录遵守承诺", notMade: NO_RECORD },
  "draw.#.evidence": { title: "第#号承诺：抽查记录中的摘要与计划、名单一致", notMade: INCOMPLETE },
  "draw.#.selection": { title: "第#号承诺：重新抽取，检查对象相同", notMade: INCOMPLETE },
  "draw.#.teams": { title: "第#号承诺：重新选派，检查人员相同", notMade: INCOMPLETE },
  "draw.#.void": { title: "第#号承诺：确实无法选派检查人员，作废属实", notMade: INCOMPLETE },
  "draw.#.events": { title: "第#号承诺：后续事项与抽查记录相符", notMade: NO_RECORD },
  "draw.#.findings": { title: "第#号承诺：分项结果涵盖各任务的全部检查事项", notMade: "抽查记录或者计划未公布" },
  "draw.#.replacements": {
    title: "第#号承诺：替换人员确是当日可选人员中票号最小的",
    notMade: "需要当日的检查人员名单，不在本次核验范围内",
  },
  "draw.#.reserves": {
    title: "第#号承诺：递补对象由应去的检查组检查",
    notMade: "需要当日的检查人员名单，不在本次核验范围内",
  },
  "draw.#.openings": { title: "第#号承诺：公布的真实编号与名单相符", notMade: "名单未公布" },
  "draw.#.register": { title: "第#号承诺：名录库收录了另一登记册中的全部对象", notMade: "未提供另一登记册" },
  "entries.hash": { title: "承诺、种子、结果三条的哈希值与内容相符" },
  "entries.links": { title: "承诺、种子、结果属于同一次抽取" },
  "leaf.identity": { title: "这份证明是关于该单位的" },
  "leaf.inclusion": { title: "该单位在种子可知之前承诺的抽取名单中" },
  seed: { title: "种子由承诺中指明的来源得出" },
  ticket: { title: "票号与截止票号相比，抽中与否属实", notMade: "本次抽取的方法没有票号，只有重做整个抽取才能核验" },
  "ticket.absent": { title: "本次抽取的方法没有票号" },
  "source.#": { title: "第#个随机数来源的数值", notMade: "数值由机关录入或者由他人公布，请与原公布内容对照" },
  "published.commitment": { title: "承诺与公布的一致", notMade: "未提供公布的哈希值，请自行对照" },
  "published.result": { title: "结果与公布的一致", notMade: "未提供公布的哈希值，请自行对照" },
};

/** What a check is about, in Chinese; the id itself for one that is not known. */
export function checkTitle(id: string): CheckTitle {
  const numbers = id.match(/(?<=\.)\d+(?=\.|$)/g) ?? [];
  const known = TITLES[id.replace(/(?<=\.)\d+(?=\.|$)/g, "#")];
  if (!known) return { title: id };
  const rest = [...numbers];
  return { ...known, title: known.title.replace(/#/g, () => ` ${rest.shift() ?? ""} `) };
}
