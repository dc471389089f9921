import type { SubjectType } from "../model/target.js";
import { DIRECTORY_TERMS } from "./directoryTerms.js";
import { ITEM_TERMS } from "./itemTerms.js";

/** A special directory (专业分库) and the words that plans print for it. */
export interface DirectoryTerm {
  /** An id as the model has them: ASCII. */
  readonly id: string;
  /** Parts of a cell, without spaces. The longest that fits decides. */
  readonly words: readonly string[];
  /** What its targets are called in English, for questions. */
  readonly gloss?: string;
  /** Ids of directories that it includes. */
  readonly includes?: readonly string[];
  /** Directories of one family can hold the same targets. */
  readonly family?: string;
  /** A county has few of them. */
  readonly few?: boolean;
  /** Its targets are mostly no enterprises. */
  readonly noEnterprises?: boolean;
  /** What its targets are by their nature, such as schools. */
  readonly subjectType?: SubjectType;
  /** The licence that its targets hold, asked for where the plan speaks of holders. */
  readonly licenceKind?: string;
}

/** An inspection item (抽查事项) and the words that plans print for it. */
export interface ItemTerm {
  readonly id: string;
  /** Parts of an item, without spaces. The longest that fits decides. */
  readonly words: readonly string[];
  /** What an inspector must be competent for. */
  readonly competence?: string;
  /** Checked in tasks of many kinds, as the registration is. */
  readonly common?: boolean;
  /** Known only in tasks about this directory. */
  readonly within?: string;
  /** The whole wording, where it is a usual one. */
  readonly wording?: string;
  /** What is checked, for an item worded as a violation. */
  readonly gloss?: string;
}

/** A word with the id that it stands for. */
export interface NamedTerm {
  readonly id: string;
  readonly words: readonly string[];
}

/** Names that plans print, with the ids that they stand for. */
export interface Vocabulary {
  readonly directories: readonly DirectoryTerm[];
  readonly items: readonly ItemTerm[];
  /** Kinds of licence. */
  readonly licences: readonly NamedTerm[];
  /** Lists that a target can be on. */
  readonly lists: readonly NamedTerm[];
}

/** The names that the reader knows; the option `vocabulary` adds to them. */
export const VOCABULARY: Vocabulary = {
  directories: DIRECTORY_TERMS,
  items: ITEM_TERMS,
  licences: [
    { id: "industrial-product", words: ["工业产品生产许可证"] },
    { id: "food-production", words: ["食品生产许可证"] },
    { id: "food-business", words: ["食品经营许可证", "餐饮服务许可证"] },
    { id: "special-equipment-production", words: ["特种设备生产许可证"] },
    { id: "drug-business", words: ["药品经营许可证"] },
    { id: "medical-device-business", words: ["医疗器械经营许可证"] },
    { id: "hazardous-chemicals-business", words: ["危险化学品经营许可证"] },
    { id: "road-transport", words: ["道路运输经营许可证"] },
    { id: "medical-institution", words: ["医疗机构执业许可证"] },
    { id: "tobacco-retail", words: ["烟草专卖零售许可证"] },
    { id: "water-abstraction", words: ["取水许可证"] },
    { id: "pollutant-discharge", words: ["排污许可证"] },
  ],
  lists: [
    { id: "abnormal-operations", words: ["经营异常名录", "经营异常", "异常名录"] },
    { id: "serious-dishonesty", words: ["严重违法失信名单", "严重违法失信", "严重违法名单"] },
  ],
};

/** Words printed by mistake or for another word, with the right ones. They are parts of cells and hold for every plan. */
export interface Misprint {
  readonly irregularity: string;
  readonly printed: string;
  readonly read: string;
  /** The cell that it is read in. */
  readonly fields: readonly ("name" | "items" | "scope")[];
  /** Another word that must stand in the same cell. */
  readonly beside?: string;
  readonly severity: "note" | "warning";
  readonly rule: { readonly en: string; readonly zh: string };
  /** Whether the text is repaired, or only read as the other word. */
  readonly repairs: boolean;
}

/** The misprints that the reader knows. */
export const MISPRINTS: readonly Misprint[] = [
  {
    irregularity: "C8",
    printed: "计量使用单位",
    read: "计量单位使用",
    fields: ["name", "items"],
    beside: "情况",
    severity: "warning",
    repairs: true,
    rule: {
      en: "The use of legal units of measurement (计量单位使用) is meant, not organisations that use measurement.",
      zh: "指法定计量单位的使用（计量单位使用），不是使用计量的单位。",
    },
  },
  {
    irregularity: "C8",
    printed: "交易市场",
    read: "市场交易",
    fields: ["scope"],
    beside: "文化教育",
    severity: "warning",
    repairs: false,
    rule: {
      en: "The three fields are 宣传出版, 文化教育 and 市场交易: activities, not places.",
      zh: "三个领域为宣传出版、文化教育、市场交易，指活动而非场所。",
    },
  },
  {
    irregularity: "C11",
    printed: "小摊店",
    read: "小摊点",
    fields: ["name", "items", "scope"],
    severity: "note",
    repairs: true,
    rule: {
      en: '"小摊点" in the scope is the statutory term. Stalls have no credit code; the filing number identifies them.',
      zh: "“小摊点”是法定用语。摊点没有统一社会信用代码，以备案号为准。",
    },
  },
];

/** Words that stand for others, read as those without a repair of the text. */
export const STAND_INS: readonly { readonly printed: string; readonly means: string }[] = [
  { printed: "广告经营业", means: "广告经营者" },
];

/** Terms for accreditation that are printed in several ways. */
export const TERM_VARIANTS: readonly {
  readonly within: string;
  readonly words: readonly string[];
  readonly value: { readonly en: string; readonly zh: string };
}[] = [
  {
    within: "testing-laboratory",
    words: ["资质许可认定条件", "资质认定许可条件"],
    value: {
      en: "the conditions of 检验检测机构资质认定; the item keeps the printed words",
      zh: "检验检测机构资质认定的条件；事项保留原文",
    },
  },
  {
    within: "testing-laboratory",
    words: ["资质认定书", "资质许可认定书"],
    value: {
      en: "the certificate of 检验检测机构资质认定; the item keeps the printed words",
      zh: "检验检测机构资质认定证书；事项保留原文",
    },
  },
];

/** The vocabulary with the caller's terms before those that are known. */
export function extendVocabulary(own: Partial<Vocabulary> | undefined): Vocabulary {
  return {
    directories: [...(own?.directories ?? []), ...VOCABULARY.directories],
    items: [...(own?.items ?? []), ...VOCABULARY.items],
    licences: [...(own?.licences ?? []), ...VOCABULARY.licences],
    lists: [...(own?.lists ?? []), ...VOCABULARY.lists],
  };
}

/** The term with the longest word that the text holds; of equals the first. */
export function longestTerm<T extends { readonly words: readonly string[] }>(
  text: string,
  terms: readonly T[],
): { readonly term: T; readonly word: string } | undefined {
  let best: { readonly term: T; readonly word: string } | undefined;
  for (const term of terms) {
    for (const word of term.words) {
      if (word.length > (best?.word.length ?? 0) && text.includes(word)) best = { term, word };
    }
  }
  return best;
}
