/**
 * The source with the bug in it.
 *
 * @param {string} source
 * @param {import("./mutants.js").Mutant} mutant
 */
export function plant(source, { name, file, original, mutated }) {
  const parts = source.split(original);
  if (parts.length !== 2) throw new Error(`${name}: its text is ${parts.length - 1} times in ${file}, not once`);
  return parts.join(mutated);
}
