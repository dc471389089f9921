/** A source as far as commitment and seed must agree on it: without its value, the proof of the value, and when it can be known. */
export function committedForm(source: object): Readonly<Record<string, unknown>> {
  const later = ["value", "signature", "pulse", "at"];
  return Object.fromEntries(Object.entries(source).filter(([name]) => !later.includes(name)));
}
