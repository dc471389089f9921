import { readFileSync, writeFileSync } from "node:fs";

/** Every `sh` block of a page with the output that stands below it. */
export const SHOWN_BLOCK: RegExp = /^```sh\n([^]*?)^```\n```text\n([^]*?)^```$/gm;

/** Writes what a block printed below it; a person reads the difference. */
export function writeShown(file: string, code: string, printed: string): void {
  const source = readFileSync(file, "utf8");
  const at = source.indexOf(code) + code.length;
  const below = source
    .slice(at)
    .replace(/^(```\n```text\n)[^]*?(?=^```$)/m, (_, fences: string) => `${fences}${printed}`);
  writeFileSync(file, source.slice(0, at) + below);
}
