import type { AdministrativeLevel } from "../model/administrativeLevel.js";
import type { Mode } from "../model/task.js";
import { fold, tidy } from "./foldText.js";
import { printedPart } from "./printedPart.js";
import { note, unreadable, warning, type CellReading, type Doubt, type Finding } from "./reading.js";
import { regionKind, type RegionKind } from "./regionKind.js";

/** What the levels depend on. */
export interface ModeContext {
  readonly regionCode: string;
  /** The place of the issuer, such as 青山县, for the words of a note. */
  readonly place: string;
  /** Whether another row prints both levels alike, as in 县抽县查. */
  readonly printedInFull: boolean;
}

const BOTH = /([省市县区旗])(?:级|\([市县区旗]\))?抽([省市县区旗])(?:级|\([市县区旗]\))?查/g;
const ONE = /([省市县区旗])级?抽查/;
const STARTED =
  /([省市县区旗])(?:级|局|\([市县区旗]\)级?)?(?:统一|自行|牵头)?(?:组织)?发起[^省市县区旗]{0,8}(?:([省市县区旗])(?:级|局|\([市县区旗]\)级?)?)?(?:自行|统一)?(?:组织)?(?:实施)?检?查/;

/** 市级抽取、县级检查 */
const DRAWN =
  /([省市县区旗])(?:级|局|\([市县区旗]\)级?)?(?:统一|自行|组织)?抽取[,、;]?(?:由)?([省市县区旗])(?:级|局|\([市县区旗]\)级?)?(?:自行|统一)?(?:组织|实施)?检查/;

/** Whether a cell prints the two levels in full. */
export function printsBothLevels(cell: string): boolean {
  return fold(cell).search(BOTH) >= 0;
}

/** Reads 省抽县查, 【县抽查】, 区级发起，区级检查: who draws, and who inspects. */
export function readMode(cell: string, context: ModeContext): CellReading<Mode> {
  const folded = fold(cell);
  const kind = regionKind(context.regionCode);
  const findings: Finding[] = [];
  const doubts: Doubt[] = [];
  const pairs = [...folded.matchAll(BOTH)];
  const started = STARTED.exec(folded) ?? DRAWN.exec(folded);
  const [first, ...others] = pairs;
  const one = first || started ? null : ONE.exec(folded);
  const [text, drawn, inspected] = first ?? started ?? (one ? [one[0], one[1], one[1]] : []);
  if (text === undefined || drawn === undefined) {
    const expected = "who draws and who inspects, such as 省抽县查, 市抽县查, 县抽县查";
    return unreadable(expected, `"${tidy(cell).slice(0, 40)}"`);
  }
  const [by, to] = [drawn, inspected ?? drawn];
  if (others.some((other) => other[0] !== text)) {
    doubts.push({
      irregularity: "R8",
      field: "mode",
      question: {
        en: `The cell "${tidy(cell)}" names several ways. Which levels draw and inspect?`,
        zh: `“${tidy(cell)}”列了几种模式。由哪一级抽取、哪一级检查？`,
      },
      assumption: { en: `"${text}".`, zh: `“${text}”。` },
    });
  }
  if (one) addMissing(cell, folded, by, context, findings, doubts);
  if (kind === "county-level-city" && [by, to].includes("市")) {
    doubts.push({
      irregularity: "C6",
      field: "mode",
      question: {
        en: `"${text}" is printed in the plan of a city at county level. Does "市" mean the prefecture or the city itself?`,
        zh: `县级市的计划印有“${text}”。“市”指设区的市还是本市？`,
      },
      assumption: { en: "the prefecture, as the administrative level.", zh: "按行政层级，指设区的市。" },
    });
  }
  if (by === "县" && (kind === "county-level-city" || kind === "district")) {
    const what = kind === "district" ? ["a district", "市辖区"] : ["a city", "县级市"];
    findings.push(
      note("C6", "mode.drawnBy", "县", "county", {
        en: `"县" names the administrative level; ${context.place} is ${what[0]!} at county level.`,
        zh: `“县”指行政层级；${context.place}是${what[1]!}，属县级。`,
      }),
    );
  }
  const value = { drawnBy: levelOf(by, kind), inspectedBy: levelOf(to, kind) };
  return { value, findings, doubts };
}

/** The levels of a plan that prints none: those of its issuer. */
export function modeOfIssuer(regionCode: string): Mode {
  const level = levelOfKind(regionKind(regionCode));
  return { drawnBy: level, inspectedBy: level };
}

function levelOfKind(kind: RegionKind): AdministrativeLevel {
  if (kind === "province" || kind === "municipality") return "province";
  return kind === "prefecture" ? "prefecture" : "county";
}

function levelOf(word: string, kind: RegionKind): AdministrativeLevel {
  if (word === "省") return "province";
  if (word !== "市") return "county";
  return kind === "municipality" ? "province" : "prefecture";
}

function addMissing(
  cell: string,
  folded: string,
  word: string,
  { printedInFull }: ModeContext,
  findings: Finding[],
  doubts: Doubt[],
): void {
  const bracketed = /[【[(〔][^】\])〕]{1,8}[】\])〕]/.exec(cell)?.[0] ?? printedPart(cell, `${word}抽查`);
  const level = levelOf(word, "county");
  if (/发起并(?:组织)?实施/.test(folded)) {
    findings.push(
      warning("C5", "mode.inspectedBy", bracketed, level, {
        en:
          `One "${word}" is missing from "${word}抽${word}查"; the sentence after it says that the bureau draws and inspects` +
          `${printedInFull ? ", as in the other rows" : ""}.`,
        zh: `“${word}抽${word}查”少印一个“${word}”；其后文字表明由本局发起并实施${printedInFull ? "，与其他各行一致" : ""}。`,
      }),
    );
    return;
  }
  doubts.push({
    irregularity: "C5",
    field: "mode.inspectedBy",
    question: {
      en: `"${bracketed}" does not say who inspects. Is "${word}抽${word}查" meant?`,
      zh: `“${bracketed}”没有写明由哪一级检查。是否指“${word}抽${word}查”？`,
    },
    assumption: { en: `it is: "${word}抽${word}查".`, zh: `是：“${word}抽${word}查”。` },
  });
}
