import type { Window } from "../model/task.js";
import { byCodePoint } from "../random/byCodePoint.js";

/**
 * Splits entries into the fewest groups whose windows all have a day in common: those that contain the earliest last day, and so on. The
 * order of the entries does not matter, and the windows that two groups have in common do not meet.
 *
 * @param keyOf - different for any two entries; decides who is looked at first where windows end on one day
 */
export function meetingGroups<T>(
  entries: readonly T[],
  windowOf: (entry: T) => Window,
  keyOf: (entry: T) => string,
): readonly (readonly T[])[] {
  const groups: { readonly lastDay: string; readonly entries: T[] }[] = [];
  const byEnd = [...entries].sort(
    (a, b) => byCodePoint(windowOf(a).end, windowOf(b).end) || byCodePoint(keyOf(a), keyOf(b)),
  );
  for (const entry of byEnd) {
    const group = groups.find(({ lastDay }) => windowOf(entry).start <= lastDay);
    if (group) group.entries.push(entry);
    else groups.push({ lastDay: windowOf(entry).end, entries: [entry] });
  }
  return groups.map((group) => group.entries);
}

/** What windows that all meet have in common. */
export function commonWindow(windows: readonly Window[]): Window {
  return {
    start: windows.map(({ start }) => start).reduce((a, b) => (a > b ? a : b)),
    end: windows.map(({ end }) => end).reduce((a, b) => (a < b ? a : b)),
  };
}
