import { dayOfSerial } from "../exact/dayOfSerial.js";
import type { Cell, NumberCell } from "./cell.js";
import type { NumberFormat } from "./numberFormat.js";

/** A cell with a number, from the text that the workbook stores. */
export function numberCell(stored: string, format: NumberFormat, from1904: boolean): Cell {
  const value = Number(stored);
  if (stored === "" || !Number.isFinite(value)) return { broken: stored };
  const day = dayOfSerial(Math.floor(value), from1904);
  const isDate = format.kind === "date" && day !== undefined;
  const cell: NumberCell = {
    stored,
    plain: plainDecimal(value),
    shown: isDate ? day : shownNumber(value, format),
    isDate,
    hasTime: value !== Math.floor(value),
    ...(day !== undefined && { day }),
  };
  return cell;
}

function shownNumber(value: number, format: NumberFormat): string {
  const plain = plainDecimal(value);
  if (format.kind === "percent") return `${withDecimals(shiftTwoPlaces(plain), format.decimals)}%`;
  if (format.kind === "fixed") return withDecimals(plain, format.decimals);
  if (format.kind === "digits" && /^\d+$/.test(plain)) return plain.padStart(format.least, "0");
  return plain;
}

/** With at least so many decimals; those beyond them are kept. */
function withDecimals(text: string, least: number): string {
  const [whole = "", fraction = ""] = text.split(".");
  const padded = fraction.padEnd(least, "0");
  return /^-?\d+$/.test(whole) && padded !== "" ? `${whole}.${padded}` : text;
}

/** The shortest decimal text of a number, without an exponent where digits can do. */
function plainDecimal(value: number): string {
  const text = Object.is(value, -0) ? "0" : String(value);
  const [, sign = "", digits = "", fraction = "", exponent] = /^(-?)(\d+)(?:\.(\d+))?(?:e([+-]\d+))?$/.exec(text) ?? [];
  if (exponent === undefined) return text;
  return placePoint(sign, digits + fraction, digits.length + Number(exponent));
}

/** A hundredfold in decimal text, exactly. */
function shiftTwoPlaces(text: string): string {
  const [, sign = "", digits = "", fraction = ""] = /^(-?)(\d+)(?:\.(\d+))?$/.exec(text) ?? [];
  return placePoint(sign, digits + fraction, digits.length + 2);
}

function placePoint(sign: string, digits: string, point: number): string {
  const padded = digits.padEnd(point, "0").padStart(digits.length + Math.max(0, 1 - point), "0");
  const at = Math.max(point, 1);
  const whole = padded.slice(0, at).replace(/^0+(?=\d)/, "");
  const fraction = padded.slice(at).replace(/0+$/, "");
  return `${sign}${whole}${fraction === "" ? "" : `.${fraction}`}`;
}
