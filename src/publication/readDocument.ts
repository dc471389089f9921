import { DoubleRandomError } from "../errors/DoubleRandomError.js";
import { parseJson } from "../record/parseJson.js";
import { DOCUMENT_SCHEMAS } from "../verify/documentSchemas.js";
import { matchesSchema } from "../verify/matchesSchema.js";

/**
 * Reads one document by its schema, which admits no unknown field, kind or version.
 *
 * @param name - what the text is called in errors
 * @throws `DoubleRandomError` `JSON_INVALID`, `INPUT_INVALID`
 */
export function readDocument(document: keyof typeof DOCUMENT_SCHEMAS, name: string, text: string): unknown {
  const value = parseJson(text, name);
  const problem = matchesSchema(DOCUMENT_SCHEMAS[document], value, name);
  if (problem) throw new DoubleRandomError({ code: "INPUT_INVALID", ...problem });
  return value;
}
