const LONGEST = 60;

/** A value as a reader would recognise it in an error message, on one line and never long. */
export function describeValue(value: unknown): string {
  if (value === undefined) return "nothing";
  if (Object.is(value, -0)) return "-0";
  if (typeof value === "number" || typeof value === "bigint" || typeof value === "boolean" || value === null) {
    return String(value);
  }
  if (typeof value === "string") return quote(value);
  if (typeof value === "function") return "a function";
  if (typeof value === "symbol") return "a symbol";
  if (Array.isArray(value)) return `a list of ${String(value.length)}`;
  return "an object";
}

/** Text in quotes, with everything escaped that a terminal could take for a command or show in another order. */
export function quote(text: string): string {
  const shown = text.length <= LONGEST ? text : `${text.slice(0, LONGEST)}…`;
  return JSON.stringify(shown).replace(
    /[\u007f-\u009f\u200b-\u200f\u2028-\u202e\u2066-\u2069\ufeff]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );
}
