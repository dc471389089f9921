import type { Command } from "./usage.js";

/** A command as the overview lists it. It is loaded when it is run, so that nobody waits for the others. */
export interface ListedCommand {
  /** One line for the overview. */
  readonly purpose: string;
  readonly chinesePurpose: string;
  readonly load: () => Promise<Command>;
}

/** Commands that belong to one step of a bureau's work. */
export interface CommandGroup {
  readonly title: string;
  readonly chineseTitle: string;
  readonly commands: Readonly<Record<string, ListedCommand>>;
}

/** Every command, in the order of the work of a year. */
export const COMMAND_GROUPS: readonly CommandGroup[] = [
  {
    title: "The plan",
    chineseTitle: "计划",
    commands: {
      plan: {
        purpose: "read a plan, also a printed one, and list its tasks, repairs and open questions",
        chinesePurpose: "读取抽查计划（包括印发的表格），列出任务、修正之处和待定问题",
        load: async () => (await import("./commands/plan.js")).plan,
      },
    },
  },
  {
    title: "The files",
    chineseTitle: "名录和名单",
    commands: {
      template: {
        purpose: "write an empty table of a directory or list to start from",
        chinesePurpose: "生成空白的名录、名单表格，从它填起",
        load: async () => (await import("./commands/template.js")).template,
      },
      convert: {
        purpose: "turn a directory or list of a bureau into JSON that can be published, CSV or XLSX",
        chinesePurpose: "检查并转换名录、名单：Excel、CSV、JSON 互转",
        load: async () => (await import("./commands/convert.js")).convert,
      },
    },
  },
  {
    title: "Before the draw",
    chineseTitle: "抽取之前",
    commands: {
      forecast: {
        purpose: "say what a plan comes to before anything is drawn, and what another plan would change",
        chinesePurpose: "抽取之前预测检查量、人均工作量，比较调整比例的影响",
        load: async () => (await import("./commands/forecast.js")).forecast,
      },
      coverage: {
        purpose: "say with which chance each kind, credit class and tier is drawn within the year, gaps included",
        chinesePurpose: "列出各类主体全年被抽中的概率，空白之处一目了然",
        load: async () => (await import("./commands/coverage.js")).coverage,
      },
      allocate: {
        purpose: "divide a quota among strata, without drawing anything",
        chinesePurpose: "只把数量分配到各层，不抽取",
        load: async () => (await import("./commands/allocate.js")).allocate,
      },
      eligibility: {
        purpose:
          "write the exclusions that follow from what has been inspected and drawn before, by the rules of the year",
        chinesePurpose: "按频次规则和以往检查，生成本次不抽取的对象名单",
        load: async () => (await import("./commands/eligibility.js")).eligibility,
      },
    },
  },
  {
    title: "The draw",
    chineseTitle: "抽取",
    commands: {
      commit: {
        purpose: "fix plan, lists and the sources of the seed before anybody can know it, as an entry of the chain",
        chinesePurpose: "承诺：在种子可知之前固定计划、名单和随机数来源，记入链条",
        load: async () => (await import("./commands/commit.js")).commit,
      },
      reveal: {
        purpose: "give the values of the sources that a commitment named, as an entry of the chain",
        chinesePurpose: "公开随机数：写入承诺所指来源的数值，记入链条",
        load: async () => (await import("./commands/reveal.js")).reveal,
      },
      draw: {
        purpose: "draw the targets of a plan and a team of inspectors for each, and write the record",
        chinesePurpose: "抽取检查对象，并为每个对象随机选派检查人员，写出抽查记录",
        load: async () => (await import("./commands/draw.js")).draw,
      },
      assign: {
        purpose: "draw teams for targets that an upper level has drawn, and write the record",
        chinesePurpose: "为上级抽出的对象选派本级检查人员，写出记录",
        load: async () => (await import("./commands/assign.js")).assign,
      },
      void: {
        purpose: "end a commitment without a result, and say why; it stays in the chain",
        chinesePurpose: "作废一项尚无结果的承诺并说明原因，仍留在链条中",
        load: async () => (await import("./commands/void.js")).voidCommand,
      },
    },
  },
  {
    title: "After the draw",
    chineseTitle: "抽取之后",
    commands: {
      visits: {
        purpose: "list what is to be visited, joined over all tasks and batches of the year",
        chinesePurpose: "列出全年各任务、各批次合并后的检查",
        load: async () => (await import("./commands/visits.js")).visits,
      },
      replace: {
        purpose: "draw a replacement for an inspector who cannot make a visit, as an event to publish with the record",
        chinesePurpose: "为不能参加的检查人员随机抽取替换人员，随记录公布",
        load: async () => (await import("./commands/replace.js")).replace,
      },
      result: {
        purpose: "record what a visit found, as an event to publish with the record",
        chinesePurpose: "登记一次检查的结果，随记录公布",
        load: async () => (await import("./commands/result.js")).result,
      },
      reserve: {
        purpose: "visit the next reserve in place of a target that is gone, as an event to publish with the record",
        chinesePurpose: "对象不存在时按次序使用候补对象，随记录公布",
        load: async () => (await import("./commands/reserve.js")).reserve,
      },
    },
  },
  {
    title: "To publish",
    chineseTitle: "公示和文书",
    commands: {
      notice: {
        purpose: "write a public notice or a working paper, in Chinese or English",
        chinesePurpose: "生成公告、公示和检查用的文书",
        load: async () => (await import("./commands/notice.js")).notice,
      },
      prove: {
        purpose: "make the file with which one business checks by itself that it was rightly drawn or not drawn",
        chinesePurpose: "生成一户企业自行核验是否应当被抽中的证明",
        load: async () => (await import("./commands/prove.js")).prove,
      },
      explain: {
        purpose: "say for one visit why these inspectors and why not the others",
        chinesePurpose: "说明某次检查为什么是这些人员，而不是别人",
        load: async () => (await import("./commands/explain.js")).explain,
      },
      key: {
        purpose: "print the public half of a signing key, as verify takes it",
        chinesePurpose: "显示签名密钥的公钥，供核验使用",
        load: async () => (await import("./commands/key.js")).key,
      },
      witness: {
        purpose: "state as a third party that an entry was seen at a time, with a signature",
        chinesePurpose: "由第三方签名证明在某时见过某一条",
        load: async () => (await import("./commands/witness.js")).witness,
      },
    },
  },
  {
    title: "To check",
    chineseTitle: "核验",
    commands: {
      verify: {
        purpose: "recompute what was published and say what fits and what was not checked",
        chinesePurpose: "重新计算已公布的内容，说明哪些相符、哪些未核验",
        load: async () => (await import("./commands/verify.js")).verify,
      },
      chain: {
        purpose: "list the entries of a chain and what each says",
        chinesePurpose: "列出链条各条及其内容",
        load: async () => (await import("./commands/chain.js")).chain,
      },
      "check-proof": {
        purpose: "check the file of one business",
        chinesePurpose: "核验一户企业的证明",
        load: async () => (await import("./commands/checkProof.js")).checkProof,
      },
      ticket: {
        purpose: "compute the ticket of one target from the published seed of its draw",
        chinesePurpose: "由公布的种子计算一个对象的票号",
        load: async () => (await import("./commands/ticket.js")).ticket,
      },
    },
  },
];

/** Every command by its name. */
export const COMMANDS: Readonly<Record<string, ListedCommand>> = Object.assign(
  {},
  ...COMMAND_GROUPS.map(({ commands }) => commands),
) as Readonly<Record<string, ListedCommand>>;
