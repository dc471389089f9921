/** Text without the given characters at its ends; linear, where a regular expression would try each start of a long run. */
export function trimMarks(text: string, marks: string, where: "both" | "end" = "both"): string {
  let [start, end] = [0, text.length];
  while (end > start && marks.includes(text[end - 1]!)) end -= 1;
  while (where === "both" && start < end && marks.includes(text[start]!)) start += 1;
  return text.slice(start, end);
}
