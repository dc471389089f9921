import { parseWith } from "./parse.js";
import { mappingDocumentSchema, type MappingDocument } from "./tableMapping.js";

/**
 * Reads a mapping from unknown data: what the columns and words of a bureau's tables stand for.
 *
 * @param input - an object with the fields of {@link MappingDocument}
 * @throws `DoubleRandomError` `INPUT_INVALID`; `issues` holds every problem
 *
 * @example
 * ```ts
 * import { parseMapping } from "double-random/node";
 *
 * const mapping = parseMapping({ targets: { columns: { 企业全称: "name" }, constants: { regionCode: "140581" } } });
 * console.log(mapping.targets?.columns);
 * ```
 * ```text
 * { '企业全称': 'name' }
 * ```
 */
export function parseMapping(input: unknown): MappingDocument {
  return parseWith(mappingDocumentSchema, input, "mapping");
}
