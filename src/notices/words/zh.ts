import type { NoticeWords } from "./noticeWords.js";
import { ZH_CODES } from "./zhCodes.js";

/** `2024-06-30` as 2024年6月30日. */
function day(date: string): string {
  const [year, month, dayOfMonth] = date.split("-").map(Number) as [number, number, number];
  return `${String(year)}年${String(month)}月${String(dayOfMonth)}日`;
}

const DIGITS = ["", "一", "二", "三", "四", "五", "六", "七", "八", "九"];

/** 一 to 九十九. */
function chineseNumber(number: number): string {
  const [tens, units] = [Math.floor(Number(String(number).padStart(2, "0")[0])), number % 10];
  return `${tens > 1 ? DIGITS[tens]! : ""}${tens > 0 ? "十" : ""}${DIGITS[units]!}`;
}

const hidden = "不公布";

/** The notices in Chinese. */
export const ZH: NoticeWords = {
  codes: ZH_CODES,
  common: {
    day,
    instant: (beijing) => `${day(beijing.day)}${beijing.time}（北京时间）`,
    period: (start, end) => `${day(start)}至${day(end)}`,
    targets: (count) => `${String(count)}户`,
    heading: (number, text) => `${chineseNumber(number)}、${text}`,
    enumerate: (parts) => parts.join("、"),
    task: (sequence, name) => `${String(sequence)}. ${name}`,
    person: (name, number) => `${name}（${number}）`,
    percent: (drawn, size, rate) => `${String(drawn)}/${String(size)}（${rate}）`,
    total: "合计",
    plan: (title, documentNumber) => `《${title}》${documentNumber === undefined ? "" : `（${documentNumber}）`}`,
    none: "无",
    title: (lines) => lines.join(""),
    annex: (number) => `附件${String(number)}`,
    annexLine: (number, name) => `${String(number)}. ${name}`,
    annexes: (lines) => `附件：${lines.join("　")}`,
    fact: (label, value) => `${label}：${value}`,
    sentences: (parts) => `${parts.join("；")}。`,
    join: (sentences) => sentences.join(""),
    seedOf: (task, seed) => `${task}　种子 ${seed}`,
  },
  labels: {
    number: "序号",
    task: "抽查任务",
    frame: "抽查基数",
    eligible: "可抽取数",
    quota: "应抽数",
    drawn: "实抽数",
    rate: "抽取率",
    order: "次序",
    targetId: "检查对象编号",
    name: "检查对象名称",
    creditCode: "统一社会信用代码",
    tier: "风险等级",
    inspectors: "检查人员",
    warning: "说明",
    tasksConcerned: "涉及任务",
    source: "随机数来源",
    reference: "出处",
    value: "数值",
    strength: "可信程度",
    stratum: "层",
    cutoff: "截止票号",
    taskSeed: "任务种子",
    authority: "实施机关",
    planTitle: "抽查计划",
    documentNumber: "计划文号",
    asOf: "名录库基准日",
    drawNumber: "抽取次数",
    redrawReason: "重新抽取的理由",
    selectionMethod: "检查对象抽取方法",
    assignmentMethod: "检查人员抽取方法",
    countedBits: "随机位数",
    recordHash: "抽取记录哈希值",
    commitmentHash: "事先承诺哈希值",
    resultHash: "抽取结果条目哈希值",
    publishedAt: "抽取记录公布处",
    reason: "原因",
    count: "户数",
    time: "时间",
    state: "状态",
  },
  methods: {
    selection: {
      "ticket/1": "票号法（ticket/1）：同层对象中票号最小的被抽中，机会相等",
      "shuffle/1": "洗牌法（shuffle/1）：同层对象随机排列后取前若干户，机会相等",
    },
    assignment: {
      "balanced/1": "均衡法（balanced/1）：符合条件的检查人员机会相等，检查次数均衡",
      "pair-ticket/1": "组合票号法（pair-ticket/1）：符合条件的检查组机会相等",
    },
  },
  draw: {
    title: (authority, year) => [authority, `关于${String(year)}年度“双随机、一公开”抽查`, "抽取结果的公告"],
    opening: ({ plan, asOf, tasks, drawn, visits }) =>
      `根据${plan}，本机关以${day(asOf)}为名录库基准日，对${String(tasks)}项抽查任务随机抽取检查对象${String(drawn)}户次，` +
      `合并为${String(visits)}次检查，并为每次检查随机抽取执法检查人员。现将抽取结果公告如下。`,
    overviewTitle: "抽取概况",
    seedTitle: "种子来源",
    seedTable: "随机数来源和数值",
    seedNote: (bits) =>
      `种子由下列来源的数值按公开的算法合成，合计${String(bits)}位。多个来源合用时，可信程度以最强的来源为准。`,
    seedLater: "在抽中检查对象公布之前，种子的数值不予公布，以免据此推算名单；届时与名单一并公布。",
    valueLater: "与名单一并公布",
    countsTitle: "各任务抽取情况",
    countsTable: "各任务抽取数量",
    tiersTable: "各风险等级抽取数量",
    tiersNote: "表中为实抽数/抽查基数（抽取率）。",
    selectionTitle: "抽中的检查对象",
    selectionTable: "抽中检查对象名单",
    nothingDrawn: "本次没有抽中检查对象。",
    listed: (shown) => `${String(shown)}户次的名单见附件1。`,
    someWithheld: (shown, withheld) =>
      `已完成检查的${String(shown)}户次予以公布，另有${String(withheld)}户次尚未检查，暂不公布。`,
    allWithheld: (withheld) => `抽中检查对象共${String(withheld)}户次，暂不公布。`,
    afterInspection: "检查结果作出后，相应检查对象随即公布。",
    hashHolds: (recordHash) =>
      `名单已固定在抽取记录中，其哈希值为${recordHash}；名单公布后，任何人都可以据此核对名单未被更改。`,
    withheldTable: "抽中检查对象户数",
    withheld: "暂不公布",
    published: "本次公布",
    leftOutTitle: "未参加抽取的情况",
    leftOutNote: "名录库中的每一户，要么在抽查基数之内，要么按下列原因计数。",
    outOfScopeTable: "不属于抽查对象范围的户数",
    exclusionsTable: "经决定不参加抽取的户数",
    noExclusions: "没有经决定不参加抽取的检查对象。",
    warningsTitle: "需要说明的事项",
    warningsTable: "说明事项",
    noWarnings: "没有需要说明的事项。",
    wholePlan: "全部任务",
    historyTitle: "历次抽取和人员替换",
    historyTable: "本计划历次抽取",
    historyNote: "每次抽取在种子可知之前即已登记，作废的也保留在公布的链上。",
    redrawn: (number, reason) => `本次是第${String(number)}次抽取，理由是：${reason}`,
    drawNumber: (number) => `第${String(number)}次`,
    states: { drawn: "已抽取", open: "已承诺，尚未抽取", void: "作废" },
    thisDraw: "本次抽取",
    replaced: (count, reasons) => `抽取以后替换检查人员${String(count)}次（${reasons}），均按公开的算法随机产生。`,
  },
  verification: {
    heading: "核验方法",
    title: "任何人都可以自行核验本次抽取",
    seedsTable: "各任务种子和截止票号",
    ticket: ({ id, task, tool }) =>
      `核验一户：检查对象的票号由任务种子和检查对象编号得出。以“${task}”中的${id}为例，在装有${tool}的终端中运行下面一行，应得到其下的票号：`,
    exampleId: (id) => `${id}（示例编号，并非检查对象）`,
    drawn: ({ stratum, cutoff }) => `该对象所在的层为${stratum}，截止票号为${cutoff}。票号不大于截止票号的即被抽中。`,
    own: "核验本单位：把上面一行中的任务种子和编号换成本单位的，再与附表中本单位所在层的截止票号从左起逐位比较，0至9小于a至f。",
    shuffled: "本次抽取采用没有票号的方法，只能把整个抽取重做一遍来核验。",
    later: "种子的数值、抽取记录与名单一并公布，届时即可按下列方法核验；此前请先记下上面的哈希值。",
    hash: ({ recordHash, published }) =>
      `核对文件：抽取记录${published === undefined ? "" : `公布于${published}，`}其中的 recordHash 应为${recordHash}。`,
    verifyRecord: "重做整个抽取：取得抽取记录和计划、名录库、人员库、回避名单，运行：",
    verifyFolder: "重做整个抽取并核对整条链：取得公布的文件夹，运行：",
    verifyPython: "或者用另一个独立编写、只依赖 Python 标准库的程序：",
    limitsTitle: "以上核验不能说明的有：",
    limits: [
      "名录库是否收录了所有应当收录的对象",
      "录入或者宣读的随机数是否另经挑选，证人是否诚实",
      "检查是否如实进行",
    ],
    limitChain: "是否另有没有公布的抽取：本公告没有附公布的链",
  },
  policy: {
    heading: "信息处理说明",
    names: { shown: "企业等单位名称全部公布", masked: "企业等单位名称部分遮蔽", hidden: `企业等单位名称${hidden}` },
    individualNames: {
      shown: "个体工商户等的名称全部公布",
      masked: "个体工商户等的名称部分遮蔽",
      hidden: `个体工商户等的名称${hidden}`,
    },
    creditCodes: {
      shown: "企业等单位统一社会信用代码全部公布",
      masked: "企业等单位统一社会信用代码部分遮蔽",
      hidden: `企业等单位统一社会信用代码${hidden}`,
    },
    individualCreditCodes: {
      shown: "个体工商户等的统一社会信用代码全部公布",
      masked: "个体工商户等的统一社会信用代码部分遮蔽",
      hidden: `个体工商户等的统一社会信用代码${hidden}`,
    },
    inspectors: {
      name: "检查人员以姓名和执法证号表示",
      "masked-name": "检查人员以遮蔽的姓名和执法证号表示",
      certificate: "检查人员以执法证号表示，没有证号的以编号表示",
      id: "检查人员以编号表示",
    },
    ids: "编号中含有被遮蔽的名称或者代码的，一并遮蔽",
  },
};
