import type { JsonSchema } from "./jsonSchema.js";

// The forms that the schemas of `schema/` are made of, so that documentSchemas.ts need not repeat the words of each.

/** An object with these fields and no others; those in `optional`, names between spaces, may be missing. */
export function object(properties: Readonly<Record<string, JsonSchema>>, optional = ""): JsonSchema {
  const mayBeMissing = optional.split(" ");
  const required = Object.keys(properties).filter((name) => !mayBeMissing.includes(name));
  return { type: "object", properties, ...(required.length > 0 && { required }), additionalProperties: false };
}

/** An object whose keys and values have a form each. */
export function map(propertyNames: JsonSchema, additionalProperties: JsonSchema): JsonSchema {
  return { type: "object", propertyNames, additionalProperties };
}

/** A list. */
export function list(items: JsonSchema, minItems?: number): JsonSchema {
  return { type: "array", ...(minItems !== undefined && { minItems }), items };
}

/** Text of a form. */
export function text(pattern: string): JsonSchema {
  return { type: "string", pattern };
}

/** One of several words, which are given between spaces. */
export function word(words: string): JsonSchema {
  return { type: "string", enum: words.split(" ") };
}

/** One text. */
export function exactly(value: string): JsonSchema {
  return { type: "string", const: value };
}

/** A whole number, both bounds inclusive. */
export function whole(minimum: number, maximum: number = Number.MAX_SAFE_INTEGER): JsonSchema {
  return { type: "integer", minimum, maximum };
}

/** One of several objects, told apart by a constant. */
export function oneOf(...branches: readonly JsonSchema[]): JsonSchema {
  return { oneOf: branches };
}
