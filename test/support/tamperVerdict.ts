/** `draw.7.plan` as `draw.plan`, `entry.3.hash` as `entry.hash`, `draw.7.source.2` as `draw.source`. */
export function withoutNumber(check: string): string {
  return check.replace(/^(draw|entry)\.\d+/, "$1").replace(/source\.\d+$/, "source");
}
