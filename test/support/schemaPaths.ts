/* eslint-disable @typescript-eslint/no-unsafe-argument, @typescript-eslint/no-unsafe-assignment, @typescript-eslint/no-unsafe-member-access, @typescript-eslint/no-unsafe-return, @typescript-eslint/restrict-plus-operands -- an attacker writes what the types forbid */
import type { JsonSchema } from "../../src/verify/jsonSchema.js";
import type { Loose } from "./tamperDraft.js";

/** One step from a value of a document into it. */
type Step =
  | { readonly kind: "field"; readonly name: string }
  | { readonly kind: "item" }
  | { readonly kind: "key" }
  | { readonly kind: "branch"; readonly field: string; readonly value: string };

/** A place of a schema that holds a text, a number or a truth value. */
export interface SchemaPath {
  /** `tasks[].quota{ratio}.ratio`; what stands in braces is the kind of the object, and `*` a key that is not fixed. */
  readonly text: string;
  readonly steps: readonly Step[];
}

/** Every such place, in the order of the schema. */
export function schemaPaths(schema: JsonSchema): readonly SchemaPath[] {
  const found: SchemaPath[] = [];
  const walk = (part: JsonSchema, steps: readonly Step[], text: string): void => {
    if (part.oneOf) {
      for (const branch of part.oneOf) {
        const [field, value] = constantOf(branch);
        walk(branch, [...steps, { kind: "branch", field, value }], `${text}{${value}}`);
      }
    } else if (part.items) walk(part.items, [...steps, { kind: "item" }], `${text}[]`);
    else if (part.properties) {
      for (const [name, inner] of Object.entries(part.properties)) {
        walk(inner, [...steps, { kind: "field", name }], text ? `${text}.${name}` : name);
      }
    } else if (typeof part.additionalProperties === "object") {
      walk(part.additionalProperties, [...steps, { kind: "key" }], `${text}.*`);
    } else found.push({ text, steps });
  };
  walk(schema, [], "");
  return found;
}

/** Whether a document has something at a place. */
export function hasPath(value: Loose, [step, ...rest]: readonly Step[]): boolean {
  if (!step) return value !== undefined;
  switch (step.kind) {
    case "field":
      return value?.[step.name] !== undefined && hasPath(value[step.name], rest);
    case "item":
      return Array.isArray(value) && value.some((item) => hasPath(item, rest));
    case "key":
      return Object.values(value ?? {}).some((inner) => hasPath(inner, rest));
    case "branch":
      return value?.[step.field] === step.value && hasPath(value, rest);
  }
}

/**
 * A document that is changed at one place and still satisfies the schema, unless the place is a constant. What is missing on the
 * way is put there.
 */
export function changeAt(
  value: Loose,
  schema: JsonSchema,
  [step, ...rest]: readonly Step[],
  change?: (value: Loose) => unknown,
): Loose {
  if (!step) return change ? change(value) : changed(value, schema);
  switch (step.kind) {
    case "field": {
      const holder = value ?? sampleOf(schema);
      return { ...holder, [step.name]: changeAt(holder[step.name], schema.properties![step.name]!, rest, change) };
    }
    case "item": {
      const items: Loose[] = value ?? [];
      const at = Math.max(
        0,
        items.findIndex((item) => hasPath(item, rest)),
      );
      const item = changeAt(items[at], schema.items!, rest, change);
      return [...items.slice(0, at), item, ...items.slice(at + 1)];
    }
    case "key": {
      const [key = "A"] = Object.keys(value ?? {});
      return { ...value, [key]: changeAt(value?.[key], schema.additionalProperties as JsonSchema, rest, change) };
    }
    case "branch": {
      const branch = schema.oneOf!.find((one) => constantOf(one)[1] === step.value)!;
      return changeAt(value?.[step.field] === step.value ? value : sampleOf(branch), branch, rest, change);
    }
  }
}

function constantOf({ properties = {} }: JsonSchema): readonly [field: string, value: string] {
  for (const name of ["kind", "type"]) {
    const constant = properties[name]?.const;
    if (constant !== undefined) return [name, constant];
  }
  throw new Error("a branch without a constant");
}

const SAMPLES = [
  ...["T-01", "14", "2024-05-06", "2024-05-07", "2023-08-23T15:55:00Z", "2023-08-23T15:56:00Z", "5", "7/3"],
  ...["0".repeat(64), "1".repeat(64), "0".repeat(96), "1".repeat(96), "0".repeat(128), "1".repeat(128), "AB", "CD"],
  ...["52db9ba70e0cc0f6eaf7803dd07447a1f5477735fd3f661792ba94600c84e971/1000"],
  ...["52db9ba70e0cc0f6eaf7803dd07447a1f5477735fd3f661792ba94600c84e971/1001"],
  ...["2/2023-08-23T15:55:00Z", "2/2023-08-23T15:56:00Z", "91140581MA0H00000X", "91140581MA0H00001X", "frame/T09"],
];

/** A value that satisfies a schema, without anything that may be missing. */
function sampleOf(schema: JsonSchema): Loose {
  if (schema.const !== undefined) return schema.const;
  if (schema.enum) return schema.enum[0];
  if (schema.oneOf) return sampleOf(schema.oneOf[0]!);
  switch (schema.type) {
    case "object":
      return Object.fromEntries((schema.required ?? []).map((name) => [name, sampleOf(schema.properties![name]!)]));
    case "array":
      return Array.from({ length: schema.minItems ?? 0 }, () => sampleOf(schema.items!));
    case "integer":
      return schema.minimum ?? 0;
    case "boolean":
      return true;
    default:
      return textsOf(schema)[0]!;
  }
}

function changed(value: Loose, schema: JsonSchema): Loose {
  if (value === undefined) return sampleOf(schema);
  if (schema.const !== undefined) return "dr2";
  if (schema.enum) return schema.enum[(schema.enum.indexOf(value) + 1) % schema.enum.length];
  if (schema.type === "integer") return value < (schema.maximum ?? Infinity) ? value + 1 : value - 1;
  if (schema.type === "boolean") return !value;
  return textsOf(schema, value).find((text) => text !== value);
}

function textsOf({ pattern }: JsonSchema, value?: string): readonly string[] {
  if (pattern === undefined) return ["50%", "25%"];
  const form = new RegExp(pattern, "u");
  const near =
    value === undefined ? [] : [value.replace(/^[0-9a-f]/, (digit) => (digit === "7" ? "8" : "7")), `${value}1`];
  return [...(/\d{4}-/.test(value ?? "") ? [] : near), ...SAMPLES].filter((text) => form.test(text));
}
