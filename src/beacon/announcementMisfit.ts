import type { AnnouncedSource, NumberGroup } from "../model/seed.js";
import type { Misfit } from "./misfit.js";

/**
 * What keeps the value of an announced source from being an announcement of its groups: the wrong number of groups or digits,
 * a number out of range, a number that comes twice where none can.
 */
export function announcementMisfit({ groups, value }: AnnouncedSource): Misfit | undefined {
  const parts = value.split("+");
  if (parts.length !== groups.length) {
    const expected = groups.length === 1 ? "1 group, without +" : `${String(groups.length)} groups with + between them`;
    return { field: "value", expected, received: value };
  }
  for (const [index, group] of groups.entries()) {
    const misfit = groupMisfit(group, parts[index]!);
    if (misfit) return { ...misfit, expected: `${misfit.expected} in group ${String(index + 1)}` };
  }
  return undefined;
}

function groupMisfit({ count, lowest, highest, distinct = false }: NumberGroup, text: string): Misfit | undefined {
  const width = String(highest).length;
  if (!/^[0-9]*$/.test(text) || text.length !== count * width) {
    const expected = `${String(count * width)} digits, ${String(width)} for each of ${String(count)} numbers,`;
    return { field: "value", expected, received: text };
  }
  const seen = new Set<string>();
  for (let at = 0; at < text.length; at += width) {
    const digits = text.slice(at, at + width);
    const number = Number(digits);
    if (number < lowest || number > highest) {
      const expected = `numbers from ${String(lowest).padStart(width, "0")} to ${String(highest)}`;
      return { field: "value", expected, received: digits };
    }
    if (distinct && seen.has(digits)) {
      return { field: "value", expected: "no number twice", received: `${digits} again` };
    }
    seen.add(digits);
  }
  return undefined;
}
