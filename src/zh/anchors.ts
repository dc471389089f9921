import type { Field } from "./columns.js";
import { findFrequencies } from "./findFrequencies.js";
import { fold } from "./foldText.js";
import { readAmounts } from "./readAmounts.js";
import { readMode } from "./readMode.js";
import { readNumber } from "./readNumber.js";
import { readWindow } from "./readWindow.js";

const DEPARTMENT =
  /^(?:各|本)?[\p{Script=Han}()]{1,24}(?:局|委|委员会|办|办公室|厅|院|队|处|中心|部门|单位|会|所|股|科|室|站|海关|银行|公司)(?:\([\p{Script=Han}]{1,12}\))?$/u;
const NOTHING = /^(?:\/|-{1,2}|—{1,2}|无)$/;
const LONGEST = 400;

/** How the cells of a column look, where that tells them from others. */
const LOOKS: Partial<Record<Field, (folded: string) => boolean>> = {
  number: (folded) => readNumber(folded) !== undefined,
  code: (folded) => /^[A-Za-z0-9\-_.〔〕[\]年号第]{2,40}$/.test(folded),
  kind: (folded) => folded.length <= 8 && /定向/.test(folded),
  quota: isAmount,
  count: isAmount,
  base: (folded) => /^\d{1,9}[户家个所]?$/.test(folded),
  frequency: (folded) => folded.length <= 20 && findFrequencies(folded, true).found.length > 0,
  risk: (folded) =>
    NOTHING.test(folded) || (/风险|信用|不涉及|不适用/.test(folded) && !/次\/|\/年|\d{1,4}[%‰户家]/.test(folded)),
  window: isWindow,
  mode: (folded) =>
    folded.length <= 40 &&
    readMode(folded, { regionCode: "529921", place: "", printedInFull: false }).value !== undefined,
  method: (folded) => folded.length <= 24 && /(?:检查|核查|抽查|检测|检验|监测)$/.test(folded),
  initiator: isDepartments,
  partners: isDepartments,
  inspectedBy: isDepartments,
  section: isDepartments,
};

/** What a cell of this column looks like; `undefined` for a column that can hold any words. */
export function looksOf(field: Field): ((cell: string) => boolean) | undefined {
  const looks = LOOKS[field];
  return looks && ((cell) => cell.length <= LONGEST && looks(fold(cell)));
}

function isAmount(folded: string): boolean {
  return (
    /\d|全|百分|千分/.test(folded) &&
    !/风险|信用/.test(folded) &&
    readAmounts({ quota: folded, counts: true }).value !== undefined
  );
}

function isWindow(folded: string): boolean {
  if (folded.length > 60 || !/[年月季日]/.test(folded)) return false;
  const { value, doubts } = readWindow(folded, 2000);
  return value !== undefined && doubts.every(({ irregularity }) => irregularity !== "R14");
}

function isDepartments(folded: string): boolean {
  return NOTHING.test(folded) || folded.split(/[、,;]/).every((name) => DEPARTMENT.test(name));
}
