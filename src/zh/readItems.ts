import type { Item } from "../model/task.js";
import { idOfWords } from "./idOfWords.js";
import { fold, tidy } from "./foldText.js";
import { note, unreadable, warning, type CellReading, type Doubt, type Finding } from "./reading.js";
import { cardinal, ordinal } from "./numberWords.js";
import { partItems, type PrintedItem } from "./partItems.js";
import { trimMarks } from "./trimMarks.js";
import { longestTerm, MISPRINTS, TERM_VARIANTS, type ItemTerm, type Vocabulary } from "./vocabulary.js";

/** What the reading depends on besides the cell. */
export interface ItemsContext {
  readonly vocabulary: Vocabulary;
  /** The special directories of the task: some items are known within one alone. */
  readonly directories: readonly string[];
}

/** Ends at which an item can be complete: those of checks, of violations, and nouns that items are about. */
const COMPLETE =
  /(?:检查|抽查|核查|巡查|督查|稽查|普查|抽检|检验|检测|监测|监管|监督|管理|活动|行为|情况|的|经营|销售|生产|使用|质量|安全|制度|信息|条件|标准|要求|资质|资格|许可|证件?|照|备案|登记|事项|执法|措施|设施|设备|记录|台账|标识|标签|价格|计量|规定|义务|服务|内容|产品|商品|期|等|范围|材料|工艺|环境|卫生|消防|环保|公示|报告|年报|合同|广告|收费|污染|排放|运行|落实|履行|执行|建设|工作|状况|方面|数据|人员|机构|单位|企业|场所|建立|培训|保障|防治|防护|处置|处理|运输|储存|贮存|仓储|进货|购进|验收|自查|评价|认证|认定|鉴定|检定|校准|代理|专利|商标|药品|器械|食品|饮料|化妆品|合规|合格|规范|一致|有效|齐全|完整|真实|合法|准确|及时|清晰|明确|到位)$/;
/** Words that must be followed by others. */
const DANGLING = /[、,，:：和与及或对在将把按由从为以于(（《“"]$/;
const CLOSING = /[。.；;！!]$/;

/** Reads 抽查事项: the items with ids, the competence that they ask for, and whether the last breaks off. */
export function readItems(cell: string, { vocabulary, directories }: ItemsContext): CellReading<readonly Item[]> {
  const parted = partItems(cell, vocabulary);
  if (parted.items.length === 0) return unreadable("one or more items", `"${tidy(cell).slice(0, 40)}"`);
  const findings: Finding[] = [...parted.findings];
  const doubts: Doubt[] = [...parted.doubts];
  const taken = new Set<string>();
  const unknown: string[] = [];
  const items = parted.items.map((printed, index) => {
    const name = repaired(printed, index, findings);
    const term = termOf(name, vocabulary.items, directories);
    const id = term && !taken.has(term.id) ? term.id : idOfWords("item", name, taken);
    taken.add(id);
    if (!term) unknown.push(name);
    addVariants(printed, index, directories, findings);
    const truncated = index === parted.items.length - 1 && breaksOff(printed);
    if (truncated) doubts.push(truncation(printed, index, parted.items.length, term));
    const competence = term?.competence;
    return { id, name, ...(competence === undefined ? {} : { competence }), ...(truncated ? { truncated } : {}) };
  });
  addCommon(parted.items, items, vocabulary, findings);
  if (
    parted.items.length > 1 &&
    parted.items.every(({ name }, index) => name.endsWith("的") || index === parted.items.length - 1)
  ) {
    const gloss = termOf(items[0]!.name, vocabulary.items, directories)?.gloss;
    const check = gloss ?? "for that violation";
    findings.push(
      note(
        "A9",
        "items",
        parted.items[0]!.raw,
        { en: `the check ${check}; the item keeps the printed words`, zh: "检查有无该项违法行为；事项保留原文" },
        {
          en: "The items are worded as violations found; each is the check for that violation.",
          zh: "事项按违法情形表述，即检查有无该情形。",
        },
      ),
    );
  }
  if (unknown.length > 0) {
    findings.push(
      note(
        "R6",
        "items",
        unknown[0]!,
        items
          .filter(({ name }) => unknown.includes(name))
          .map(({ id }) => id)
          .join(", "),
        {
          en: "Items that the vocabulary does not know get an id from their words and ask for no competence.",
          zh: "词表未收的事项，编号由其文字生成，不要求专门资质。",
        },
      ),
    );
  }
  return { value: items, findings, doubts };
}

/** The name of an item with known misprints put right. */
function repaired({ raw, name }: PrintedItem, index: number, findings: Finding[]): string {
  let read = name;
  for (const { irregularity, printed, read: right, fields, beside, severity, rule, repairs } of MISPRINTS) {
    if (
      !repairs ||
      !fields.includes("items") ||
      !read.includes(printed) ||
      (beside !== undefined && !read.includes(beside))
    )
      continue;
    read = read.replaceAll(printed, right);
    const finding = note(irregularity, `items[${String(index)}].name`, raw, read, rule);
    findings.push({ ...finding, severity });
  }
  return read;
}

/** The term of an item: of those known within the task's directories first. */
export function termOf(name: string, terms: readonly ItemTerm[], directories: readonly string[]): ItemTerm | undefined {
  const folded = fold(name);
  const inside = terms.filter(({ within }) => within !== undefined && directories.includes(within));
  const general = terms.filter(({ within }) => within === undefined);
  return (longestTerm(folded, inside) ?? longestTerm(folded, general))?.term;
}

function addVariants({ raw }: PrintedItem, index: number, directories: readonly string[], findings: Finding[]): void {
  for (const { within, words, value } of TERM_VARIANTS) {
    const word = directories.includes(within) ? words.find((each) => raw.includes(each)) : undefined;
    if (word === undefined) continue;
    findings.push(
      warning("A8", `items[${String(index)}]`, word, value, {
        en: '"资质许可认定", "资质认定许可" and "资质认定书" all mean the accreditation of testing bodies (检验检测机构资质认定).',
        zh: "“资质许可认定”“资质认定许可”“资质认定书”都指检验检测机构资质认定。",
      }),
    );
  }
}

function addCommon(
  printed: readonly PrintedItem[],
  items: readonly Item[],
  vocabulary: Vocabulary,
  findings: Finding[],
): void {
  const common = vocabulary.items.filter((term) => term.common === true).map(({ id }) => id);
  const found = items.filter(({ id }) => common.includes(id)).map(({ id }) => id);
  if (found.length === 0) return;
  const first = printed[items.findIndex(({ id }) => id === found[0])]!;
  findings.push(
    note(
      "A12",
      "items",
      first.name,
      { en: `common items: ${found.join(", ")}`, zh: `共同事项：${found.join("、")}` },
      {
        en: "What an item is decides whether a target was already inspected for it, so it has one id in every task.",
        zh: "事项相同与否决定对象是否已就此受检，所以同一事项在各任务中编号相同。",
      },
    ),
  );
}

function breaksOff({ printed, name }: PrintedItem): boolean {
  if (opensMore(name) || DANGLING.test(printed)) return true;
  if (CLOSING.test(printed) || name.includes("是否")) return false;
  return !COMPLETE.test(trimMarks(name, '）)》”"]】', "end"));
}

function opensMore(text: string): boolean {
  return ["()", "（）", "《》", "“”", "【】"].some(
    ([open, close]) => text.split(open!).length > text.split(close!).length,
  );
}

function truncation({ raw }: PrintedItem, index: number, count: number, term: ItemTerm | undefined): Doubt {
  const number = index + 1;

  const whole = term?.wording;
  const items = count === 1 ? "there is one item" : `there are ${cardinal(count)} items`;
  const substance = whole === undefined ? "." : `, and the ${ordinal(number)} says in substance "${whole}".`;
  const kept =
    "Its printed words are kept and marked as truncated: the draw can be made, a notice that lists the items cannot be published.";
  return {
    irregularity: "A7",
    field: `items[${String(index)}]`,
    question: {
      en: `The cell breaks off in "${raw}". What is the full text of item ${String(number)}, and do further items follow it?`,
      zh: `单元格在“${raw}”处中断。第${String(number)}项全文是什么，其后是否还有其他事项？`,
    },
    assumption: {
      en: `${items}${substance} ${kept}`,
      zh: `共${String(count)}项${whole === undefined ? "" : `，末项大意为“${whole}”`}。保留原文并标明不完整：可以抽取，但列明事项的公告须补全后发布。`,
    },
  };
}
