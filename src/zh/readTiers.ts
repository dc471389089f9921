import type { RatesByTier } from "../model/quota.js";
import type { Risk } from "../model/risk.js";
import { TIERS, type Tier } from "../model/tiers.js";
import { fold, tidy } from "./foldText.js";
import { labelledRates, rateBands, ratesByTier, TIER_OF_WORD } from "./labelledRates.js";
import { note, unreadable, warning, type CellReading, type Doubt, type Finding } from "./reading.js";

/** What a cell on risk says. */
export interface Tiers {
  readonly risk: Risk;
  /** Rates that take the place of an overall ratio. */
  readonly rates?: RatesByTier;
  readonly axes: { readonly credit: boolean; readonly industry: boolean };
}

/** What the reading depends on besides the cell. */
export interface TiersContext {
  /** The one credit class that the task is confined to. */
  readonly onlyClass?: string;
  /** Whether the targets are no enterprises, whatever the sentence says. */
  readonly noEnterprises: boolean;
  /** Whether another row prints the four tiers in order. */
  readonly inOrderElsewhere: boolean;
}

const WORD = "(?:较高|中高|一般|中等|中|较低|低|高)";
const NAMES = new RegExp(`${WORD}(?:风险)?(?:[、,/和及与;]${WORD}(?:风险)?){1,7}`);
const LETTERS = /[A-D](?:类|级)?(?:[、,/和及与;][A-D](?:类|级)?){1,7}/;
const RISES = /(?:分别)?(?:逐级|逐步|依次|适当)?(?:递增|递加|递进|增加|提高|加大)[^,。;]{0,14}/;
const STEPS =
  /(\d{1,4}(?:\.\d{1,4})?)[:∶](\d{1,4}(?:\.\d{1,4})?)[:∶](\d{1,4}(?:\.\d{1,4})?)[:∶](\d{1,4}(?:\.\d{1,4})?)/;
const NATIONAL = "低风险、一般风险、较高风险、高风险";

/** Whether a cell names the four tiers of the national scheme in order. */
export function namesTiersInOrder(cell: string): boolean {
  return fold(cell).replace(/,/g, "、").includes(NATIONAL);
}

/** Whether a cell says that risk tiers do not matter for its task. */
export function saysNoTiers(folded: string): boolean {
  return /^(?:[/\\\-–—―]{1,4}|无|否|不涉及|不适用|不涉及.{0,16}|不实行.{0,16}|暂不.{0,16}|无信用风险.{0,6})$/.test(
    folded,
  );
}

/** Reads 信用风险分类管理: a stroke, a rising ladder with or without numbers, bands, steps. */
export function readTiers(cell: string, context: TiersContext): CellReading<Tiers> {
  const folded = fold(cell);
  const findings: Finding[] = [];
  const doubts: Doubt[] = [];
  const axes = { credit: /信用/.test(folded), industry: /行业(?:监管|领域)?风险/.test(folded) };
  const reading = (risk: Risk, rates?: RatesByTier): CellReading<Tiers> => ({
    value: { risk, axes, ...(rates ? { rates } : {}) },
    findings,
    doubts,
  });
  if (saysNoTiers(folded)) {
    findings.push(
      note("B8", "risk.kind", cell.trim(), "none", {
        en: "Risk tiers do not apply to this task; that is not the same as a missing cell.",
        zh: "本任务不适用风险分类；与单元格缺漏不同。",
      }),
    );
    return reading({ kind: "none" });
  }
  addCommas(cell, folded, findings);

  const printed = labelledRates(folded);
  if (printed.size > 0) {
    const [rates, bands] = [ratesByTier(printed), rateBands(printed)];
    if (!bands) return unreadable("a rate for each of the four tiers, none below the one before", quote(cell));
    return rates ? reading({ kind: "uniform" }, rates) : reading({ kind: "bands", bands });
  }
  const ladder = readLadder(cell, folded, context, findings);
  if (ladder === "unknown") {
    return unreadable(`the four tiers ${NATIONAL.replaceAll("、", ", ")}, or A, B, C, D`, quote(cell));
  }
  const rises = RISES.exec(folded)?.[0];
  const steps = STEPS.exec(folded);
  if (rises === undefined && !steps) {
    doubts.push({
      irregularity: "B4",
      field: "risk",
      question: {
        en: `"${tidy(cell).slice(0, 120)}" does not say how the rate depends on the tier. How does it?`,
        zh: `“${tidy(cell).slice(0, 120)}”没有写明各风险等级的抽查比例如何确定。如何确定？`,
      },
      assumption: { en: "the same rate in every tier.", zh: "各等级比例相同。" },
    });
    return reading({ kind: "uniform" });
  }
  if (rises !== undefined) addRising(cell, folded, rises, context, findings);
  if (!steps) return reading({ kind: "escalating" });
  const [low, general, higher, high] = steps.slice(1) as [string, string, string, string];
  return reading({ kind: "escalating", intensities: { low, general, higher, high } });
}

function quote(cell: string): string {
  return `"${tidy(cell).slice(0, 60)}"`;
}

function addCommas(cell: string, folded: string, findings: Finding[]): void {
  const commas = [...cell.matchAll(/[,，]\s*/g)].slice(0, 2);
  const last = commas.at(-1);
  if (!last || !folded.includes(",")) return;
  const raw = cell.slice(0, last.index + last[0].length);
  findings.push(
    note("A3", "risk", raw, fold(raw), {
      en: "Half-width and full-width commas print the same sentence; it is read folded (NFKC) and without spaces.",
      zh: "半角、全角逗号印的是同一句话；统一字形（NFKC）并去掉空格后识别。",
    }),
  );
}

/** Checks the names of the tiers; `none` if the cell names none, `unknown` if they are not the four. */
function readLadder(
  cell: string,
  folded: string,
  { inOrderElsewhere }: TiersContext,
  findings: Finding[],
): "four" | "none" | "unknown" {
  const listed = NAMES.exec(folded)?.[0] ?? LETTERS.exec(folded)?.[0];
  if (listed === undefined) return "none";
  const words = listed.split(/[、,/和及与;]/).map((name) => name.replace(/风险|类|级/g, ""));
  const tiers = words.map((word) => TIER_OF_WORD[word]);
  const raw = NAMES.exec(cell)?.[0] ?? listed;
  if (tiers.join() === TIERS.join()) {
    if (words.some((word) => /中/.test(word))) {
      findings.push(
        warning("R4", "risk", raw, NATIONAL, {
          en: "The tiers have other names than in the national scheme; they are four, and in the same order.",
          zh: "等级名称与全国统一名称不同，但同为四级且次序一致。",
        }),
      );
    }
    return "four";
  }
  if (words.length !== 4) return words.length === 2 && /^(?:较高|高)$/.test(words[0]!) ? "none" : "unknown";
  if (words.join() === "低,一般,高,高") {
    findings.push(
      warning("B1", "risk", raw, NATIONAL, {
        en: `"高风险" is printed twice; the third of the four tiers is "较高风险"${inOrderElsewhere ? ", as in the other rows" : ""}.`,
        zh: `“高风险”重复印刷；四级中的第三级应为“较高风险”${inOrderElsewhere ? "，与其他各行一致" : ""}。`,
      }),
    );
    return "four";
  }
  if (TIERS.some((tier) => !tiers.includes(tier))) return "unknown";
  const swapped = words.filter((_, index) => tiers[index] !== TIERS[index]);
  const what =
    swapped.length === 2
      ? { en: `"${swapped.map(full).join('" and "')}" are swapped`, zh: `“${swapped.map(full).join("”与“")}”次序颠倒` }
      : { en: "The tiers are printed in another order", zh: "等级次序有误" };
  findings.push(
    warning("B2", "risk", raw, NATIONAL, {
      en: `${what.en}; the tiers rise 低, 一般, 较高, 高, or the lower risk would be drawn more.`,
      zh: `${what.zh}；应按低、一般、较高、高递增，否则低风险的抽查反而更多。`,
    }),
  );
  return "four";
}

function full(word: string): string {
  return /^[A-D]$/.test(word) ? `${word}类` : `${word}风险`;
}

function addRising(
  cell: string,
  folded: string,
  rises: string,
  { onlyClass, noEnterprises }: TiersContext,
  findings: Finding[],
): void {
  const part = (text: string): string => (cell.includes(text) ? text : cell.trim());
  findings.push(
    note("B3", "risk.kind", part(rises), "escalating", {
      en: '"递增", "递加" and "增加" all say that the rate rises from tier to tier around the printed overall ratio.',
      zh: "“递增”“递加”“增加”都指抽查比例随风险等级升高，总体比例不变。",
    }),
  );
  if (onlyClass !== undefined) {
    const highest = (TIER_OF_WORD[onlyClass] satisfies Tier | undefined) === "high";
    const whole = /对[^。,;]{1,60}/.exec(folded)?.[0] ?? rises;
    const value = highest
      ? {
          en: `one rate: class ${onlyClass} is the highest tier already`,
          zh: `只有一个比例：${onlyClass}类已是最高等级`,
        }
      : { en: "rates can rise with the industry tier alone", zh: "只能按行业监管风险等级递增" };
    findings.push(
      note("B5", "risk", part(whole), value, {
        en: "The task is confined to one credit class, so only the industry tier can make a difference.",
        zh: "任务只针对一个信用风险类别，只有行业监管风险等级可能使比例不同。",
      }),
    );
  }
  if (noEnterprises && folded.includes("企业")) {
    const sentence = folded.slice(Math.max(0, folded.lastIndexOf("企业", folded.indexOf(rises))));
    findings.push(
      note(
        "B7",
        "risk",
        part(/^[^。,;]{1,40}/.exec(sentence)?.[0] ?? rises),
        { en: "every target in scope, the unclassified included", zh: "范围内全部对象，包括未分类的" },
        {
          en: 'The sentence is a template that says "企业"; targets without a credit class are kept, in a stratum of their own.',
          zh: "此句是只提“企业”的套话；没有信用分类的对象照样保留，单独成层。",
        },
      ),
    );
  }
}
