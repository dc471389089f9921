const ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY";
const WEIGHTS = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28];

/**
 * Whether the check character of a unified social credit code (统一社会信用代码) is right, by GB 32100-2015. A real,
 * registered code may fail, so this is a reason to look and not to refuse.
 *
 * @param code - 18 characters
 *
 * @example
 * ```ts
 * import { creditCodeIsValid } from "double-random";
 *
 * console.log(creditCodeIsValid("91350100M000100Y43"), creditCodeIsValid("91350100M000100Y44"));
 * ```
 * ```text
 * true false
 * ```
 */
export function creditCodeIsValid(code: string): boolean {
  if (typeof code !== "string") return false;
  const values = Array.from(code, (character) => ALPHABET.indexOf(character));
  if (values.length !== 18 || values.includes(-1)) return false;
  const sum = WEIGHTS.reduce((total, weight, index) => total + weight * values[index]!, 0);
  return values[17] === (31 - (sum % 31)) % 31;
}
