import type { JsonSchema } from "../../src/verify/jsonSchema.js";

const HEADER = `// Made by \`npm run schemas\` from the schemas of src/model; schema/ has the same in full.
`;

/**
 * The text of src/verify/documentSchemas.ts: the same schemas written with the forms of src/verify/schemaForms.ts, each part that
 * occurs twice once.
 */
export function writeDocumentSchemas(documents: Readonly<Record<string, JsonSchema>>): string {
  const occurrences = countParts(documents);
  const names = new Map<string, string>();
  const shared: string[] = [];
  const used = new Set<string>();

  const form = (name: string, ...parameters: readonly (string | undefined)[]): string => {
    used.add(name);
    return `${name}(${parameters.filter((parameter) => parameter !== undefined).join(", ")})`;
  };
  const fieldsOf = (fields: Readonly<Record<string, JsonSchema>>): string =>
    `{ ${Object.entries(fields)
      .map(([name, schema]) => `${keyText(name)}: ${write(schema)}`)
      .join(", ")} }`;
  const writeForm = (schema: JsonSchema): string => {
    switch (Object.keys(schema).sort().join(" ")) {
      case "additionalProperties properties required type":
      case "additionalProperties properties type": {
        const { properties = {}, required = [] } = schema;
        const optional = Object.keys(properties).filter((name) => !required.includes(name));
        return form(
          "object",
          fieldsOf(properties),
          optional.length > 0 ? JSON.stringify(optional.join(" ")) : undefined,
        );
      }
      case "additionalProperties propertyNames type":
        return form("map", write(schema.propertyNames!), write(schema.additionalProperties as JsonSchema));
      case "items type":
        return form("list", write(schema.items!));
      case "items minItems type":
        return form("list", write(schema.items!), String(schema.minItems));
      case "pattern type":
        return form("text", JSON.stringify(schema.pattern));
      case "enum type":
        return form("word", JSON.stringify(schema.enum!.join(" ")));
      case "const type":
        return form("exactly", JSON.stringify(schema.const));
      case "maximum minimum type": {
        const { minimum, maximum } = schema;
        return form("whole", String(minimum), maximum === Number.MAX_SAFE_INTEGER ? undefined : String(maximum));
      }
      case "oneOf":
        return form("oneOf", ...schema.oneOf!.map(write));
      default:
        return JSON.stringify(schema);
    }
  };
  const write = (schema: JsonSchema): string => {
    const key = JSON.stringify(schema);
    const name = names.get(key);
    if (name !== undefined) return name;
    const text = writeForm(schema);
    if ((occurrences.get(key) ?? 0) < 2) return text;
    const own = `s${names.size + 1}`;
    names.set(key, own);
    shared.push(`const ${own}: JsonSchema = ${text};`);
    return own;
  };

  const members = Object.entries(documents).map(([name, schema]) => `  ${keyText(name)}: ${write(schema)},`);
  const kinds = Object.keys(documents).map((name) => JSON.stringify(name));
  return `${HEADER}import type { JsonSchema } from "./jsonSchema.js";
import { ${[...used].sort().join(", ")} } from "./schemaForms.js";

${shared.join("\n")}

/** The schema of every document that a page may be given, by its kind. */
export const DOCUMENT_SCHEMAS: Readonly<Record<${kinds.join(" | ")}, JsonSchema>> = {
${members.join("\n")}
};
`;
}

/** How often each part of the schemas occurs, by its text; what is within a part that has been seen is not counted again. */
function countParts(documents: Readonly<Record<string, JsonSchema>>): ReadonlyMap<string, number> {
  const occurrences = new Map<string, number>();
  const visit = (schema: JsonSchema): void => {
    const key = JSON.stringify(schema);
    const before = occurrences.get(key) ?? 0;
    occurrences.set(key, before + 1);
    if (before === 0) partsOf(schema).forEach(visit);
  };
  Object.values(documents).forEach(visit);
  return occurrences;
}

/** The schemas directly within a schema. */
export function partsOf(schema: JsonSchema): readonly JsonSchema[] {
  const { properties = {}, additionalProperties, propertyNames, items, oneOf = [] } = schema;
  const single = [additionalProperties, propertyNames, items].filter((part) => part !== undefined && part !== false);
  return [...Object.values(properties), ...single, ...oneOf];
}

function keyText(name: string): string {
  return /^[A-Za-z]\w*$/.test(name) ? name : JSON.stringify(name);
}
