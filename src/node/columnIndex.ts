/** The column, from 0, of a cell reference such as `AB12`; `undefined` if it is none. */
export function columnIndex(reference: string): number | undefined {
  let index = 0;
  let at = 0;
  for (; at < reference.length && at < 4; at++) {
    const code = reference.charCodeAt(at);
    if (code < 65 || code > 90) break;
    index = index * 26 + code - 64;
  }
  return at === 0 || at > 3 ? undefined : index - 1;
}
