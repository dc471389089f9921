/** Orders ids. They are ASCII, where code units are code points, so no locale and no normalisation is involved. */
export function byCodePoint(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
