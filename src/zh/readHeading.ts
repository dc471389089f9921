import { fold, tidy } from "./foldText.js";
import type { TextAround } from "./planRows.js";

/** What the text around a table says about the plan. */
export interface Heading {
  readonly title?: { readonly text: string; readonly raw: string };
  readonly year?: number;
  readonly documentNumber?: string;
  readonly issuedOn?: string;
  readonly issuer?: string;
}

const YEAR = /(20\d{2}|二[〇零○]\s*[一二三四五六七八九〇零○]{2})年/;
const PLAN = /(?:计划|计划表|抽查表|一览表|工作安排|抽查安排)(?:的通知)?$/;
const AGENCY =
  /^.{2,30}?(?:监督管理局|管理局|监管局|监管委|委员会|联席会议|人民政府|执法局|资源局|环境局|水利局|林业局|教育局|财政局|公安局|局|厅|中心|支队|大队)/;
const NUMBER = /[\p{Script=Han}]{1,15}[〔［【[(（]20\d{2}[〕］】\])）]第?\d{1,4}号/u;
const DAY = /^(?:成文日期|发布日期|印发日期|日期)?[:：]?(20\d{2})[年.\-/](\d{1,2})[月.\-/](\d{1,2})日?(?:印发|发布)?$/;
/** What stands in brackets behind a title: （修订版）, （2026年度）, （市直）. */
const BRACKETED = /(?:[(（][^()（）]{1,20}[)）]){1,3}$/;
/** No heading is longer; what is longer is a paragraph. */
const LONGEST = 120;

/** Finds title, year, document number, day of issue and issuer. What it does not find is absent. */
export function readHeading(around: readonly TextAround[]): Heading {
  const lines = around.map((each) => ({ ...each, plain: tidy(each.text) }));
  const title = titleOf(lines);
  const short = lines.filter(({ plain }) => plain.length <= LONGEST);
  const number = short.map(({ plain }) => NUMBER.exec(plain)?.[0]).find((found) => found !== undefined);
  const day = short.map(({ plain }) => DAY.exec(digits(fold(plain)))).findLast((found) => found !== null);
  const year =
    yearOf(title?.text ?? "") ?? short.map(({ plain }) => yearOf(plain)).find((found) => found !== undefined);
  const issuer =
    agencyOf(title?.text ?? "") ??
    short
      .flatMap(({ plain }) =>
        /^\S{3,30}(?:局|委员会|人民政府|联席会议)(?:办公室)?$/.test(plain)
          ? [plain.replace(/(?<=局|委员会|政府)办公室$/, "")]
          : [],
      )
      .at(0);
  return {
    ...(title ? { title } : {}),
    ...(year === undefined ? {} : { year }),
    ...(number === undefined ? {} : { documentNumber: number }),
    ...(day ? { issuedOn: `${day[1]!}-${day[2]!.padStart(2, "0")}-${day[3]!.padStart(2, "0")}` } : {}),
    ...(issuer === undefined ? {} : { issuer }),
  };
}

/** The agency that a title begins with. */
export function agencyOf(title: string): string | undefined {
  const before = title.slice(0, Math.max(0, title.search(/20\d{2}|二[〇零○]/)));
  const found = AGENCY.exec(before)?.[0];
  // The whole of what stands before the year, unless more words follow the agency.
  return before !== "" && /(?:局|委员会|厅|政府|中心|支队|大队|会议|监管委)$/.test(before) ? before : found;
}

/** 青山县市场监督管理局 is the authority of 青山县. */
export function placeOf(issuer: string): string {
  return /^(.{1,24}?[省市县区旗州盟])(?=市场|(?:[^省市县区旗州盟]|市场){1,20}$)/.exec(issuer)?.[1] ?? "";
}

function titleOf(
  lines: readonly (TextAround & { readonly plain: string })[],
): { text: string; raw: string } | undefined {
  const found: { text: string; raw: string; page: boolean; rank: number }[] = [];
  for (const [index, { line, text, above, plain }] of lines.entries()) {
    const quoted = /《([^《》]{4,80}(?:计划|计划表))》/.exec(plain)?.[1];
    if (quoted !== undefined && YEAR.test(quoted)) found.push({ text: quoted, raw: quoted, page: false, rank: 2 });
    let raw = text;
    // A title that a line break has broken in two, or in three.
    for (let more = 0; more <= 2; more += 1) {
      if (more > 0) {
        const next = lines[index + more];
        if (next?.line !== line + more || next.above !== above) break;
        raw = `${raw}\n${next.text}`;
      }
      const bare = raw.replace(/^[\s#*]*(?:附\s*(?:件|表)\s*\d{0,2}\s*(?:[:：]\s*)?)?/, "").trim();
      const whole = tidy(bare);
      if (
        whole.length > LONGEST ||
        !PLAN.test(whole.replace(BRACKETED, "")) ||
        /^(?:[一二三四五六七八九十]{1,3}、|[(（\d])/.test(whole.replace(YEAR, "")) ||
        /[。；]/.test(whole)
      )
        continue;
      const issued = /(?:关于)?印发.{0,4}《?(.+?)》?的通知$/.exec(whole)?.[1];
      const rank =
        (YEAR.test(whole) ? 2 : 0) + (agencyOf(whole) === undefined ? 0 : 2) - (issued === undefined ? 0 : 1);
      found.push({ text: issued ?? whole.replace(/的通知$/, ""), raw: bare, page: above !== undefined, rank });
      break;
    }
  }
  const best = Math.max(...found.map(({ rank }) => rank));
  const title = found.find(({ rank, page }) => rank === best && !page) ?? found.find(({ rank }) => rank === best);
  return title && { text: title.text, raw: title.raw };
}

function yearOf(text: string): number | undefined {
  const found = YEAR.exec(text)?.[1] ?? /(20\d{2})(?=年|度)/.exec(text)?.[1];
  return found === undefined ? undefined : Number(digits(found));
}

/** Years and days in Chinese numerals, digit by digit: 二〇二四年二月五日. */
function digits(text: string): string {
  return text
    .replace(/二[〇零○][一二三四五六七八九〇零○]{2}(?=年|$)/g, (year) =>
      Array.from(year, (each) => "〇一二三四五六七八九".indexOf(each.replace(/[零○]/, "〇"))).join(""),
    )
    .replace(/[一二三四五六七八九十]{1,3}(?=[月日])/g, (number) => {
      const [tens, ones] = number.includes("十") ? number.split("十") : ["", number];
      const value = (each: string): number => Math.max(0, "〇一二三四五六七八九".indexOf(each || "〇"));
      return String((number.includes("十") ? 10 * (tens === "" ? 1 : value(tens!)) : 0) + value(ones!));
    });
}
