import { quote } from "../errors/describeValue.js";
import type { ErrorCode } from "../errors/errorCodes.js";
import { derivedId } from "./derivedId.js";
import type { Field, FieldType } from "./field.js";
import { foldWidth } from "./foldWidth.js";
import { isCreditCode } from "./isCreditCode.js";
import { foldWord } from "./foldWord.js";
import { readDay } from "./readDay.js";
import type { RepairCode } from "./repair.js";
import { ENTERPRISE_STARTS, FLAGS, SUBJECT_TYPES } from "./words.js";

/** What is wrong with the text of a cell. */
export interface ValueProblem {
  readonly code: ErrorCode;
  readonly expected: string;
  readonly advice: string;
}

/** What the text of a cell was read as. */
export interface ValueRead {
  /** Absent for an empty cell. */
  readonly value?: unknown;
  readonly repairs: readonly RepairCode[];
  readonly problem?: ValueProblem;
}

/** What the mapping says about the values of a field. */
export interface ValueChoices {
  readonly values: ReadonlyMap<string, string>;
  readonly hashIds: boolean;
}

const EMPTY: ValueRead = { repairs: [] };

/** Words for nothing. */
const PLACEHOLDERS = new Set([
  "无",
  "暂无",
  "空",
  "/",
  "\\",
  "-",
  "--",
  "—",
  "——",
  "–",
  "null",
  "none",
  "n/a",
  "不涉及",
  "未分类",
]);

/** Words for no end. */
const NO_END = new Set(["长期", "长期有效", "永久", "永久有效", "无固定期限", "无限期", "longterm"]);

const CREDIT_CODE = "a unified social credit code: 18 digits and capital letters without I O S V Z";
const CREDIT_CODE_ADVICE = "check it against the licence; in a spreadsheet format the column as text";

const ID_FORM = /^[0-9A-Za-z][0-9A-Za-z._-]{0,63}$/;

/** Reads the text of a cell as the value of a field, and says what had to be done for it. */
export function readValue(text: string, field: Field, choices: ValueChoices): ValueRead {
  const repairs: RepairCode[] = [];
  const clean = cleanText(text);
  if (clean !== text) repairs.push("SPACES_REMOVED");
  if (clean === "") return repairs.length > 0 ? { repairs } : EMPTY;
  if (field.type === "ids") return readIds(clean, choices, repairs);
  const mapped = choices.values.get(foldWord(clean));
  if (mapped !== undefined) repairs.push("VALUE_MAPPED");
  const known = mapped ?? clean;
  if (known === "" || (field.name !== "name" && isPlaceholder(known, field))) {
    return { repairs: mapped === undefined ? [...repairs, "PLACEHOLDER_EMPTY"] : repairs };
  }
  const read = READERS[field.type](known, field, choices);
  return { ...read, repairs: [...repairs, ...read.repairs] };
}

/** Without spaces and invisible characters at the ends, and with one space for a line break inside. */
function cleanText(text: string): string {
  return text
    .replace(/^[\s\u200b-\u200d\u2060\ufeff]+|[\s\u200b-\u200d\u2060\ufeff]+$/g, "")
    .replace(/[ \u3000]*\p{Cc}+[ \u3000]*/gu, " ");
}

function isPlaceholder(text: string, { words }: Field): boolean {
  const folded = foldWord(text);
  return PLACEHOLDERS.has(folded) && words?.some((word) => word.some((each) => foldWord(each) === folded)) !== true;
}

type Reader = (text: string, field: Field, choices: ValueChoices) => ValueRead;

const READERS: Readonly<Record<Exclude<FieldType, "ids">, Reader>> = {
  id: (text, _, choices) => readId(text, choices),
  text: (value) => ({ value, repairs: [] }),
  "credit-code": (text) => {
    const read = readCode(text);
    return isCreditCode(read.value as string) ? read : refused("FIELD_INVALID", CREDIT_CODE, CREDIT_CODE_ADVICE);
  },
  "code-or-number": (text) => {
    const read = readCode(text);
    if (isCreditCode(read.value as string)) return read;
    if (/^(?:\d{13}|\d{15})$/.test(read.value as string))
      return { ...read, repairs: [...read.repairs, "NUMBER_NOT_KEPT"] };
    return refused("FIELD_INVALID", `${CREDIT_CODE}, or a registration number of 13 or 15 digits`, CREDIT_CODE_ADVICE);
  },
  region: (text) => {
    const value = foldWidth(text);
    const repairs = foldings(text, value);
    if (/^\d{2,12}$/.test(value)) return { value, repairs };
    return refused(
      "FIELD_INVALID",
      "a region code of 2 to 12 digits (GB/T 2260)",
      "write the code, or say in the mapping what it is (values)",
    );
  },
  date: readDate,
  "end-date": (text, field, choices) =>
    isOpenEnd(text) ? { repairs: ["NO_END_DATE"] } : readDate(text, field, choices),
  "required-end-date": (text, field, choices) =>
    isOpenEnd(text) ? { value: "9999-12-31", repairs: ["NO_END_DATE"] } : readDate(text, field, choices),
  period: readPeriod,
  word: readWord,
  class: (text, field) => {
    const read = readWord(text, field);
    if (!read.problem) return read;
    const name = foldWidth(text).replace(/[类级]$/, "");
    return /^[0-9A-Za-z][0-9A-Za-z_-]{0,15}$/.test(name)
      ? {
          value: name,
          repairs: [...foldings(text, foldWidth(text)), ...(name === foldWidth(text) ? [] : (["WORD_READ"] as const))],
        }
      : read;
  },
  flag: (text, field) => {
    const { value, ...rest } = readWord(text, field);
    return value === undefined ? rest : { value: value === "true", repairs: rest.repairs };
  },
  "flag-or-date": (text, field, choices) => {
    const { value, ...rest } = readWord(text, { ...field, words: FLAGS });
    return value === undefined ? readDate(text, field, choices) : { value: value === "true", repairs: rest.repairs };
  },
  count: (text) => {
    const value = foldWidth(text);
    if (/^\d{1,15}$/.test(value)) return { value: Number(value), repairs: foldings(text, value) };
    return refused("FIELD_INVALID", "a whole number", "write digits only");
  },
};

function readIds(text: string, choices: ValueChoices, before: readonly RepairCode[]): ValueRead {
  const value: string[] = [];
  const repairs = [...before];
  for (const part of text.split(/[、，,；;|]/)) {
    const clean = cleanText(part);
    if (clean === "") continue;
    const mapped = choices.values.get(foldWord(clean));
    if (mapped !== undefined) repairs.push("VALUE_MAPPED");
    if (mapped === undefined && PLACEHOLDERS.has(foldWord(clean))) {
      repairs.push("PLACEHOLDER_EMPTY");
      continue;
    }
    const read = readId(mapped ?? clean, choices);
    repairs.push(...read.repairs);
    if (read.problem) return { ...read, repairs };
    if (!value.includes(read.value as string)) value.push(read.value as string);
  }
  return value.length > 0 ? { value, repairs } : { repairs };
}

function readId(text: string, { hashIds }: ValueChoices): ValueRead {
  const value = foldWidth(text);
  const repairs = foldings(text, value);
  if (ID_FORM.test(value)) return { value, repairs };
  if (hashIds) return { value: derivedId(text), repairs: ["ID_DERIVED"] };
  return refused(
    "FIELD_INVALID",
    "an id of 1 to 64 characters from 0-9 A-Z a-z . _ -, beginning with a letter or digit",
    "write the id, say in the mapping which id it stands for (values), or let ids be made from it (nonAsciiIds)",
  );
}

function readCode(text: string): ValueRead {
  const folded = foldWidth(text);
  const joined = folded.replace(/[\s\u200b-\u200d\u2060\ufeff]/g, "");
  const value = joined.toUpperCase();
  const repairs = foldings(text.replace(/\u3000/g, " "), folded);
  return {
    value,
    repairs: [
      ...repairs,
      ...(joined === folded ? [] : (["SPACES_REMOVED"] as const)),
      ...(value === joined ? [] : (["CASE_FOLDED"] as const)),
    ],
  };
}

function readDate(text: string, _: Field, __: ValueChoices): ValueRead {
  const read = readDay(text);
  if (!read)
    return refused("DATE_INVALID", "a date such as 2024-05-01, 2024/5/1 or 2024年5月1日", "write year, month and day");
  const rewritten: readonly RepairCode[] = read.day === text ? [] : ["DATE_REWRITTEN"];
  return { value: read.day, repairs: [...rewritten, ...(read.hasTime ? (["TIME_DROPPED"] as const) : [])] };
}

function isOpenEnd(text: string): boolean {
  return NO_END.has(foldWord(text)) || readDay(text)?.day.startsWith("9999-") === true;
}

function readPeriod(text: string, field: Field, choices: ValueChoices): ValueRead {
  const [first = "", second, ...rest] = text.split(/ ?(?:至|到|~|～|—+|–|--| - ) ?/);
  if (second === undefined) {
    const end = READERS["required-end-date"](text, field, choices);
    return end.problem ? end : { value: { validTo: end.value }, repairs: end.repairs };
  }
  const [from, to] = [readDate(first, field, choices), READERS["required-end-date"](second, field, choices)];
  if (rest.length > 0 || from.problem || to.problem) {
    return refused("DATE_INVALID", "two dates such as 2022-01-01至2026-12-31", "write both days in full");
  }
  return { value: { validFrom: from.value, validTo: to.value }, repairs: ["DATE_REWRITTEN"] };
}

function readWord(text: string, { words = [] }: Field): ValueRead {
  const folded = foldWord(text);
  for (const [value, ...others] of words) {
    if (value === text) return { value, repairs: [] };
    if (foldWord(value) === folded || others.some((other) => foldWord(other) === folded))
      return { value, repairs: ["WORD_READ"] };
  }
  if (words === SUBJECT_TYPES && ENTERPRISE_STARTS.some((start) => folded.startsWith(start))) {
    return { value: "enterprise", repairs: ["WORD_READ"] };
  }
  const known = words.map(([value, first = value]) => first).join("、");
  return refused("VALUE_UNKNOWN", `one of ${known}`, `say in the mapping what ${quote(text)} stands for (values)`);
}

function foldings(text: string, folded: string): readonly RepairCode[] {
  return text === folded ? [] : ["WIDTH_FOLDED"];
}

function refused(code: ErrorCode, expected: string, advice: string): ValueRead {
  return { repairs: [], problem: { code, expected, advice } };
}
