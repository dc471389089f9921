/** Languages of the page that {@link proofInstructions} makes. */
export type InstructionLanguage = "en" | "zh";

/** What the sentences of the page speak of. */
export interface Told {
  readonly targetId: string;
  readonly unit: string;
  readonly taskId: string;
  readonly stratum: string;
  /** Targets of the stratum that could be drawn, and how many were. */
  readonly eligible: number;
  readonly count: number;
  readonly ticket: string;
  readonly cutoff: string;
  /** From 1: where ticket and cut-off first differ. */
  readonly place: number;
  readonly drawn: boolean;
  readonly tool: string;
}

/** A value that no computation can check. */
export interface Announced {
  readonly ref: string;
  readonly value: string;
}

/** The sentences of the page, in one language. */
export interface InstructionWords {
  readonly title: (told: Told) => string;
  readonly how: (told: Told) => string;
  readonly prepare: string;
  readonly identity: (told: Told) => string;
  readonly ticketTitle: string;
  readonly ticket: (told: Told) => string;
  readonly compare: (told: Told) => string;
  readonly equal: string;
  readonly noCutoff: (told: Told) => string;
  readonly noTicket: (told: Told) => string;
  readonly leafTitle: string;
  readonly leaf: (told: Told) => string;
  readonly nodesTitle: string;
  readonly nodes: (root: string) => string;
  readonly onlyLeaf: (root: string) => string;
  readonly entriesTitle: string;
  readonly entries: string;
  readonly commitment: string;
  readonly root: string;
  readonly seedEntry: string;
  readonly seedLinks: string;
  readonly result: string;
  readonly resultLinks: string;
  readonly sourcesTitle: string;
  readonly sources: string;
  readonly drand: (round: string) => string;
  readonly reveal: (ref: string) => string;
  readonly others: (announced: readonly Announced[]) => string;
  readonly meaningTitle: string;
  readonly meaning: (told: Told) => string;
  readonly chance: (told: Told) => string;
  readonly limitsTitle: string;
  readonly limits: readonly string[];
}

const EN: InstructionWords = {
  title: ({ targetId, taskId }) => `# How ${targetId} checks its result in task ${taskId}`,
  how: ({ tool }) =>
    `You need a terminal with \`printf\` and \`${tool}\`, and nothing of ours. Run the grey lines one after the other in one window; ` +
    "below each stands what it must print. Long lines are best saved to a file and run with `sh`. If anything differs, this page or the draw is wrong.",
  prepare: "This line prints nothing. It prepares `hex`, which turns hexadecimal text into bytes:",
  identity: ({ targetId, unit }) =>
    `The publication is blinded: in its lists you are \`${unit}\`. That this is ${targetId} and nobody else shows here:`,
  ticketTitle: "## 1. Your ticket",
  ticket: ({ unit }) => `It follows from the seed of the draw and from \`${unit}\` alone:`,
  compare: ({ stratum, cutoff, place, ticket, drawn }) =>
    `The cut-off of your stratum, \`${stratum}\`, is \`${cutoff}\`. Compare from the left; 0 to 9 come before a to f. ` +
    `The first difference is at place ${String(place)}: \`${ticket[place - 1] ?? ""}\` in yours, \`${cutoff[place - 1] ?? ""}\` in the cut-off. ` +
    (drawn
      ? "Your ticket is below the cut-off, so you were drawn."
      : "Your ticket is above the cut-off, so you were not drawn."),
  equal: "Your ticket is the cut-off itself, so you were drawn, the last of your stratum.",
  noCutoff: ({ stratum }) =>
    `In your stratum, \`${stratum}\`, nobody was drawn, so there is no cut-off, and you were not drawn.`,
  noTicket: ({ drawn }) =>
    `This draw used the method shuffle/1, which has no tickets. The file says that you were ${drawn ? "" : "not "}drawn; only the whole draw, made again, can show it.`,
  leafTitle: "## 2. Your line in the list",
  leaf: ({ stratum, taskId }) =>
    `You are in the list of all who could be drawn in task ${taskId}, in stratum \`${stratum}\`. The hash of your line, with a secret salt against guessing by others:`,
  nodesTitle: "## 3. From your line to the whole list",
  nodes: (root) =>
    `Each line joins the hash before with its neighbour. The last one is the root of the whole list, \`${root}\`:`,
  onlyLeaf: (root) => `You are the only one in the list, so the hash of your line is its root, \`${root}\`.`,
  entriesTitle: "## 4. What was published",
  entries:
    "These are the three published entries of the chain, word for word. Compare the hashes with those that were published: " +
    "in a notice, a newspaper, on a board. This comparison is what everything rests on.",
  commitment: "The commitment, made before the seed was known:",
  root: "It holds the root from step 3:",
  seedEntry: "The seed:",
  seedLinks: "It names that commitment, and the seed that your ticket comes from:",
  result: "The result:",
  resultLinks: "It names commitment and seed, and holds the counts and cut-offs of your task:",
  sourcesTitle: "## 5. Where the seed comes from",
  sources: "The seed of your task follows from the sources that the commitment named and from the name of the draw:",
  drand: (round) =>
    `The value of the public beacon drand, round ${round}, is the SHA-256 of its signature. Compare the signature with the one that drand publishes for this round:`,
  reveal: (ref) => `The secret of ${ref} is the one whose digest stands in the commitment:`,
  others: (announced) =>
    `No computation shows whether these values were announced so; compare them yourself: ${announced.map(({ ref, value }) => `"${ref}" \`${value}\``).join("; ")}.`,
  meaningTitle: "## What this means, and what it does not show",
  meaning: ({ targetId }) =>
    `${targetId} was in the list before the seed could be known, if the hash of the commitment was published before; nobody could choose its ticket, and nobody could change it afterwards.`,
  chance: ({ stratum, eligible, count }) =>
    `Of the ${String(eligible)} in stratum \`${stratum}\` who could be drawn, ${String(count)} were: those with the smallest tickets. Each had the same chance.`,
  limitsTitle: "It does not show:",
  limits: [
    "whether the list holds everybody that it should, and whether you are in the right stratum",
    "whether the others were drawn rightly: for that, verify the whole publication",
    "whether there was another draw that nobody shows: for that, verify the whole chain",
    "when the commitment was made: its own date is what the authority says; a witness, a newspaper or the day on which you saw its hash shows more",
    "who signed the entries: signatures need the key of the authority and a program",
  ],
};

const ZH: InstructionWords = {
  title: ({ targetId, taskId }) => `# ${targetId} 如何自行核验任务 ${taskId} 的抽查结果`,
  how: ({ tool }) =>
    `只需要一个终端，其中有 \`printf\` 和 \`${tool}\`，不需要我们提供的任何软件。请在同一个窗口中依次运行灰色框内的各行，` +
    "每行下面是应当显示的内容。较长的行可以先存成文件，再用 `sh` 运行。只要有一处不同，就说明本页或者这次抽取有问题。",
  prepare: "下面这一行不显示任何内容，只是准备好 `hex`，用来把十六进制文字变成字节：",
  identity: ({ targetId, unit }) =>
    `本次公示隐去了真实编号，贵单位在名单中的编号是 \`${unit}\`。它对应 ${targetId}，且只对应这一个编号：`,
  ticketTitle: "## 一、贵单位的票号",
  ticket: ({ unit }) => `票号只由本次抽取的种子和 \`${unit}\` 得出：`,
  compare: ({ stratum, cutoff, place, ticket, drawn }) =>
    `贵单位所在的层是 \`${stratum}\`，该层的截止票号是 \`${cutoff}\`。请从左起逐位比较，0 至 9 小于 a 至 f。` +
    `第一处不同在第 ${String(place)} 位：贵单位是 \`${ticket[place - 1] ?? ""}\`，截止票号是 \`${cutoff[place - 1] ?? ""}\`。` +
    (drawn ? "贵单位的票号小于截止票号，因此被抽中。" : "贵单位的票号大于截止票号，因此未被抽中。"),
  equal: "贵单位的票号就是截止票号，因此被抽中，是该层最后一家。",
  noCutoff: ({ stratum }) => `贵单位所在的层 \`${stratum}\` 没有抽取任何对象，因此没有截止票号，贵单位未被抽中。`,
  noTicket: ({ drawn }) =>
    `本次抽取采用 shuffle/1 方法，没有票号。文件载明贵单位${drawn ? "被抽中" : "未被抽中"}；这一点只有把整个抽取重做一遍才能核验。`,
  leafTitle: "## 二、贵单位在名单中的一行",
  leaf: ({ stratum, taskId }) =>
    `贵单位在任务 ${taskId} 可抽取对象的名单中，属于 \`${stratum}\` 层。这一行的哈希值如下，其中的随机数（salt）用来防止他人猜测：`,
  nodesTitle: "## 三、从这一行到整个名单",
  nodes: (root) => `每一行把前一个哈希值与相邻的哈希值合并，最后一个就是整个名单的根值 \`${root}\`：`,
  onlyLeaf: (root) => `名单中只有贵单位一家，因此这一行的哈希值就是整个名单的根值 \`${root}\`。`,
  entriesTitle: "## 四、已经公布的内容",
  entries:
    "以下是链上已经公布的三条内容，一字不差。请把哈希值与公告、报纸、公示栏上公布的逐一对照。全部核验都以这一步对照为基础。",
  commitment: "承诺，在种子可知之前作出：",
  root: "其中有第三步得到的根值：",
  seedEntry: "种子：",
  seedLinks: "其中写明了上述承诺，以及贵单位票号所用的种子：",
  result: "结果：",
  resultLinks: "其中写明了上述承诺和种子，以及本任务各层的抽取数量和截止票号：",
  sourcesTitle: "## 五、种子从哪里来",
  sources: "本任务的种子由承诺中指明的随机数来源和本次抽取的名称得出：",
  drand: (round) =>
    `公共随机信标 drand 第 ${round} 轮的数值，就是该轮签名的 SHA-256 值。请把签名与 drand 公布的该轮签名对照：`,
  reveal: (ref) => `${ref} 公开的秘密值，与其在承诺中的摘要相符：`,
  others: (announced) =>
    `下列数值是否确实如此公布，无法由计算得知，请自行对照：${announced.map(({ ref, value }) => `“${ref}”为 \`${value}\``).join("；")}。`,
  meaningTitle: "## 这说明什么，不能说明什么",
  meaning: ({ targetId }) =>
    `只要承诺的哈希值在种子可知之前已经公布，就说明 ${targetId} 当时已在名单中；票号无人能够挑选，事后也无人能够更改。`,
  chance: ({ stratum, eligible, count }) =>
    `\`${stratum}\` 层可抽取的有 ${String(eligible)} 家，抽中 ${String(count)} 家，即票号最小的 ${String(count)} 家，每家机会相等。`,
  limitsTitle: "不能说明的有：",
  limits: [
    "名单是否收录了所有应当收录的对象，贵单位的分层是否正确",
    "其他对象的抽取是否正确：须核验全部公示文件",
    "是否另有一次没有公布的抽取：须核验整条链",
    "承诺究竟何时作出：所载时间是机关自己写的，见证人、报纸或者您亲眼看到哈希值的日期更有说服力",
    "各条由谁签名：核验签名需要机关的公钥和程序",
  ],
};

/** The sentences by language. */
export const INSTRUCTION_WORDS: Readonly<Record<InstructionLanguage, InstructionWords>> = { en: EN, zh: ZH };
