import { describeValue, quote } from "../errors/describeValue.js";
import { DoubleRandomError } from "../errors/DoubleRandomError.js";
import { isPlainObject } from "../errors/isPlainObject.js";
import { formatPath } from "../model/formatPath.js";
import type { JsonSchema } from "./jsonSchema.js";

/** Where a value first differs from a schema. */
export interface SchemaProblem {
  /** As a reader would write it: `targets[12].creditClass`. */
  readonly path: string;
  /** What would have been right. */
  readonly expected: string;
  /** What is there, shortened to a line. */
  readonly received: string;
}

/** A problem whose path is still being put together, on the way out. */
interface Found {
  readonly steps: readonly (string | number)[];
  readonly expected: string;
  readonly received: string;
}

/** What is found out once for a document: the rules of each part of the schema, and its regular expressions. */
interface Prepared {
  readonly rules: Map<JsonSchema, readonly Rule[]>;
  readonly patterns: Map<string, RegExp>;
}

/**
 * Compares a value with a JSON Schema and answers with the first problem, or nothing if there is none.
 *
 * Guarantees: says of JSON what a validator of the draft 2020-12 says; every keyword counts, and one that it does not know is an
 * error; it goes as deep as the schema does, however deep the value is.
 *
 * @param name - what the value is called in the problem: `targets`
 * @throws {@link DoubleRandomError} `FIELD_UNKNOWN` for a schema with another keyword, or with alternatives that no constant tells
 *   apart
 */
export function matchesSchema(schema: JsonSchema, value: unknown, name: string): SchemaProblem | undefined {
  const problem = findProblem(value, schema, { rules: new Map(), patterns: new Map() });
  return problem && { path: formatPath(name, problem.steps), expected: problem.expected, received: problem.received };
}

function findProblem(value: unknown, schema: JsonSchema, prepared: Prepared): Found | undefined {
  let rules = prepared.rules.get(schema);
  if (!rules) prepared.rules.set(schema, (rules = Object.keys(schema).map(ruleOf)));
  return firstOf(rules, (rule) => rule(value, schema, prepared));
}

/** What a keyword demands; asked only of schemas that have the keyword. */
type Rule = (value: unknown, schema: JsonSchema, prepared: Prepared) => Found | undefined;

const TYPES: Readonly<
  Record<NonNullable<JsonSchema["type"]>, readonly [name: string, includes: (value: unknown) => boolean]>
> = {
  object: ["an object", isPlainObject],
  array: ["a list", Array.isArray],
  string: ["text", (value) => typeof value === "string"],
  integer: ["a whole number", Number.isInteger],
  boolean: ["true or false", (value) => typeof value === "boolean"],
};

const KEYWORDS: { readonly [K in keyof Required<JsonSchema>]: Rule } = {
  type: (value, { type }) => {
    const [expected, includes] = TYPES[type!];
    return includes(value) ? undefined : found(value, expected);
  },
  properties: (value, { properties }, prepared) =>
    firstOf(Object.keys(properties!), (field) =>
      isPlainObject(value) && Object.hasOwn(value, field)
        ? within(field, findProblem(value[field], properties![field]!, prepared))
        : undefined,
    ),
  required: (value, { required }) =>
    firstOf(required!, (field) =>
      isPlainObject(value) && !Object.hasOwn(value, field) ? within(field, found(undefined, "a value")) : undefined,
    ),
  additionalProperties: (value, { additionalProperties, properties = {} }, prepared) =>
    firstOf(keysOf(value), (field) => {
      if (Object.hasOwn(properties, field)) return undefined;
      if (additionalProperties) {
        const inner = (value as Readonly<Record<string, unknown>>)[field];
        return within(field, findProblem(inner, additionalProperties, prepared));
      }
      return { steps: [field], expected: "only known fields", received: `the field ${quote(field)}` };
    }),
  propertyNames: (value, { propertyNames }, prepared) =>
    firstOf(keysOf(value), (field) => within(field, findProblem(field, propertyNames!, prepared))),
  items: (value, { items }, prepared) => {
    if (!Array.isArray(value)) return undefined;
    for (let index = 0; index < value.length; index++) {
      const problem = within(index, findProblem(value[index], items!, prepared));
      if (problem) return problem;
    }
    return undefined;
  },
  minItems: (value, { minItems }) =>
    Array.isArray(value) && value.length < minItems!
      ? found(value, `a list of at least ${String(minItems)}`)
      : undefined,
  pattern: (value, { pattern }, { patterns }) => {
    if (typeof value !== "string") return undefined;
    let form = patterns.get(pattern!);
    if (!form) patterns.set(pattern!, (form = new RegExp(pattern!, "u")));
    return form.test(value) ? undefined : found(value, `text of the form ${pattern!}`);
  },
  enum: (value, { enum: words }) =>
    words!.includes(value as string) ? undefined : found(value, `one of ${words!.map(quote).join(", ")}`),
  const: (value, { const: only }) => (value === only ? undefined : found(value, quote(only!))),
  minimum: (value, { minimum }) =>
    typeof value === "number" && value < minimum! ? found(value, `a number of at least ${String(minimum)}`) : undefined,
  maximum: (value, { maximum }) =>
    typeof value === "number" && value > maximum! ? found(value, `a number of at most ${String(maximum)}`) : undefined,
  oneOf: (value, { oneOf }, prepared) => {
    const [field, constants] = discriminatorOf(oneOf!);
    if (!isPlainObject(value)) return found(value, "an object");
    const stated = Object.hasOwn(value, field) ? value[field] : undefined;
    const branch = oneOf![constants.indexOf(stated as string)];
    if (branch) return findProblem(value, branch, prepared);
    return within(field, found(stated, `one of ${constants.map(quote).join(", ")}`));
  },
};

function ruleOf(keyword: string): Rule {
  if (Object.hasOwn(KEYWORDS, keyword)) return KEYWORDS[keyword as keyof JsonSchema];
  throw unknownKeyword("known keywords", keyword);
}

/** The field, required in every branch, that has another constant in each; so at most one branch can match. */
function discriminatorOf(branches: readonly JsonSchema[]): readonly [field: string, constants: readonly string[]] {
  for (const field of branches[0]?.required ?? []) {
    const constants = branches.map(({ required, properties }) =>
      required?.includes(field) ? properties?.[field]?.const : undefined,
    );
    const distinct = new Set(constants.filter((constant) => constant !== undefined));
    if (distinct.size === branches.length) return [field, [...distinct]];
  }
  throw unknownKeyword("alternatives that a constant in a required field tells apart", "oneOf");
}

function firstOf<T>(entries: readonly T[], problemOf: (entry: T) => Found | undefined): Found | undefined {
  for (const entry of entries) {
    const problem = problemOf(entry);
    if (problem) return problem;
  }
  return undefined;
}

function within(step: string | number, problem: Found | undefined): Found | undefined {
  return problem && { ...problem, steps: [step, ...problem.steps] };
}

function found(value: unknown, expected: string): Found {
  return { steps: [], expected, received: describeValue(value) };
}

function keysOf(value: unknown): readonly string[] {
  return isPlainObject(value) ? Object.keys(value) : [];
}

function unknownKeyword(expected: string, keyword: string): DoubleRandomError {
  return new DoubleRandomError({ code: "FIELD_UNKNOWN", path: "schema", expected, received: quote(keyword) });
}
