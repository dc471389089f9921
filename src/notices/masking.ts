import type { Disclosure } from "../model/noticePolicy.js";

/** A person's name: the first character and one star, whatever its length. */
export function maskPersonName(name: string): string {
  return `${Array.from(name)[0] ?? ""}*`;
}

/**
 * The name of a business: its first character, two stars and, of a name of at least five characters, its last two, so that
 * "张三小吃店" is "张**吃店" and no given name is left.
 */
export function maskBusinessName(name: string): string {
  const characters = Array.from(name);
  const end = characters.length >= 5 ? characters.slice(-2).join("") : "";
  return `${characters[0] ?? ""}**${end}`;
}

/** A credit code: the two characters for the kind of body, and the last four. */
export function maskCreditCode(code: string): string {
  return `${code.slice(0, 2)}${"*".repeat(12)}${code.slice(-4)}`;
}

/** A text as far as it may be printed; empty if it is hidden. */
export function disclose(text: string, disclosure: Disclosure, mask: (text: string) => string): string {
  if (disclosure === "shown") return text;
  return disclosure === "masked" ? mask(text) : "";
}
