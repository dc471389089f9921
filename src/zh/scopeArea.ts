import { note, warning, type Doubt, type Finding } from "./reading.js";
import { regionKind, type RegionKind } from "./regionKind.js";

/** The authority whose plan it is. */
export interface AreaContext {
  readonly regionCode: string;
  /** 青山县; empty if unknown. */
  readonly place: string;
}

const WHOLE = /(?:在)?([全本我])(省|自治区|市|县|区|旗|州)(?:范围|辖区|行政区域|域)?内?的?/;
const OWN = /(?:在)?本?(?:辖区|行政区域|属地|管辖区域|管辖范围)(?:范围)?(?:以?内)?的?/;

/** The word that each kind of authority has for its whole area. */
const OWN_WORD: Readonly<Record<RegionKind, string>> = {
  municipality: "市",
  province: "省",
  prefecture: "市",
  district: "区",
  county: "县",
  "county-level-city": "市",
};
const IN_ENGLISH: Readonly<Record<string, string>> = { 区: "a district", 县: "a county", 市: "a city", 旗: "a banner" };
const RANK: Readonly<Record<string, number>> = { 省: 3, 自治区: 3, 市: 2, 州: 2, 县: 1, 区: 1, 旗: 1 };

/** Takes the words for the area out of a folded scope. Whatever is printed, the area is that of the issuer's region code. */
export function scopeArea(
  folded: string,
  cell: string,
  { regionCode, place }: AreaContext,
): { readonly rest: string; readonly findings: readonly Finding[]; readonly doubts: readonly Doubt[] } {
  const kind = regionKind(regionCode);
  const named = place !== "" && folded.startsWith(place) ? place : undefined;
  if (named !== undefined) {
    const after = folded.slice(named.length).replace(/^(?:范围|辖区|行政区域|域|境)?内?的?/, "");
    return { rest: after, findings: [], doubts: [] };
  }
  const whole = WHOLE.exec(folded);
  const own = OWN.exec(folded);
  const found = whole ?? own;
  if (!found) {
    const rule = {
      en: "No area is printed; the jurisdiction of the issuing authority is meant.",
      zh: "没有写明地域，指发文机关的管辖区域。",
    };
    return { rest: folded, findings: [note("C3", "scope.regionCodes", cell, regionCode, rule)], doubts: [] };
  }
  const rest = folded.replace(found[0], "");
  const word = whole?.[2];
  if (word === undefined || fits(word, kind)) return { rest, findings: [], doubts: [] };
  const printed = `${whole![1]!}${word}`;
  const atCounty = kind === "district" || kind === "county" || kind === "county-level-city";
  if (atCounty && RANK[word] === 1) {
    const here = OWN_WORD[kind];
    const why =
      kind === "county-level-city" && word === "区"
        ? { en: `${place} has no districts`, zh: `${place}没有市辖区` }
        : {
            en: `${place === "" ? "the issuer" : place} is ${IN_ENGLISH[here]!}`,
            zh: `${place === "" ? "发文机关" : place}不是${word}`,
          };
    const rule = {
      en: `"${printed}" stems from the template of ${IN_ENGLISH[word]!}; ${why.en}, so "全${here}" is meant.`,
      zh: `“${printed}”出自${word}的范本；${why.zh}，应为“全${here}”。`,
    };
    return { rest, findings: [warning("C4", "scope.regionCodes", printed, regionCode, rule)], doubts: [] };
  }
  const doubt: Doubt = {
    irregularity: "C4",
    field: "scope.regionCodes",
    question: {
      en: `"${printed}" is not the area of the issuer (${regionCode}). Whose targets are meant?`,
      zh: `“${printed}”与发文机关的管辖区域（${regionCode}）不一致。指哪一范围的对象？`,
    },
    assumption: { en: `those of the issuer's area, ${regionCode}.`, zh: `发文机关管辖区域（${regionCode}）内的对象。` },
  };
  return { rest, findings: [], doubts: [doubt] };
}

function fits(word: string, kind: RegionKind): boolean {
  if (word === OWN_WORD[kind]) return true;
  if (kind === "province") return word === "区" || word === "自治区";
  return (kind === "county" && word === "旗") || (kind === "prefecture" && word === "州");
}
