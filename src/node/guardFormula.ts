/** What spreadsheet programs take for the start of a formula, after the apostrophes that keep them from it. */
const RUNS = /^'*[=+\-@\t\r\uff1d\uff0b\uff0d\uff20]/;

/**
 * Text that no spreadsheet program runs as a formula: with an apostrophe before `=`, `+`, `-`, `@`, a tab or a carriage return
 * (and the full-width forms of the first four) at the start. Text that has such an apostrophe already gets another, so that
 * taking one off gives back the original always.
 */
export function guardFormula(text: string): string {
  return RUNS.test(text) ? `'${text}` : text;
}

/** Whether text begins with such an apostrophe. */
export function isGuarded(text: string): boolean {
  return text.startsWith("'") && RUNS.test(text);
}
